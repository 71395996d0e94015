"""Enters: acts and the attributions of a document. Leaves: whose word each is, one for each who asserts or denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.claims.territories import Territories
from selon.model.tags import COORDINATOR

if TYPE_CHECKING:
    from selon.claims.events_acts import Act
    from selon.claims.events_groups import GroupReader
    from selon.claims.speakers import SpeakerFinder, Word
    from selon.model.analysis import Attribution

TRUCE = "ceasefire"
RELATIVE = "relative"
LATER = 5  # sentences after an act in which the one accused of it may deny it
AHEAD = 2  # sentences after an act in which it may be denied
SIDES = ("one", "other")  # those who speak when both sides do
FURTHER = 3  # sentences behind an act in which somebody may deny a part in it
ASIDE = frozenset({"relative", "participial"})  # clauses that only tell more of somebody
STOPS = frozenset(",.;:C")
NOTHING = frozenset('"»<>)-RT')  # letters of adverbs, times and marks that end nothing
OPENED = frozenset('"<>:K')  # marks and words behind which the very words of somebody follow
GROUND = frozenset({"capture", "withdrawal"})  # acts that the text tells itself, beside an accusation of others
NEAR = 6  # units after a word of denial within which an accusation may be named

SENT = "deployment"  # of troops, which who rejects accusations does not deny


class WordFinder:
    """Finds who asserts and who denies the acts of one document."""

    def __init__(self, groups: GroupReader, speakers: SpeakerFinder) -> None:
        """Take the document's layers and what finds speakers."""
        self.groups = groups
        self.analysis = groups.analysis
        self.rules = groups.rules
        self.territories = Territories(groups.analysis, groups.language)
        self.speakers = speakers

    def find(self, act: Act) -> list[Word]:
        """The words for and against an act, that of its own sentence first."""
        sentence = self.analysis.sentence_of(act.unit)
        covering = [a for a in self.analysis.attributions[sentence] if self.speakers.covers(a, act.unit)]
        within = [a for a in covering if not (self.is_past_relative(a, act) or self.is_joined_behind(a, act))]
        if len(within) < len(covering):
            return [self.speakers.from_attributions(within, act.unit) if within else self.bare(act)]
        return self.for_and_against(act, sentence, covering) or self.told(act, sentence)

    def for_and_against(self, act: Act, sentence: int, covering: list[Attribution]) -> list[Word]:
        """The words of a sentence in which somebody denies an act; none if nobody does."""
        deniers = [a for a in covering if a.stance == "denies" or self.is_judged_false(a, act)]
        others = [a for a in covering if a not in deniers]
        if act.type == TRUCE and deniers and all(map(self.is_refusal, deniers)):
            return [self.speakers.from_attributions(others, act.unit) if others else self.bare(act)]
        taken = [a for a in self.analysis.attributions[sentence] if a.stance == "denies" and self.takes_up(a, act)]
        if taken:
            others = [a for a in others if a not in taken]
            first = self.speakers.from_attributions(others, act.unit) if others else self.bare(act)
            return [first, self.denial(taken[0], act)]
        if deniers and others and self.is_one_voice(deniers[0], others[0]):
            near = 0 <= act.unit - deniers[0].cue[1] <= NEAR
            return [self.denial(deniers[0], act) if near else self.speakers.from_attributions(others, act.unit)]
        judged = next((a for a in deniers if a.stance != "denies"), None)
        if judged is not None and not others:
            return [self.denial(judged, act)]
        if deniers and others:
            return [self.speakers.from_attributions(others, act.unit), self.denial(deniers[0], act)]
        return []

    def is_judged_false(self, item: Attribution, act: Act) -> bool:
        """Whether somebody calls false what tells an act: *a qualifié de mensongères les accusations d'attaque*."""
        units, begin = self.analysis.units, item.cue[1]
        if not any(lemma in self.rules.judging for lemma in units.lemmas[item.cue[0] : begin]):
            return False
        is_of_words = any(lemma in self.rules.accusations for lemma in units.lemmas[begin : act.unit])
        return is_of_words and any("untrue" in senses for senses in units.senses[begin : act.unit])

    def told(self, act: Act, sentence: int) -> list[Word]:
        """The words of those who tell an act, and of who denies it further on."""
        words = self.shared(self.speakers.find(act.unit))
        if words[0].source is not None and self.is_disowned(act):
            denied = {"stance": "denies", "rule": "events.denied", "how": "stated"}
            return [msgspec.structs.replace(word, **denied) for word in words]
        if self.is_accusation(sentence):
            denials = self.later_denials(sentence) or self.bare_denials(act, sentence)
        else:
            denials = self.later_denials(sentence + 1, is_shown=True) if words[0].source is not None else []
            denials = denials or self.bare_denials(act, sentence)
        denials = [] if act.type == SENT or (act.type in GROUND and words[0].source is None) else denials
        return [*words, *(self.denial(a, act) for a in denials if not self.is_teller(a, words))]

    def is_disowned(self, act: Act) -> bool:
        """Whether words right before a noun say that somebody has no part in its act: *rien à voir avec l'attaque*."""
        if act.place is None:
            return False
        first = self.analysis.groups.nouns[act.place].first
        start = self.analysis.ranges[self.analysis.sentence_of(act.unit)][0]
        lows = self.analysis.units.lows[max(start, first - NEAR) : first + 1]
        before = f" {' '.join(lows)} "
        return any(f" {phrase} " in before for phrase in self.rules.disowning)

    def is_past_relative(self, item: Attribution, act: Act) -> bool:
        """Whether a relative in which somebody says something has ended before an act: *X, qui nie tout, attaque Y*."""
        verbs, clauses = self.analysis.groups.verbs, self.analysis.clauses
        cue = self.analysis.groups.verb_at[item.cue[0]]
        index = self.analysis.clause_of_verb.get(cue) if cue >= 0 else None
        if index is None or clauses[index].kind != RELATIVE or act.unit < item.cue[1]:
            return False
        behind = (verbs[clause.verb] for clause in clauses if clause.marker is None and clause.verb > cue)
        mains = (v.first for v in behind if v.form == "finite" and v.first >= item.cue[1])
        resumed = next(mains, None)
        return resumed is not None and resumed <= act.unit

    def is_joined_behind(self, item: Attribution, act: Act) -> bool:
        """Whether a main clause told behind what somebody says tells an act: *a juré de se venger et a tiré …*."""
        verbs, clauses, letters = self.analysis.groups.verbs, self.analysis.clauses, self.analysis.units.letters
        said = self.analysis.clause_of_verb.get(self.analysis.groups.verb_at[item.cue[0]])
        place = act.clause if act.clause is not None else act.support
        if said is None or place is None or clauses[said].kind != "main" or clauses[place].kind != "main":
            return False
        told = clauses[place]
        if verbs[told.verb].form != "finite" or told.first < item.cue[1]:
            return False
        own = [] if told.subject is None else [self.groups.nouns[told.subject].first]
        begin = min(at for at in (told.first, verbs[told.verb].first, *own) if at >= item.cue[1])
        return letters[begin - 1] == COORDINATOR and OPENED.isdisjoint(letters[item.cue[1] : begin])

    def denials_of(self, act: Act) -> list[Word]:
        """The word of who tells an act as not done; the narrator denies nothing."""
        words = self.shared(self.speakers.find(act.unit))
        return [
            msgspec.structs.replace(word, stance="denies", rule="events.denied", how="stated")
            for word in words
            if word.source is not None and word.stance == "asserts"
        ]

    @staticmethod
    def is_teller(item: Attribution, words: list[Word]) -> bool:
        """Whether who denies is one of those on whose word an act is told."""
        tellers = (word.source for word in words if word.source is not None)
        return any((item.source.party or item.source.text) == (t.party or t.text) for t in tellers)

    def is_refusal(self, item: Attribution) -> bool:
        """Whether words of denial only refuse what they govern: *ont rejeté la trêve*."""
        verb = self.analysis.groups.verb_at[item.cue[0]]
        return verb >= 0 and self.analysis.groups.verbs[verb].lemma in self.rules.refusing

    @staticmethod
    def is_one_voice(one: Attribution, two: Attribution) -> bool:
        """Whether two attributions are of one source, which does not deny what it asserts."""
        return (one.source.party or one.source.text) == (two.source.party or two.source.text)

    def shared(self, word: Word) -> list[Word]:
        """A word that several give together, as one for each: *A et B affirment*, *les deux camps disent*."""
        source = word.source
        if source is None:
            return [word]
        if word.others:
            return [word, *(msgspec.structs.replace(word, source=other, others=()) for other in word.others)]
        leaders = self.territories.leaders()
        if len(leaders) != len(SIDES) or source.text.lower() not in self.rules.both:
            return [word]
        named = [msgspec.structs.replace(source, party=leader, name=leader) for leader in leaders]
        return [msgspec.structs.replace(word, source=one) for one in named]

    def accuser_of(self, act: Act, word: Word) -> str | None:
        """For mutual accusations, the other side, which does what the source accuses it of."""
        if not self.is_mutual(word):
            return None
        parties = [w.source.party for w in self.shared(self.speakers.find(act.unit)) if w.source is not None]
        others = [p for p in parties if p and word.source is not None and p != word.source.party]
        return others[0] if len(others) == 1 else None

    def is_mutual(self, word: Word) -> bool:
        """Whether those who speak accuse each other."""
        if word.cue is None or word.stance == "denies":
            return False
        place = self.analysis.groups.verb_at[word.cue[0]]
        verb = self.analysis.groups.verbs[place] if place >= 0 else None
        return verb is not None and "say:accuse" in verb.senses and verb.voice == "reflexive"

    def bare(self, act: Act) -> Word:
        """The narrator's word, for an act that the sentence only reports as denied by somebody."""
        word = self.speakers.find(act.unit)
        return msgspec.structs.replace(
            word, source=None, via=(), stance="asserts", rule="speakers.narrator", how="inferred", cue=None
        )

    def denial(self, item: Attribution, act: Act) -> Word:
        """The word of somebody who denies an act."""
        word = (
            self.speakers.from_attributions([item], act.unit)
            if self.speakers.covers(item, act.unit)
            else self.speakers.find(act.unit)
        )
        return msgspec.structs.replace(
            word, source=item.source, via=(), stance="denies", rule="events.denied", how="stated", cue=item.cue
        )

    def takes_up(self, item: Attribution, act: Act) -> bool:
        """Whether a denial is a clause of its own that takes up what stands before: *…, ce que dément X*.

        Who denies having meant it denies no act: *…, ce que X dément faire intentionnellement*.
        """
        verb = self.analysis.groups.verb_at[item.cue[0]]
        index = self.analysis.clause_of_verb.get(verb) if verb >= 0 else None
        clause = self.analysis.clauses[index] if index is not None else None
        units = self.analysis.units
        opening = clause.marker if clause is not None else None
        before = item.cue[0] - 1
        if opening not in self.rules.taking and before >= 0:
            opening = units.lows[before]
        is_intent = any(low in self.rules.intent for low in units.lows[item.cue[1] : item.cue[1] + NEAR])
        return opening in self.rules.taking and act.unit < item.cue[0] and not is_intent

    def bare_denials(self, act: Act, sentence: int) -> list[Attribution]:
        """Who denies, without saying what, behind an act or in the next sentence: *Kiev accuse X. X dément*."""
        clause = self.analysis.clauses[act.clause] if act.clause is not None else None
        if clause is not None and clause.kind in ASIDE:
            return []
        behind = [a for a in self.analysis.attributions[sentence] if a.cue[0] > act.unit]
        after = sentence + 1
        opening = self.analysis.verbs_of(after)[:1] if after < len(self.analysis.ranges) else []
        following = [a for a in self.analysis.attributions[after] if a.cue[0] == opening[0].first] if opening else []
        found = [a for a in (*behind, *following) if a.stance == "denies" and self.is_bare(a)][:1]
        return found or self.denied_parts(sentence)

    def denied_parts(self, sentence: int) -> list[Attribution]:
        """Who says soon behind an act to have no part, without saying in what: *le groupe a nié toute implication*."""
        for place in range(sentence + 1, min(sentence + 1 + FURTHER, len(self.analysis.ranges))):
            for item in self.analysis.attributions[place]:
                if item.stance == "denies" and self.names_part(item.cue[1]):
                    return [item]
            if self.analysis.is_eventful(place):
                break
        return []

    def names_part(self, unit: int) -> bool:
        """Whether what stands at a unit is a part in something that is not named: *toute responsabilité et …*."""
        place = self.analysis.groups.noun_at[unit] if unit < len(self.analysis.units) else -1
        if place < 0:
            return False
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        behind = units.letters[group.last] if group.last < len(units) else "."
        return units.lemmas[group.head] in self.rules.parts and behind in ".,;C"

    def is_bare(self, item: Attribution) -> bool:
        """Whether nothing is said behind a verb of saying but when and how."""
        letters = self.analysis.units.letters
        end = next((at for at in range(item.cue[1], len(letters)) if letters[at] in STOPS), len(letters))
        return all(letter in NOTHING for letter in letters[item.cue[1] : end])

    def is_accusation(self, sentence: int) -> bool:
        """Whether an act is told in a sentence of accusing, so that a later denial is of it."""
        verbs = self.analysis.verbs_of(sentence)
        return any("say:accuse" in v.senses for v in verbs) or self.names_accusation(*self.analysis.ranges[sentence])

    def names_accusation(self, first: int, last: int, *, is_shown: bool = False) -> bool:
        """Whether an accusation is named between two units, behind a demonstrative if it has to be."""
        lemmas, lows = self.analysis.units.lemmas, self.analysis.units.lows
        named = (unit for unit in range(first, last) if lemmas[unit] in self.rules.accusations)
        return any(not is_shown or lows[unit - 1] in self.rules.showing for unit in named)

    def named_in(self, sentence: int) -> set[str]:
        """The canonical names of the parties that a sentence names."""
        names, (first, last) = self.analysis.units.names, self.analysis.ranges[sentence]
        entries = (self.groups.party_of(self.analysis.names[at]) for at in names[first:last] if at >= 0)
        return {entry.name for entry in entries if entry is not None}

    def later_denials(self, sentence: int, *, is_shown: bool = False) -> list[Attribution]:
        """Who rejects the accusations in the rest of a sentence or in those after; *these* ones if nobody accused."""
        for place in range(sentence, min(sentence + LATER, len(self.analysis.ranges))):
            if place >= sentence + AHEAD and is_shown:
                break
            for item in self.analysis.attributions[place]:
                if place >= sentence + AHEAD and item.source.party not in self.named_in(sentence):
                    continue  # farther on only the accused denies it
                last = min(item.cue[1] + NEAR, self.analysis.ranges[place][1])
                if item.stance == "denies" and self.names_accusation(item.cue[0], last, is_shown=is_shown):
                    return [item]
            if is_shown and self.analysis.attributions[place]:
                break  # what is denied next is what was said here
        return []
