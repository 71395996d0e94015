"""What the layers of the reader know of one document: the common ground on which speech and claims are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

import msgspec

from selon.model.cover import Cover
from selon.model.reading import Frame
from selon.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.counts import Count
    from selon.model.document import Document, Passage
    from selon.model.mention import Place, Source, Time, UntoldTime
    from selon.model.times import TimeSymbol
    from selon.model.tokens import Sentence, Tokens
    from selon.model.units import Clause, Groups, Name, Units, VerbGroup

EXCLUDED = frozenset({"boilerplate", "off_topic"})  # kinds of passages that are no part of the report
group_first = attrgetter("first")
sentence_start = attrgetter("start")
AttributionKind = Literal["according", "complement", "object", "inverted", "noun", "carried", "quoted"]


@lru_cache(maxsize=4096)
def tell_act_or_harm(senses: frozenset[str]) -> bool:
    """Whether a word with some senses tells of an act or of harm."""
    return any(sense.startswith(("event", "harm", "suffer", "toll")) for sense in senses)


class QuoteSpan(msgspec.Struct):
    """What stands between quotation marks, tokens `first` up to `last`; unclosed, it ends with its paragraph."""

    first: int
    last: int
    start: int
    end: int
    is_closed: bool = True
    source: Source | None = None
    cue: Span | None = None


class Attribution(msgspec.Struct, kw_only=True):
    """Who says what in one sentence: the source, the cue's units, and the units that are what is said.

    `stance` is denies when the cue denies its content; `is_admission` when it concedes it; `blamed` is the group at
    whose door it lays its content.
    """

    kind: AttributionKind
    source: Source
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    stance: Literal["asserts", "denies"] = "asserts"
    is_admission: bool = False
    is_conditional: bool = False
    weight: float = 1.0
    rule: str = ""
    others: tuple[Source, ...] = ()
    blamed: int | None = None


class Analysis(msgspec.Struct, kw_only=True):
    """One document with its layers.

    `ranges` gives each sentence's units, `aside` which sentences are no part of the report. `ends` and `begins`, made
    of the layers, give each sentence's unit after its last, and its first clause; `quoted` whether each unit stands in
    a quotation, once that is asked.
    """

    document: Document
    tokens: Tokens
    sentences: list[Sentence]
    counts: list[Count]
    names: list[Name]
    symbols: list[TimeSymbol]
    units: Units
    ranges: list[tuple[int, int]]
    groups: Groups
    clauses: list[Clause]
    clause_of_verb: dict[int, int] = {}
    passages: list[Passage] = []
    times: list[Time] = []
    untold: list[UntoldTime] = []
    places: dict[int, Place] = {}
    quotes: list[QuoteSpan] = []
    attributions: list[list[Attribution]] = []
    conflicts: tuple[str, ...] = ()
    frame: Frame = Frame()
    home: str | None = None
    aside: list[bool] = []
    left_out: Cover = Cover(())
    ends: list[int] = []
    begins: list[int] = []
    quoted: list[bool] = []

    def __post_init__(self) -> None:
        """Make the indexes by which a claim finds what stands near it without looking through the whole document."""
        self.ends = [last for _, last in self.ranges]
        verbs = self.groups.verbs
        heads = [verbs[clause.verb].first for clause in self.clauses]
        self.begins = [bisect_left(heads, first) for first, _ in self.ranges]
        self.leave_out(self.passages)

    def leave_out(self, passages: Sequence[Passage]) -> None:
        """Keep passages; sentences that lie mostly in those that are no part of the report are set aside."""
        self.passages = list(passages)
        self.left_out = Cover((p.start, p.end) for p in passages if p.kind in EXCLUDED)
        sizes = [(s.end - s.start, self.left_out.size_within(s.start, s.end)) for s in self.sentences]
        self.aside = [inside * 2 > size for size, inside in sizes]

    def words(self, first: int, last: int) -> str:
        """The text from unit `first` up to and without unit `last`."""
        units = self.units
        return self.tokens.words(units.firsts[first], units.lasts[last - 1])

    def span(self, first: int, last: int) -> Span:
        """The span from unit `first` up to and without unit `last`."""
        start = self.tokens.starts[self.units.firsts[first]]
        end = self.tokens.ends[self.units.lasts[last - 1] - 1]
        return Span(self.tokens.text[start:end], start, end)

    def sentence_of(self, unit: int) -> int:
        """The place of the sentence that holds a unit."""
        at = bisect_right(self.ends, unit)
        return at if at < len(self.ends) else max(0, at - 1)

    def opens_line(self, sentence: int) -> bool:
        """Whether a sentence opens a line; what lies behind the last one does."""
        if sentence >= len(self.sentences):
            return True
        return sentence == 0 or self.tokens.breaks[self.sentences[sentence].first] > 0

    def is_quoted(self, unit: int) -> bool:
        """Whether a unit stands inside a quotation."""
        if not self.quoted:
            self.quoted = [False] * len(self.units)
            for quote in self.quotes:
                for at in range(self.unit_at(quote.first), self.unit_at(quote.last - 1) + 1):
                    self.quoted[at] = True
        return self.quoted[unit]

    def kind_of_name(self, unit: int) -> str:
        """The kind of the name at a unit, nothing where none is."""
        name = self.units.names[unit]
        return self.names[name].kind if name >= 0 else ""

    def clauses_near(self, first: int, last: int) -> range:
        """The places of the clauses of the sentences that hold two units, and of those between."""
        begin, end = self.sentence_of(first), self.sentence_of(last) + 1
        return range(self.begins[begin], self.begins[end] if end < len(self.begins) else len(self.clauses))

    def nouns_of(self, sentence: int) -> range:
        """The places of the noun groups that begin in a sentence."""
        begin, end = (bisect_left(self.groups.nouns, unit, key=group_first) for unit in self.ranges[sentence])
        return range(begin, end)

    def verbs_of(self, sentence: int) -> list[VerbGroup]:
        """The verb groups that begin in a sentence."""
        begin, end = (bisect_left(self.groups.verbs, unit, key=group_first) for unit in self.ranges[sentence])
        return self.groups.verbs[begin:end]

    def unit_at(self, token: int) -> int:
        """The unit that holds a token."""
        return max(0, bisect_right(self.units.firsts, token) - 1)

    def sentence_at(self, start: int) -> int:
        """The place of the sentence that holds a character."""
        return max(0, bisect_right(self.sentences, start, key=sentence_start) - 1)

    def unit_over(self, start: int) -> int:
        """The unit that holds a character."""
        return self.unit_at(bisect_right(self.tokens.starts, start) - 1)

    def units_within(self, start: int, end: int) -> range:
        """The units that begin between two characters."""
        starts, firsts = self.tokens.starts, self.units.firsts
        return range(bisect_left(firsts, bisect_left(starts, start)), bisect_left(firsts, bisect_left(starts, end)))

    def joint_before(self, unit: int) -> int:
        """The unit of the *and* right before the noun group of a unit; -1 where none stands there."""
        place = self.groups.noun_at[unit]
        first = self.groups.nouns[place].first if place >= 0 else unit
        return first - 1 if first > 0 and self.units.letters[first - 1] == "C" else -1

    def shared_verb(self, unit: int) -> int:
        """The verb before the *and* that joins a noun group to it: *… ont été tués et 150 arrêtés*; -1 for none."""
        joint = self.joint_before(unit)
        return self.groups.verb_at[joint - 1] if joint > 0 else -1

    def is_eventful(self, sentence: int) -> bool:
        """Whether a sentence tells of an act or of harm."""
        first, last = self.ranges[sentence]
        return any(map(tell_act_or_harm, self.units.senses[first:last]))

    def is_aside(self, start: int) -> bool:
        """Whether a character lies in a stretch that is no part of the report."""
        return self.left_out.holds(start)
