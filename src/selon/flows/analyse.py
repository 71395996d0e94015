"""Enters: a document and the packs. Leaves: its layers, in the order in which each stands on the one before."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selon.model.analysis import Analysis
from selon.packs.speech import SpeechWords
from selon.packs.times import load_times
from selon.read.clauses import read_clauses
from selon.read.counts import find_counts
from selon.read.groups import read_groups
from selon.read.names import find_names
from selon.read.quotes import find_quotes
from selon.read.sentences import split_sentences
from selon.read.sources import SourceReader
from selon.read.speech import SpeechReader
from selon.read.times import find_times
from selon.read.times_resolve import resolve_times
from selon.read.tokens import tokenize
from selon.read.units import read_units

if TYPE_CHECKING:
    from pathlib import Path

    from selon.model.document import Document
    from selon.packs.loader import Language
    from selon.packs.times import TimeWords


@cache
def time_words_of(folder: Path) -> TimeWords:
    """The words of time of a language's folder, read once."""
    return load_times(folder / "times.toml")


def analyse(document: Document, language: Language) -> Analysis:
    """Read all layers of a document."""
    tokens = tokenize(document.text, language.spelling)
    sentences = split_sentences(tokens, language.spelling)
    counts = find_counts(tokens, language.numerals)
    time_words = time_words_of(language.folder)
    symbols = find_times(tokens, sentences, time_words)
    names = find_names(tokens, sentences, language, frozenset(language.grammar.particles))
    units, ranges = read_units(tokens, sentences, language, counts, symbols, names)
    groups = read_groups(units, ranges, counts, names, language.grammar, language.lexicon)
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
        aside=[False] * len(sentences),
    )
    analysis.times = resolve_times(symbols, tokens, sentences, document.published, time_words)
    analysis.quotes = find_quotes(tokens, language.spelling)
    sources = SourceReader(analysis, language, language.part("speech.toml", SpeechWords))
    speech = SpeechReader(analysis, language, sources.words, sources)
    analysis.attributions = speech.read()
    speech.attribute_quotes(analysis.attributions)
    return analysis
