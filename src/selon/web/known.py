"""Findings for pages: what settling found in the ledger, with look-ups by claim, and what of it a question asks for.

Enters: an open ledger and a question. Leaves: `Known`, computed once for each position of the ledger and pair of
clocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from selon.flows.settle import Settled, settle_ledger
from selon.ledger.canonical import anchor_of
from selon.ledger.claims import all_decisions, by_anchor, standings_of
from selon.ledger.present import Clause, machine_rows, newest
from selon.ledger.readings import readings_in
from selon.ledger.settling import apply_standings
from selon.ledger.shortening import short_of
from selon.ledger.store import Store, marks
from selon.model.findings import Check, Contradiction, Incident, Lineage, Series
from selon.model.folding import fold
from selon.model.reading import Reading
from selon.model.view import ClaimRow, View
from selon.reconcile.accounts import Account, Origin, iso_day, ledger_anchor
from selon.reconcile.sites import Site
from selon.web.asking import Question

TOGETHER = 400
MOST_COPIES = 30
SOON = 300  # articles that are settled within about half a second
FEW = 5_000  # articles of a ledger whose readings are gone through once more for the margins of their claims


class Known:
    """The findings at one position of the ledger."""

    def __init__(self, settled: Settled, margins: dict[str, float]) -> None:
        """Take the findings, and by how little each claim's closest field was settled; make the look-ups."""
        self.margins = margins
        findings = settled.findings
        self.accounts: dict[str, Account] = {one.anchor: one for some in settled.told.accounts.values() for one in some}
        parts = [one for one in self.accounts.values() if any(kind == "part_of" for kind, _ in one.links)]
        self.wholes = {
            ledger_anchor(one.anchor): {ledger_anchor(name) for kind, name in one.links if kind == "part_of"}
            for one in parts
        }
        # Of the parts those that only name some people of another figure, such as the children or the mayor among them.
        self.details = {ledger_anchor(one.anchor) for one in parts if one.groups}
        self.origins: dict[str, Origin] = dict(settled.told.origins)
        self.incidents: dict[str, Incident] = {one.id: one for one in findings.incidents}
        self.series: tuple[Series, ...] = findings.series
        self.contradictions: dict[str, Contradiction] = {one.id: one for one in findings.contradictions}
        self.world = settled.world
        self.family: dict[str, Lineage] = {name: one for one in findings.lineages for name in one.documents}
        self.incident_of = {ledger_anchor(a): one.id for one in findings.incidents for a in one.claims}
        self.checks: dict[str, list[Check]] = defaultdict(list)
        for check in dict.fromkeys(check for one in findings.series for check in one.checks):
            for anchor in {ledger_anchor(name) for name in check.claims}:
                self.checks[anchor].append(check)
        self.rivals: dict[str, list[str]] = defaultdict(list)
        for one in findings.contradictions:
            for anchor in {ledger_anchor(one.a), ledger_anchor(one.b)}:
                self.rivals[anchor].append(one.id)

    def incidents_asked(self, question: Question) -> list[Incident]:
        """The incidents with a claim that the question asks for."""
        return [one for one in self.incidents.values() if any(self.is_asked(a, question) for a in one.claims)]

    def contradictions_asked(self, question: Question) -> list[Contradiction]:
        """The contradictions with a claim that the question asks for."""
        asked = self.contradictions.values()
        return [one for one in asked if self.is_asked(one.a, question) or self.is_asked(one.b, question)]

    def is_asked(self, anchor: str, question: Question) -> bool:
        """Whether the claim is one that the question asks for."""
        one = self.accounts[anchor]
        view, origin = question.view, self.origins[one.document]
        day = self.day_of(one) or ""
        return (
            _is(view.side, one.side)
            and _is(view.source, one.source, one.body, one.voice, one.speaker_kind or "narrator")
            and _is(view.place, *(site.name for site in one.sites))
            and _is(view.outlet, origin.outlet)
            and (view.conflict is None or view.conflict in origin.conflicts)
            and (view.kind is None or view.kind == one.kind)
            and (question.outcome is None or question.outcome == one.label)
            and (question.status is None or question.status == one.status)
            and (question.scope is None or question.scope == one.scope)
            and (question.incident is None or self.is_of(anchor, question.incident))
            and (view.since is None or (day != "" and day >= view.since))
            and (view.until is None or (day != "" and day <= view.until))
        )

    def is_of(self, anchor: str, incident: str) -> bool:
        """Whether the claim belongs to the incident whose id begins so."""
        return self.incident_of.get(ledger_anchor(anchor), "").startswith(incident)

    def day_of(self, account: Account) -> str | None:
        """The day that a claim is about: named, else said, else its article's."""
        origin = self.origins[account.document]
        return iso_day(account.until or account.since or account.said or origin.last)

    def copies_of(self, document: str) -> tuple[tuple[str, str], ...]:
        """The ids and names of the other articles that are one voice with this one."""
        family = self.family.get(document)
        others = (one for one in family.documents if one != document) if family else ()
        return tuple((one, self.origins[one].name) for one in islice(others, MOST_COPIES))

    def public_on(self, anchor: str) -> str:
        """The day on which the claim became public; empty where that is unknown."""
        one = self.accounts[anchor]
        return iso_day(one.said or self.origins[one.document].last) or ""

    def site_of(self, incident: Incident) -> Site | None:
        """The surest position of an incident."""
        sites = (site for a in incident.claims for site in self.accounts[a].sites if site.lat is not None)
        return min(sites, key=lambda site: (site.reach, site.name), default=None)

    def highest(self, anchors: Iterable[str], outcome: str = "killed") -> int:
        """The highest figure that anyone gives among these claims."""
        tolls = (self.accounts[a] for a in anchors)
        return max((one.least or one.most or 0 for one in tolls if one.label == outcome and not one.denies), default=0)


def settle_known(store: Store, view: View) -> Known:
    """Settle the ledger as known on its two clocks, or one war of it where it is large."""
    war = view.conflict if is_large(store) else None
    settled = settle_ledger(store, View(as_known_on=view.as_known_on, recorded_by=view.recorded_by, conflict=war))
    if war is not None or len(settled.told.origins) > FEW:
        return Known(settled, {})
    return Known(settled, dict(_margins(readings_in(store, View(recorded_by=view.recorded_by)))))


def is_large(store: Store) -> bool:
    """Whether the ledger holds more articles than are settled at once while a person waits."""
    return bool(store.rows("SELECT 1 FROM document LIMIT 1 OFFSET ?", (FEW,)))


def is_slow(store: Store) -> bool:
    """Whether settling the ledger takes longer than a person waits without being told."""
    return bool(store.rows("SELECT 1 FROM document LIMIT 1 OFFSET ?", (min(SOON, FEW),)))


def _margins(readings: Iterable[Reading]) -> Iterator[tuple[str, float]]:
    """By how little the closest field of each claim was settled, where there was a second choice."""
    for reading in readings:
        for claim in reading.claims:
            found = [one.margin for one in claim.why.values() if one.runner_up is not None and one.margin is not None]
            if found:
                yield anchor_of(claim, reading.document.id), min(found)


def rows_by_anchor(store: Store, anchors: Sequence[str], view: View) -> dict[str, ClaimRow]:
    """The claims with these anchors as they stand, with what people decided."""
    wanted = list(dict.fromkeys(ledger_anchor(anchor) for anchor in anchors))
    rows: dict[str, ClaimRow] = {}
    for first in range(0, len(wanted), TOGETHER):
        some = wanted[first : first + TOGETHER]
        asked = Clause(f"p.short IN ({marks(len(some))})", tuple(map(short_of, some)))
        found = machine_rows(store, [newest(store, view.recorded_by), asked])
        rows |= {row.anchor: row for row in found if row.anchor in set(some)}
    decided = {one.target.capture for one in all_decisions(store, sorted({row.capture for row in rows.values()}))}
    if decided:
        standings = by_anchor(standings_of(store, sorted(decided), view.recorded_by))
        rows = {name: apply_standings(row, standings.get(name, ())) for name, row in rows.items()}
    return rows


def rows_in_order(rows: dict[str, ClaimRow], anchors: Iterable[str]) -> Iterator[ClaimRow]:
    """The rows of anchors, each once, in the order of the anchors."""
    for anchor in dict.fromkeys(ledger_anchor(anchor) for anchor in anchors):
        if anchor in rows:
            yield rows[anchor]


def _is(wanted: str | None, *names: str | None) -> bool:
    return wanted is None or fold(wanted) in {fold(name) for name in names if name}
