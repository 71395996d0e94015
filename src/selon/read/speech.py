"""Enters: the clauses of a document. Leaves: for each sentence, who is said to say what stands in which part of it.

Four shapes: a phrase of source ("selon …"), a verb of saying with its complement, a verb of saying set behind what is
said, and a noun of saying. Pronouns take the speaker before. Quotations get the speaker whose words surround them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.analysis import Attribution
from selon.read.pronouns import PronounReader, clauses_by_sentence

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Source
    from selon.model.units import Clause, VerbGroup
    from selon.packs.loader import Language
    from selon.packs.speech import SpeechWords
    from selon.read.sources import SourceReader

Stretch = tuple[int, int]
"""The first unit of what is said, and the one after its last."""

SAYS = "say:"
CITED = 2.5  # a cited source weighs more than the medium that cites it
NEAR = 12  # units between a verb of saying and what it opens


class SpeechReader:
    """Finds the attributions of one document, sentence by sentence."""

    def __init__(self, analysis: Analysis, language: Language, words: SpeechWords, sources: SourceReader) -> None:
        """Take the document's layers and the resolver of sources."""
        self.analysis = analysis
        self.language = language
        self.words = words
        self.sources = sources
        self.clauses = clauses_by_sentence(analysis)
        self.pronouns = PronounReader(analysis, language, sources, self.clauses)

    def read(self) -> list[list[Attribution]]:
        """The attributions of every sentence."""
        return [self.read_sentence(place) for place in range(len(self.analysis.ranges))]

    def read_sentence(self, place: int) -> list[Attribution]:
        """The attributions of one sentence, in order of their cues."""
        first, last = self.analysis.ranges[place]
        found = self.according(first, last)
        for index in self.clauses[place]:
            said = self.said(self.analysis.clauses[index], first, last)
            if said:
                found.append(said)
        found += self.cited(found, last)
        found.sort(key=lambda item: item.cue)
        for item in found:
            if item.source.kind != "media" or len(found) == 1:
                self.pronouns.remember(place, item)
        return found

    def cited(self, found: list[Attribution], last: int) -> list[Attribution]:
        """The sources that a medium cites: *rapporte X, citant des témoins*; what the medium tells is theirs."""
        units, groups = self.analysis.units, self.analysis.groups
        made = []
        for item in found:
            if item.source.kind != "media":
                continue
            for unit in range(item.cue[0], last - 1):
                if units.lows[unit] not in self.words.citing:
                    continue
                place = groups.noun_at[unit + 1]
                if place >= 0 and self.sources.speaks(place):
                    made.append(
                        Attribution(
                            kind="according",
                            source=self.resolved(place),
                            cue=(unit, unit + 1),
                            contents=item.contents,
                            weight=CITED,
                            rule="speech.cited",
                        )
                    )
                break
        return made

    # -- phrases of source

    def according(self, first: int, last: int) -> list[Attribution]:
        """Attributions by a phrase: *selon X*, *d'après X*, *de source Y*."""
        units = self.analysis.units
        found: list[Attribution] = []
        for unit in range(first, last):
            low = units.lows[unit]
            phrase = low
            size = 1
            if low not in self.words.according and unit + 1 < last:
                for width in (2, 3, 4):
                    joined = " ".join(units.lows[unit : unit + width])
                    if joined in self.words.according:
                        phrase, size = joined, width
                        break
            group = self.source_group(unit, size, phrase, first, last)
            if group is None or self.is_provisional(group):
                continue
            source = self.resolved(group)
            found.append(
                Attribution(
                    kind="according",
                    source=source,
                    cue=(unit, unit + size),
                    contents=self.around(unit, group, first, last),
                    weight=1.0,
                    rule="speech.according",
                )
            )
        return found

    def source_group(self, unit: int, size: int, phrase: str, first: int, last: int) -> int | None:
        """The group that names the source after a phrase at a unit."""
        units, groups = self.analysis.units, self.analysis.groups
        at = unit + size
        if at >= last:
            return None
        if phrase in self.words.according:
            while at < last and groups.noun_at[at] < 0 and units.letters[at] in 'R"<L':
                at += 1
            place = groups.noun_at[unit] if groups.noun_at[unit] >= 0 else groups.noun_at[at] if at < last else -1
            return place if place >= 0 else None
        if units.lows[unit] in self.words.learned_from and self.is_learned(unit, first):
            place = groups.noun_at[unit] if groups.noun_at[unit] >= 0 else groups.noun_at[at]
            return place if place >= 0 and self.sources.speaks(place) else None
        if phrase in self.words.from_sources and units.lows[at] in self.words.sources:
            before = units.letters[unit - 1] if unit > first else "."
            told = before in ",.(P" or self.sources.is_medium(unit - 1)
            return groups.noun_at[at] if told or unit == first else None
        if phrase in self.words.view and (unit == first or units.letters[unit - 1] in ",."):
            place = groups.noun_at[at]
            return place if place >= 0 and self.is_viewer(place) and self.comma_after(place, last) else None
        return None

    def is_learned(self, unit: int, first: int) -> bool:
        """Whether a verb of learning stands just before a unit: *a-t-on appris auprès de …*."""
        lemmas = self.analysis.units.lemmas
        return any(lemmas[at] in self.words.learning for at in range(max(first, unit - 4), unit))

    def is_provisional(self, place: int) -> bool:
        """Whether a group is only a provisional tally, which names nobody."""
        units = self.analysis.units
        group = self.analysis.groups.nouns[place]
        return "tally" in units.senses[group.head] and any("hedge:partial" in units.senses[a] for a in group.adjectives)

    def is_viewer(self, place: int) -> bool:
        """Whether a group is somebody who may hold a view: an office, a person, a party."""
        group = self.analysis.groups.nouns[place]
        kinds = {self.sources.kind_of_name(unit) for unit in group.names}
        return self.sources.is_office(group) or (bool(kinds & {"party", "person", "capital"}) and group.count is None)

    def comma_after(self, place: int, last: int) -> bool:
        """Whether a comma, colon or quotation follows the group with all that belongs to it."""
        end = self.sources.chain(place)[1]
        marks = self.language.spelling.opening + self.language.spelling.straight
        return end < last and (self.analysis.units.letters[end] in ",:" or self.analysis.units.lows[end] in marks)

    def around(self, unit: int, place: int, first: int, last: int) -> tuple[tuple[int, int], ...]:
        """What a phrase of source attributes: its sentence, up to a word that turns to another matter."""
        end = self.sources.chain(place)[1]
        left = first
        for at in range(unit - 1, first, -1):
            if self.is_stop(at) and self.has_verb(at, unit):
                left = at
                break
        right = last
        for at in range(end, last):
            if self.is_stop(at):
                right = at
                break
        return ((left, unit), (end, right))

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between two units."""
        verbs = self.analysis.groups
        return any(verbs.verb_at[u] >= 0 and verbs.verbs[verbs.verb_at[u]].form == "finite" for u in range(first, last))

    def is_stop(self, unit: int) -> bool:
        """Whether the word at a unit turns to another matter, so that what was said ends before it."""
        return self.analysis.units.lows[unit] in self.words.stops

    def resolved(self, place: int) -> Source:
        """The source of a group; one that is only "the same" is the speaker before."""
        analysis = self.analysis
        group = analysis.groups.nouns[place]
        lows = analysis.units.lows[group.first : group.last]
        if any(low in self.words.same for low in lows) or group.is_pronoun or self.is_bare_channel(place):
            before = self.pronouns.speaker_before(analysis.sentence_of(group.head), group.first)
            if before is not None:
                return before
        return self.sources.resolve(place)

    def is_bare_channel(self, place: int) -> bool:
        """Whether a group is only a text or statement, so that who made it was told before: *ajoute le texte*."""
        group = self.analysis.groups.nouns[place]
        senses = self.analysis.units.senses[group.head]
        first, last = self.sources.chain(place)
        return (
            "channel" in senses
            and not any(self.analysis.units.names[u] >= 0 for u in range(first, last))
            and (
                not any(
                    s.startswith(("office", "body")) for u in range(first, last) for s in self.analysis.units.senses[u]
                )
            )
        )

    # -- verbs of saying

    def said(self, clause: Clause, first: int, last: int) -> Attribution | None:
        """The attribution of a clause whose verb is one of saying."""
        verb = self.analysis.groups.verbs[clause.verb]
        phrase = self.phrase_of(verb, last)
        is_saying = any(sense.startswith(SAYS) for sense in verb.senses)
        if not is_saying and not phrase:
            return None
        if verb.form in {"participle", "infinitive"} or (verb.voice == "passive" and clause.agent is None):
            return None
        source = self.speaker(clause, verb)
        if source is None:
            return None
        shape = self.shape(clause, verb, phrase, first, last)
        if shape is None:
            return None
        kind, contents = shape
        denies = "say:deny" in verb.senses and not verb.is_negated
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

    def phrase_of(self, verb: VerbGroup, last: int) -> int:
        """The unit after a set phrase of saying ("fait état"), or 0."""
        units = self.analysis.units
        for width in (2, 3):
            end = verb.head + width
            if end <= last:
                joined = " ".join((units.lemmas[verb.head], *units.lows[verb.head + 1 : end]))
                if joined in self.words.phrases:
                    return end
        return verb.last if units.lemmas[verb.head] in self.words.phrases else 0

    def joint_speakers(self, clause: Clause, verb: VerbGroup) -> tuple[Source, ...]:
        """Those who say it together with the subject: *l'Ukraine et la Russie affirment*."""
        place = clause.agent if verb.voice == "passive" else clause.subject
        if place is None:
            return ()
        nouns = self.analysis.groups.nouns
        joined = [
            self.sources.resolve(other)
            for other in range(place + 1, min(place + 5, len(nouns)))
            if nouns[other].joined == place and nouns[other].last <= verb.first and self.sources.names_party(other)
        ]
        first = self.sources.resolve(place).party if joined else None
        return tuple(source for source in joined if source.party is not None and source.party != first)

    def speaker(self, clause: Clause, verb: VerbGroup) -> Source | None:
        """Who speaks by a clause: its agent, its subject, or for a pronoun the speaker before."""
        place = clause.agent if verb.voice == "passive" else clause.subject
        if verb.form == "gerund":
            place = self.next_subject(clause) if clause.parent is None else self.sayer_before(clause) or place
        if place is None:
            if clause.subject_pronoun is None:
                return None
            pronoun = clause.subject_pronoun
            return self.pronouns.speaker_before(self.analysis.sentence_of(pronoun), pronoun)
        group = self.analysis.groups.nouns[place]
        if group.count is not None and not self.sources.speaks(place):
            return None
        if not self.sources.speaks(place):
            return None
        return self.resolved(place)

    def sayer_before(self, clause: Clause) -> int | None:
        """The subject of the verb of saying before a gerund of saying: *a prévenu que …, ajoutant que …*."""
        verbs = self.analysis.groups.verbs
        found = None
        for index in self.clauses[self.analysis.sentence_of(clause.first)]:
            other = self.analysis.clauses[index]
            verb = verbs[other.verb]
            if verb.first >= clause.first:
                break
            if verb.form == "finite" and other.subject is not None and any(s.startswith(SAYS) for s in verb.senses):
                found = other.subject
        return found

    def next_subject(self, clause: Clause) -> int | None:
        """The subject of the main clause that follows a gerund at the head of its sentence."""
        verbs = self.analysis.groups.verbs
        place = self.analysis.sentence_of(clause.first)
        for index in self.clauses[place]:
            other = self.analysis.clauses[index]
            if other.first > clause.first and verbs[other.verb].form == "finite" and other.subject is not None:
                return other.subject
        return clause.subject

    def shape(
        self, clause: Clause, verb: VerbGroup, phrase: int, first: int, last: int
    ) -> tuple[str, tuple[Stretch, ...]] | None:
        """How what is said stands to its verb, and where it lies."""
        start = max(verb.last, phrase)
        if self.is_behind(clause, verb, first):
            begin = min(clause.first, verb.first)
            return "inverted", (
                (self.left_border(begin, first), begin),
                (clause.last, self.right_border(clause.last, last)),
            )
        complement = self.complement(start, last)
        if complement is not None:
            return "complement", (complement,)
        is_weak = verb.lemma in self.words.weak
        if is_weak and not phrase and not self.count_near(start, last):
            return None
        if is_weak and clause.subject_pronoun is None and not self.is_speaker(clause, verb):
            return None
        return "object", ((start, self.right_border(start, last)),)

    def complement(self, start: int, last: int) -> Stretch | None:
        """What is said behind a verb that ends before unit `start`: a clause, a quotation, or an infinitive at once."""
        units = self.analysis.units
        for at in range(start, min(start + NEAR, last)):
            letter = units.letters[at]
            if letter in 'K:"<' or units.lows[at] in self.language.grammar.opens_complement:
                return at, self.right_border(at + 1, last)
            if letter == "I" and at <= start + 2:
                return at, self.right_border(at, last)
            if letter in ".;SQ" or (letter == "," and at > start + 6):
                return None
        return None

    def is_speaker(self, clause: Clause, verb: VerbGroup) -> bool:
        """Whether the subject of a weak verb is a body, office, party or person rather than a thing."""
        place = clause.agent if verb.voice == "passive" else clause.subject
        if place is None:
            return False
        group = self.analysis.groups.nouns[place]
        kinds = {self.sources.kind_of_name(unit) for unit in group.names}
        return self.sources.is_office(group) or bool(kinds & {"party", "person", "capital"})

    def count_near(self, start: int, last: int) -> bool:
        """Whether a count follows within reach, so that the verb may tell a figure."""
        return any(self.analysis.units.counts[u] >= 0 for u in range(start, min(start + NEAR, last)))

    def is_behind(self, clause: Clause, verb: VerbGroup, first: int) -> bool:
        """Whether a clause of saying stands behind what is said, its subject following its verb."""
        nouns = self.analysis.groups.nouns
        units = self.analysis.units
        inverted_pronoun = (
            clause.subject_pronoun is not None
            and clause.subject_pronoun >= verb.first
            and units.lows[clause.subject_pronoun].startswith("-")
        )
        inverted_noun = clause.subject is not None and nouns[clause.subject].first >= verb.last
        return (inverted_pronoun or inverted_noun) and verb.first > first

    def left_border(self, unit: int, first: int) -> int:
        """Where what is said before a unit begins."""
        for at in range(unit - 1, first, -1):
            if self.is_stop(at):
                return at
        return first

    def right_border(self, unit: int, last: int) -> int:
        """Where what is said after a unit ends: at a word that turns, or at the sentence's end."""
        depth = 0
        for at in range(unit, last):
            letter = self.analysis.units.letters[at]
            depth += letter == "<"
            depth -= letter == ">"
            if depth <= 0 and at > unit and self.is_stop(at):
                return at
        return last
