"""Enters: the clauses of a document. Leaves: for each sentence, who is said to say what stands in which part of it.

Four shapes: a phrase of source ("selon …"), a verb of saying with its complement, a verb of saying set behind what is
said, and a noun of saying. Pronouns take the speaker before. Quotations get the speaker whose words surround them.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from selon.model.analysis import Attribution
from selon.read.carried_speech import CarriedSpeech, has_own
from selon.read.quoted_names import is_nickname
from selon.read.tallies import Stretch

if TYPE_CHECKING:
    from selon.model.mention import Source
    from selon.model.units import Clause, VerbGroup
    from selon.read.blames import Blame

RECORDERS = frozenset({"un", "ngo", "medical", "health"})
CHAIN = 4  # groups from an object on that are looked at for what it tells of
TOLD = ("event", "harm", "act:", "toll", "tally", "case")  # senses of nouns that tell of an act or of harm
CALL = "say:call"
NEAR = 12  # units between a verb of saying and what it opens


class SpeechReader(CarriedSpeech):
    """Finds the attributions of one document, sentence by sentence."""

    def read(self) -> list[list[Attribution]]:
        """The attributions of every sentence, with those that go on from another."""
        found = [self.read_sentence(place) for place in range(len(self.analysis.ranges))]
        self.carry(found)
        return found

    def read_sentence(self, place: int) -> list[Attribution]:
        """The attributions of one sentence, in order of their cues."""
        first, last = self.analysis.ranges[place]
        found = self.phrases.according(first, last)
        for index in self.clauses[place]:
            said = self.said(self.analysis.clauses[index], first, last)
            if said:
                found.append(said)
        found += self.phrases.set_behind(first, last) + self.phrases.headed(first, last)
        found += self.gapped(found, last) or ([] if found else self.phrases.in_text(first, last))
        found += self.phrases.relayed(found, first, last)
        found = [self.phrases.widened(item, found, first, last) for item in found]
        found = [self.phrases.with_more(item, found, last) for item in found]
        found += self.denied(place, found)
        found.sort(key=lambda item: item.cue)
        found = [self.up_to_next(item, found) for item in found]
        for item in found:
            if item.source.kind != "media" or len(found) == 1:
                self.pronouns.remember(place, item)
        return found

    def denied(self, place: int, found: list[Attribution]) -> list[Attribution]:
        """What those who speak say is untrue: *il est faux que douze hommes soient morts, dit le maire*."""
        units, made = self.analysis.units, list[Attribution]()
        for index in self.clauses[place]:
            verb = self.analysis.groups.verbs[self.analysis.clauses[index].verb]
            at = verb.last + (verb.last < len(units) and units.letters[verb.last] == "R")
            if verb.lemma not in self.language.grammar.copulas or units.letters[at + 1 : at + 2] != ["K"]:
                continue
            is_denied = units.lemmas[at] in self.words.true if verb.is_negated else "untrue" in units.senses[at]
            if not is_denied:
                continue
            over = [item for item in found if any(first <= at < last for first, last in item.contents)]
            end = max((last for item in over for first, last in item.contents if first <= at < last), default=0)
            content = (at + 1, self.right_border(at + 2, end))
            made += (
                msgspec.structs.replace(item, kind="noun", contents=(content,), stance="denies", rule="speech.untrue")
                for item in over[:1]
            )
        return made

    # -- verbs of saying

    def said(self, clause: Clause, first: int, last: int) -> Attribution | None:
        """The attribution of a clause whose verb is one of saying."""
        verb = self.analysis.groups.verbs[clause.verb]
        blame = self.blames.find(clause, verb)
        if blame is not None:
            return self.blaming(clause, verb, blame, (first, last))
        phrase = self.phrase_of(verb, last) or self.tally_of(clause, verb)
        is_read = verb.lemma in self.words.reading
        gives = verb.form == "participle" and verb.lemma in self.words.giving
        is_name = self.analysis.units.lows[verb.head] in self.words.naming and is_nickname(self.analysis, verb.head)
        if is_name or (not phrase and not is_read and not gives and not self.is_saying(verb)):
            return None  # *Jean Kaba, dit « Le Loup »*
        if not self.tells(clause, verb):
            return self.told_aside(clause, verb, first, last)
        source = self.read_in(clause, verb) if is_read else self.speaker(clause, verb)
        if source is None:
            return None
        shape = self.shape(clause, verb, phrase, first, last)
        if shape is None:
            return None
        kind, contents = shape
        end = self.goes_on_at(clause, verb, last) if kind != "inverted" else last
        contents = tuple((begin, min(stop, end)) for begin, stop in contents if begin < end)
        denies = self.phrases.is_untrue(clause)
        return Attribution(
            kind=kind,  # type: ignore[arg-type]
            source=source,
            cue=(verb.first, max(verb.last, phrase)),
            contents=contents,
            stance="denies" if denies else "asserts",
            is_admission="say:admit" in verb.senses,
            is_conditional=verb.is_conditional,
            weight=2.0 if kind == "complement" else 1.5,
            rule=f"speech.{kind}",
            others=self.joint_speakers(clause, verb),
        )

    def blaming(self, clause: Clause, verb: VerbGroup, blame: Blame, sentence: Stretch) -> Attribution | None:
        """The attribution of a clause that lays an act at somebody's door."""
        first, last = sentence
        source = self.speaker(clause, verb) if self.tells(clause, verb) else None
        if source is None:
            return None
        contents: tuple[Stretch, ...] = (
            (blame.end, self.right_border(blame.end, self.end_of(clause, blame.end, last))),
        )
        if clause.kind == "relative":  # what it stands for, too
            contents = ((self.left_border(clause.first, first), clause.first), *contents)
        return Attribution(
            kind="object",
            source=source,
            cue=(verb.first, blame.end),
            contents=contents,
            is_conditional=verb.is_conditional,
            weight=1.5,
            rule="speech.blame",
            others=self.joint_speakers(clause, verb),
            blamed=blame.whom,
        )

    def told_aside(self, clause: Clause, verb: VerbGroup, first: int, last: int) -> Attribution | None:
        """What an infinitive or participle of saying attributes."""
        if verb.form == "infinitive":
            return self.led(clause, verb, first, last)
        if verb.form != "participle":
            return None
        return self.as_said(clause, verb, last) or self.put_forward(clause, verb)

    def as_said(self, clause: Clause, verb: VerbGroup, last: int) -> Attribution | None:
        """What stands behind *as announced by* at the head of a sentence: *comme annoncé par X, douze hommes …*."""
        first = self.analysis.ranges[self.analysis.sentence_of(verb.first)][0]
        before = " ".join(self.analysis.units.lows[first : verb.first])
        if clause.agent is None or before not in self.words.as_said or not self.sources.speaks(clause.agent):
            return None
        end = self.sources.chain(clause.agent)[1]
        source = self.pronouns.resolve(clause.agent)
        return self.phrases.phrase(source, verb.first, ((end, last),), rule="speech.according", weight=1.0)

    def tells(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether a verb of saying tells that something was said, and by whom."""
        if verb.form == "infinitive":
            return False
        is_moving = verb.voice == "active" and verb.modal is not None
        if (verb.form == "participle" and not is_moving) or (verb.voice == "passive" and clause.agent is None):
            return False
        return not verb.is_negated or verb.modal in self.words.unceasing or "say:deny" in verb.senses

    def led(self, clause: Clause, verb: VerbGroup, first: int, last: int) -> Attribution | None:
        """An infinitive of saying that tells a fact: *et le maire d'ajouter que …*, *jusqu'à affirmer : …*."""
        units = self.analysis.units
        before = verb.first - 1
        if before < first:
            return None
        place: int | None = None
        content = self.complement(verb.last, last)
        if units.lows[before] in self.words.leads_up:
            place = clause.subject
        elif units.lows[before] in self.language.grammar.partitive and units.letters[first:before] == ["C"]:
            source = self.pronouns.speaker_before(self.analysis.sentence_of(first), first)
            content = content or (verb.last, self.right_border(verb.last, last))
            return self.by_infinitive(source, verb, content) if source is not None else None
        elif units.lows[before] in self.language.grammar.partitive and before > first:
            group = self.analysis.groups.noun_at[before - 1]
            place = self.first_of_chain(group, first) if group >= 0 else None
        if place is None or content is None:
            return None
        if not self.sources.is_speaker_name(place) and not self.analysis.groups.nouns[place].is_pronoun:
            return None
        return self.by_infinitive(self.pronouns.resolve(place), verb, content)

    @staticmethod
    def by_infinitive(source: Source, verb: VerbGroup, content: Stretch) -> Attribution:
        """What an infinitive says in one stretch."""
        return Attribution(
            kind="complement",
            source=source,
            cue=(verb.first, verb.last),
            contents=(content,),
            weight=2.0,
            rule="speech.infinitive",
        )

    def first_of_chain(self, place: int, first: int) -> int | None:
        """The group at the head of the sentence, behind at most a coordinator, that a chain of complements ends in."""
        nouns = self.analysis.groups.nouns
        while nouns[place].of is not None and nouns[place].first > first:
            place = nouns[place].of or 0
        start = nouns[place].first
        opens = start == first or (start == first + 1 and self.analysis.units.letters[first] == "C")
        return place if opens and nouns[place].prep is None else None

    def shape(
        self, clause: Clause, verb: VerbGroup, phrase: int, first: int, last: int
    ) -> tuple[str, tuple[Stretch, ...]] | None:
        """How what is said stands to its verb, and where it lies."""
        start = max(verb.last, phrase)
        if self.is_behind(clause, verb, first):
            begin = min(clause.first, verb.first)
            if clause.kind == "relative" and clause.object is not None:  # only what the relative stands for is said
                return "inverted", ((self.analysis.groups.nouns[clause.object].first, begin),)
            left = first if self.closes(clause, last) else self.left_border(begin, first)
            return "inverted", ((left, begin), self.rest(clause.last, left, begin, last))
        complement = self.complement(start, last)
        if complement is not None:
            return "complement", (complement,)
        begin = self.left_border(verb.first, self.told_from(clause, first)) if verb.voice == "passive" else start
        if not self.may_govern(clause, verb, phrase, has_count=self.count_near(begin, last)):
            return None
        right = (start, self.known_from(clause, start, self.right_border(start, self.end_of(clause, start, last))))
        return "object", ((begin, verb.first), right) if verb.voice == "passive" else (right,)

    def told_from(self, clause: Clause, first: int) -> int:
        """Where what a clause says begins at the earliest: that of *whose figures are confirmed by X* is no more."""
        is_own = clause.subject is not None and self.analysis.groups.nouns[clause.subject].first > clause.first
        return clause.first if clause.kind == "relative" and is_own else first

    def goes_on_at(self, clause: Clause, verb: VerbGroup, last: int) -> int:
        """Where what a verb says ends at the latest, at the next of who says it.

        That of a relative at any, *l'armée, qui nie …, a tué …*, else at one of saying that an *and* joins to it.
        """
        if clause.subject is None:
            return last
        others = (self.analysis.clauses[index] for index in self.clauses[self.analysis.sentence_of(verb.first)])
        verbs = self.analysis.groups.verbs
        own = [verbs[other.verb] for other in others if other.subject == clause.subject and other.kind != "relative"]
        is_relative = clause.kind == "relative"
        behind = (each.first for each in own if each.form == "finite" and (is_relative or self.goes_on_saying(each)))
        return min((at for at in behind if at >= verb.last), default=last)

    def goes_on_saying(self, verb: VerbGroup) -> bool:
        """Whether a verb of saying stands right behind a coordinator: *a nié tout repli et affirmé que …*."""
        is_told = self.is_saying(verb) or self.phrase_of(verb, len(self.analysis.units)) > 0
        return is_told and self.analysis.units.letters[verb.first - 1] == "C"

    def end_of(self, clause: Clause, start: int, last: int) -> int:
        """Where what a clause says of an object may end at most: an adverbial's at its comma: *depuis que X a …, …*."""
        letters = self.analysis.units.letters
        commas = (at for at in range(start, last) if letters[at] == "," and clause.kind == "adverbial")
        return next((at for at in commas if at >= clause.last - 1), last)

    def known_from(self, clause: Clause, start: int, end: int) -> int:
        """Where what is said ends: an act claimed goes on with what is known, a weak verb with what it is said of.

        So does a verb whose object tells of no act or harm: *a annoncé un couvre-feu après la mort de douze élèves*.
        """
        units, verb = self.analysis.units, self.analysis.groups.verbs[clause.verb]
        if verb.lemma in self.words.claiming:
            return next((at for at in range(start, end) if units.letters[at] == "Q"), end)
        tells = self.phrase_of(verb, end) > 0 or self.tells_much(clause)
        if verb.lemma in self.words.weak or not tells:
            return next((at for at in range(start, end) if units.lows[at] in self.words.occasions), end)
        return end

    def tells_much(self, clause: Clause) -> bool:
        """Whether the object of a clause tells of an act, harm or figure, itself or by what complements it."""
        nouns, senses = self.analysis.groups.nouns, self.analysis.units.senses
        place = clause.object
        if place is None:
            return True
        behind = takewhile(lambda n: nouns[n].of is not None, range(place + 1, min(place + CHAIN, len(nouns))))
        chain = (place, *behind)
        return any(nouns[n].count is not None or any(s.startswith(TOLD) for s in senses[nouns[n].head]) for n in chain)

    def may_govern(self, clause: Clause, verb: VerbGroup, phrase: int, *, has_count: bool) -> bool:
        """Whether a mere object may be what a verb says: of a weak one only a figure, of some nothing."""
        is_answer = verb.lemma in self.words.answers and not phrase
        only_calls = CALL in verb.senses and not phrase  # *a demandé une enquête sur la mort de …*
        if is_answer or only_calls or self.sources.is_no_saying(verb, clause.object):
            return False
        if verb.lemma not in self.words.weak or (clause.object is not None and self.phrases.is_untrue(clause)):
            return True
        is_told = bool(phrase) and verb.form == "finite" and clause.subject is not None
        tells = is_told and self.sources.speaks(clause.subject or 0)
        is_known = clause.subject_pronoun is not None or tells or self.is_speaker(clause, verb)
        if verb.lemma in self.words.recording and verb.voice == "active" and not self.keeps_count(clause.subject):
            return False
        has_object = clause.object is not None or verb.voice == "passive"
        return (bool(phrase) or (has_count and has_object)) and is_known

    def keeps_count(self, place: int | None) -> bool:
        """Whether a group is a body that records the harm of others, not its own: *la Croix-Rouge a enregistré …*."""
        if place is None:
            return False
        first, last = self.sources.chain(place)
        named = self.sources.kind_of_body(place)
        return (named or self.sources.kind_of_word(first, last, self.analysis.groups.nouns[place].head)) in RECORDERS

    def complement(self, start: int, last: int) -> Stretch | None:
        """What is said behind a verb that ends before unit `start`: a clause, a quotation, or an infinitive at once."""
        units = self.analysis.units
        for at in range(start, min(start + NEAR, last)):
            letter = units.letters[at]
            between = units.letters[start:at]
            if letter in '"<' and any(other in "GVX" for other in between):
                return None  # another verb stands before what is quoted
            if letter == "K" and (not has_own(between) or ("," in between and self.opens_relative(at))):
                return None  # another verb or a gerund says it, or it is a relative
            if letter in 'K:"<' or units.lows[at] in self.language.grammar.opens_complement:
                is_more = letter in ':"<' and any(count >= 0 for count in units.counts[start:at])
                return start if is_more else at, self.right_border(at + 1, last)  # of a figure told only more is quoted
            if at <= start + 2 and (letter == "I" or units.lows[at] in self.words.telling_how):
                return at, self.right_border(at, last)
            if letter in ".;SQ" or (letter == "," and at > start + 6 and not self.closes_aside(start, at)):
                return None
        return None

    def closes_aside(self, start: int, unit: int) -> bool:
        """Whether a comma closes an aside that began at once, before *that*: *a ajouté, cité par Ys, que …*."""
        return self.analysis.units.letters[start : start + 1] == [","] and self.analysis.units.letters[unit + 1] == "K"

    def opens_relative(self, unit: int) -> bool:
        """Whether *that* at a unit opens a relative: *…, un chiffre que personne n'a confirmé*."""
        clauses = (self.analysis.clauses[index] for index in self.clauses[self.analysis.sentence_of(unit)])
        return any(clause.first == unit and clause.kind == "relative" for clause in clauses)

    def is_speaker(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether the subject of a weak verb is a body, office, party or person rather than a thing."""
        place = clause.agent if verb.voice == "passive" else clause.subject
        if place is None:
            return False
        group = self.analysis.groups.nouns[place]
        kinds = {self.analysis.kind_of_name(unit) for unit in group.names}
        senses = self.analysis.units.senses[group.head]
        is_text = any(sense in {"channel", "say", "tally"} for sense in senses) and self.sources.voice(place) != place
        is_text = is_text or (verb.form == "finite" and "channel" in senses and not group.is_plural)
        is_named = bool(kinds & {"party", "person", "capital"}) or self.sources.is_called(place)
        return is_text or is_named or self.sources.is_office(group)

    def rest(self, unit: int, left: int, begin: int, last: int) -> Stretch:
        """What is said behind an inverted verb: not what tells of the speaker, nor what follows direct speech."""
        letters = self.analysis.units.letters
        chained = unit
        place = self.analysis.groups.noun_at[unit - 1]
        if place >= 0:
            chained = max(unit, self.sources.chain(place)[1])
        following = letters[chained : chained + 3]
        if following[:2] == [",", "Q"] or following[:1] == ["Q"] or following[1:] == ["p", "Q"]:
            return chained, chained
        is_direct = letters[left : left + 1] in (["<"], ['"']) or self.pronouns.is_quoted(left)
        if is_direct and any(letter in '">' for letter in letters[begin - 2 : begin]):
            marks = (at for at in range(unit, last) if letters[at] in '<"')
            unit = next(marks, last)
        return unit, self.right_border(unit, last)

    def count_near(self, start: int, last: int) -> bool:
        """Whether a count follows within reach and before a gerund, so that the verb may tell a figure."""
        units = self.analysis.units
        reach = takewhile(lambda unit: units.letters[unit] != "G", range(start, min(start + NEAR, last)))
        return any(units.counts[unit] >= 0 for unit in reach)

    def is_behind(self, clause: Clause, verb: VerbGroup, first: int) -> bool:
        """Whether a clause of saying stands behind what is said, its subject following its verb."""
        nouns = self.analysis.groups.nouns
        pronoun = clause.subject_pronoun
        is_behind = pronoun is not None and pronoun >= verb.first
        inverted_pronoun = is_behind and self.analysis.units.lows[pronoun or 0].startswith("-")
        inverted_noun = clause.subject is not None and nouns[clause.subject].first >= verb.last
        is_told = inverted_noun and verb.form == "finite"  # *en répondant, l'armée a tué …* is told by nobody
        return (inverted_pronoun or is_told) and verb.first > first

    def closes(self, clause: Clause, last: int) -> bool:
        """Whether an inverted verb and its subject end a sentence that no other says, so that all of it is said."""
        letters, place = self.analysis.units.letters, clause.subject
        end = clause.last if place is None else max(clause.last, self.sources.chain(place)[1])
        others = (self.analysis.clauses[index] for index in self.clauses[self.analysis.sentence_of(clause.first)])
        verbs = self.analysis.groups.verbs
        is_only = not any(self.is_saying(verbs[other.verb]) for other in others if other is not clause)
        return is_only and all(letter in '.,">' for letter in letters[end:last])

    def left_border(self, unit: int, first: int) -> int:
        """Where what is said before a unit begins."""
        for at in range(unit - 1, first, -1):
            if self.phrases.is_stop(at):
                return at
        return first
