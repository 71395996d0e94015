"""Enters: counts. Leaves: the figure that one tells which has risen, or counts pairs: *est passé de 12 à 17 morts*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from selon.model.analysis import Analysis
    from selon.model.counts import Count

BARE = frozenset({"exact", "about"})


def doubled(count: Count) -> Count:
    """The people whom a count of pairs tells: *un couple* is two."""
    least, most = (None if bound is None else 2 * bound for bound in (count.least, count.most))
    return msgspec.structs.replace(count, least=least, most=most)


def is_given(analysis: Analysis, place: int) -> bool:
    """Whether a participle with an agent says whose figure it is: *dépassent les 5 000 morts avancés par X*."""
    last = analysis.groups.nouns[place].last
    verb = analysis.groups.verb_at[last] if last < len(analysis.units) else -1
    clause = analysis.clause_of_verb.get(verb)
    return clause is not None and analysis.clauses[clause].agent is not None


def risen(analysis: Analysis, of: tuple[str, ...], place: int, count: Count) -> Count:
    """The later figure of one that has risen, the least of one surpassed, the most of one not surpassed."""
    before = analysis.groups.nouns[place].first - 1
    before -= before > 0 and analysis.units.letters[before] == "R"
    verb = analysis.groups.verb_at[before] if before >= 0 else -1
    senses = analysis.groups.verbs[verb].senses if verb >= 0 else frozenset()
    if "surpass" in senses and not is_given(analysis, place) and count.shape in BARE and count.most is not None:
        if analysis.groups.verbs[verb].is_negated:
            return msgspec.structs.replace(count, least=None, approx=False)
        return msgspec.structs.replace(count, most=None, approx=False)
    opening = analysis.tokens.lows[count.first]
    is_between = count.first < count.core and opening not in of  # *s'élève à entre 12 et 17*
    if count.shape != "range" or not count.upper or "reach" not in senses or is_between:
        return count
    return msgspec.structs.replace(count, first=count.upper, core=count.upper, least=count.most, shape="exact")
