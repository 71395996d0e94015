"""What a request asks for: the filters of a view, which page of a list, which claim, which words.

Enters: a request's path and query. Leaves: a `Question`; a day or number that can not be read is left out and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlencode

import msgspec

from selon.model.view import View

NAMES = ("since", "until", "place", "side", "source", "outlet", "conflict", "as_known_on", "recorded_by")
DAYS = frozenset({"since", "until", "as_known_on"})
OTHERS = ("outcome", "status", "scope", "kind", "incident")
LONGEST = 200


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: `view` of the ledger, `asked` the filters in the address, `faults` what could not be read.

    `incident` is the beginning of the id of the one incident that a dossier is about.
    """

    view: View = View()
    outcome: str | None = None
    status: str | None = None
    scope: str | None = None
    incident: str | None = None
    id: str = ""
    words: str = ""
    order: str = ""
    page: int = 1
    asked: dict[str, str] = {}
    faults: tuple[str, ...] = ()

    def key(self) -> str:
        """The question as text, the same for the same question."""
        return msgspec.json.encode(self).decode("ascii", "replace")


def read_question(query: Mapping[str, str], path: Mapping[str, str]) -> Question:
    """The question of a request."""
    asked: dict[str, str] = {}
    faults = []
    for name in (*NAMES, *OTHERS):
        value = query.get(name, "").strip()[:LONGEST]
        if value and not _is_right(name, value):
            faults.append(name)
        elif value:
            asked[name] = value
    number = query.get("page", "1")
    return Question(
        view=msgspec.convert({name: asked[name] for name in (*NAMES, "kind") if name in asked}, View),
        outcome=asked.get("outcome"),
        status=asked.get("status"),
        scope=asked.get("scope"),
        incident=asked.get("incident"),
        id=path.get("id", ""),
        words=query.get("q", "").strip()[:LONGEST],
        order=query.get("order", "")[:20],
        page=min(int(number), 100_000)
        if number.isdecimal() and number.isascii() and len(number) < 7 and int(number)
        else 1,
        asked=asked,
        faults=tuple(faults),
    )


def link(path: str, asked: Mapping[str, str], changes: Mapping[str, object]) -> str:
    """An address with the filters, some of them changed; one that is set to nothing is left out."""
    merged = {**asked, **{name: str(value) if value is not None else "" for name, value in changes.items()}}
    query = urlencode([(name, value) for name, value in merged.items() if value])
    return f"{path}?{query}" if query else path


def _is_right(name: str, value: str) -> bool:
    try:
        if name in DAYS:
            date.fromisoformat(value)
        elif name == "recorded_by":
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in value)
