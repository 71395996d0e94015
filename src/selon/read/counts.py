"""Enters: tokens and a language's numerals. Leaves: counts, with bounds, ranges and approximations.

Every number is found, whatever it counts; later layers tell people from rockets. Linear: each token is read a fixed
number of times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.counts import Count, CountShape
from selon.model.tokens import MARK, NUMBER

if TYPE_CHECKING:
    from selon.model.tokens import Tokens
    from selon.packs.numerals import Numerals

QUOTES = frozenset('"«“')
CLOSING = {'"': '"', "«": "»", "“": "”"}
NOUN = 4  # tokens from a number within which a bound stands behind its noun
GROUP = 3  # digits after a separator that groups thousands
LONGEST = 12  # tokens of one written number
DIGITS = 15  # of one number; longer rows of digits are no counts
THOUSAND = 1000
HUNDRED, SCORE, TEENS = 100, 20, 76  # what a score after four adds beyond itself: *quatre-vingt*
ALONE = frozenset({1, 11})  # what may follow a joiner inside a number


class Number(msgspec.Struct, frozen=True, gc=False):
    """A bare number: tokens `first` to `last`, its value, the shape of its words, the token after a tie ("de")."""

    first: int
    last: int
    value: int
    shape: CountShape
    reach: int


def digits_value(form: str) -> float | None:
    """The value of a number in digits; a point or comma before just three digits groups thousands."""
    compact = form if form.isalnum() else "".join(form.split())
    if len(compact) > DIGITS:
        return None
    for mark in ".,'\u2019":
        head, *groups = compact.split(mark)
        if not groups:
            continue
        if all(len(group) == GROUP for group in groups) and 0 < len(head) <= GROUP:
            return float(head + "".join(groups))
        if len(groups) == 1:
            whole = head.replace(".", "").replace(",", "")
            return float(f"{whole}.{groups[0]}") if whole.isdecimal() and groups[0].isdecimal() else None
    return float(compact) if compact.isdecimal() else None


def read_digits(tokens: Tokens, at: int, numerals: Numerals) -> float | None:
    """The value of a number in digits at a token; one with decimals counts only before a scale (*1,5 million*)."""
    value = digits_value(tokens.lows[at])
    if value is None or value.is_integer():
        return value
    return value if at + 1 < len(tokens) and tokens.lows[at + 1] in numerals.scales else None


def read_words(tokens: Tokens, at: int, numerals: Numerals) -> tuple[int, float] | None:
    """The number that begins at a token: the token after it, and its value."""
    lows = tokens.lows
    total, current, index = 0.0, 0.0, at
    last_piece = 10**12
    if tokens.kinds[at] == NUMBER:
        value = read_digits(tokens, at, numerals)
        if value is None:
            return None
        current, last_piece, index = value, 0, at + 1
    end = min(len(tokens), at + LONGEST)
    while index < end:
        low = lows[index]
        scale, piece = numerals.scales.get(low), joined_value(low, numerals)
        if scale == HUNDRED:
            current, last_piece = (current or 1) * scale, scale
        elif scale is not None:
            total, current, last_piece = total + (current or 1) * scale, 0.0, scale
        elif piece == SCORE and index > at and current % HUNDRED == 4:
            current, last_piece = current + TEENS, SCORE
        elif piece is not None and (index == at or piece < last_piece):
            current, last_piece = current + piece, 1 if "-" in low else piece
        elif piece is not None or index == at or not follows_on(tokens, index, numerals, last_piece):
            break
        index += 1
    scale = numerals.scales.get(lows[index - 1], 1)
    if scale > HUNDRED and is_half(tokens, index, numerals):
        index, total = index + 2, total + scale / 2
    return (index, total + current) if index > at else None


def is_half(tokens: Tokens, at: int, numerals: Numerals) -> bool:
    """Whether a joiner and a half stand at a token: *un million et demi*."""
    pair = tokens.lows[at : at + 2]
    return len(pair) > 1 and pair[0] in numerals.joiners and pair[1] in numerals.halves


def follows_on(tokens: Tokens, at: int, numerals: Numerals, last_piece: float) -> bool:
    """Whether a joiner inside a number is followed by the rest of it: *vingt et un*, never *trente et deux*."""
    if tokens.lows[at] not in numerals.joiners or at + 1 >= len(tokens) or tokens.kinds[at - 1] == NUMBER:
        return False
    return SCORE <= last_piece <= 60 and numerals.values.get(tokens.lows[at + 1]) in ALONE


def joined_value(low: str, numerals: Numerals) -> int | None:
    """The value of a number word, or of several written with hyphens: quarante-six, quatre-vingt-dix, cent-vingt."""
    known = numerals.values.get(low)
    if known is not None or "-" not in low:
        return known
    total = 0
    for piece in low.split("-", LONGEST):
        value = numerals.values.get(piece)
        if value == SCORE and total % HUNDRED == 4:
            total += TEENS
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


def collective_value(word: str, numerals: Numerals, *, is_vague: bool, is_alone: bool) -> tuple[int, CountShape] | None:
    """The value of a collective and its shape: vague in the plural, about in the singular behind its article."""
    if is_vague or is_alone:
        value = None if is_alone and word in numerals.scales else numerals.plurals.get(word)
        return (value, "vague") if value is not None else None
    value = numerals.collectives.get(word)
    return (value, "about") if value is not None else None


def read_collective(tokens: Tokens, at: int, numerals: Numerals) -> Number | None:
    """A collective at or just after this token: *une vingtaine de*, *plusieurs dizaines de milliers d'*."""
    lows = tokens.lows
    low = lows[at]
    is_vague = low in numerals.several or low in numerals.plural
    index = at + 1 if is_vague or low in (*numerals.indefinite, *numerals.definite) else at
    if index > at:
        index = tied(tokens, index, numerals.sized)
    if index >= len(tokens):
        return None
    found = collective_value(lows[index], numerals, is_vague=is_vague, is_alone=index == at)
    if found is None:
        return None
    value, shape = found
    index += 1
    after_of = tied(tokens, index, numerals.of)
    if after_of > index and after_of < len(tokens) and lows[after_of] in numerals.plurals:
        value, index = value * numerals.plurals[lows[after_of]] // 2, after_of + 1
    return Number(at, index, value, shape, tied(tokens, index, numerals.of))


def read_number(tokens: Tokens, at: int, numerals: Numerals) -> Number | None:
    """The number, collective or quantifier that begins at this token."""
    low = tokens.lows[at]
    if tokens.kinds[at] != NUMBER:
        if low not in numerals.openers and "-" not in low:
            return None
        collective = read_collective(tokens, at, numerals)
        if collective or low in numerals.quantifiers:
            return collective or read_quantifier(tokens, at, numerals)
    found = read_words(tokens, at, numerals)
    if found is None:
        return None
    index, value = found
    if index == at + 1 and low in numerals.indefinite:
        return Number(at, index, 1, "one", index)
    ends_in_scale = numerals.scales.get(tokens.lows[index - 1], 0) > 1000
    return Number(at, index, round(value), "exact", tied(tokens, index, numerals.of) if ends_in_scale else index)


def read_quantifier(tokens: Tokens, at: int, numerals: Numerals) -> Number | None:
    """A word that tells a number without counting: none, several; one that bounds the number after it is no count."""
    low = tokens.lows[at]
    if low in numerals.none:
        return Number(at, at + 1, 0, "none", at + 1)
    is_attribute = low in numerals.attributive and at > 0 and tokens.lows[at - 1] in numerals.of
    if low not in numerals.several or is_attribute:
        return None
    is_bound = low in numerals.before and at + 1 < len(tokens) and read_words(tokens, at + 1, numerals) is not None
    return None if is_bound else Number(at, at + 1, 2, "several", at + 1)


def bound_before(tokens: Tokens, at: int, numerals: Numerals) -> tuple[int, str] | None:
    """The bounding phrase that ends just before this token: where it begins, and its kind."""
    if at == 0:
        return None
    for pieces, kind in numerals.before.get(tokens.lows[at - 1], ()):
        begin = at - len(pieces)
        if begin >= 0 and tuple(tokens.lows[begin:at]) == pieces:
            is_verb = begin > 0 and pieces[0] in numerals.participles and tokens.lows[begin - 1] in numerals.perfect
            return None if is_verb else (begin, kind)
    return None


def bound_after(tokens: Tokens, at: int, numerals: Numerals) -> tuple[int, str] | None:
    """The bounding phrase that begins at this token: where it ends, and its kind."""
    following = tokens.lows[at : at + 1]
    for pieces, kind in numerals.after:
        if following == [pieces[0]] and tuple(tokens.lows[at : at + len(pieces)]) == pieces:
            return at + len(pieces), kind
    return None


def bound_behind(tokens: Tokens, at: int, numerals: Numerals) -> str | None:
    """The kind of a bound behind the counted noun, none of the next number: *quarante gardes au moins*."""
    lows, kinds, end = tokens.lows, tokens.kinds, len(tokens)
    for behind in range(at + 1, min(at + NOUN, end)):
        found = bound_after(tokens, behind + (lows[behind] == ","), numerals)
        if found:
            following = found[0] + (found[0] + 1 < end and lows[found[0]] in numerals.of)  # *et plus d'une centaine*
            is_next = following < end and (kinds[following] == NUMBER or lows[following] in numerals.openers)
            return None if is_next else found[1]
        if kinds[behind] == MARK or lows[behind] in numerals.openers or lows[behind] in numerals.joiners:
            return None
    return None


def read_range(tokens: Tokens, number: Number, numerals: Numerals) -> tuple[int, int, Number] | None:
    """The range that this number begins: its first token, its lower end, and the number that ends it."""
    lows, middle = tokens.lows, number.last
    if middle + 1 >= len(tokens) or lows[middle] not in numerals.bounds.range_middle:
        return None
    upper = read_number(tokens, middle + 1, numerals)
    if upper is None or upper.value <= number.value or upper.shape not in {"exact", "about"}:
        return None
    opening = lows[number.first - 1] if number.first > 0 else ""
    opens = opening in numerals.bounds.range_opening
    is_plain_and = lows[middle] in numerals.joiners and lows[middle].isalpha()
    if is_plain_and and not (opens and len(opening) > 2):
        return None
    scale = numerals.scales.get(lows[upper.last - 1], 1)
    if scale == 1 and upper.value % THOUSAND == 0:
        scale = THOUSAND  # *3 à 4 000*
    lower = number.value * scale if number.value * scale < upper.value else number.value  # *deux à trois mille*
    return number.first - opens, lower, upper


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
        first, lower, upper = found
        before = bound_before(tokens, first, numerals)
        is_about = before is not None and before[1] == "about"  # *quelque cinq à sept*
        return Count(
            first=before[0] if before and is_about else first,
            last=upper.last,
            core=number.first,
            reach=upper.reach,
            least=lower,
            most=upper.value,
            approx=is_about,
            shape="range",
            upper=upper.first,
        )
    first, last, kind = find_bound(tokens, number, numerals)
    least, most, approx = bounded(number.value, kind, number.shape)
    return Count(
        first=first,
        last=last,
        core=number.first,
        reach=max(last, number.reach),
        least=least,
        most=most,
        approx=approx,
        shape=number.shape,
    )


def find_bound(tokens: Tokens, number: Number, numerals: Numerals) -> tuple[int, int, str | None]:
    """The first token of a number with what bounds it, the token after both, and the kind of bound."""
    first, kind, last = number.first, None, number.last
    before = bound_before(tokens, number.first, numerals)
    is_quoted = before is None and number.first > 0 and tokens.lows[number.first - 1] in QUOTES
    quoted = bound_before(tokens, number.first - 1, numerals) if is_quoted else None
    if quoted:
        kind = quoted[1]
    if before:
        first, kind = before
        outer = bound_before(tokens, first, numerals)
        if outer:
            first, kind = outer[0], outer[1] if kind == "about" else kind
    after = bound_after(tokens, last, numerals) if before is None else None
    if after:
        last, kind = after
    if kind is None and number.shape == "exact":
        kind = bound_behind(tokens, last, numerals)
    return first, last, kind


def find_counts(tokens: Tokens, numerals: Numerals) -> list[Count]:
    """All counts of a text, in order; those that give a number twice ("quarante-six (46)") are one."""
    counts: list[Count] = []
    at, size = 0, len(tokens)
    lows, kinds, openers = tokens.lows, tokens.kinds, numerals.openers
    while at < size:
        may_begin = kinds[at] == NUMBER or lows[at] in openers or "-" in lows[at]
        number = read_number(tokens, at, numerals) if may_begin else None
        if number is None:
            at += 1
            continue
        count = make_count(tokens, number, numerals)
        count = unquote(tokens, absorb_digits(tokens, count), numerals)
        count = mark_part(tokens, count, numerals)
        counts.append(count)
        at = max(count.last, at + 1)
    return counts


def absorb_digits(tokens: Tokens, count: Count) -> Count:
    """Take in a bracket that repeats the number in digits."""
    at = count.last
    is_bracket = at + 2 < len(tokens) and tokens.lows[at] == "(" and tokens.lows[at + 2] == ")"
    if is_bracket and tokens.kinds[at + 1] == NUMBER:
        value = digits_value(tokens.lows[at + 1])
        if value is not None and value == (count.least if count.least is not None else count.most):
            return msgspec.structs.replace(count, last=at + 3, reach=max(count.reach, at + 3))
    return count


def unquote(tokens: Tokens, count: Count, numerals: Numerals) -> Count:
    """Let a count in quotation marks of its own reach what it counts: *« plusieurs dizaines » de blessés*."""
    before, behind = tokens.lows[count.first - 1 : count.first], tokens.lows[count.last : count.last + 1]
    if not before or not behind or count.reach > count.last or count.shape in {"one", "none"}:
        return count
    if before[0] not in QUOTES or behind[0] not in CLOSING.get(before[0], ""):
        return count
    return msgspec.structs.replace(count, reach=tied(tokens, count.last + 1, numerals.of), is_quoted=True)


def mark_part(tokens: Tokens, count: Count, numerals: Numerals) -> Count:
    """Mark counts taken from a whole, and those that come on top of another."""
    at = count.last + count.is_quoted
    if at >= len(tokens):
        return count
    low = tokens.lows[at]
    if low in numerals.others:
        after = tied(tokens, at + 1, numerals.of)
        last = count.last if count.is_quoted else at + 1
        return msgspec.structs.replace(count, last=last, reach=max(after, count.reach), adds=True)
    tied_low = tokens.lows[count.reach : count.reach + 1] if count.reach > at and not count.is_quoted else []
    if tied_low and tied_low[0] in numerals.others:  # *une trentaine d'autres*
        return msgspec.structs.replace(count, last=count.reach + 1, reach=count.reach + 1, adds=True)
    if count.shape in {"exact", "one", "several"} and low in numerals.parts_of and count.reach == count.last:
        pair = f"{low} {tokens.lows[at + 1]}" if at + 1 < len(tokens) else low
        width = 2 if pair in numerals.parts_of else 1
        following = read_number(tokens, at + width, numerals) if at + width < len(tokens) else None
        if low in numerals.of and following is not None and following.value == 1:
            return count  # *dont sept d'une même famille*
        return msgspec.structs.replace(count, reach=at + width, takes_part=True)
    return count
