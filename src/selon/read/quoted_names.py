"""Enters: quotations. Leaves: which of them are names of things or headings rather than somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.model.analysis import Analysis, QuoteSpan
    from selon.packs.speech import SpeechWords

FEW = 5  # words of a name, at most
HEADING = 8  # words of a heading, at most
DEFINITE = "det.def"
NAMED = frozenset("ET")  # letters of names and times
SUBJECTS = frozenset("sLK")  # letters that a title does not begin with
THINGS = ("weapon", "vehicle")  # senses of what goes by a name or kind
STOPS = frozenset(".!?…")
CLOSING = frozenset(",)VX")  # what ends a byname between commas or in brackets


def is_nickname(analysis: Analysis, unit: int) -> bool:
    """Whether a name stands before a word of naming at a unit, and words in capitals between marks behind it."""
    units = analysis.units
    if is_alias(analysis, unit):
        return True
    end = next((at for at in range(unit + 2, min(unit + 3 + FEW, len(units))) if units.letters[at] in '>"'), 0)
    if unit < 1 or not end or units.letters[unit + 1] not in '<"' or units.letters[unit - 1] not in "E,":
        return False
    capitals = [analysis.tokens.capitals[units.firsts[at]] for at in (unit + 2, end - 1)]
    return all(capitals) and units.letters[unit + 2] not in "Rsg"


def is_alias(analysis: Analysis, unit: int) -> bool:
    """Whether a word of naming at a unit stands between a person's full name and a byname: *Jean Kaba, dit Lion, …*.

    Behind a comma, the byname is closed too: *…, dit Kaba.* tells who spoke.
    """
    units = analysis.units
    before, behind = unit - 1, unit + 1
    is_apart = before > 0 and units.letters[before] == ","
    before -= is_apart
    if before < 0 or behind + 1 >= len(units) or (units.letters[before], units.letters[behind]) != ("E", "E"):
        return False
    is_full = units.lasts[before] - units.firsts[before] > 1 and analysis.kind_of_name(before) in {"person", "unknown"}
    is_short = (
        analysis.kind_of_name(behind) in {"person", "unknown"} and units.lasts[behind] - units.firsts[behind] == 1
    )
    return is_full and is_short and (not is_apart or units.letters[behind + 1] in CLOSING)


class NamesOfThings:
    """Tells names and headings between quotation marks from speech."""

    def __init__(self, analysis: Analysis, words: SpeechWords) -> None:
        """Take the document's layers."""
        self.analysis = analysis
        self.naming = frozenset(words.naming)
        self.links = frozenset(words.from_sources)

    def is_name(self, quote: QuoteSpan, place: int) -> bool:
        """Whether a quotation, the one at a place of the document's, is a name of something or a heading."""
        tokens = self.analysis.tokens
        words = [at for at in range(quote.first, quote.last) if tokens.text[tokens.starts[at]].isalnum()]
        if not words or len(words) > HEADING or self.ends_sentence(quote):
            return False
        if self.is_name_only(words) or self.is_heading(quote, place):
            return True
        return len(words) <= FEW and self.is_called(quote, words)

    def is_name_only(self, words: list[int]) -> bool:
        """Whether words between marks are one name or day and nothing else: *la coalition « Viv Ansanm »*."""
        analysis = self.analysis
        unit = analysis.unit_at(words[0])
        is_whole = unit == analysis.unit_at(words[-1]) and analysis.units.letters[unit] in NAMED
        return is_whole and len(words) <= FEW

    def ends_sentence(self, quote: QuoteSpan) -> bool:
        """Whether the last word between the marks is the end of a sentence."""
        return self.analysis.tokens.lows[quote.last - 1] in STOPS

    def is_heading(self, quote: QuoteSpan, place: int) -> bool:
        """Whether a quotation is a line of its own, or only repeats words of the next one, which follows at once."""
        tokens, quotes = self.analysis.tokens, self.analysis.quotes
        after = quote.last + 1
        begins = quote.first < 2 or tokens.breaks[quote.first - 1] > 0  # the mark opens the text
        if begins and (after >= len(tokens) or tokens.breaks[after] > 0):
            return True
        following = quotes[place + 1] if place + 1 < len(quotes) else None
        if following is None or following.first - quote.last > 2 or quote.last > following.first:  # two marks
            return False
        return tokens.text[quote.start : quote.end].lower() in tokens.text[following.start : following.end].lower()

    def is_called(self, quote: QuoteSpan, words: list[int]) -> bool:
        """Whether what stands before the mark makes a name of the quotation: *baptisée*, a noun, or an article."""
        analysis = self.analysis
        units = analysis.units
        unit = self.analysis.unit_at(quote.first)
        if unit < 2:  # nothing stands before the mark
            return False
        has_capital = analysis.tokens.capitals[words[0]]
        before = self.behind_link(unit - 2) if has_capital else unit - 2
        is_titled = has_capital and units.letters[unit] not in SUBJECTS and self.takes_name(before)
        if is_titled or (self.has_verb(unit, quote) and not self.calls_thing(before)):
            return is_titled
        verb = analysis.groups.verb_at[before]
        if units.lows[before] in self.naming:
            if is_nickname(analysis, before):
                return True
            is_verb = verb >= 0 and analysis.groups.verbs[verb].form == "finite"
            return not is_verb or units.letters[unit] in "pd"  # *le groupe dit « de Minsk »*
        letter = units.letters[before]
        if letter == "N":
            is_kind = self.calls_thing(before) and (has_capital or units.letters[unit] == "p")
            return (has_capital and len(words) > 1) or is_kind
        is_definite = letter == "d" or units.features[before] == DEFINITE
        has_name = any(units.names[at] >= 0 for at in range(unit, analysis.unit_at(quote.last - 1) + 1))
        return letter in "Dd" and (has_capital or (is_definite and has_name))

    def behind_link(self, before: int) -> int:
        """The unit of the noun that names, over a comma or *of* behind it: *son livre, « X »*."""
        units = self.analysis.units
        is_link = units.letters[before] == "," or units.lows[before] in self.links
        return before - 1 if is_link and before > 0 and units.lows[before - 1] in self.naming else before

    def takes_name(self, before: int) -> bool:
        """Whether a noun that names, or a determiner, stands before the mark, so that capitals behind it are a name."""
        units = self.analysis.units
        is_noun = units.lows[before] in self.naming and units.letters[before] == "N"
        return is_noun or units.letters[before] in "Dd"

    def calls_thing(self, before: int) -> bool:
        """Whether a weapon stands before the mark, which words behind it only tell from others: *drones « Harop »*."""
        return any(sense.startswith(THINGS) for sense in self.analysis.units.senses[before])

    def has_verb(self, unit: int, quote: QuoteSpan) -> bool:
        """Whether a finite verb stands in a quotation that begins at a unit."""
        groups = self.analysis.groups
        found = (groups.verb_at[at] for at in range(unit, self.analysis.unit_at(quote.last - 1) + 1))
        return any(verb >= 0 and groups.verbs[verb].form == "finite" for verb in found)
