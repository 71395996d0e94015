"""Enters: tokens and a language's words of time. Leaves: every expression of time in them, as symbols.

One walk over the tokens; at each, the tree of patterns is followed as deep as a pattern is long, and the longest
expression wins. Nothing is resolved here: see `times_resolve`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.times import TimeSymbol
from selon.model.tokens import MARK, MIXED, NUMBER, WORD, Sentence, Tokens
from selon.read.chronicles import date_by_heads
from selon.read.times_make import Capture, leading_digits, make_symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.packs.times import Leaf, Node, TimeWords

FIRST_YEAR, LAST_YEAR = 1700, 2100  # older years are told less often than so many people
LIKELY_YEAR, LONGEST_MONTH = 1800, 31
ISO_TIME = "t"  # between the day and the hour of an ISO moment
SHORT_REACH = 5
REACH_BACK = 7  # tokens between "since the resumption of …" and its date
HEADS = frozenset(":.-–—")  # marks behind the year of an entry
RULES = frozenset({"--", "-", "–", "—", "*"})  # marks drawn on either side of a heading


def digits_of(form: str) -> int | None:
    """The value of a form of digits alone."""
    return int(form) if form.isascii() and form.isdigit() else None


def number_symbols(tokens: Tokens, at: int, words: TimeWords) -> tuple[str, ...]:
    """The classes of a number by its size, its digits and what follows it."""
    form = tokens.lows[at]
    value = digits_of(form)
    if value is None:
        return dotted_symbols(form)
    found = ["N"] if len(form) <= 3 else []
    if len(form) == 4 and FIRST_YEAR <= value <= LAST_YEAR and not is_count(tokens, at, words):
        found.append("YEAR")
        if heads_line(tokens, at):
            found.append("LINEYEAR")
    if len(form) <= 2:
        if 1 <= value <= 12:
            found.append("MM")
        if 1 <= value <= LONGEST_MONTH:
            found.append("DAY")
            if is_lone(tokens, at, words):
                found.append("LONEDAY")
        if len(form) == 2:
            is_year = value > LONGEST_MONTH and not is_count(tokens, at, words)
            found += ["SHORTYEAR", "YY"] if is_year else ["SHORTYEAR"]
    if form in words.decades or (len(form) == 4 and value % 10 == 0 and value >= LIKELY_YEAR):
        found.append("DECADE")
    return tuple(found)


def heads_line(tokens: Tokens, at: int) -> bool:
    """Whether a number opens its line, set apart from it, as years do in a chronicle: *1983 : …*."""
    first = at
    while first and not tokens.breaks[first] and tokens.lows[first - 1] in RULES:
        first -= 1
    begins = first == 0 or tokens.breaks[first] > 0
    after = at + 1
    if not begins or after >= len(tokens) or tokens.breaks[after]:
        return begins
    return tokens.kinds[after] == MARK and tokens.lows[after] in HEADS | RULES


def dotted_symbols(form: str) -> tuple[str, ...]:
    """A day and month joined by a point, as in the first half of a date in digits."""
    day, point, month = form.partition(".")
    if point and day.isdigit() and month.isdigit() and 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
        return ("DM",)
    return ()


def is_lone(tokens: Tokens, at: int, words: TimeWords) -> bool:
    """Whether a number counts nothing: what follows is a mark or a word that can not be counted."""
    after = at + 1
    if after >= len(tokens) or tokens.breaks[after]:
        return True
    if tokens.kinds[after] == MARK:
        return tokens.lows[after] not in {"%", "/", "€", "$", "°", "-"} and not (
            tokens.glued(after) and after + 1 < len(tokens) and tokens.kinds[after + 1] == NUMBER
        )
    return tokens.lows[after] in words.not_counted


def is_count(tokens: Tokens, at: int, words: TimeWords) -> bool:
    """Whether four digits count something: a noun in the plural follows, or a grouped number goes on."""
    after = at + 1
    if after >= len(tokens) or tokens.breaks[after]:
        return False
    if tokens.kinds[after] == MARK:
        return tokens.lows[after] in {"%", "€", "$", "°"}
    low = tokens.lows[after]
    if low in words.classes["TO"] and after + 1 < len(tokens) and tokens.kinds[after + 1] == NUMBER:
        return is_lower_end(tokens, at, after + 1, words)
    if tokens.kinds[after] != WORD or tokens.capitals[after] or low in words.not_counted:
        return tokens.kinds[after] == NUMBER and not tokens.glued(after) and len(low) == 3
    return low.endswith(words.counted_endings)


def is_lower_end(tokens: Tokens, at: int, other: int, words: TimeWords) -> bool:
    """Whether a number is the lower end of a range whose upper end is no year."""
    low, high = digits_of(tokens.lows[at]), digits_of(tokens.lows[other])
    return low is not None and high is not None and low < high and "YEAR" not in number_symbols(tokens, other, words)


def mixed_symbols(tokens: Tokens, at: int, words: TimeWords) -> tuple[str, ...]:
    """The classes of digits with letters: an ordinal, the first of a month."""
    form = tokens.lows[at]
    digits = leading_digits(form)
    ending = form[len(digits) :]
    if not digits:
        return ()
    if ending[0] == ISO_TIME and ending[1:].isdecimal():
        return ("DAY",)
    if ending in words.first_endings and digits == "1":
        return ("DAY", "ORD", "LONEDAY") if is_lone(tokens, at, words) else ("DAY", "ORD")
    return ("ORD",) if ending in words.ordinal_endings else ()


def symbols_at(tokens: Tokens, at: int, words: TimeWords) -> tuple[str, ...]:
    """Every name by which patterns may know the token."""
    kind = tokens.kinds[at]
    known = words.symbols.get(tokens.lows[at], ())
    if kind == NUMBER:
        return known + number_symbols(tokens, at, words)
    if kind == MIXED:
        return known + mixed_symbols(tokens, at, words)
    return known


class Match:
    """The longest expression found so far from one token."""

    __slots__ = ("captures", "leaf", "rank")

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.leaf: Leaf | None = None
        self.rank = (0, 0, 0)
        self.captures: list[Capture] = []


class Walk:
    """A walk over the tokens of one text, which remembers each token's names."""

    def __init__(self, tokens: Tokens, words: TimeWords) -> None:
        """Take the text and the words."""
        self.tokens = tokens
        self.words = words
        known, plain = words.symbols, {WORD, MARK}
        self.names = [
            known.get(low, ()) if kind in plain else symbols_at(tokens, at, words)
            for at, (low, kind) in enumerate(zip(tokens.lows, tokens.kinds, strict=True))
        ]

    def follow(self, node: Node, at: int, last: int, path: list[Capture], best: Match) -> None:
        """Follow the tree from `node` at token `at`; the depth is bounded by the longest pattern."""
        leaf = node.leaf
        if leaf is not None and (rank := (at - leaf.after, -leaf.before, -leaf.order)) > best.rank:
            best.leaf, best.rank, best.captures = leaf, rank, path.copy()
        if at >= last or not node.next or (path and self.tokens.breaks[at] > 1):
            return
        children = node.next
        for name in self.names[at]:
            if name in children:
                child = children[name]
                path.append(Capture(name, at))
                self.follow(child, at + 1, last, path, best)
                path.pop()

    def longest(self, root: Node, at: int, last: int) -> tuple[int, Match]:
        """The longest expression from a token, or from one of the neighbours that it needs to the first of its own."""
        best = Match()
        self.follow(root, at, last, [], best)
        start = at
        for later in range(at + 1, at + 1 + (best.leaf.before if best.leaf else 0)):
            other = Match()
            self.follow(root, later, last, [], other)
            if other.rank[0] > best.rank[0]:
                start, best = later, other
        return start, best

    def stretch(self, first: int, last: int) -> list[TimeSymbol]:
        """The expressions among some tokens, none overlapping another."""
        found: list[TimeSymbol] = []
        root = self.words.root
        lookup, lows, kinds = self.words.openers, self.tokens.lows, self.tokens.kinds
        at, free = first, first
        while at < last:
            if lows[at] not in lookup and kinds[at] not in {NUMBER, MIXED}:
                at += 1
                continue
            start, best = self.longest(root, at, last)
            if best.leaf is None or start + best.leaf.before < free:
                at += 1
                continue
            begin = start + best.leaf.before
            found += make_symbol(best.leaf, best.captures, (begin, best.rank[0]), self.tokens, self.words)
            at = free = best.rank[0]
        return found


def find_times(tokens: Tokens, sentences: Sequence[Sentence], words: TimeWords) -> list[TimeSymbol]:
    """Every expression of time in the text, in its order."""
    walk = Walk(tokens, words)
    found: list[TimeSymbol] = []
    for first, last in stretches(tokens, sentences, words):
        read = (symbol for symbol in walk.stretch(first, last) if not is_surname(tokens, symbol, words))
        found += [with_beginning(tokens, symbol, first, words) for symbol in read]
    return date_by_heads(found, tokens, words)


def is_surname(tokens: Tokens, symbol: TimeSymbol, words: TimeWords) -> bool:
    """Whether a month alone is a name, where months have small letters: with a capital, beside another name."""
    at = symbol.first
    if not words.has_small_months or symbol.last - at > 1 or symbol.month is None or symbol.day or symbol.year:
        return False
    before, behind = at - 1, at + 1
    is_name = before >= 0 and tokens.capitals[before] and tokens.lows[before] not in words.not_counted
    is_name = is_name or (behind < len(tokens) and tokens.capitals[behind] > 0 and tokens.kinds[behind] == WORD)
    return is_name and tokens.capitals[at] and not tokens.text[tokens.starts[at] : tokens.ends[at]].isupper()


def stretches(tokens: Tokens, sentences: Sequence[Sentence], words: TimeWords) -> list[tuple[int, int]]:
    """The sentences as rows of tokens, two joined where only the point of an abbreviated month parts them."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    for sentence in sentences:
        start = sentence.first if first is None else first
        last = sentence.last
        is_cut = last - start > 1 and tokens.lows[last - 1] == "." and tokens.lows[last - 2] in words.abbreviated
        if is_cut and first is None:
            first = start
            continue
        found.append((start, last))
        first = None
    if first is not None:
        found.append((first, sentences[-1].last))
    return found


def with_beginning(tokens: Tokens, symbol: TimeSymbol, floor: int, words: TimeWords) -> TimeSymbol:
    """A date told as that of a beginning ("since the resumption of the war on 27 September") opens an interval."""
    if symbol.bound != "at" or symbol.kind != "date" or symbol.other is not None:
        return symbol
    since = words.classes["SINCE"]
    for at in range(symbol.first - 1, max(floor, symbol.first - REACH_BACK) - 1, -1):
        low = tokens.lows[at]
        if tokens.kinds[at] == MARK and (low != "," or at < symbol.first - 2):
            return symbol
        if low in since and at + 2 < symbol.first:
            begins = any(tokens.lows[i] in words.beginnings for i in range(at + 1, min(at + 4, symbol.first)))
            begins = begins or (is_year_of_act(tokens, symbol, at, words) and symbol.year is not None)
            return replace_bound(symbol, at) if begins else symbol
    return symbol


def is_year_of_act(tokens: Tokens, symbol: TimeSymbol, since: int, words: TimeWords) -> bool:
    """Whether a time is that of what a word of beginning names close before, which is no place to shoot from."""
    begun = since + 1 + (tokens.lows[since + 1] in words.classes["THE"])
    if tokens.capitals[begun]:
        return False  # *depuis le Liban en 2006*
    return symbol.first - since <= SHORT_REACH


def replace_bound(symbol: TimeSymbol, first: int) -> TimeSymbol:
    """The symbol as the open interval that begins at token `first` of the text."""
    fields = {name: getattr(symbol, name) for name in symbol.__struct_fields__}
    return TimeSymbol(**(fields | {"first": first, "bound": "since"}))
