"""Enters: the units and groups of a sentence. Leaves: who says it without a verb, standing at its head or its end.

A source in brackets or behind the last mark of a title, a speaker before a colon, a text that the sentence begins with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.analysis import Attribution
from selon.packs.places import PlaceWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.model.analysis import Analysis
    from selon.model.mention import Source
    from selon.model.units import Clause
    from selon.packs.loader import Language
    from selon.packs.speech import SpeechWords
    from selon.read.pronouns import PronounReader

BODIES = frozenset({"un", "ngo", "medical", "armed_group", "military"})  # kinds of parties that are no country
VOICES = frozenset({"un", "ngo", "medical"})  # kinds of parties that head what they say: *HRW : douze civils tués*
TEXTS = frozenset({"channel", "say", "tally"})  # senses of what something is told in
CALLED = 4  # units behind a verb among which stands what something is called
CLOSING = 12  # units at the end of a title among which the source stands
HEADING = 20  # units behind whose tally it is within which its colon stands
SUBJECT = "s"  # the letter of a pronoun that is a subject


class Standing:
    """Finds, in one document, the sources that stand alone at the head or the end of a sentence."""

    def __init__(self, analysis: Analysis, language: Language, words: SpeechWords, pronouns: PronounReader) -> None:
        """Take the document's layers and the resolver of whom a group stands for."""
        self.analysis = analysis
        self.language = language
        self.words = words
        self.sources = pronouns.sources
        self.pronouns = pronouns
        self.agents = frozenset(language.grammar.agent)
        of_many = frozenset(language.grammar.plural_determiners).difference(words.possessives)
        self.plural_owners = of_many.union(language.grammar.plural_owners)
        self.openings = words.according_openings.union(
            words.according, words.relatives, words.learned_from, words.from_sources, words.view, words.own_openings
        )
        self.vague = frozenset(language.part("places.toml", PlaceWords).vague)
        self.relaying = frozenset((*words.citing, *words.cited))

    def set_behind(self, first: int, last: int) -> list[Attribution]:
        """A source alone at the end of a sentence, in brackets, or of a title behind a colon or dash.

        *Douze morts à Koro (ministère)*, *Douze morts à Koro : ministère*, *Douze morts à Koro – ONU*.
        """
        units, groups = self.analysis.units, self.analysis.groups
        is_title = units.letters[last - 1] != "."  # in a sentence it may be the short form of what stands before
        end = last if is_title else last - 1
        is_closed = end - first > 1 and units.letters[end - 1] == ")"
        end -= is_closed
        opening = next((u for u in range(end - 1, max(first, end - CLOSING), -1) if units.letters[u] in "(:–-"), first)
        place = groups.noun_at[opening + 1] if opening + 1 < end else -1
        if place < 0 or (units.letters[opening] == "(") != is_closed or not (is_closed or is_title):
            return []
        group = groups.nouns[place]
        if group.first != opening + 1 or group.count is not None or self.sources.chain(place)[1] != end:
            return []
        is_where = is_closed and units.lows[group.head] in self.vague  # *un village de la région de X (centre)*
        is_body = not is_where and (units.letters[group.head] == "N" or (is_title and self.is_voice(place)))
        if not is_body or group.prep is not None or not self.sources.is_speaker_name(place):
            return []
        if not is_closed and not self.closes_title(first, opening, place):
            return []
        content = (first, opening)
        return [self.phrase(self.pronouns.resolve(place), group.head, (content,), rule="speech.brackets", weight=1.0)]

    def in_text(self, first: int, last: int) -> list[Attribution]:
        """Whose text tells what a sentence says that begins with it: *Dans un rapport publié par X, …*."""
        analysis = self.analysis
        place = analysis.groups.noun_at[first] if first < last else -1
        if place < 0 or analysis.groups.nouns[place].prep not in self.words.inside:
            return []
        is_text = not TEXTS.isdisjoint(analysis.units.senses[analysis.groups.nouns[place].head])
        author = self.teller(self.sources.publisher(place)) if is_text else None
        if author is None or author == place or not self.sources.is_speaker_name(author):
            return []
        comma = next((u for u in range(first, last) if analysis.units.letters[u] == ","), last)
        if analysis.groups.nouns[author].last > comma or self.has_verb(first, comma):
            return []
        source = self.pronouns.resolve(author)
        return [self.phrase(source, first, ((comma, last),), rule="speech.in_text", weight=0.5)]

    def is_voice(self, place: int) -> bool:
        """Whether a name is a body's rather than a country's: *ONU*, *Autorité palestinienne*."""
        units, head = self.analysis.units, self.analysis.groups.nouns[place].head
        return self.sources.kind_of_body(place) in BODIES or "body:state" in units.senses[head]

    def closes_title(self, first: int, mark: int, place: int) -> bool:
        """Whether the source behind a mark gives the figure of a title: no newspaper, none that another names."""
        units, head = self.analysis.units, self.analysis.groups.nouns[place].head
        is_told = any(units.counts[unit] >= 0 for unit in range(first, mark))
        is_official = any(sense.startswith(("office", "body", "source")) for sense in units.senses[head])
        is_medium = self.words.kind_by_word.get(units.lemmas[head]) == "media"
        is_body = units.letters[head] != "N" or (is_official and not is_medium)
        return is_told and is_body and self.sources.kind_of_body(place) != "media"

    def headed(self, first: int, last: int) -> list[Attribution]:
        """What stands behind a speaker and a colon at the head of a sentence: *Le maire : douze morts à Koro*."""
        groups = self.analysis.groups
        place = groups.noun_at[first] if first < last else -1
        if place < 0 or groups.nouns[place].prep is not None or groups.nouns[place].count is not None:
            return []
        end = self.sources.chain(place)[1]
        voice = self.sources.voice(place)
        is_wording = voice != place and self.sources.is_speaker_name(voice) and not self.sources.is_land(voice)
        if is_wording or (voice != place and self.sources.kind_of_body(voice) in VOICES):
            end = self.colon_behind(end, last)
        if end >= last - 1 or self.analysis.units.letters[end] != ":":
            return []
        group = groups.nouns[place]
        is_person = any(self.analysis.kind_of_name(unit) == "person" for unit in range(first, end))
        is_person = is_person or (self.sources.is_person_name(first) and self.is_first_person(end, last))
        is_holder = self.sources.is_office(group) and self.sources.is_individual(group) and not group.is_plural
        is_state = self.sources.is_definite(place) and "body:state" in self.analysis.units.senses[group.head]
        is_voice = is_state or self.sources.kind_of_body(voice) in VOICES
        if not is_person and not is_voice and not is_wording and not (is_holder and group.names):
            return []
        source = self.pronouns.resolve(voice if is_wording and not is_voice else place)
        return [self.phrase(source, end, ((end + 1, last),), rule="speech.headed", weight=1.0)]

    def colon_behind(self, first: int, last: int) -> int:
        """The colon behind whose word it is: *Bilan de l'ONU, depuis mai : …*, *l'avis du maire est net : …*."""
        letters, groups = self.analysis.units.letters, self.analysis.groups
        for unit in range(first, min(first + HEADING, last)):
            verb = groups.verb_at[unit]
            if letters[unit] == ":" or (verb >= 0 and groups.verbs[verb].lemma not in self.language.grammar.copulas):
                return unit
        return last

    def is_first_person(self, first: int, last: int) -> bool:
        """Whether who speaks is the subject of a verb in a stretch."""
        units = self.analysis.units
        told = (unit for unit in range(first, last) if units.lows[unit] in self.words.first_person)
        return any(units.letters[unit] == SUBJECT for unit in told)

    def teller(self, place: int) -> int | None:
        """Who tells what a relative opens: whose word the noun before it is, who published it, or who it names."""
        nouns = self.analysis.groups.nouns
        said: int | None = place
        while said is not None:
            voice = self.sources.voice(said)
            if voice != said:
                return voice
            said = nouns[said].of
        if self.sources.is_speaker_name(place):
            return place
        return self.maker(place)

    def maker(self, place: int, *, gets: bool = False) -> int | None:
        """Who makes, gets or has a text or reports; one that `gets` them only by a verb of getting or giving.

        *L'ONU a reçu des informations faisant état de …*.
        """
        verbs = self.analysis.groups.verbs
        handing = (*self.words.getting, *self.words.giving)
        clauses = (each for each in self.having(place) if not gets or verbs[each.verb].lemma in handing)
        return next((clause.subject for clause in clauses if clause.subject is not None), None)

    def is_untrue(self, clause: Clause) -> bool:
        """Whether a clause denies its object, or calls it untrue: *a qualifié de mensongères les informations …*."""
        units, verb = self.analysis.units, self.analysis.groups.verbs[clause.verb]
        if "say:deny" in verb.senses and not verb.is_negated:
            return True
        begin = verb.last
        is_called = units.lows[begin : begin + 1] and units.lows[begin] in self.language.grammar.of
        told = units.senses[begin + 1 : begin + CALLED]
        return bool(is_called) and not verb.is_negated and any("untrue" in senses for senses in told)

    def is_denied(self, place: int) -> bool:
        """Whether what a group names is the object of who denies it."""
        clauses = self.pronouns.clauses[self.analysis.sentence_of(self.analysis.groups.nouns[place].head)]
        told = (self.analysis.clauses[index] for index in clauses)
        return any(clause.object == place and self.is_untrue(clause) for clause in told)

    def issued(self, place: int) -> Source | None:
        """Who put out the document, where *we* got reports: *Nous avons reçu des informations selon lesquelles …*."""
        pronouns = (clause.subject_pronoun for clause in self.having(place))
        is_own = any(at is not None and self.is_own(at) for at in pronouns)
        return self.pronouns.issuer if is_own else None

    def is_own(self, pronoun: int) -> bool:
        """Whether a pronoun is that of who put out the document: *nous*, in no quotation."""
        is_first = self.analysis.units.lows[pronoun] in self.words.first_person
        return is_first and not self.pronouns.is_quoted(pronoun)

    def having(self, place: int) -> Iterator[Clause]:
        """The clauses by which somebody makes, gets or has what a group names."""
        groups = self.analysis.groups
        for index in self.pronouns.clauses[self.analysis.sentence_of(groups.nouns[place].head)]:
            clause = self.analysis.clauses[index]
            verb = groups.verbs[clause.verb]
            is_had = verb.lemma in self.words.getting and 0 <= groups.nouns[place].first - verb.last <= 1
            if is_had or (clause.object == place and not self.is_untrue(clause)):
                yield clause

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between two units."""
        verbs = self.analysis.groups
        return any(verbs.verb_at[u] >= 0 and verbs.verbs[verbs.verb_at[u]].form == "finite" for u in range(first, last))

    @staticmethod
    def phrase(
        source: Source, unit: int, contents: tuple[tuple[int, int], ...], *, rule: str, weight: float
    ) -> Attribution:
        """An attribution by one word at a unit."""
        return Attribution(
            kind="according", source=source, cue=(unit, unit + 1), contents=contents, weight=weight, rule=rule
        )
