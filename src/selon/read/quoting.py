"""Enters: quotations and attributions. Leaves: each quotation with the one who speaks, and the cue that tells so.

In order: a verb just behind the closing mark, whoever may know it as one of saying; a phrase of source or a verb of
saying that covers the quotation or leads up to it; what stands before a colon; the quotation before or after in the
same run.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from selon.model.span import Span
from selon.read.quoted_names import NamesOfThings

if TYPE_CHECKING:
    from selon.model.analysis import Analysis, Attribution, QuoteSpan
    from selon.model.mention import Source
    from selon.read.speech import SpeechReader

RUN = 260  # characters between two quotations of one run
JOINT = 12  # characters of a word that joins two quotations of one sentence
BEHIND = 3  # units between a closing mark and the verb that tells who spoke
AHEAD = 60  # units that a verb of saying may stand before its quotation
FEW = 3  # units of a quotation that are only a few words
FAR = 1000  # units that a source whom a medium cites is nearer than the medium
NEAR = 12  # units between a noun of saying and its quotation
LONG = 6  # words from which a quotation without a verb of saying is somebody's words all the same


class Cue(msgspec.Struct, frozen=True):
    """A speaker and the words that tell of the speaking."""

    source: Source
    span: Span | None
    rule: str


class QuoteReader:
    """Finds who speaks in the quotations of one document."""

    def __init__(self, analysis: Analysis, speech: SpeechReader, attributions: list[list[Attribution]]) -> None:
        """Take the layers and the attributions found."""
        self.analysis = analysis
        self.speech = speech
        self.attributions = attributions
        lows, size = analysis.tokens.lows, len(analysis.tokens)
        self.ties = frozenset((*speech.words.told_to, *speech.language.grammar.partitive))
        self.opened = frozenset(quote.first - 1 for quote in analysis.quotes)
        self.names = NamesOfThings(analysis, speech.words)
        self.spoken: list[bool] = []
        self.marks = frozenset(
            lows[at] for quote in analysis.quotes for at in (quote.first - 1, quote.last) if 0 <= at < size
        )

    def read(self) -> None:
        """Give the quotations their speakers."""
        quotes = self.analysis.quotes
        self.spoken = [not self.names.is_name(quote, place) for place, quote in enumerate(quotes)]
        for quote, is_spoken in zip(quotes, self.spoken, strict=True):
            cue = self.cue(quote) if is_spoken else None
            if cue is not None:
                quote.source, quote.cue = cue.source, cue.span
        self.join_runs(quotes)
        for quote, is_spoken in zip(quotes, self.spoken, strict=True):
            cue = self.following(quote) if is_spoken and quote.source is None else None
            if cue is not None:
                quote.source, quote.cue = cue.source, cue.span
        self.drop_nested(quotes)

    def cue(self, quote: QuoteSpan) -> Cue | None:
        """The cue that belongs to one quotation."""
        first, last = self.analysis.unit_at(quote.first), self.analysis.unit_at(quote.last - 1)
        return (
            self.behind(last)
            or self.opening_verb(first, is_saying=True)
            or self.qualified(first)
            or self.covering(first, last)
            or self.opening_verb(first, is_saying=False)
            or self.before(first, quote)
            or self.noun_before(first)
        )

    def behind(self, last: int) -> Cue | None:
        """The verb just behind the closing mark: *», martèle le maire*."""
        analysis = self.analysis
        units, groups = analysis.units, analysis.groups
        at, end = last + 1, min(last + 1 + BEHIND, len(units))
        while at < end and self.is_mark(at) and groups.verb_at[at] < 0:
            at += 1
        if at < len(units) and units.letters[at] == "(":
            return self.bracketed(at)
        verb = groups.verb_at[at] if at < len(units) else -1
        if verb < 0 or groups.verbs[verb].form != "finite" or groups.verbs[verb].first != at:
            return None
        clause = analysis.clauses[analysis.clause_of_verb[verb]]
        pronoun = clause.subject_pronoun
        if pronoun is not None and (pronoun >= at):
            wanted = self.speech.pronouns.wanted(pronoun)
            source = self.speech.pronouns.speaker_before(analysis.sentence_of(at), at, wanted)
        elif clause.subject is not None and groups.nouns[clause.subject].first >= groups.verbs[verb].last:
            source = self.speech.pronouns.resolve(clause.subject) if self.may_say(clause.subject) else None
        else:
            return None
        if source is None:
            return None
        cited = self.cited(analysis.sentence_of(at)) if source.kind == "media" else None
        return cited or Cue(source, analysis.span(at, groups.verbs[verb].last), "quotes.behind")

    def cited(self, place: int) -> Cue | None:
        """Whom a medium cites in a sentence."""
        items = (item for item in self.attributions[place] if item.rule == "speech.cited")
        return next((Cue(item.source, self.analysis.span(*item.cue), "quotes.cited") for item in items), None)

    def is_mark(self, unit: int) -> bool:
        """Whether a unit may stand between a closing mark and its verb: a mark, but none that opens a quotation."""
        units = self.analysis.units
        is_mark = units.letters[unit] in '">,_.-' or units.lows[unit] in self.marks
        return is_mark and units.firsts[unit] not in self.opened

    def may_say(self, place: int) -> bool:
        """Whether a group may be one who says what is quoted: no mere thing."""
        senses = self.analysis.units.senses[self.analysis.groups.nouns[place].head]
        return self.speech.sources.speaks(place) or not any(s.startswith(("thing", "event", "weapon")) for s in senses)

    def bracketed(self, unit: int) -> Cue | None:
        """The name in brackets behind a quotation: *« … » (Barka Soumaré)*."""
        groups, letters = self.analysis.groups, self.analysis.units.letters
        place = groups.noun_at[unit + 1] if unit + 1 < len(letters) else -1
        if place < 0 or letters[groups.nouns[place].last : groups.nouns[place].last + 1] != [")"]:
            return None
        sources = self.speech.sources
        if groups.nouns[place].prep is not None:
            return None
        is_person = sources.is_person_name(groups.nouns[place].head) or sources.is_office(groups.nouns[place])
        return Cue(self.speech.sources.resolve(place), None, "quotes.bracketed") if is_person else None

    def opening_verb(self, first: int, *, is_saying: bool) -> Cue | None:
        """A quotation that begins with a verb is its subject's words: *Bakou « dément catégoriquement »*."""
        verb = self.analysis.groups.verb_at[first]
        if verb < 0 or self.analysis.groups.verbs[verb].form != "finite":
            return None
        if is_saying and not any(sense.startswith("say:") for sense in self.analysis.groups.verbs[verb].senses):
            return None
        subject = self.analysis.clauses[self.analysis.clause_of_verb[verb]].subject
        if subject is None or self.analysis.groups.nouns[subject].last > first:
            return None
        if not self.speech.sources.is_speaker_name(subject):
            return None
        return Cue(self.speech.sources.resolve(subject), None, "quotes.opening_verb")

    def qualified(self, first: int) -> Cue | None:
        """The agent of a participle that calls something so: *qualifiée de « lâche » par le maire*."""
        analysis = self.analysis
        for unit in range(first - 1, max(first - 1 - BEHIND, -1), -1):
            verb = analysis.groups.verb_at[unit]
            if verb < 0:
                continue
            group, clause = analysis.groups.verbs[verb], analysis.clauses[analysis.clause_of_verb[verb]]
            is_saying = any(sense.startswith("say:") for sense in group.senses)
            if group.form != "participle" or not is_saying or clause.agent is None:
                return None
            source = self.speech.pronouns.resolve(clause.agent)
            return Cue(source, analysis.span(group.first, group.last), "quotes.qualified")
        return None

    def noun_before(self, first: int) -> Cue | None:
        """Whose call, message or text a quotation stands in, no verb between: *un appel de l'ONU à « … »*."""
        analysis = self.analysis
        nouns, noun_at = analysis.groups.nouns, analysis.groups.noun_at
        begin = analysis.ranges[analysis.sentence_of(first)][0]
        if first - 2 < begin or analysis.units.lows[first - 2] not in self.ties:
            return None
        for unit in range(first - 1, max(begin, first - NEAR) - 1, -1):
            if analysis.groups.verb_at[unit] >= 0 or analysis.units.letters[unit] in ",;.KQ":
                return None
            place = noun_at[unit]
            if place < 0:
                continue
            senses = analysis.units.senses[nouns[place].head]
            voice = self.speech.sources.voice(place)
            if "call" in senses or ("channel" in senses and not nouns[place].is_plural):
                return Cue(self.speech.sources.resolve(voice), None, "quotes.noun") if voice != place else None
            if nouns[place].of is None:
                return None
        return None

    def covering(self, first: int, last: int) -> Cue | None:
        """The nearest attribution in the quotation's sentences whose content reaches it."""
        analysis = self.analysis
        places = range(analysis.sentence_of(first), analysis.sentence_of(last) + 1)
        best: tuple[int, Attribution] | None = None
        for place in places:
            for item in self.attributions[place]:
                inside = first <= item.cue[0] <= last and item.kind != "inverted"
                reaches = any(a <= last and first < b for a, b in item.contents)
                if inside or not reaches or self.is_far(item, first, last):
                    continue
                distance = item.cue[0] - last if item.cue[0] > last else first - item.cue[1]
                distance -= FAR if item.rule == "speech.cited" else 0
                if best is None or distance < best[0]:
                    best = (distance, item)
        if best is None:
            return None
        return Cue(best[1].source, analysis.span(*best[1].cue), "quotes.covering")

    def is_far(self, item: Attribution, first: int, last: int) -> bool:
        """Whether a few words stand behind another verb in what a verb only has as its object."""
        if item.kind != "object" or last - first >= FEW or item.cue[1] > first:
            return False
        verb_at, verbs = self.analysis.groups.verb_at, self.analysis.groups.verbs
        between = {verb_at[unit] for unit in range(item.cue[1], first)} - {-1}
        return any(verbs[verb].form in {"finite", "gerund"} for verb in between)

    def before(self, first: int, quote: QuoteSpan) -> Cue | None:
        """The verb of saying that leads up to a quotation, or the one named before a colon."""
        analysis = self.analysis
        place = analysis.sentence_of(first)
        begin = analysis.ranges[place][0]
        for item in reversed(self.attributions[place]):
            if item.cue[1] <= first and first - item.cue[1] <= AHEAD:
                return Cue(item.source, analysis.span(*item.cue), "quotes.before")
        mark = first - 2
        if mark >= begin and analysis.units.letters[mark] == ":":
            return self.colon(mark, begin) or (self.told_before(place) if mark - begin < FEW else None)
        if mark < begin and place > 0:
            return self.sentence_before(place)
        words = len(self.analysis.tokens.text[quote.start : quote.end].split())
        return self.leading(first, begin, is_near=words < LONG)

    def told_before(self, place: int) -> Cue | None:
        """Who was said to say something before a sentence that only leads to a quotation: *Écoutez : « … »*."""
        items = self.attributions[place - 1] if place else []
        return Cue(items[-1].source, self.analysis.span(*items[-1].cue), "quotes.colon") if items else None

    def sentence_before(self, place: int) -> Cue | None:
        """Who speaks in the sentence before a quotation, which ends with a colon or a verb of saying."""
        analysis, clauses = self.analysis, self.speech.clauses[place - 1]
        end = analysis.ranges[place - 1][1]
        items = self.attributions[place - 1]
        if analysis.units.letters[end - 1] == ":":
            return Cue(items[-1].source, analysis.span(*items[-1].cue), "quotes.colon") if items else None
        if not clauses:
            return None
        clause = analysis.clauses[clauses[-1]]
        verb = analysis.groups.verbs[clause.verb]
        is_saying = verb.form == "finite" and any(sense.startswith("say:") for sense in verb.senses)
        if not is_saying or verb.last != end - 1 or clause.subject is None or not self.may_say(clause.subject):
            return None
        source = self.speech.pronouns.resolve(clause.subject)
        return Cue(source, analysis.span(verb.first, verb.last), "quotes.sentence_before")

    def colon(self, mark: int, begin: int) -> Cue | None:
        """The speaker named before a colon: the subject of the last clause, else the nearest name."""
        analysis = self.analysis
        for index in reversed(self.speech.clauses[analysis.sentence_of(begin)]):
            clause = analysis.clauses[index]
            verb = analysis.groups.verbs[clause.verb]
            is_main = verb.form == "finite" and clause.kind in {"main", "inserted"} and verb.last <= mark
            if is_main and clause.subject is not None and self.speech.sources.is_speaker_name(clause.subject):
                return Cue(self.speech.pronouns.resolve(clause.subject), None, "quotes.colon")
        for unit in (*range(begin, mark), *range(mark - 1, begin - 1, -1)):
            place = self.analysis.groups.noun_at[unit]
            if unit < mark and place >= 0 and self.analysis.groups.nouns[place].prep is not None:
                continue
            if place >= 0 and self.speech.sources.is_speaker_name(place) and not self.speech.sources.is_land(place):
                return Cue(self.speech.sources.resolve(place), None, "quotes.colon")
        return None

    def leading(self, first: int, begin: int, *, is_near: bool) -> Cue | None:
        """The finite clause that a quotation goes on, if its subject is one who speaks; a few words only when near."""
        analysis = self.analysis
        verbs = analysis.groups.verbs
        for unit in range(first - 1, max(begin, first - AHEAD) - 1, -1):
            verb = analysis.groups.verb_at[unit]
            if verb < 0 or verbs[verb].form != "finite" or verbs[verb].first != unit:
                continue
            clause = analysis.clauses[analysis.clause_of_verb[verb]]
            if is_near and (verbs[verb].lemma not in self.speech.words.weak or first - verbs[verb].last > BEHIND):
                return None
            if clause.subject is not None and self.speech.sources.is_speaker_name(clause.subject):
                return Cue(
                    self.speech.sources.resolve(clause.subject), analysis.span(unit, verbs[verb].last), "quotes.leading"
                )
            return None
        return None

    def following(self, quote: QuoteSpan) -> Cue | None:
        """Who was last said to say something, where a whole sentence is quoted behind: *Le maire accuse X. « … »*."""
        analysis = self.analysis
        first, last = analysis.unit_at(quote.first), analysis.unit_at(quote.last - 1)
        place, end = analysis.sentence_of(first), analysis.sentence_of(last)
        begin, stop = analysis.ranges[place][0], analysis.ranges[end][1]
        is_told = any(self.attributions[at] for at in range(place, end + 1))
        if place == 0 or is_told or first - begin > 1 or analysis.tokens.breaks[analysis.units.firsts[begin]]:
            return None
        closes = all(self.is_mark(unit) or analysis.units.letters[unit] == "." for unit in range(last + 1, stop))
        if not closes or not self.speech.phrases.has_verb(first, last + 1):
            return None
        before = self.attributions[place - 1]
        said = [item for item in before if item.source.kind != "media"] or before
        return Cue(said[-1].source, analysis.span(*said[-1].cue), "quotes.following") if said else None

    def join_runs(self, quotes: list[QuoteSpan]) -> None:
        """Let quotations of one run share their speaker, backwards from a cue behind the last, then forwards."""
        pairs = list(pairwise(range(len(quotes))))
        for before, after in reversed(pairs):
            left, right = quotes[before], quotes[after]
            is_near = 0 <= right.start - left.end < RUN // 2
            if self.spoken[before] and left.source is None and right.source is not None and is_near:
                left.source = right.source if self.is_run(left, right) else None
        for before, after in pairs:
            left, right = quotes[before], quotes[after]
            if self.spoken[after] and right.source is None and left.source is not None and self.goes_on(left, right):
                right.source = left.source

    @staticmethod
    def drop_nested(quotes: list[QuoteSpan]) -> None:
        """Leave a quotation inside another to the one who speaks the whole: it is no second record."""
        end = 0
        for quote in quotes:
            if quote.end <= end:
                quote.source = quote.cue = None
            elif quote.source is not None:
                end = max(end, quote.end)

    def goes_on(self, left: QuoteSpan, right: QuoteSpan) -> bool:
        """Whether a quotation without a cue goes on the one before it: near, and a clause or in the same sentence."""
        if right.start - left.end >= RUN:
            return False
        analysis = self.analysis
        last, first = analysis.unit_at(left.last - 1), analysis.unit_at(right.first)
        if right.start < left.end or analysis.sentence_of(last) == analysis.sentence_of(first):
            return True
        if self.has_other_speaker(left, right):
            return False
        units = range(first, analysis.unit_at(right.last - 1) + 1)
        has_verb = any(analysis.groups.verb_at[unit] >= 0 for unit in units)
        opens = first - 1 <= analysis.ranges[analysis.sentence_of(first)][0]
        return has_verb or self.names.ends_sentence(right) if opens else has_verb and len(units) >= LONG

    def has_other_speaker(self, left: QuoteSpan, right: QuoteSpan) -> bool:
        """Whether somebody else says something between two quotations."""
        analysis = self.analysis
        first = analysis.sentence_of(analysis.unit_at(left.last - 1))
        last = analysis.sentence_of(analysis.unit_at(right.first))
        items = (item for place in range(first, last + 1) for item in self.attributions[place])
        return any(
            left.end <= analysis.span(*item.cue).start < right.start and item.source != left.source for item in items
        )

    def is_run(self, left: QuoteSpan, right: QuoteSpan) -> bool:
        """Whether nothing but marks or an ellipsis stands between two quotations."""
        between = self.analysis.tokens.text[left.end : right.start]
        return len(between) <= JOINT or not any(c.isalpha() for c in between)
