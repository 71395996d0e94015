"""Enters: the tokens that a rule of time matched. Leaves: the symbol they make."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from selon.model.times import TimeSymbol

if TYPE_CHECKING:
    from selon.model.tokens import Tokens
    from selon.packs.times import Leaf, TimeWords

CENTURY, YOUNGEST = 1900, 31  # two digits below this are of the next century

MONTHS = frozenset({"MONTH", "PLAINMONTH", "NAMEMONTH", "MIDMONTH"})
FIELDS_OF = {"WEEKDAY": "weekday", "PART": "part", "UNIT": "unit", "LONGUNIT": "unit", "EDGE": "edge"}
FIELDS_OF |= {"SHIFT": "shift", "DAYWORD": "shift", "SEASON": "month"}


class Capture(NamedTuple):
    """A token that a pattern's element matched, under the element's name."""

    name: str
    at: int


class Fields(msgspec.Struct):
    """The fields of a symbol while its tokens are read."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    count: int | None = None
    shift: int | None = None
    edge: str = ""
    part: str = ""


def leading_digits(form: str) -> str:
    """The digits that a form begins with."""
    return "".join(takewhile(str.isdecimal, form))


def number_at(low: str, words: TimeWords) -> int | None:
    """The value of a number in digits or in a word, of an ordinal too."""
    if low in words.number_words:
        return words.number_words[low]
    if low in words.ordinals:
        return words.ordinals[low]
    digits = leading_digits(low)
    return int(digits) if digits else None


def read_capture(fields: Fields, name: str, low: str, words: TimeWords) -> None:
    """Put what one token says into the field that its class names."""
    if name in MONTHS:
        fields.month = words.values[name][low]  # type: ignore[assignment]  # the tables of a pack map to numbers here
        fields.edge = "middle" if name == "MIDMONTH" else fields.edge
    elif name in FIELDS_OF:
        setattr(fields, FIELDS_OF[name], words.values[name][low])
    elif name == "MIDYEAR":
        fields.year, fields.edge = words.values[name][low], "middle"  # type: ignore[assignment]  # a table of numbers
    elif name == "HALF":
        fields.count, fields.unit = 2 * (fields.count or 0) + 1, "half"
    else:
        read_number(fields, name, low, words)


def read_number(fields: Fields, name: str, low: str, words: TimeWords) -> None:
    """Put what a token of digits or a number word says into its field."""
    if name == "DM":
        day, _, month = low.partition(".")
        fields.day, fields.month = int(day), int(month)
        return
    value = words.decades.get(low) if name == "DECADE" and low in words.decades else number_at(low, words)
    if name in {"DAY", "LONEDAY"}:
        fields.day = value
    elif name == "MM":
        fields.month = value
    elif name in {"YEAR", "LINEYEAR", "DECADE"}:
        fields.year = value
    elif name in {"YY", "SHORTYEAR"} and value is not None:
        fields.year = CENTURY + value + (100 if value < YOUNGEST else 0)
    elif name == "CENTURY":
        fields.count = words.century_words.get(low, value)
    elif name in {"N", "ORD"}:
        fields.count = value


def read_fields(captures: list[Capture], tokens: Tokens, words: TimeWords) -> Fields:
    """The fields that a row of tokens gives; a later token of a class overrules an earlier."""
    fields = Fields()
    for name, at in captures:
        if name.isupper():
            low = words.accented.get(tokens.lows[at], tokens.lows[at])
            read_capture(fields, "DAYWORD" if low in words.days else name, low, words)
    return fields


def make_symbol(
    leaf: Leaf, captures: list[Capture], span: tuple[int, int], tokens: Tokens, words: TimeWords
) -> list[TimeSymbol]:
    """The symbol of one match; of a list of two dates, one symbol each."""
    if leaf.rule.is_void:
        return []
    if not leaf.splits:
        return [build(leaf, span, read_fields(captures, tokens, words))]
    bounds = list(zip((0, *leaf.splits), (*leaf.splits, len(captures)), strict=True))
    pieces = [[c for c in captures[a:b] if span[0] <= c.at < span[1]] for a, b in bounds]
    parts = [read_fields(piece, tokens, words) for piece in pieces]
    share_fields(parts)
    spans = [(next((c.at for c in piece if c.name.isupper()), piece[0].at), piece[-1].at + 1) for piece in pieces]
    if leaf.rule.is_list:
        return [build(leaf, where, fields) for where, fields in zip(spans, parts, strict=True)]
    return [build(leaf, span, parts[0], build(leaf, spans[-1], parts[-1]))]


def share_fields(parts: list[Fields]) -> None:
    """Give the parts of a list or interval what only its last, or its first, says: month, year, "last"."""
    first, last = parts[0], parts[-1]
    for part in parts:
        part.year = part.year or last.year or first.year
        part.month = part.month or last.month or first.month
        part.shift = last.shift if part.shift is None else part.shift


def build(leaf: Leaf, span: tuple[int, int], fields: Fields, other: TimeSymbol | None = None) -> TimeSymbol:
    """The symbol with what its words say, and for the rest what its rule sets."""
    rule, fixed = leaf.rule, leaf.rule.set
    toward = fixed.toward
    if fields.shift is not None and rule.kind in {"date", "named", "weekend", "season"}:
        toward = fields.shift
    shift = fields.shift if fields.shift is not None else fixed.shift
    return TimeSymbol(
        first=span[0],
        last=span[1],
        kind=rule.kind,
        rule=rule.id,
        year=fields.year,
        month=fields.month,
        day=fields.day,
        weekday=fields.weekday,
        unit=fixed.unit or fields.unit,  # type: ignore[arg-type]  # the pack's schema holds units to the list
        count=fields.count if fields.count is not None else fixed.count,
        shift=shift or 0,
        toward=toward,
        anchor=fixed.anchor,
        bound=fixed.bound,
        edge=fixed.edge or fields.edge,  # type: ignore[arg-type]  # the pack's schema holds edges to the list
        part=fields.part,
        name=leaf.name,
        is_loose=fixed.is_loose,
        other=other,
    )
