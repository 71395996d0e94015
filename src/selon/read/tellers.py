"""Enters: a clause of saying. Leaves: who speaks by it: its subject or agent, who spoke before, a body it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.tags import DASH, NOUN
from selon.read.according import AccordingReader
from selon.read.blames import BlameFinder
from selon.read.chains import DEFINITE
from selon.read.pronouns import PronounReader
from selon.read.speakers_before import clauses_by_sentence
from selon.read.verbless import TEXTS

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Source
    from selon.model.units import Clause, VerbGroup
    from selon.packs.loader import Language
    from selon.packs.speech import SpeechWords
    from selon.read.sources import SourceReader

UNPROVEN = "hedge:unproven"
SAYS = "say:"
CALLS = "say:call"  # of what no one is known to be it says nothing: *comme l'exige le droit*
BESIDE = 5  # groups before a name among which its office stands


TO_OTHERS = frozenset({"say:accuse", "say:call"})  # senses of verbs whose indirect object is no speaker
COUNTS = "say:count"  # the sense of verbs of what one counts on a side


class Tellers:
    """Finds who speaks by the clauses of one document."""

    def __init__(self, analysis: Analysis, language: Language, words: SpeechWords, sources: SourceReader) -> None:
        """Take the document's layers and the resolver of sources."""
        self.analysis = analysis
        self.language = language
        self.words = words
        self.sources = sources
        self.clauses = clauses_by_sentence(analysis)
        self.blames = BlameFinder(analysis, words.blaming)
        self.pronouns = PronounReader(analysis, language, sources, self.clauses)
        self.phrases = AccordingReader(analysis, language, words, self.pronouns)

    def body_behind(self, verb: VerbGroup) -> Source | None:
        """The body in which one says something: *estime-t-on au ministère*, *dit-on à Bangui*."""
        at = verb.last
        while at < len(self.analysis.units) and self.analysis.units.letters[at] in "sRT":
            at += 1
        place = self.analysis.groups.noun_at[at] if at < len(self.analysis.units) else -1
        if place < 0 or self.analysis.groups.nouns[place].prep is None:
            place = self.body_ahead(verb)
        if place < 0:
            return None
        group = self.analysis.groups.nouns[place]
        is_body = any(sense.startswith("body") for sense in self.analysis.units.senses[group.head])
        is_capital = self.analysis.kind_of_name(group.head) == "capital"
        speaks = self.sources.speaks(place)
        is_side = self.is_side(place) and (bool(group.names) or speaks) and not self.counts_on_side(verb)
        is_within = group.prep in self.words.inside and self.analysis.units.letters[group.head] == NOUN
        is_house = is_within and (speaks or "collective" in self.analysis.units.senses[group.head])
        return self.sources.resolve(place) if is_body or is_capital or is_side or is_house else None

    def is_side(self, place: int) -> bool:
        """Whether a group tells among whom one says something: *du côté des rebelles*, *côté turc*."""
        group = self.analysis.groups.nouns[place]
        return group.prep in self.words.beside or self.analysis.units.lows[group.first] in self.words.beside

    def sources_behind(self, verb: VerbGroup) -> Source | None:
        """The sources of whom one has what one says: *rapporte-t-on de sources concordantes*."""
        units, noun_at = self.analysis.units, self.analysis.groups.noun_at
        at = verb.last
        while at < len(units) and units.letters[at] in "sRT":
            at += 1
        is_told = at + 1 < len(units) and units.lows[at] in self.words.from_sources
        if not is_told or units.lows[at + 1] not in self.words.sources:
            return None
        return self.sources.resolve(noun_at[at + 1]) if noun_at[at + 1] >= 0 else None

    def body_ahead(self, verb: VerbGroup) -> int:
        """The group that says where one says something, at the head of the sentence: *à Bangui, on estime que …*."""
        first = self.analysis.ranges[self.analysis.sentence_of(verb.first)][0]
        dashes = (at + 1 for at in range(first, verb.first) if self.analysis.units.letters[at] == DASH)
        place = self.analysis.groups.noun_at[max(dashes, default=first)]  # behind a dateline
        if place < 0:
            return -1
        if self.analysis.groups.nouns[place].prep not in self.words.inside and not self.is_side(place):
            return -1
        end = self.sources.chain(place)[1]
        return place if self.analysis.units.letters[end] == "," and verb.first <= end + 2 else -1

    def read_in(self, clause: Clause, verb: VerbGroup) -> Source | None:
        """The text in which one reads what is said: *peut-on lire dans un rapport de l'ONU*."""
        noun_at, nouns = self.analysis.groups.noun_at, self.analysis.groups.nouns
        if clause.subject_pronoun is None:
            return None
        for unit in range(verb.last, min(verb.last + 3, len(noun_at))):
            place = noun_at[unit]
            if place >= 0:
                is_text = bool(TEXTS & self.analysis.units.senses[nouns[place].head])
                return self.sources.resolve(place) if is_text and nouns[place].prep is not None else None
        return None

    def joint_speakers(self, clause: Clause, verb: VerbGroup) -> tuple[Source, ...]:
        """Those who say it together with the subject: *l'Ukraine et la Russie affirment*."""
        own = self.own_subject(verb)
        place = clause.agent if verb.voice == "passive" else clause.subject if own is None else own
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
        place = self.sayer(clause, verb)
        if place is None:
            return self.meant(clause.subject_pronoun, verb) if clause.subject_pronoun is not None else None
        if verb.form == "gerund" and self.sources.voice(place) == place and self.is_report(place):
            if (issuer := self.phrases.issued(place)) is not None:
                return issuer
            if self.phrases.is_denied(place):
                return None  # *a démenti les informations faisant état de …*: who denies is said to
            made = self.phrases.maker(place, gets=True)
            place = place if made is None else made
        place = self.held_by(self.sources.told_by_relative(place) if clause.kind == "relative" else place)
        is_matter = self.analysis.units.lows[self.analysis.groups.nouns[place].head] in self.words.matters
        if is_matter or self.phrases.is_writers_own(place):
            return None
        earlier = self.pronouns.taken_up(place)
        if earlier is not None:
            return earlier
        may_speak = (
            self.sources.speaks(place)
            or self.sources.is_called(place)
            or (clause.kind == "inserted" and CALLS not in verb.senses and self.is_unknown(place))
        )
        is_named = may_speak and not self.sources.is_bare_tally(place)
        return self.pronouns.of_owner(place, self.sources.resolve(place)) if is_named else None

    def sayer(self, clause: Clause, verb: VerbGroup) -> int | None:
        """The group by which a clause says who speaks: its agent, its subject, or whom a gerund goes with."""
        place = clause.agent if verb.voice == "passive" else clause.subject
        if verb.form == "gerund" and clause.parent is not None:
            before = self.sayer_before(clause)
            place = place if before is None else before
        elif verb.form == "gerund":
            own = self.own_subject(verb)
            place = self.next_subject(clause) if own is None else own
        if clause.kind == "relative" and place is not None:
            place = self.whole_of(place, clause, verb)
        pronoun = clause.subject_pronoun
        if place is None and pronoun is not None and self.analysis.units.lows[pronoun] in self.words.impersonal:
            return self.own_subject(verb, past_comma=True)  # *on peut voir X et Y, annonçant …*
        return place

    def whole_of(self, place: int, clause: Clause, verb: VerbGroup) -> int:
        """Of whom a relative behind a comma tells: *le maire de Konna, qui dit …*, not the town."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        if clause.first == 0 or letters[clause.first - 1] != ",":
            return place
        whole = nouns[place].of
        while whole is not None and nouns[whole].is_plural == verb.person.endswith("p"):
            place = whole if self.sources.is_speaker_name(whole) else place
            whole = nouns[whole].of
        return place

    def meant(self, pronoun: int, verb: VerbGroup) -> Source | None:
        """Whom the pronoun before a verb of saying means: of *on* a body named, of *nous* who puts out the document."""
        low = self.analysis.units.lows[pronoun]
        if low in self.words.impersonal:
            if not low.startswith("-") and self.tells_another(verb):
                return None
            where = self.body_behind(verb) or self.sources_behind(verb)
            if where is not None or not low.startswith("-") or verb.lemma in self.words.anonymous:
                return where  # *on compte douze morts*, *rappelle-t-on*: nobody says it
            return self.pronouns.last_speaker(pronoun)
        if low in self.words.first_person:
            return self.pronouns.issuer if self.phrases.is_own(pronoun) else None
        return self.pronouns.speaker_before(self.analysis.sentence_of(pronoun), pronoun)

    def tells_another(self, verb: VerbGroup) -> bool:
        """Whether whom a verb binds is not who says it: *on reproche à l'armée …*, *on attribue au maire …*."""
        return verb.lemma in self.words.blaming.lay or not verb.senses.isdisjoint(TO_OTHERS)

    def counts_on_side(self, verb: VerbGroup) -> bool:
        """Whether by *on* before it a verb only counts, and a side is whose harm it is: *côté serbe, on compte*."""
        lows = self.analysis.units.lows[verb.first : verb.last + 1]
        return COUNTS in verb.senses and not any(low.startswith("-") for low in lows)

    def is_report(self, place: int) -> bool:
        """Whether a group is several reports, which somebody got."""
        group = self.analysis.groups.nouns[place]
        return group.is_plural and not TEXTS.isdisjoint(self.analysis.units.senses[group.head])

    def is_rumour(self, place: int) -> bool:
        """Whether a group is reports or claims that nobody stands for: *les rumeurs*, *les allégations*."""
        return self.is_report(place) or UNPROVEN in self.analysis.units.senses[self.analysis.groups.nouns[place].head]

    def held_by(self, place: int) -> int:
        """Whom a group is set beside, else the group itself: *le préfet, Jean Kaba, joint hier, a dit …*."""
        nouns, letters = self.analysis.groups.nouns, self.analysis.units.letters
        if letters[nouns[place].first - 1] != ",":
            return place
        for other in range(place - 1, max(-1, place - BESIDE), -1):
            speaks = self.sources.is_office(nouns[other]) or bool(nouns[other].names)
            if nouns[other].prep is None and speaks and self.sources.chain(other)[1] >= nouns[place].last:
                return other
        return place

    def is_unknown(self, place: int) -> bool:
        """Whether a group is the one of a noun that no sense tells of, so that behind a verb of saying it says it."""
        group, units = self.analysis.groups.nouns[place], self.analysis.units
        is_one = not group.is_plural and units.features[group.first] == DEFINITE
        return is_one and units.letters[group.head] == "N" and not units.senses[group.head]

    def own_subject(self, verb: VerbGroup, *, past_comma: bool = False) -> int | None:
        """Who speaks right before a gerund, the first of a list: *l'armée affirmant que …*."""
        groups = self.analysis.groups
        end = verb.first - 1 - (self.analysis.units.letters[verb.first - 1] == "," and past_comma)
        place = groups.noun_at[end] if end >= 0 else -1
        if verb.form != "gerund" or place < 0 or not self.sources.speaks(place):
            return None
        while (before := groups.nouns[place].joined) is not None and self.sources.speaks(before):
            place = before
        return place

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
                is_denied = "say:deny" in verb.senses and other.object is not None and self.is_rumour(other.object)
                found = (
                    other.object if is_denied else other.subject
                )  # *dément les rumeurs relayées par X faisant état …*
        return found

    def next_subject(self, clause: Clause) -> int | None:
        """The subject of the main clause that follows a gerund at the head of its sentence."""
        verbs = self.analysis.groups.verbs
        place = self.analysis.sentence_of(clause.first)
        for index in self.clauses[place]:
            other = self.analysis.clauses[index]
            is_told_of = other.kind == "relative"  # *rappelant l'attaque dont furent victimes six bergers*
            if is_told_of or other.first <= clause.first or verbs[other.verb].form != "finite":
                continue
            if other.subject is not None:
                return other.subject
        return clause.subject
