"""Enters: documents. Leaves: readings: the whole story of one document, from text to claims."""

from __future__ import annotations

import os
import threading
import traceback
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

import msgspec

from selon import __version__
from selon.claims.events import EventReader, Finders
from selon.claims.links import Linker
from selon.claims.reasons import with_reasons
from selon.claims.roles import Roles
from selon.claims.tolls import TollReader
from selon.clean.passages import find_passages
from selon.documents.inputs import read_inputs
from selon.documents.limits import LIMITS, Limits
from selon.flows.analyse import analyse, find_day
from selon.model.cover import Cover
from selon.model.intake import Intake
from selon.model.mention import Place, Quote, Speech
from selon.model.problem import READER_FAULT, Problem
from selon.model.reading import Frame, Reader, Reading
from selon.model.saved import SavedPage
from selon.model.span import Stretch
from selon.packs.events import EventRules
from selon.packs.loader import load_packs
from selon.packs.page import load_page_words
from selon.packs.rules import TollRules
from selon.packs.world import fold_name
from selon.read.gate import tells_of_force

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from selon.model.analysis import Analysis
    from selon.model.claim import Claim
    from selon.model.document import Document, Passage
    from selon.packs.loader import Language, Packs

PASSED_OVER = "passed over: no word of harm or force"
ALONE = 60  # documents below which starting processes costs more than it saves
UNLISTED = frozenset({"sea", "river", "lands", "building"})  # kinds of places that have no position of their own
TOGETHER = 16  # documents a process takes at once


def read_paths(
    paths: Sequence[str], packs: Packs | None = None, limits: Limits = LIMITS
) -> Iterator[Reading | Problem]:
    """The readings of all documents of files, folders and globs, in order, with the faults of inputs as problems."""
    chosen = packs or load_packs()
    for intake in read_inputs(paths, limits):
        yield from read_intake(intake, chosen)


def read_paths_on(paths: Sequence[str], jobs: int, limits: Limits = LIMITS) -> Iterator[Reading | Problem | SavedPage]:
    """Readings as an archive wants them, in order: documents without a word of harm or force are passed over.

    Several processes read once there is enough to share. The pages that documents were read from come before their
    readings.
    """
    intakes = (intake for intake in read_inputs(paths, limits) if intake.document is not None or intake.problems)
    first = list(islice(intakes, ALONE))
    if jobs == 1 or len(first) < ALONE:
        packs = load_packs()
        for intake in chain(first, intakes):
            yield from read_saved(intake, packs)
        return
    with ProcessPoolExecutor(jobs, initializer=end_with_parent) as pool:
        waiting: deque[tuple[list[SavedPage], Future[list[bytes]]]] = deque()
        batches = batched(chain(first, intakes), TOGETHER)
        for batch in batches:
            pages = [intake.page for intake in batch if intake.page is not None]
            bare = [msgspec.structs.replace(intake, page=None) for intake in batch]
            waiting.append((pages, pool.submit(read_encoded, msgspec.msgpack.encode(bare))))
            if len(waiting) > jobs * 2:
                yield from shared(waiting.popleft())
        while waiting:
            yield from shared(waiting.popleft())


def shared(batch: tuple[list[SavedPage], Future[list[bytes]]]) -> Iterator[Reading | Problem | SavedPage]:
    """The pages of a batch, then what a process made of it."""
    pages, coming = batch
    yield from pages
    yield from decoded(coming.result())


def batched(intakes: Iterator[Intake], size: int) -> Iterator[list[Intake]]:
    """The intakes in lists of at most so many."""
    while batch := list(islice(intakes, size)):
        yield batch


def end_with_parent() -> None:
    """Make this process end when the one that started it does, even by a kill: nobody would hear it any more."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, name="end with parent", daemon=True).start()


def read_encoded(batch: bytes) -> list[bytes]:
    """What a process does: encoded intakes to encoded readings and problems."""
    packs = load_packs()
    intakes = msgspec.msgpack.decode(batch, type=list[Intake])
    return [
        (b"R" if isinstance(item, Reading) else b"P") + msgspec.msgpack.encode(item)
        for intake in intakes
        for item in read_intake(intake, packs, read_or_pass)
    ]


def decoded(items: list[bytes]) -> Iterator[Reading | Problem]:
    """Readings and problems from what a process gave back."""
    for item in items:
        if item[:1] == b"R":
            yield msgspec.msgpack.decode(item[1:], type=Reading)
        else:
            yield msgspec.msgpack.decode(item[1:], type=Problem)


def read_saved(intake: Intake, packs: Packs) -> Iterator[Reading | Problem | SavedPage]:
    """The page that an input was, where it was one, before its reading as an archive wants it."""
    if intake.page is not None:
        yield intake.page
    yield from read_intake(intake, packs, read_or_pass)


def read_intake(
    intake: Intake, packs: Packs, read: Callable[[Document, Packs, tuple[Passage, ...]], Reading] | None = None
) -> Iterator[Reading | Problem]:
    """The reading of what an input gave, by `read_document` or another way, or its problems."""
    if intake.document is None:
        yield from intake.problems
        return
    reading = read_safely(intake.document, packs, intake.passages, read or read_document)
    yield msgspec.structs.replace(reading, problems=(*intake.problems, *reading.problems))


def read_safely(
    document: Document,
    packs: Packs,
    passages: tuple[Passage, ...],
    read: Callable[[Document, Packs, tuple[Passage, ...]], Reading],
) -> Reading:
    """The reading of one document; where the reader itself fails on it, the text alone with a problem that says where.

    One text among thousands that meets a fault of the reader must not end their reading. Everything is caught for
    that, and nothing is hidden: the problem of kind `reader_fault` stands with those of the inputs.
    """
    try:
        return read(document, packs, passages)
    except Exception as fault:  # noqa: BLE001  the reader's own faults are of no one kind
        at = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{type(fault).__name__} in {at.name}, line {at.lineno}"
        what = f"the reader failed on this text ({where}): it is kept but not read; please report it"
        return kept_unread(document, packs, passages, Problem(READER_FAULT, what, document.path or document.name))


def read_or_pass(document: Document, packs: Packs, passages: tuple[Passage, ...] = ()) -> Reading:
    """The reading of one document; one without a word of harm or force is passed over, which costs hardly anything.

    What is passed over keeps its text, its day and the cuts that its input showed, and has no mentions.
    """
    language = packs.languages.get(document.language or "")
    if language is None or not language.is_complete or tells_of_force(document.text, language):
        return read_document(document, packs, passages)
    return Reading(
        reader=reader_of(packs, language),
        document=msgspec.structs.replace(document, published=find_day(document, language, passages)),
        frame=Frame(why=PASSED_OVER),
        passages=passages,
    )


def read_document(document: Document, packs: Packs, passages: tuple[Passage, ...] = ()) -> Reading:
    """The reading of one document; one in a language without a pack is kept with a problem, not misread."""
    language = packs.languages.get(document.language or "")
    if language is None or not language.is_complete:
        return unread(document, packs, passages)
    cuts = find_passages(document, load_page_words(document.language), known=passages)
    analysis = analyse(document, language, cuts)
    rules = language.part("tolls.toml", TollRules)
    roles = Roles(analysis, rules)
    reader = TollReader(analysis, language, rules, roles)
    finders = Finders(reader.speakers, reader.places, reader.periods, reader.doubts)
    events = EventReader(analysis, language, language.part("events.toml", EventRules), roles, finders).read()
    claims = with_reasons(Linker(analysis, rules).link(reader.read(events), events))
    return Reading(
        reader=reader_of(packs, language),
        document=analysis.document,
        frame=analysis.frame,
        passages=tuple(analysis.passages),
        times=tuple(time for time in analysis.times if not analysis.is_aside(time.start)),
        places=named_places(analysis, claims),
        quotes=quotes_of(analysis),
        speech=speech_of(analysis),
        claims=tuple(sorted(claims, key=lambda claim: (claim.start, claim.end))),
    )


def named_places(analysis: Analysis, claims: Sequence[Claim] = ()) -> tuple[Place, ...]:
    """Each place that the report names, once, as first written, with the other stretches that name it.

    Seas, rivers, lands of several states and buildings are places only where something is claimed to be there.
    """
    told = {fold_name(place.text) for claim in claims for place in claim.places}
    first: dict[tuple[object, ...], Place] = {}
    others: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for unit in sorted(analysis.places):
        place = analysis.places[unit]
        is_by_the_way = place.precision in UNLISTED and fold_name(place.text) not in told
        if analysis.is_aside(place.start) or is_by_the_way:
            continue
        key = (place.name, place.country, place.lat, place.lon) if place.name else (fold_name(place.text),)
        if key in first:
            others.setdefault(key, []).append((place.start, place.end))
        first.setdefault(key, place)
    return tuple(
        msgspec.structs.replace(place, mentions=tuple(others[key])) if key in others else place
        for key, place in first.items()
    )


def reader_of(packs: Packs, language: Language | None) -> Reader:
    """Which program and packs made a reading."""
    hashes = {language.id: language.hash} if language else {}
    return Reader(__version__, {**hashes, "world": packs.world_hash})


def unread(document: Document, packs: Packs, passages: tuple[Passage, ...]) -> Reading:
    """A reading that keeps a document in a language that no pack reads."""
    what = (
        f"there is no pack for the language {document.language!r}: it is kept but not read"
        if document.language
        else "its language can not be told: it is kept but not read"
    )
    return kept_unread(document, packs, passages, Problem("language", what, document.path or document.name))


def kept_unread(document: Document, packs: Packs, passages: tuple[Passage, ...], problem: Problem) -> Reading:
    """A reading that has no more than the document and why it is not read."""
    return Reading(reader=reader_of(packs, None), document=document, passages=passages, problems=(problem,))


def speech_of(analysis: Analysis) -> tuple[Speech, ...]:
    """Every attribution of the report: who says, by which words, what stands where; one for each stretch of content."""
    quoted = Cover((quote.start, quote.end) for quote in analysis.quotes if quote.source is not None)
    made: list[Speech] = []
    for item in (item for items in analysis.attributions for item in items):
        cue = analysis.span(*item.cue)
        if analysis.is_aside(cue.start):
            continue
        for first, last in item.contents:
            if first >= last:
                continue
            content = analysis.span(first, last)
            is_direct = quoted.touches(content.start, content.end)
            made.append(
                Speech(
                    source=item.source,
                    cue=cue,
                    content=Stretch(content.start, content.end),
                    direct=is_direct,
                    stance=item.stance,
                    carried=item.kind == "carried",
                    rule=item.rule,
                )
            )
    return tuple(made)


def quotes_of(analysis: Analysis) -> tuple[Quote, ...]:
    """The quotations that are somebody's words."""
    text = analysis.tokens.text
    return tuple(
        Quote(q.start, q.end, text[q.start : q.end], q.source, q.cue)
        for q in analysis.quotes
        if q.source is not None and not analysis.is_aside(q.start)
    )
