"""Enters: a document with its attributions. Leaves: with them those of stretches of paragraphs that are one's words.

The common ground of interviews and of texts given whole: what others are said to say within them stays theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from selon.model.analysis import Attribution

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.mention import Source
    from selon.packs.speech import SpeechWords
    from selon.read.sources import SourceReader

Paragraph = tuple[int, int]
"""The first sentence of a paragraph, and the one after its last."""

WEIGHT = 0.1  # of what somebody says around others' words


class LongSpeech:
    """Gives paragraphs of one document to who says them."""

    def __init__(self, analysis: Analysis, words: SpeechWords, sources: SourceReader) -> None:
        """Take the document's layers and the resolver of sources."""
        self.analysis = analysis
        self.words = words
        self.sources = sources
        self.agents = sources.language.grammar.agent

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of the document."""
        size = len(self.analysis.sentences)
        opened = (place for place in range(size) if self.analysis.opens_line(place))
        return list(pairwise([*opened, size]))

    def units_of(self, paragraph: Paragraph) -> tuple[int, int]:
        """The first unit of a paragraph and the one after its last."""
        return self.analysis.ranges[paragraph[0]][0], self.analysis.ranges[paragraph[1] - 1][1]

    def lemmas(self, sentence: int) -> set[str]:
        """The lemmas of a sentence."""
        first, last = self.analysis.ranges[sentence]
        return set(self.analysis.units.lemmas[first:last])

    def is_quoting(self, sentence: int) -> bool:
        """Whether somebody is quoted in a sentence."""
        here = self.analysis.sentences[sentence]
        at = bisect_left(self.quoted_at, here.start)
        return at < len(self.quoted_at) and self.quoted_at[at] < here.end

    @cached_property
    def quoted_at(self) -> list[int]:
        """Where the quotations of somebody begin, in order."""
        return sorted(quote.start for quote in self.analysis.quotes if quote.source is not None)

    def add(self, sentence: int, source: Source, rule: str) -> None:
        """Let somebody say a sentence in which nobody else is quoted."""
        analysis = self.analysis
        if self.is_quoting(sentence) or analysis.aside[sentence]:
            return
        analysis.attributions[sentence].append(
            Attribution(
                kind="carried",
                source=source,
                cue=(analysis.unit_over(source.start), analysis.unit_over(source.end - 1) + 1),
                contents=(analysis.ranges[sentence],),
                weight=WEIGHT,
                rule=rule,
            )
        )
