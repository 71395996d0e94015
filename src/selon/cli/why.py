"""`selon why`: the derivation of any finding: an incident, a series, a contradiction, an estimate, a copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from selon.cli.asking import FILTERS, ledger_option
from selon.cli.estimates import RULES
from selon.cli.incident import find_incident
from selon.cli.settle import settled_ledger
from selon.flows.settle import Settled
from selon.flows.showing import bond_lines, rival_rows, telling_rows
from selon.model.findings import Contradiction, Incident, Lineage, Series, Step
from selon.reconcile.estimates import estimate_incident

ANY_FINDING = "incident, claim, series, contradiction nor article with copies"


@click.command()
@click.argument("ident", metavar="ID")
@FILTERS["as_known_on"]
@FILTERS["recorded_by"]
@ledger_option
def why(ident: str, ledger: str, **asked: Any) -> None:  # noqa: ANN401  the two clocks of the view
    """Say how a finding came about: its evidence, its sums, the claims used by each rule of estimates.

    ID is that of an incident, a claim, a series, a contradiction or an article (by name, for its copies).
    """
    settled = settled_ledger(ledger, asked)
    findings = settled.findings
    for one in findings.series:
        if one.id.startswith(ident):
            click.echo("\n".join(_series_lines(one, settled)))
            return
    for rival in findings.contradictions:
        if rival.id.startswith(ident):
            click.echo("\n".join(_rival_lines(rival, settled)))
            return
    for family in findings.lineages:
        if any(settled.world.origins[document].name == ident for document in family.documents):
            click.echo("\n".join(_lineage_lines(family, settled)))
            return
    click.echo("\n".join(_incident_lines(find_incident(settled, ident, ANY_FINDING), settled)))


def _series_lines(one: Series, settled: Settled) -> Iterator[str]:
    what = " ".join(part for part in (one.side, one.status, one.outcome) if part)
    yield f"series of {one.source}: {what}"
    for row in telling_rows((point.anchor for point in one.points), settled):
        yield f"  {row.until or row.public_on}  {row.figure}  ({row.document}, {row.outlet or 'no outlet'})"
    for check in one.checks:
        yield f"  {'holds' if check.holds else 'FAILS'}: {check.arithmetic}: {check.words}"


def _rival_lines(one: Contradiction, settled: Settled) -> Iterator[str]:
    row = rival_rows([one], settled)[0]
    yield f"{one.kind} ({one.strength.replace('_', ' ')})"
    yield f"  {row.a}"
    yield f"  {row.b}"
    yield f"  {one.why}"
    yield from (f"  {name}: {value}" for name, value in one.data.items())


def _lineage_lines(one: Lineage, settled: Settled) -> Iterator[str]:
    names = {key: origin.name for key, origin in settled.world.origins.items()}
    yield f"one voice, first in {names[one.root]}"
    yield from (f"  {names[bond.a]} = {names[bond.b]}: {bond.kind}, {bond.words}" for bond in one.bonds)


def _incident_lines(one: Incident, settled: Settled) -> Iterator[str]:
    yield f"incident {one.id}: " + "; ".join(one.why)
    for bond in one.bonds:
        yield from bond_lines(bond, settled)
    for rule in RULES:
        for estimate in estimate_incident(one, settled.world, rule):
            what = " ".join(part for part in (estimate.side, estimate.status, estimate.outcome) if part)
            numbers = f"low {estimate.low}, best {estimate.best}, high {estimate.high}"
            grade = f", {estimate.grade}" if estimate.grade else ""
            yield f"{rule} {estimate.version}: {what}: {numbers}{grade}: {'; '.join(estimate.why)}"
            yield from (f"  {line}" for one in estimate.steps for line in _step_lines(one, settled))


def _step_lines(one: Step, settled: Settled) -> Iterator[str]:
    """A step in words, and the figures that it is about, each with who gives it and where."""
    yield f"{one.number}: {one.words}" if one.name == "vote" else _with_number(one)
    for row in telling_rows(one.claims, settled):
        yield f"    {row.figure or row.what}  {row.source} ({row.document})"


def _with_number(one: Step) -> str:
    is_result = one.number is not None and one.name in {"best", "low", "high", "lowest", "newest", "vague"}
    return f"{one.name} {one.number}: {one.words}" if is_result else one.words
