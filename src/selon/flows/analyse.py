"""Enters: a document and the packs. Leaves: its layers, in the order in which each stands on the one before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from selon.model.analysis import Analysis
from selon.model.document import with_days
from selon.model.mention import UntoldTime
from selon.model.times import FrameEvidence
from selon.model.units import Values
from selon.packs.landmarks import Landmarks, load_landmarks
from selon.packs.places import PlaceWords
from selon.packs.speech import SpeechWords
from selon.packs.times import load_times
from selon.read.clauses import read_clauses
from selon.read.counts import find_counts
from selon.read.frame import is_day, settle_frame
from selon.read.given_texts import GivenTextReader
from selon.read.groups import read_groups
from selon.read.interviews import InterviewReader
from selon.read.names import find_names
from selon.read.namesakes import settle_namesakes
from selon.read.places import PlaceReader
from selon.read.quotes import find_quotes
from selon.read.quoting import QuoteReader
from selon.read.sentences import split_sentences
from selon.read.sources import SourceReader
from selon.read.speech import SpeechReader
from selon.read.times import find_times
from selon.read.times_resolve import resolve_times
from selon.read.tokens import tokenize
from selon.read.units import read_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from selon.model.document import DayRange, Document, Passage
    from selon.packs.loader import Language
    from selon.packs.times import TimeWords

MISSION = "un"  # the kind of a party whose bodies are sent to lands
KEPT = 4096  # sets of senses; a pack has fewer
WARLIKE = (
    "act:",
    "body:armed",
    "body:military",
    "event",
    "force:",
    "harm",
    "person:combatant",
    "suffer:",
    "toll:",
    "weapon",
)  # families of senses of violence and of those who use it


WARS = frozenset({"event:clash", "outbreak", "body:armed"})  # senses of nouns of what goes on for years


@cache
def time_words_of(folder: Path) -> TimeWords:
    """The words of time of a language's folder, read once."""
    return load_times(folder / "times.toml")


@cache
def landmarks_of(*folders: Path) -> Landmarks:
    """The well-known acts that the world's folder and a language's name, read once."""
    return load_landmarks(*folders)


def analyse(document: Document, language: Language, passages: Sequence[Passage] = ()) -> Analysis:
    """Read all layers of a document; what lies in its cuts stays out of the claims."""
    tokens = tokenize(document.text, language.spelling)
    sentences = split_sentences(tokens, language.spelling)
    counts = find_counts(tokens, language.numerals)
    time_words = time_words_of(language.folder)
    symbols = find_times(tokens, sentences, time_words)
    names = find_names(tokens, sentences, language, frozenset(language.grammar.particles))
    names = settle_namesakes(names, language.world)
    units, ranges = read_units(tokens, sentences, language, Values(counts, symbols, names))
    groups = read_groups(units, ranges, counts, language.grammar, language.lexicon)
    clauses = read_clauses(units, ranges, groups, language.grammar)
    analysis = Analysis(
        document=document,
        tokens=tokens,
        sentences=sentences,
        counts=counts,
        names=names,
        symbols=symbols,
        units=units,
        ranges=ranges,
        groups=groups,
        clauses=clauses,
        clause_of_verb={clause.verb: place for place, clause in enumerate(clauses)},
        passages=list(passages),
    )
    places = PlaceReader(analysis, language, language.part("places.toml", PlaceWords))
    analysis.places = places.read()
    settle(analysis, language, time_words)
    analysis.home = places.home()
    analysis.quotes = find_quotes(tokens, language.spelling)
    sources = SourceReader(analysis, language, language.part("speech.toml", SpeechWords))
    speech = SpeechReader(analysis, language, sources.words, sources)
    analysis.attributions = speech.read()
    QuoteReader(analysis, speech, analysis.attributions).read()
    InterviewReader(analysis, sources.words, sources).read()
    GivenTextReader(analysis, sources.words, sources).read()
    return analysis


def settle(analysis: Analysis, language: Language, words: TimeWords) -> None:
    """Settle the document's day and conflicts, then the days of its times."""
    result = settle_frame(
        analysis.document,
        analysis.tokens,
        analysis.sentences,
        analysis.symbols,
        words,
        passages=analysis.passages,
        evidence=gather_evidence(analysis, language),
        conflicts=language.world.conflicts,
        landmarks=landmarks_of(language.world.folder, language.folder),
        is_known=names_war(analysis),
    )
    set_aside(analysis, result.off_topic)
    analysis.document = with_days(analysis.document, result.published)
    analysis.frame = result.frame
    analysis.conflicts = result.frame.conflicts
    starts = [date.fromisoformat(day) for day in result.starts]
    times = resolve_times(
        analysis.symbols,
        analysis.tokens,
        analysis.sentences,
        result.near,
        words,
        starts=starts,
        passages=analysis.passages,
    )
    analysis.times = [time for time in times if not isinstance(time, UntoldTime)]
    analysis.untold = [time for time in times if isinstance(time, UntoldTime)]


def find_day(document: Document, language: Language, passages: Sequence[Passage] = ()) -> DayRange:
    """The day of a document that nothing else is to be read of: the one it came with, else what its lines say."""
    if is_day(document.published):
        return document.published
    tokens = tokenize(document.text, language.spelling)
    sentences = split_sentences(tokens, language.spelling)
    words = time_words_of(language.folder)
    symbols = find_times(tokens, sentences, words)
    return settle_frame(document, tokens, sentences, symbols, words, passages=passages).published


def names_war(analysis: Analysis) -> Callable[[int, int], bool]:
    """Whether tokens from one place up to another name a party, a place of a country named twice, a harm or a force."""
    home = Counter(place.country for place in analysis.places.values() if place.country)
    known: list[int] = []
    for unit, name in enumerate(analysis.units.names):
        if name < 0:
            continue
        place = analysis.places.get(unit)
        if analysis.names[name].parties or (place is not None and place.name and home[place.country or ""] > 1):
            known.append(analysis.units.firsts[unit])
    known = sorted((*known, *warlike(analysis)))
    return lambda first, last: bisect_left(known, first) < bisect_left(known, last)


def warlike(analysis: Analysis) -> Iterator[int]:
    """The tokens of words for violence and for those who use it: *abattre*, *obus*, *patrouille*, *guérillero*."""
    units = analysis.units
    return (units.firsts[unit] for unit, senses in enumerate(units.senses) if senses and tells_war(senses))


@lru_cache(maxsize=KEPT)
def tells_war(senses: frozenset[str]) -> bool:
    """Whether a word with such senses is of violence or of those who use it."""
    return any(sense.startswith(WARLIKE) for sense in senses)


def set_aside(analysis: Analysis, passages: Sequence[Passage]) -> None:
    """Leave the stretches that tell another story out of the claims."""
    if not passages:
        return
    analysis.leave_out(sorted({*analysis.passages, *passages}, key=lambda p: (p.start, p.end, p.kind, p.why)))


def gather_evidence(analysis: Analysis, language: Language) -> FrameEvidence:
    """How often the document names each party, country and place; a mission to one land speaks for that."""
    parties: Counter[str] = Counter()
    missions: Counter[str] = Counter()
    tenures: list[tuple[str | None, str | None]] = []
    world = language.world
    for name in analysis.names:
        for identity in name.parties[:1]:
            entry = world.party_of(identity)
            parties[entry.id if entry else identity] += 1
            sent_to = world.parties[identity].countries if entry is not None and entry.kind == MISSION else []
            missions.update(sent_to if len(sent_to) == 1 else ())
        if name.person in world.persons:
            person = world.persons[name.person]
            parties[person.party] += 1
            tenures.append((person.since or None, person.until or None))
    countries = missions + Counter(place.country for place in analysis.places.values() if place.country)
    places = Counter(place.name for place in analysis.places.values() if place.name)
    places.update(capitals_told(analysis, language.part("places.toml", PlaceWords)))
    named = (place for place in analysis.places.values() if place.name)
    spelled = {place.text: place.name for place in named if place.name and place.name != place.text}
    lasted = years_lasted(analysis, language)
    return FrameEvidence(dict(parties), dict(countries), dict(places), spelled, tuple(tenures), lasted)


def years_lasted(analysis: Analysis, language: Language) -> frozenset[int]:
    """The whole years that the document says a war to have lasted: *quarante ans de guerre*, *en dix ans*."""
    units, nouns = analysis.units, analysis.groups.nouns
    words = time_words_of(language.folder)
    found: set[int] = set()
    for place, group in enumerate(nouns):
        count = group.count
        if count is None or count.least is None or words.units.get(units.lows[group.head]) != "year":
            continue
        behind = nouns[place + 1] if place + 1 < len(nouns) else None
        is_of_war = behind is not None and behind.of == place and not WARS.isdisjoint(units.senses[behind.head])
        if is_of_war or group.prep in words.classes["WITHIN"]:
            found.add(count.least)
    return frozenset(found)


def capitals_told(analysis: Analysis, words: PlaceWords) -> Iterator[str]:
    """The names of capitals that a preposition tells to be where something is, and no governments: *à Koro*."""
    units, groups = analysis.units, analysis.groups
    for unit, place in enumerate(units.names):
        if place < 0 or analysis.names[place].kind != "capital":
            continue
        group = groups.noun_at[unit]
        if group >= 0 and groups.nouns[group].prep in words.strong:
            yield analysis.tokens.words(analysis.names[place].first, analysis.names[place].last)
