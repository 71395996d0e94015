"""Findings as rows for people: one line each, with names in place of ids.

Enters: settled accounts. Leaves: rows, and what ties a finding together in words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from selon.flows.settle import Settled
from selon.model.findings import Bond, Contradiction, Incident, Series
from selon.reconcile.accounts import Account, iso_day, ledger_anchor
from selon.reconcile.voices import NARRATOR, claimant_of

HARMS = ("killed", "wounded", "missing", "captured", "displaced")


class IncidentRow(msgspec.Struct, frozen=True):
    """One incident."""

    id: str
    since: str | None
    until: str | None
    type: str | None
    place: str | None
    country: str | None
    harm: str
    articles: int
    voices: int
    claimants: tuple[str, ...]


class TellingRow(msgspec.Struct, frozen=True):
    """One claim of an incident or series."""

    claim: str
    document: str
    outlet: str | None
    public_on: str | None
    source: str
    what: str
    figure: str | None
    stance: str
    since: str | None
    until: str | None


class SeriesRow(msgspec.Struct, frozen=True):
    """One series with its first and last figure."""

    id: str
    source: str
    side: str | None
    status: str | None
    outcome: str
    kind: str
    points: int
    first: str
    last: str
    until: str | None
    failed: int


class RivalRow(msgspec.Struct, frozen=True):
    """One contradiction with both claims named."""

    id: str
    kind: str
    strength: str
    a: str
    b: str
    why: str


class SourceRow(msgspec.Struct, frozen=True):
    """One source: how often it is cited, by which outlets, by whom it is denied, and how its figures moved."""

    source: str
    claims: int
    articles: int
    outlets: tuple[str, ...]
    relays: tuple[str, ...]
    denies: int
    denied_by: tuple[str, ...]
    contradicted: int
    moved: tuple[str, ...]


def incident_rows(settled: Settled) -> list[IncidentRow]:
    """All incidents, the newest first."""
    rows = [_incident_row(one, settled) for one in settled.findings.incidents]
    return sorted(rows, key=lambda row: (row.until or "", row.id), reverse=True)


def _incident_row(one: Incident, settled: Settled) -> IncidentRow:
    told = [settled.world.accounts[anchor] for anchor in one.claims]
    return IncidentRow(
        id=one.id,
        since=one.since,
        until=one.until,
        type=one.type,
        place=one.place,
        country=one.country,
        harm="; ".join(_harms(told)),
        articles=len(one.documents),
        voices=one.voices,
        claimants=one.claimants,
    )


def _harms(told: Iterable[Account]) -> Iterator[str]:
    """For each outcome the range of all figures of whole groups."""
    figures: dict[str, list[Account]] = defaultdict(list)
    for one in told:
        if one.kind == "toll" and not one.denies and not any(kind == "part_of" for kind, _ in one.links):
            figures[one.label].append(one)
    for outcome in (name for name in HARMS if name in figures):
        lows = [one.least or 0 for one in figures[outcome]]
        highs = [one.most if one.most is not None else one.least or 0 for one in figures[outcome]]
        low, high = min(lows), max(highs)
        yield f"{low} {outcome}" if low == high else f"{low}-{high} {outcome}"


def telling_rows(anchors: Iterable[str], settled: Settled) -> list[TellingRow]:
    """Claims as rows, in the order of their anchors."""
    return [_telling(settled.world.accounts[anchor], settled) for anchor in anchors]


def _telling(one: Account, settled: Settled) -> TellingRow:
    origin = settled.world.origins[one.document]
    return TellingRow(
        claim=ledger_anchor(one.anchor),
        document=origin.name,
        outlet=origin.outlet,
        public_on=iso_day(one.said or origin.last),
        source=claimant_of(one, origin),
        what=" ".join(part for part in (one.label, one.status, one.side) if part),
        figure=one.figure if one.kind == "toll" else None,
        stance="denies" if one.denies else "asserts",
        since=iso_day(one.since),
        until=iso_day(one.until),
    )


def series_rows(series: Iterable[Series]) -> list[SeriesRow]:
    """Series as rows: by side, outcome and source."""
    rows = [_series_row(one) for one in series]
    return sorted(rows, key=lambda row: (row.side or "", row.outcome, row.status or "", row.source, row.id))


def _series_row(one: Series) -> SeriesRow:
    first, last = (_point_figure(one, at) for at in (0, -1))
    return SeriesRow(
        id=one.id,
        source=one.source,
        side=one.side or one.people,
        status=" ".join(part for part in (one.status, *one.groups) if part) or None,
        outcome=one.outcome if one.unit == "person" else f"{one.outcome} ({one.unit})",
        kind="level" if one.level else "total",
        points=len(one.points),
        first=first,
        last=last,
        until=one.points[-1].until,
        failed=sum(not check.holds for check in one.checks),
    )


def _point_figure(one: Series, at: int) -> str:
    point = one.points[at]
    ends = f"{point.least}" if point.most == point.least else f"{point.least or ''}-{point.most or ''}"
    return f"+{ends}" if point.scope == "additional" else ends


def rival_rows(rivals: Sequence[Contradiction], settled: Settled) -> list[RivalRow]:
    """Contradictions as rows."""
    return [RivalRow(x.id, x.kind, x.strength, _named(x.a, settled), _named(x.b, settled), x.why) for x in rivals]


def rivals_by_claim(settled: Settled) -> dict[str, set[str]]:
    """Who gives a figure that a toll contradicts, by the ledger's ids of claims."""
    world = settled.world
    found: dict[str, set[str]] = defaultdict(set)
    for rival in settled.findings.contradictions:
        for one, other in ((rival.a, rival.b), (rival.b, rival.a)):
            teller = world.accounts[other]
            found[ledger_anchor(one)].add(claimant_of(teller, world.origins[teller.document]))
    return found


def _named(anchor: str, settled: Settled) -> str:
    row = _telling(settled.world.accounts[anchor], settled)
    where = "" if row.source.endswith(row.document) else f" in {row.document}"
    return f"{row.source}{where}: {row.figure or ''} {row.what}".replace("  ", " ")


def source_rows(settled: Settled) -> list[SourceRow]:
    """All sources that articles name, the most cited first."""
    world = settled.world
    cited: dict[str, list[Account]] = defaultdict(list)
    for one in world.accounts.values():
        cited[one.source or NARRATOR].append(one)
    deniers: dict[str, set[str]] = defaultdict(set)
    rivals: Counter[str] = Counter()
    for contradiction in settled.findings.contradictions:
        a, b = (world.accounts[anchor] for anchor in (contradiction.a, contradiction.b))
        rivals.update({a.source or NARRATOR, b.source or NARRATOR})
        if contradiction.kind == "denial":
            deniers[a.source or NARRATOR].add(b.source or NARRATOR)
    rows = []
    for source, claims in cited.items():
        rows.append(
            SourceRow(
                source=source,
                claims=len(claims),
                articles=len({one.document for one in claims}),
                outlets=tuple(sorted({world.origins[one.document].outlet or "" for one in claims} - {""})),
                relays=tuple(sorted({one.via for one in claims if one.via})),
                denies=sum(one.denies for one in claims),
                denied_by=tuple(sorted(deniers[source])),
                contradicted=rivals[source],
                moved=tuple(_moves(source, settled)),
            )
        )
    return sorted(rows, key=lambda row: (-row.claims, row.source))


def _moves(source: str, settled: Settled) -> Iterator[str]:
    for row in series_rows(one for one in settled.findings.series if one.source == source and len(one.points) > 1):
        what = " ".join(part for part in (row.side, row.status, row.outcome) if part)
        yield f"{what}: {row.first} to {row.last} by {row.until}"


def bond_lines(bond: Bond, settled: Settled) -> list[str]:
    """What ties two claims together, as lines."""
    a, b = (_named(anchor, settled) for anchor in (bond.a, bond.b))
    head = f"{a}  =  {b}  ({bond.score:+.1f})"
    grounds = sorted(bond.grounds, key=lambda ground: -abs(ground.weight))
    return [head, *(f"    {g.weight:+.1f} {g.name.replace('_', ' ')} {g.words}".rstrip() for g in grounds)]
