"""Enters: a document with its symbols of time and what it names. Leaves: its day, its conflicts, its other stories.

All is settled together, once for a document: the conflicts that it may tell of limit its year, its day limits the
conflicts, and what shares no word with the report is another story.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from selon.model.document import DayRange, Document, Passage
from selon.model.reading import Frame
from selon.model.times import FrameEvidence, FrameResult, TimeSymbol
from selon.packs.conflict_index import Table, index_conflicts
from selon.packs.landmarks import Landmarks
from selon.read.acts import find_acts, find_eras
from selon.read.clues import read_clues
from selon.read.conflicts import Ranked, fold_text, keep_conflicts, rank_conflicts, told_plainly
from selon.read.days import parse_day
from selon.read.evidence import LAST_YEAR, Knowledge
from selon.read.off_topic import find_off_topic
from selon.read.published import settle_day
from selon.read.tense import told_past

if TYPE_CHECKING:
    from selon.model.tokens import Sentence, Tokens
    from selon.packs.times import TimeWords
    from selon.packs.world import ConflictEntry
NO_CONFLICTS: dict[str, ConflictEntry] = {}
NO_LANDMARKS = Landmarks()
ISO_LENGTH = len("2020-01-01")


def settle_frame(  # noqa: PLR0913  # the frame is where all evidence meets
    document: Document,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    symbols: Sequence[TimeSymbol],
    words: TimeWords,
    *,
    passages: Sequence[Passage] = (),
    evidence: FrameEvidence | None = None,
    conflicts: Mapping[str, ConflictEntry] | None = None,
    landmarks: Landmarks = NO_LANDMARKS,
    past_tense: Callable[[int], bool | None] | None = None,
    is_known: Callable[[int, int], bool] | None = None,
) -> FrameResult:
    """The document's day and conflicts with the reasons, and its other stories if `is_known` is given.

    `near` of the result are the days to resolve the text's times from: the document's own, or a week of its month.
    """
    known = evidence or FrameEvidence()
    table = conflicts if conflicts is not None else NO_CONFLICTS
    text = fold_text(document.text, known)
    ranked = rank_conflicts(text, known, table)
    published = document.published
    near = None
    if not is_day(published):
        told = past_tense or told_past(tokens, sentences, words.tense)
        clues = read_clues(tokens, symbols, passages, words, told)
        dated = {at for s in symbols if s.kind == "date" and (s.day or s.year) for at in range(s.first, s.last)}
        acts, eras = find_acts(tokens, text, landmarks, dated), find_eras(text, landmarks)
        knowledge = Knowledge(told_plainly(ranked), known.tenures, horizon_of(table), acts, eras, known.lasting)
        settled = settle_day(clues, knowledge)
        near = settled.near
        published = narrowed(published, settled.published)
    kept = keep_conflicts(ranked, parse_day(published.first), parse_day(published.last, last=True))
    # Without a conflict there is no report that a paragraph could be foreign to.
    aside = find_off_topic(tokens, sentences, is_known) if is_known and kept else ()
    counted = DayRange(near[0].isoformat(), near[1].isoformat()) if near else published
    starts = tuple(r.first.isoformat() for r in kept)
    return FrameResult(published, frame_of(kept), near=counted, starts=starts, off_topic=aside)


def horizon_of(conflicts: Mapping[str, ConflictEntry]) -> int:
    """The last year that the table of conflicts knows of."""
    return index_conflicts(Table(conflicts)).last_year or LAST_YEAR


def is_day(published: DayRange) -> bool:
    """Whether a range is one day."""
    return published.first is not None and published.first == published.last and len(published.first) >= ISO_LENGTH


def narrowed(given: DayRange, settled: DayRange) -> DayRange:
    """What the text says where it lies within what is given of the document, else what is given."""
    first, last = parse_day(given.first), parse_day(given.last, last=True)
    own_first, own_last = parse_day(settled.first), parse_day(settled.last, last=True)
    if first is None or last is None:
        return settled
    if own_first is None or own_last is None or not first <= own_first <= own_last <= last:
        return given
    return settled


def frame_of(kept: Sequence[Ranked]) -> Frame:
    """The frame with the conflicts that are told of."""
    why = "; ".join(f"{r.id}: {r.score:.1f}" for r in kept)
    return Frame(tuple(r.id for r in kept), why)
