"""Sources: who speaks, how often, of whom, and how often others deny it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.known import Known
from selon.web.lists import Paging, cut_page
from selon.web.page import Page
from selon.web.pages.overview import rows_asked


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """One source: its claims by kind, the sides whose losses it counts, and the days of its first and last claim."""

    name: str
    kind: str
    claims: int
    tolls: int
    denials: int
    hedged: int
    articles: int
    rivals: int
    sides: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None


class Sources(msgspec.Struct, frozen=True):
    """The sources of one page, those that speak most first."""

    rows: tuple[Speaker, ...]
    paging: Paging


def build(desk: Desk, question: Question) -> Sources:
    """The sources that are asked for."""
    with desk.reading() as store:
        key = f"sources {msgspec.structs.replace(question, page=1).key()}"
        rows = desk.once(
            store, key, lambda opened: _speakers(rows_asked(opened, question), desk.known(opened, question))
        )
    some, paging = cut_page(rows, question.page)
    return Sources(tuple(some), paging)


def _speakers(rows: Sequence[ClaimRow], known: Known) -> list[Speaker]:
    groups: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in rows:
        groups[row.speaker].append(row)
    made = [_speaker(name, group, known) for name, group in groups.items()]
    return sorted(made, key=lambda one: (one.name == "narrator", -one.claims, one.name))


def _speaker(name: str, rows: Sequence[ClaimRow], known: Known) -> Speaker:
    sides = Counter(row.side for row in rows if row.side and row.kind == "toll")
    days = [row.public_on for row in rows if row.public_on]
    return Speaker(
        name=name,
        kind=Counter(row.source_kind for row in rows).most_common(1)[0][0],
        claims=len(rows),
        tolls=sum(row.kind == "toll" for row in rows),
        denials=sum(row.stance == "denies" for row in rows),
        hedged=sum(row.hedged for row in rows),
        articles=len({row.document for row in rows}),
        rivals=sum(bool(known.rivals.get(row.anchor)) for row in rows),
        sides=tuple(sorted(sides.items(), key=lambda item: (-item[1], item[0]))[:4]),
        first=min(days, default=None),
        last=max(days, default=None),
    )


PAGE = Page("sources", "/sources", build, Sources)
