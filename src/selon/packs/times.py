"""Enters: a language's `times.toml`. Leaves: its words of time and its rules, in the form that the matcher walks.

A rule's pattern is a row of elements separated by spaces. An element in capitals is a class of words, in small letters
the word itself; `?` makes it optional, `~` a neighbour that must stand there but is no part of the expression, and `|`
parts the two ends of an interval. There is no repetition, so a rule reads at most as many tokens as it has elements.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

import msgspec

from selon.model.times import Anchor, Bound, Edge, TimeKind, Unit
from selon.packs.conflict_index import folded_words

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_PATTERN = 16
MOST_VARIANTS = 512
LEAST_BARE = 4  # letters; a shorter word without its accents is mostly another
COMPUTED = frozenset({"DAY", "LONEDAY", "YEAR", "LINEYEAR", "YY", "N", "MM", "DM", "ORD", "DECADE"})
COMPUTED |= {"MIDMONTH", "SHORTYEAR"}
ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = {10 * tens + ones: "x" * tens + sign for tens in (1, 2) for ones, sign in enumerate(ONES)}  # of centuries
MIDDLE_YEARS = range(1900, 2051)


class TimeFault(Exception):
    """A rule of `times.toml` breaks the form; the message names the rule and says what to do."""


class Fixed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of a symbol that a rule sets by itself."""

    shift: int | None = None
    toward: int | None = None
    anchor: Anchor = "document"
    bound: Bound = "at"
    edge: Edge = ""
    unit: Unit = ""
    count: int | None = None
    is_loose: bool = False


class TimeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: its patterns, the kind of symbol it makes, what it sets, and sentences that it must and must not read.

    The parts of a list are symbols of their own, those of an interval its two ends. A void rule only keeps others from
    its words. In `yes` the expression stands in
    braces, and after `::` what it means to a document of Thursday 15 October 2020.
    """

    id: str
    kind: TimeKind
    patterns: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    is_list: bool = False
    is_void: bool = False
    set: Fixed = Fixed()


class NamedDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day with a name: fixed in the calendar, counted from Easter, or of one year; `days` is how long it lasts."""

    words: tuple[str, ...]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    easter: int | None = None
    days: int = 1


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rough signs of tense near a time, for want of clauses: whole words and endings of words."""

    future: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()


class Leaf(msgspec.Struct, frozen=True):
    """The end of a pattern: its rule and the rule's place, its neighbours at either end, where parts begin, a name."""

    rule: TimeRule
    order: int
    before: int
    after: int
    splits: tuple[int, ...]
    name: str = ""


class Node:
    """A state of the matcher: what may come next, and the rules that may end here."""

    __slots__ = ("leaf", "next")

    def __init__(self) -> None:
        """Begin without successors."""
        self.next: dict[str, Node] = {}
        self.leaf: Leaf | None = None


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The words of time of a language and its rules.

    Every table maps a word in small letters to its value: months 1 to 12, weekdays 0 (Monday) to 6, seasons 1 to 4 by
    quarter of the year in the north, parts of the day, units, edges of a period, shifts. `classes` are further classes
    of words without a value; `numbers` and `tens` give number words, `ordinals` and `ordinal_endings` the ordinals.
    The time of a verb of saying (`said`) is that of the news, that of a text that is `issued` its own; a picture
    that is `archived` is older, a page is `updated` on its day; what is `given` of a press conference (`briefed`) is of
    its day, as a bulletin is of that up to which it tells (`as_of`); a name in a `byline` may be small; where months
    have small letters, one with a capital is a name behind another.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    parts: dict[str, str]
    units: dict[str, Unit]
    edges: dict[str, Edge]
    shifts: dict[str, int]
    days: dict[str, int]
    numbers: dict[str, int]
    tens: dict[str, int]
    ordinals: dict[str, int]
    first_endings: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    middle: tuple[str, ...]
    decades: dict[str, int]
    abbreviated: tuple[str, ...]
    ambiguous_months: tuple[str, ...]
    not_counted: tuple[str, ...]
    counted_endings: tuple[str, ...]
    header: tuple[str, ...]
    visible: tuple[str, ...]
    published: tuple[str, ...]
    caption: tuple[str, ...]
    beginnings: tuple[str, ...]
    classes: dict[str, tuple[str, ...]]
    tense: Tense
    named: dict[str, NamedDay]
    rule: tuple[TimeRule, ...]
    said: tuple[str, ...] = ()
    issued: frozenset[str] = frozenset()
    archived: frozenset[str] = frozenset()
    updated: tuple[tuple[str, ...], ...] = ()
    briefed: tuple[tuple[str, ...], ...] = ()
    given: frozenset[str] = frozenset()
    byline: tuple[str, ...] = ()
    as_of: tuple[tuple[str, ...], ...] = ()
    has_small_months: bool = False

    @cached_property
    def values(self) -> dict[str, dict[str, object]]:
        """Of each class the value of each word."""
        table: dict[str, dict[str, object]] = {
            "MONTH": dict(self.months),
            "PLAINMONTH": {w: v for w, v in self.months.items() if w not in self.ambiguous_months},
            "NAMEMONTH": {w: v for w, v in self.months.items() if w not in self.abbreviated},
            "WEEKDAY": dict(self.weekdays),
            "SEASON": dict(self.seasons),
            "PART": dict(self.parts),
            "UNIT": dict(self.units),
            "LONGUNIT": {w: u for w, u in self.units.items() if u not in {"hour", "day"}},
            "EDGE": dict(self.edges),
            "SHIFT": dict(self.shifts),
            "DAYWORD": dict(self.days),
            "N": dict(self.number_words),
            "ORD": dict(self.ordinals),
            "CENTURY": dict(self.century_words),
            "DECADE": dict(self.decades),
            "MIDMONTH": {m + w: v for m in self.middle for w, v in self.months.items()},
            "MIDYEAR": {f"{m}{year}": year for m in self.middle for year in MIDDLE_YEARS},
            "DAY": {w: 1 for w in self.ordinals if self.ordinals[w] == 1},
        }
        for name, words in self.classes.items():
            table[name] = dict.fromkeys(words)
        return table

    @cached_property
    def century_words(self) -> dict[str, int]:
        """The ordinals of centuries: *XIXe*, *dix-neuvième*, *19e*."""
        roman = {f"{sign}{end}": n for n, sign in ROMAN.items() for end in self.ordinal_endings}
        named = {word: number for word, number in self.ordinals.items() if number in ROMAN}
        return roman | named

    @cached_property
    def number_words(self) -> dict[str, int]:
        """Number words below a hundred, the joined ones computed."""
        joined = {f"{t}-{u}": tv + uv for t, tv in self.tens.items() for u, uv in self.numbers.items() if 0 < uv < 20}
        return self.tens | joined | self.numbers

    @cached_property
    def symbols(self) -> dict[str, tuple[str, ...]]:
        """Of each word the symbols that patterns know it by: itself where one names it, and its classes."""
        found: dict[str, list[str]] = {}
        for name, words in self.values.items():
            for word in words:
                found.setdefault(word, []).append(name)
        for word in self.literals:
            found.setdefault(word, []).append(word)
        for bare, word in self.accented.items():
            found.setdefault(bare, found.get(word, []))
        return {word: tuple(names) for word, names in found.items()}

    @cached_property
    def accented(self) -> dict[str, str]:
        """Of each longer word written without its accents the word itself, where that is no other word."""
        words = {word for table in self.values.values() for word in table} | self.literals
        bare = {folded_words(word).strip(): word for word in sorted(words) if len(word) >= LEAST_BARE}
        return {folded: word for folded, word in bare.items() if folded not in words and " " not in folded}

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words with which an expression, or its neighbours before it, may begin."""
        return frozenset(word for word, names in self.symbols.items() if any(name in self.root.next for name in names))

    @cached_property
    def literals(self) -> frozenset[str]:
        """The words that some pattern names."""
        elements = {e.strip("~?") for rule in self.rule for p in rule.patterns for e in p.split()}
        named = {e for day in self.named.values() for words in day.words for e in words.split()}
        return frozenset(e for e in elements | named if not is_class(e))

    @cached_property
    def root(self) -> Node:
        """The patterns of all rules as one tree."""
        root = Node()
        for order, rule in enumerate(self.rule):
            for pattern in rule.patterns:
                for variant in variants(rule, pattern):
                    plant(root, rule, order, variant)
        for name, day in self.named.items():
            rule = TimeRule(id=f"named.{name}", kind="named", patterns=(), yes=())
            since = TimeRule(id=f"named.{name}.since", kind="named", patterns=(), yes=(), set=Fixed(bound="since"))
            for words in day.words:
                for variant in variants(rule, f"{words} SHIFT? YEAR?"):
                    plant(root, rule, 0, variant, name)
                for variant in variants(since, f"SINCE le? la? {words} SHIFT? YEAR?"):
                    plant(root, since, 0, variant, name)
        return root


def is_class(element: str) -> bool:
    """Whether an element of a pattern names a class of words."""
    return element.isalpha() and element.isupper()


def is_mark(element: str) -> bool:
    """Whether an element of a pattern is a mark, with which no expression ends."""
    return not any(letter.isalnum() for letter in element)


def variants(rule: TimeRule, pattern: str) -> list[list[str]]:
    """The pattern with each choice of its optional elements."""
    elements = pattern.split()
    choices = [(e.removesuffix("?"), "") if e.endswith("?") and e != "?" else (e,) for e in elements]
    count = 2 ** sum(len(c) == 2 for c in choices)
    if len(elements) > LONGEST_PATTERN or count > MOST_VARIANTS:
        message = f"rule {rule.id}: the pattern {pattern!r} is too long or has too many optional elements"
        raise TimeFault(message)
    made = [[e for e in choice if e] for choice in product(*choices)]
    return [variant for variant in made if not is_mark(next((e for e in reversed(variant) if e[0] != "~"), ","))]


def plant(root: Node, rule: TimeRule, order: int, elements: list[str], name: str = "") -> None:
    """Add one variant to the tree; of two rules alike the first written wins."""
    steps = [e for e in elements if e != "|"]
    splits = tuple(at - nth for nth, at in enumerate(i for i, e in enumerate(elements) if e == "|"))
    inner = [not e.startswith("~") for e in steps]
    if True not in inner:
        message = f"rule {rule.id}: nothing but neighbours in {' '.join(elements)!r}"
        raise TimeFault(message)
    node = root
    for step in steps:
        node = node.next.setdefault(step.removeprefix("~"), Node())
    if node.leaf is None or order < node.leaf.order:
        node.leaf = Leaf(rule, order, inner.index(True), inner[::-1].index(True), splits, name)


def load_times(path: Path) -> TimeWords:
    """Read a language's `times.toml`."""
    words: TimeWords = msgspec.toml.decode(path.read_bytes(), type=TimeWords)
    known = set(words.values) | COMPUTED
    for rule in words.rule:
        for element in (e.strip("~?") for p in rule.patterns for e in p.split()):
            if is_class(element) and element not in known:
                message = f"rule {rule.id}: no class {element} is known"
                raise TimeFault(message)
    return words
