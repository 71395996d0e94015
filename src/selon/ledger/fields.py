"""The fields of a claim that people decide on: their value as text, and a row with another value in place.

Enters: rows of claims. Leaves: values as text (None is unset), amended rows, or a `ValueError` for people.
"""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from selon.ledger.interning import WITHHELD
from selon.model.amount import Amount, read_amount, write_amount
from selon.model.claim import EventType, Outcome, Scope, Stance, Status
from selon.model.ids import digest
from selon.model.view import ClaimRow

WHOLE = (
    "figure",
    "label",
    "unit",
    "status",
    "scope",
    "side",
    "actor",
    "source",
    "stance",
    "hedged",
    "since",
    "until",
    "place",
)
FIELDS = (*WHOLE, "said")
OTHER_NAMES = {"outcome": "label", "type": "label", "party": "source"}
WORDLESS = frozenset({"figure", "label", "unit", "status", "scope", "stance", "hedged", "since", "until", "said"})
HIDDEN = "#"
LISTS: dict[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "scope": get_args(Scope),
    "stance": get_args(Stance),
    "hedged": ("yes", "no"),
    "unit": ("person", "household", "body"),
}


def field_name(field: str) -> str:
    """The field by any of its names."""
    name = OTHER_NAMES.get(field, field)
    if name not in FIELDS:
        said = f"no field {field!r}: decide on {', '.join(FIELDS)}, or on the whole claim"
        raise ValueError(said)
    return name


def value_of(row: ClaimRow, field: str | None) -> str | None:
    """The field's value as text; the whole claim's fields together where no field is named."""
    if field is None:
        return msgspec.json.encode({name: value_of(row, name) for name in WHOLE}).decode()
    if field == "figure":
        return write_amount(Amount(row.least, row.most, row.approx)) if row.kind == "toll" else None
    if field == "source":
        return row.speaker
    if field == "hedged":
        return "yes" if row.hedged else "no"
    value: str | None = getattr(row, field)
    return value


def check_value(row: ClaimRow, field: str, value: str) -> str:
    """The value in its canonical form."""
    if field == "figure":
        return write_amount(read_amount(value))
    allowed = LISTS.get(field, ())
    if field == "label":
        allowed = get_args(Outcome) if row.kind == "toll" else get_args(EventType)
    if allowed and value not in allowed:
        said = f"{field} is one of {', '.join(allowed)}, not {value!r}"
        raise ValueError(said)
    return value


def amend_row(row: ClaimRow, field: str, value: str | None) -> ClaimRow:
    """The row with the field at another value, and the days that follow from it."""
    changed: dict[str, Any] = {field: value}  # Any: fields of a row are of several types
    if field == "figure":
        amount = Amount(None, None) if value is None else read_amount(value)
        changed = {"least": amount.least, "most": amount.most, "approx": amount.approx}
    elif field == "source":
        changed = {"party": value, "source": value, "source_kind": row.source_kind if value else "unnamed"}
    elif field == "hedged":
        changed = {"hedged": value == "yes"}
    elif field == "stance" and value is None:
        changed = {}
    elif field == "said" and value:
        changed["public_on"] = value
    amended = msgspec.structs.replace(row, **changed)
    return msgspec.structs.replace(amended, day=amended.until or amended.since or amended.public_on)


def hide_value(value: str | None) -> str | None:
    """A value by which it can be known again but not read; of a whole claim, field by field."""
    if value is None or value.startswith(HIDDEN):
        return value
    fields = _whole(value)
    if fields is None:
        return HIDDEN + digest(value)
    return msgspec.json.encode({name: hide_value(part) for name, part in fields.items()}).decode()


def is_seen(seen: str | None, value: str | None) -> bool:
    """Whether the value is the one that was seen, read or hidden; a hidden one may have been erased since."""
    if seen == value:
        return True
    if seen is None or value is None:
        return False
    if seen.startswith(HIDDEN):
        return value == WITHHELD or seen == hide_value(value)
    before, now = _whole(seen), _whole(value)
    if before is None or now is None:
        return False
    return all(is_seen(before.get(name), now.get(name)) for name in WHOLE)


def _whole(value: str) -> dict[str, str | None] | None:
    """The fields of a whole claim's value, or nothing where it is the value of one field."""
    try:
        return msgspec.json.decode(value, type=dict[str, str | None]) if value.startswith("{") else None
    except msgspec.DecodeError:
        return None


def changed_fields(seen: str | None, now: str | None) -> str:
    """What differs between two values of a whole claim, for people."""
    try:
        before, after = msgspec.json.decode(seen or "{}"), msgspec.json.decode(now or "{}")
    except msgspec.DecodeError:
        return f"{seen} → {now}"
    changed = (name for name in WHOLE if before.get(name) != after.get(name))
    return ", ".join(f"{name}: {before.get(name)} → {after.get(name)}" for name in changed)
