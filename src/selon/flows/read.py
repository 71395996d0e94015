"""Enters: documents. Leaves: readings: the whole story of one document, from text to claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon import __version__
from selon.claims.roles import Roles
from selon.claims.tolls import TollReader
from selon.flows.analyse import analyse
from selon.model.mention import Quote
from selon.model.reading import Frame, Reader, Reading
from selon.packs.rules import TollRules

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.document import Document
    from selon.packs.loader import Language, Packs


def read_document(document: Document, packs: Packs) -> Reading:
    """The reading of one document."""
    language = packs.languages[document.language or "fr"]
    analysis = analyse(document, language)
    rules = language.part("tolls.toml", TollRules)
    roles = Roles(analysis, rules.idiom)
    tolls = TollReader(analysis, language, rules, roles).read()
    reader = Reader(__version__, {language.id: language.hash, "world": packs.world_hash})
    return Reading(
        reader=reader,
        document=analysis.document,
        frame=Frame(analysis.conflicts),
        times=tuple(analysis.times),
        places=tuple(analysis.places[unit] for unit in sorted(analysis.places)),
        quotes=quotes_of(analysis),
        claims=tuple(tolls),
    )


def quotes_of(analysis: Analysis) -> tuple[Quote, ...]:
    """The quotations that are somebody's words."""
    text = analysis.tokens.text
    return tuple(Quote(q.start, q.end, text[q.start : q.end], q.source, q.cue) for q in analysis.quotes if q.source is not None)
