"""Findings in the form that `selon settle --format json` prints: claims by document and span.

Enters: settled accounts. Leaves: plain lists and mappings.
"""

from __future__ import annotations

import msgspec

from selon.flows.settle import Settled
from selon.model.findings import Point
from selon.reconcile.accounts import ledger_anchor

Plain = dict[str, object]


def report(settled: Settled) -> Plain:
    """All findings; documents by name."""
    spots = {one.anchor: one for some in settled.told.accounts.values() for one in some}
    names = {key: origin.name for key, origin in settled.told.origins.items()}
    findings = settled.findings

    def spot(anchor: str) -> Plain:
        one = spots[anchor]
        return {"claim": ledger_anchor(anchor), "document": names[one.document], "start": one.start, "end": one.end}

    def told(anchor: str) -> list[Plain]:
        """Where a claim stands, and where the document tells the same act again."""
        again = [{**spot(anchor), "start": start, "end": end} for start, end in spots[anchor].again]
        return [spot(anchor), *again]

    def dispute(anchor: str) -> Plain:
        start, end = spots[anchor].dispute
        return {**spot(anchor), "start": start, "end": end}

    return {
        "incidents": [
            {
                **plain(one),
                "claims": [item for a in one.claims for item in told(a)],
                "documents": [names[d] for d in one.documents],
            }
            for one in findings.incidents
        ],
        "series": [
            {**plain(one), "points": [{**_point(p), **spot(p.anchor)} for p in one.points]} for one in findings.series
        ],
        "contradictions": [{**plain(one), "a": dispute(one.a), "b": dispute(one.b)} for one in findings.contradictions],
        "lineages": [[names[d] for d in one.documents] for one in findings.lineages],
    }


def plain(record: msgspec.Struct) -> Plain:
    """A record as a mapping."""
    built: Plain = msgspec.to_builtins(record)
    return built


def _point(record: Point) -> Plain:
    built = plain(record)
    return {"min": built.pop("least"), "max": built.pop("most"), **built}
