"""Enters: a quotation and the attributions of its sentence. Leaves: the cue in that sentence that tells who speaks.

In order: what stands behind the quotation; a verb that it begins with; a phrase of source or a verb of saying that
covers the quotation or leads up to it; what stands before a colon; the clause that it goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.read.cues_behind import BEHIND, Cue, CuesBehind

if TYPE_CHECKING:
    from selon.model.analysis import Attribution, QuoteSpan
    from selon.model.mention import Source
    from selon.model.units import VerbGroup

AHEAD = 60  # units that a verb of saying may stand before its quotation
FEW = 3  # units of a quotation that are only a few words
FAR = 1000  # units that a source whom a medium cites is nearer than the medium
NEAR = 12  # units between a noun of saying and its quotation
LONG = 6  # words from which a quotation without a verb of saying is somebody's words all the same


BOUND = frozenset("pdDNAER")  # letters of what a preposition binds to a verb
LEADING = frozenset({"finite", "gerund"})  # forms of verbs that lead up to a quotation


class QuoteCues(CuesBehind):
    """Finds the cue of a quotation in its own sentence."""

    def cue(self, quote: QuoteSpan) -> Cue | None:
        """The cue that belongs to one quotation."""
        first, last = self.analysis.unit_at(quote.first), self.analysis.unit_at(quote.last - 1)
        return (
            self.behind(first, last)
            or self.opening_verb(first, is_saying=True)
            or self.qualified(first)
            or self.covering(first, last)
            or self.opening_verb(first, is_saying=False)
            or self.before(first, quote)
            or self.noun_before(first)
            or self.infinitive(first)
            or self.inserted(first, last)
            or self.told_of(first, last)
            or self.apposed(first, last)
        )

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

    def infinitive(self, first: int) -> Cue | None:
        """Who engages in a quoted infinitive: *les rebelles se sont engagés à « ne plus tirer »*."""
        analysis = self.analysis
        groups, lows = analysis.groups, analysis.units.lows
        index = groups.verb_at[first]
        ahead = groups.verb_at[first + 1] if index < 0 and first + 1 < len(lows) else index
        if ahead < 0 or groups.verbs[ahead].form != "infinitive" or first < BEHIND or lows[first - 2] not in self.ties:
            return None
        before = next(
            (groups.verb_at[at] for at in range(first - 3, max(-1, first - 3 - BEHIND), -1) if groups.verb_at[at] >= 0),
            -1,
        )
        if before < 0:
            return None
        subject = analysis.clauses[analysis.clause_of_verb[before]].subject
        if subject is None or not self.may_tell(subject):
            return None
        group = groups.verbs[before]
        return Cue(self.speech.pronouns.resolve(subject), analysis.span(group.first, group.last), "quotes.infinitive")

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
            told = Cue(items[-1].source, analysis.span(*items[-1].cue), "quotes.colon") if items else None
            return told or self.colon(end - 1, analysis.ranges[place - 1][0])
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
            told = self.told_by(clause.subject) if is_main and clause.subject is not None else None
            if told is not None:
                return Cue(told, None, "quotes.colon")
        place = analysis.groups.noun_at[begin]
        is_head = place >= 0 and analysis.groups.verb_at[mark - 1] < 0 and not self.speech.sources.is_land(place)
        if is_head and (told := self.told_by(place)) is not None:
            return Cue(told, None, "quotes.colon")
        for unit in (*range(begin, mark), *range(mark - 1, begin - 1, -1)):
            place = self.analysis.groups.noun_at[unit]
            if unit < mark and place >= 0 and self.analysis.groups.nouns[place].prep is not None:
                continue
            if place >= 0 and self.speech.sources.is_speaker_name(place) and not self.speech.sources.is_land(place):
                return Cue(self.speech.sources.resolve(place), None, "quotes.colon")
        return None

    def is_object(self, verb: VerbGroup, first: int) -> bool:
        """Whether a quotation is a verb's object behind what a preposition binds: *voit dans ce vote « un coup »*."""
        letters = self.analysis.units.letters
        between = letters[verb.last : first - 1]
        is_bound = between[:1] in (["p"], ["d"]) and between[-1] in "NAE" and set(between) <= BOUND
        return is_bound and letters[first] == "D" and len(between) <= NEAR

    def calls(self, verb: VerbGroup, first: int) -> bool:
        """Whether a verb calls its object by what a quotation holds: *traite les mutins de « lâches »*."""
        units, grammar = self.analysis.units, self.speech.language.grammar
        between = units.letters[verb.last : first - 1]
        at = first - 2 - (between[-1:] == ["D"])
        is_tied = units.lows[at] in self.ties or units.lows[at] in grammar.likewise
        return verb.lemma in self.speech.words.calling and is_tied and not {",", "Q", "K", "V", "X"} & set(between)

    def told_by(self, place: int) -> Source | None:
        """Who speaks by what stands before a colon: somebody, a text, whose it is: *la réponse de X*, *son avis*."""
        analysis, sources, pronouns = self.analysis, self.speech.sources, self.speech.pronouns
        nouns, units = analysis.groups.nouns, analysis.units
        group = nouns[place]
        if sources.is_speaker_name(place):
            return pronouns.resolve(place)
        if group.prep is not None or group.is_pronoun:
            return None
        if not set(units.lows[group.first : group.head]).isdisjoint(self.speech.words.possessives):
            return pronouns.owner(place)
        voice = sources.voice(place)
        if voice == place and place + 1 < len(nouns) and nouns[place + 1].of == place:
            is_voice = sources.is_speaker_name(place + 1) and nouns[place + 1].first == group.last
            voice = place + 1 if is_voice else place
        is_text = "channel" in units.senses[group.head] and not group.is_plural
        return pronouns.resolve(voice) if voice != place or is_text else None

    def leading(self, first: int, begin: int, *, is_near: bool) -> Cue | None:
        """The finite clause that a quotation goes on, if its subject is one who speaks; a few words only when near."""
        analysis = self.analysis
        verbs = analysis.groups.verbs
        for unit in range(first - 1, max(begin, first - AHEAD) - 1, -1):
            verb = analysis.groups.verb_at[unit]
            if verb < 0 or verbs[verb].form not in LEADING or verbs[verb].first != unit:
                continue
            clause = analysis.clauses[analysis.clause_of_verb[verb]]
            is_beside = first - verbs[verb].last <= BEHIND or self.is_object(verbs[verb], first)
            is_beside = is_beside and verbs[verb].lemma in self.speech.words.weak
            if is_near and not is_beside and not self.calls(verbs[verb], first):
                return None
            if clause.subject is not None and self.speech.sources.is_speaker_name(clause.subject):
                return Cue(
                    self.speech.sources.resolve(clause.subject), analysis.span(unit, verbs[verb].last), "quotes.leading"
                )
            return None
        return None
