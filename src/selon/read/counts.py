"""Enters: tokens and a language's numerals. Leaves: counts, with bounds, ranges and approximations.

Every number is found, whatever it counts; later layers tell people from rockets. Linear: each token is read a fixed
number of times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.counts import Count
from selon.model.tokens import NUMBER

if TYPE_CHECKING:
    from selon.model.tokens import Tokens
    from selon.packs.numerals import Numerals

GROUP = 3  # digits after a separator that groups thousands
LONGEST = 12  # tokens of one written number


class Number(msgspec.Struct, frozen=True):
    """A bare number: tokens `first` to `last`, its value, the shape of its words, the token after a tie ("de")."""

    first: int
    last: int
    value: int
    shape: str
    reach: int


def digits_value(form: str) -> float | None:
    """The value of a number in digits; a point or comma before just three digits groups thousands."""
    compact = "".join(c for c in form if not c.isspace())
    for mark in ".,":
        head, *groups = compact.split(mark)
        if not groups:
            continue
        if all(len(group) == GROUP for group in groups) and 0 < len(head) <= GROUP:
            return float(head + "".join(groups))
        if len(groups) == 1:
            whole = head.replace(".", "").replace(",", "")
            return float(f"{whole}.{groups[0]}") if whole.isdigit() and groups[0].isdigit() else None
    return float(compact) if compact.isdigit() else None


def read_words(tokens: Tokens, at: int, numerals: Numerals) -> tuple[int, float, bool] | None:
    """The number that begins at a token: the token after it, its value, and whether a collective carries it."""
    total, current, seen, index = 0.0, 0.0, False, at
    end = min(len(tokens), at + LONGEST)
    last_piece = 10**12
    while index < end:
        low = tokens.lows[index]
        if tokens.kinds[index] == NUMBER and not seen:
            value = digits_value(low)
            if value is None or (value != int(value) and tokens.lows[index + 1 : index + 2][0:1] and tokens.lows[index + 1] not in numerals.scales):
                return None
            current, last_piece = value, 0
        elif low in numerals.scales:
            scale = numerals.scales[low]
            if scale == 100:
                current = (current or 1) * scale
            else:
                total, current = total + (current or 1) * scale, 0.0
            last_piece = scale
        elif low in numerals.values:
            value = numerals.values[low]
            is_score = seen and value == 20 and current % 100 == 4
            if is_score:
                current += 76
            elif seen and value >= last_piece:
                break
            else:
                current += value
            last_piece = 20 if is_score else value
        elif "-" in low and joined_value(low, numerals) is not None:
            value = joined_value(low, numerals) or 0
            if seen and value >= last_piece:
                break
            current += value
            last_piece = 1
        elif not (seen and low in numerals.joiners and follows_on(tokens, index, numerals, last_piece)):
            break
        seen = True
        index += 1
    return (index, total + current, False) if seen else None


def follows_on(tokens: Tokens, at: int, numerals: Numerals, last_piece: float) -> bool:
    """Whether a joiner inside a number is followed by the rest of it: *vingt et un*, never *trente et deux*."""
    if at + 1 >= len(tokens) or last_piece < 20 or last_piece > 60 or tokens.kinds[at - 1] == NUMBER:
        return False
    return numerals.values.get(tokens.lows[at + 1]) in {1, 11}


def joined_value(low: str, numerals: Numerals) -> int | None:
    """The value of a number written with hyphens: quarante-six, quatre-vingt-dix, cent-vingt."""
    total = 0
    for piece in low.split("-"):
        value = numerals.values.get(piece)
        if value == 20 and total % 100 == 4:
            total += 76
        elif value is not None:
            total += value
        elif piece in numerals.scales:
            total = (total or 1) * numerals.scales[piece]
        elif piece not in numerals.joiners:
            return None
    return total


def tied(tokens: Tokens, at: int, words: tuple[str, ...]) -> int:
    """The token after one of the words at this token, or this token."""
    return at + 1 if at < len(tokens) and tokens.lows[at] in words else at


def read_collective(tokens: Tokens, at: int, numerals: Numerals) -> Number | None:
    """A collective at or just after this token: *une vingtaine de*, *plusieurs dizaines de milliers d'*."""
    lows = tokens.lows
    first, low = at, lows[at]
    opens_vague = low in numerals.several or low in numerals.plural
    index = at + 1 if opens_vague or low in numerals.indefinite else at
    if index >= len(tokens):
        return None
    word = lows[index]
    value = numerals.plurals.get(word) if (opens_vague or index == at) else numerals.collectives.get(word)
    shape = "vague"
    if value is None and index > at and not opens_vague:
        value, shape = numerals.collectives.get(word), "about"
    elif not opens_vague and index > at:
        shape = "about"
    if value is None or (index == at and word not in numerals.plurals and word not in numerals.collectives):
        return None
    if index == at and word in numerals.scales:
        return None
    index += 1
    after_of = tied(tokens, index, numerals.of)
    if after_of > index and after_of < len(tokens) and lows[after_of] in numerals.plurals:
        value, index = value * numerals.plurals[lows[after_of]] // 2, after_of + 1
    return Number(first, index, value, shape, tied(tokens, index, numerals.of))


def read_number(tokens: Tokens, at: int, numerals: Numerals) -> Number | None:
    """The number, collective or quantifier that begins at this token."""
    low = tokens.lows[at]
    is_number = tokens.kinds[at] == NUMBER
    if not is_number and low not in numerals.starters and low not in numerals.plural and "-" not in low:
        return None
    if not is_number:
        collective = read_collective(tokens, at, numerals)
        if collective:
            return collective
        if low in numerals.none:
            return Number(at, at + 1, 0, "none", at + 1)
        if low in numerals.several:
            return Number(at, at + 1, 2, "several", at + 1)
        if low in numerals.plural:
            return None
    found = read_words(tokens, at, numerals)
    if not found:
        return None
    index, value, _ = found
    if index == at + 1 and low in numerals.indefinite:
        return Number(at, index, 1, "one", index)
    ends_in_scale = tokens.lows[index - 1] in numerals.scales and numerals.scales[tokens.lows[index - 1]] > 1000
    reach = tied(tokens, index, numerals.of) if ends_in_scale else index
    return Number(at, index, round(value), "exact", reach)


def bound_before(tokens: Tokens, at: int, numerals: Numerals) -> tuple[int, str] | None:
    """The bounding phrase that ends just before this token: where it begins, and its kind."""
    if at == 0:
        return None
    for pieces, kind in numerals.before.get(tokens.lows[at - 1], ()):
        begin = at - len(pieces)
        if begin >= 0 and tuple(tokens.lows[begin:at]) == pieces:
            return begin, kind
    return None


def bound_after(tokens: Tokens, at: int, numerals: Numerals) -> tuple[int, str] | None:
    """The bounding phrase that begins at this token: where it ends, and its kind."""
    for pieces, kind in numerals.after:
        if tuple(tokens.lows[at : at + len(pieces)]) == pieces:
            return at + len(pieces), kind
    return None


def read_range(tokens: Tokens, number: Number, numerals: Numerals) -> tuple[int, Number] | None:
    """The upper end of a range that this number begins: where the range begins, and the number that ends it."""
    middle = number.last
    if middle + 1 >= len(tokens) or tokens.lows[middle] not in numerals.bounds.range_middle:
        return None
    upper = read_number(tokens, middle + 1, numerals)
    if upper is None or upper.value <= number.value or upper.shape not in {"exact", "about"}:
        return None
    opens = number.first > 0 and tokens.lows[number.first - 1] in numerals.bounds.range_opening
    word = tokens.lows[middle]
    is_plain_and = word in numerals.joiners and word.isalpha()
    if is_plain_and and not (opens and len(tokens.lows[number.first - 1]) > 2):
        return None
    return (number.first - 1 if opens else number.first), upper


def bounded(value: int, kind: str | None, shape: str) -> tuple[int | None, int | None, bool]:
    """Least, most and approximation of a number under a bounding word."""
    if kind == "most":
        return None, value, False
    if kind == "least" or shape in {"vague", "several"}:
        return value, None, False
    return value, value, kind == "about" or shape == "about"


def make_count(tokens: Tokens, number: Number, numerals: Numerals) -> Count:
    """The count around a bare number: its range or bounds, and whether it is taken from a whole."""
    found = read_range(tokens, number, numerals)
    if found:
        first, upper = found
        return Count(
            first=first, last=upper.last, core=number.first, reach=upper.reach, least=number.value, most=upper.value, shape="range"
        )
    first, kind, last = number.first, None, number.last
    before = bound_before(tokens, number.first, numerals)
    if before:
        first, kind = before
        outer = bound_before(tokens, first, numerals)
        if outer:
            first, kind = outer[0], outer[1] if kind == "about" else kind
    after = bound_after(tokens, last, numerals) if before is None else None
    if after:
        last, kind = after
    least, most, approx = bounded(number.value, kind, number.shape)
    reach = max(last, number.reach)
    return Count(
        first=first, last=last, core=number.first, reach=reach, least=least, most=most, approx=approx, shape=number.shape  # type: ignore[arg-type]
    )


def find_counts(tokens: Tokens, numerals: Numerals) -> list[Count]:
    """All counts of a text, in order; those that give a number twice ("quarante-six (46)") are one."""
    counts: list[Count] = []
    at, size = 0, len(tokens)
    while at < size:
        number = read_number(tokens, at, numerals)
        if number is None:
            at += 1
            continue
        count = make_count(tokens, number, numerals)
        count = absorb_digits(tokens, count, numerals)
        count = mark_part(tokens, count, numerals)
        counts.append(count)
        at = max(count.last, at + 1)
    return counts


def absorb_digits(tokens: Tokens, count: Count, numerals: Numerals) -> Count:
    """Take in a bracket that repeats the number in digits."""
    at = count.last
    if at + 2 < len(tokens) and tokens.lows[at] == "(" and tokens.lows[at + 2] == ")" and tokens.kinds[at + 1] == NUMBER:
        value = digits_value(tokens.lows[at + 1])
        if value is not None and value == (count.least if count.least is not None else count.most):
            return msgspec.structs.replace(count, last=at + 3, reach=max(count.reach, at + 3))
    return count


def mark_part(tokens: Tokens, count: Count, numerals: Numerals) -> Count:
    """Mark counts taken from a whole, and those that come on top of another."""
    at = count.last
    if at >= len(tokens):
        return count
    low = tokens.lows[at]
    if low in numerals.others:
        after = tied(tokens, at + 1, numerals.of)
        return msgspec.structs.replace(count, last=at + 1, reach=max(after, count.reach), adds=True)
    if count.shape in {"exact", "one", "several"} and low in numerals.parts_of and count.reach == count.last:
        pair = f"{low} {tokens.lows[at + 1]}" if at + 1 < len(tokens) else low
        width = 2 if pair in numerals.parts_of else 1
        return msgspec.structs.replace(count, reach=at + width, takes_part=True)
    return count
