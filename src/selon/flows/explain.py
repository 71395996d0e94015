"""Enters: a document, or the number of one of its claims. Leaves: how it was read, layer by layer or field by field."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from selon.clean.passages import find_passages
from selon.flows.analyse import analyse
from selon.flows.read import read_document
from selon.model.claim import Toll
from selon.model.document import DayRange, Passage
from selon.model.mention import Time
from selon.model.reading import Frame
from selon.model.tags import MEANINGS
from selon.packs.page import load_page_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selon.model.analysis import Analysis, Attribution
    from selon.model.claim import Claim, Reason
    from selon.model.document import Document
    from selon.model.intake import Intake
    from selon.model.units import Clause, NounGroup
    from selon.packs.loader import Packs

NO_OTHERS: Mapping[str, tuple[int, Claim]] = MappingProxyType({})
PLACED = frozenset({"id", "start", "end", "text", "links", "why"})  # parts of a claim that are no fields to explain


class Word(msgspec.Struct, frozen=True):
    """A word as the grammar took it; `lemma`, `feature` and `senses` are empty where the lexicon has none."""

    text: str
    word_class: str
    lemma: str = ""
    feature: str = ""
    senses: tuple[str, ...] = ()


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """A noun group: what it complements, continues as a list or is a part of, and the bounds of its count."""

    text: str
    prep: str | None = None
    least: int | None = None
    most: int | None = None
    is_plural: bool = False
    is_among: bool = False
    of: str | None = None
    joined: str | None = None


class Slots(msgspec.Struct, frozen=True, kw_only=True):
    """A clause: its verb, how it is said, and who or what fills its slots."""

    verb: str
    lemma: str
    form: str
    kind: str
    marker: str | None = None
    voice: str = "active"
    tense: str = ""
    is_conditional: bool = False
    is_negated: bool = False
    subject: str | None = None
    object: str | None = None
    agent: str | None = None
    others: tuple[str, ...] = ()


class Said(msgspec.Struct, frozen=True):
    """Who says what stands in a sentence, by which words and rule."""

    source: str
    cue: str
    contents: tuple[str, ...]
    stance: str
    rule: str


class SentenceLayers(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with all that was read in it; `is_aside` is true where it is no part of the report."""

    start: int
    end: int
    text: str
    is_aside: bool
    words: tuple[Word, ...]
    chunks: tuple[Chunk, ...]
    clauses: tuple[Slots, ...]
    times: tuple[Time, ...]
    said: tuple[Said, ...]


class Layers(msgspec.Struct, frozen=True, kw_only=True):
    """One document with its frame and its sentences."""

    name: str
    published: DayRange
    frame: Frame
    passages: tuple[Passage, ...]
    sentences: tuple[SentenceLayers, ...]


class FieldReason(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a claim: its value, whether it is stated, carried or inferred, by which words and rule."""

    field: str
    value: object
    how: str | None = None
    words: tuple[str, ...] = ()
    rule: str | None = None
    runner_up: str | None = None
    margin: float | None = None


class LinkedClaim(msgspec.Struct, frozen=True):
    """How a claim stands to another of its document, by the other's number and words."""

    kind: str
    number: int
    words: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """One claim: its sentence, the stretches of it that speak (offsets within it), and its fields."""

    number: int
    kind: str
    sentence: str
    start: int
    marks: tuple[tuple[int, int], ...]
    fields: tuple[FieldReason, ...]
    links: tuple[LinkedClaim, ...] = ()


def explain_layers(intake: Intake, packs: Packs) -> Layers | None:
    """All layers of a document; none for one that no pack reads."""
    document = intake.document
    language = packs.languages.get(document.language or "") if document else None
    if document is None or language is None or not language.is_complete:
        return None
    cuts = find_passages(document, load_page_words(document.language), known=intake.passages)
    analysis = analyse(document, language, cuts)
    return Layers(
        name=document.name,
        published=analysis.document.published,
        frame=analysis.frame,
        passages=tuple(analysis.passages),
        sentences=tuple(sentence_layers(analysis, place) for place in range(len(analysis.ranges))),
    )


def sentence_layers(analysis: Analysis, place: int) -> SentenceLayers:
    """The layers of one sentence."""
    sentence = analysis.sentences[place]
    first, last = analysis.ranges[place]
    verbs = analysis.groups.verbs
    return SentenceLayers(
        start=sentence.start,
        end=sentence.end,
        text=analysis.tokens.text[sentence.start : sentence.end],
        is_aside=analysis.aside[place],
        words=tuple(word_at(analysis, unit) for unit in range(first, last)),
        chunks=tuple(chunk(analysis, group) for group in analysis.groups.nouns if first <= group.first < last),
        clauses=tuple(slots(analysis, c) for c in analysis.clauses if first <= verbs[c.verb].first < last),
        times=tuple(time for time in analysis.times if sentence.start <= time.start < sentence.end),
        said=tuple(said(analysis, item) for item in analysis.attributions[place]),
    )


def word_at(analysis: Analysis, unit: int) -> Word:
    """The word of a unit as it was taken."""
    units = analysis.units
    lemma = units.lemmas[unit]
    return Word(
        text=analysis.words(unit, unit + 1),
        word_class=MEANINGS.get(units.letters[unit], units.letters[unit]),
        lemma="" if lemma == units.lows[unit] else lemma,
        feature=units.features[unit],
        senses=tuple(sorted(units.senses[unit])),
    )


def group_words(analysis: Analysis, place: int | None) -> str | None:
    """The words of a noun group."""
    if place is None:
        return None
    group = analysis.groups.nouns[place]
    return analysis.words(group.first, group.last)


def chunk(analysis: Analysis, group: NounGroup) -> Chunk:
    """A noun group in words."""
    return Chunk(
        text=analysis.words(group.first, group.last),
        prep=group.prep,
        least=group.count.least if group.count else None,
        most=group.count.most if group.count else None,
        is_plural=group.is_plural,
        is_among=group.is_among,
        of=group_words(analysis, group.of),
        joined=group_words(analysis, group.joined),
    )


def slots(analysis: Analysis, clause: Clause) -> Slots:
    """A clause in words; a subject that is a pronoun stands as it is written."""
    verb = analysis.groups.verbs[clause.verb]
    subject = group_words(analysis, clause.subject)
    if subject is None and clause.subject_pronoun is not None:
        subject = analysis.words(clause.subject_pronoun, clause.subject_pronoun + 1)
    return Slots(
        verb=analysis.words(verb.first, verb.last),
        lemma=verb.lemma,
        form=verb.form,
        kind=clause.kind,
        marker=clause.marker,
        voice=verb.voice,
        tense=verb.tense,
        is_conditional=verb.is_conditional,
        is_negated=verb.is_negated,
        subject=subject,
        object=group_words(analysis, clause.object),
        agent=group_words(analysis, clause.agent),
        others=tuple(group_words(analysis, place) or "" for place in clause.others),
    )


def said(analysis: Analysis, item: Attribution) -> Said:
    """An attribution in words."""
    contents = tuple(analysis.words(first, last) for first, last in item.contents if last > first)
    return Said(item.source.text, analysis.words(*item.cue), contents, item.stance, item.rule)


def explain_claims(intake: Intake, packs: Packs) -> list[Explanation]:
    """All claims of a document, numbered as its reading has them, each with its reasons."""
    if intake.document is None:
        return []
    reading = read_document(intake.document, packs, intake.passages)
    numbered = {claim.id: (number, claim) for number, claim in enumerate(reading.claims, start=1)}
    return [explain_claim(claim, number, reading.document, numbered) for number, claim in numbered.values()]


def explain_claim(
    claim: Claim, number: int, document: Document, numbered: Mapping[str, tuple[int, Claim]] = NO_OTHERS
) -> Explanation:
    """One claim with the reasons of its fields; `numbered` are all claims of the document with their numbers."""
    words = claim.figure if isinstance(claim, Toll) else claim.trigger
    spans = {(words.start, words.end), *(span for reason in claim.why.values() for span in reason.spans)}
    inside = sorted((a - claim.start, b - claim.start) for a, b in spans if claim.start <= a < b <= claim.end)
    names = [name for name in claim.__struct_fields__ if name not in PLACED]
    fields = (field_reason(name, getattr(claim, name), claim.why.get(name), document) for name in names)
    return Explanation(
        number=number,
        kind=str(claim.__struct_config__.tag),
        sentence=document.text[claim.start : claim.end],
        start=claim.start,
        marks=tuple(inside),
        fields=tuple(field for field in fields if field.how or field.value not in (None, (), "", False)),
        links=tuple(
            LinkedClaim(link.kind, numbered[link.claim][0], decisive_words(numbered[link.claim][1]))
            for link in claim.links
            if link.claim in numbered
        ),
    )


def decisive_words(claim: Claim) -> str:
    """The words of a claim's figure or act."""
    return claim.figure.text if isinstance(claim, Toll) else claim.trigger.text


def field_reason(name: str, value: object, reason: Reason | None, document: Document) -> FieldReason:
    """A field with its reason, the words that it rests on cut out of the document."""
    if reason is None:
        return FieldReason(field=name, value=value)
    words = tuple(document.text[start:end] for start, end in reason.spans)
    return FieldReason(
        field=name,
        value=value,
        how=reason.how,
        words=words,
        rule=reason.rule,
        runner_up=reason.runner_up,
        margin=reason.margin,
    )
