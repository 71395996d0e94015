"""The review queue: claims that nobody decided on, what matters most first, one of them open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from selon.ledger.claims import claims_in
from selon.ledger.sheets import show_claim
from selon.ledger.store import Store
from selon.model.view import ClaimRow
from selon.web.asking import Question
from selon.web.desk import Desk
from selon.web.known import Known, rows_by_anchor
from selon.web.page import Page
from selon.web.pages.claim import ClaimPage, build, describe

NEXT = 12
HEAD = 400  # claims at the head of a queue that are looked at anew
WAITS = ("disputed", "to confirm")
DONE = ("accepted", "rejected")
# What a claim weighs in the queue: what waits for a person before what contradicts, before what is only large or new.
WAITING, CONTRADICTING, DOUBTFUL, FIRST = 1_000.0, 100.0, 40.0, 10.0
SMALL_MARGIN = 1.0


class Waiting(msgspec.Struct, frozen=True):
    """A claim of the queue and why it stands where it does."""

    row: ClaimRow
    why: tuple[str, ...]
    weight: float


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """The queue; `open` is the claim to decide on now, missing when there is none left."""

    open: ClaimPage | None
    why: tuple[str, ...]
    at: int
    total: int
    before: str | None
    after: str | None
    coming: tuple[Waiting, ...]
    done: int


def build_review(desk: Desk, question: Question) -> Review:
    """The queue of what is asked for, opened at the claim whose id begins as asked, else at the first."""
    with desk.reading() as store:
        key = f"queue {msgspec.structs.replace(question, page=1, id='').key()}"
        queue, done = desk.once(store, key, lambda opened: make_queue(opened, desk.known(opened, question), question))
        if desk.is_partial:
            left = still_open(store, queue, question)
            queue, done = left, done + len(queue) - len(left)
        asked = enumerate(queue) if question.id else ()
        at = next((n for n, one in asked if one.row.anchor.startswith(question.id)), None)
        shown = _open(desk, store, queue, at, question)
    place = at if at is not None else 0
    return Review(
        open=shown,
        why=queue[place].why if queue and (at is not None or not question.id) else (),
        at=place + 1 if queue else 0,
        total=len(queue),
        before=queue[place - 1].row.anchor if queue and place > 0 else None,
        after=queue[place + 1].row.anchor if place + 1 < len(queue) else None,
        coming=tuple(queue[place + 1 : place + 1 + NEXT]),
        done=done,
    )


def _open(desk: Desk, store: Store, queue: Sequence[Waiting], at: int | None, question: Question) -> ClaimPage | None:
    """The claim to be decided on; one that has left the queue can be opened again by its id."""
    if question.id and at is None:
        return describe(show_claim(store, question.id))
    if not queue:
        return None
    return build(desk, msgspec.structs.replace(question, id=queue[at or 0].row.anchor))


def make_queue(store: Store, known: Known, question: Question) -> tuple[list[Waiting], int]:
    """The claims that nobody decided on, in order, and how many are decided."""
    rows = sorted(claims_in(store, question.view), key=lambda row: (row.public_on or "", row.begins, row.anchor))
    firsts = set(_firsts(rows))
    queue = [_weigh(row, known, firsts) for row in rows if not is_done(row)]
    ordered = sorted(queue, key=lambda one: (-one.weight, one.row.public_on or "", one.row.anchor))
    return ordered, len(rows) - len(queue)


def still_open(store: Store, queue: Sequence[Waiting], question: Question) -> list[Waiting]:
    """A queue that was made before the newest decisions, without what they settle at its head."""
    head = rows_by_anchor(store, [one.row.anchor for one in queue[:HEAD]], question.view)
    return [one for one in queue if one.row.anchor not in head or not is_done(head[one.row.anchor])]


def is_done(row: ClaimRow) -> bool:
    """Whether people decided on the whole claim, and nothing of it waits."""
    return any(mark in DONE for mark in row.marks) and not any(mark.endswith(WAITS) for mark in row.marks)


def _weigh(row: ClaimRow, known: Known, firsts: set[str]) -> Waiting:
    size = row.least if row.least is not None else row.most or 0
    reasons = {
        "waits": WAITING * any(mark.endswith(WAITS) for mark in row.marks),
        "contradicts": CONTRADICTING * len(known.rivals.get(row.anchor, ())),
        "doubtful": DOUBTFUL * (known.margins.get(row.anchor, math.inf) < SMALL_MARGIN),
        "first": FIRST * (row.anchor in firsts),
    }
    why = [name for name, weight in reasons.items() if weight]
    if size >= 100:
        why.append("high")
    return Waiting(row, tuple(why), sum(reasons.values()) + 10 * math.log10(1 + size))


def _firsts(rows: Iterable[ClaimRow]) -> Iterator[str]:
    """The first claim of each source on each side and kind of harm."""
    seen = set()
    for row in rows:
        kind = row.speaker, row.side, row.label
        if kind not in seen:
            yield row.anchor
        seen.add(kind)


PAGE = Page("review", "/review", build_review, Review)
OPENED = Page("review", "/review/{id}", build_review, Review)
