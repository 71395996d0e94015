"""Estimates: what a named rule makes of the figures of an incident or of the running totals of a war.

Enters: findings and the accounts that they are made of. Leaves: low, best and high with the claims used and the steps
by which they came about. A rule is a file entry with a version and one function of `choosing`; `docs/estimates.md`
describes each. No estimate is the truth.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from selon.model.findings import Estimate, Incident, Series, Step
from selon.reconcile.accounts import Account
from selon.reconcile.choosing import CHOOSE, Bounds, Rule, many
from selon.reconcile.grades import grade_of
from selon.reconcile.incidents import World
from selon.reconcile.voices import count_voices, group_voices

ESTIMATED = ("killed", "wounded", "missing", "captured", "displaced")
Quantity = tuple[str, str | None, str | None]  # outcome, status, side


@cache
def load_rules() -> dict[str, Rule]:
    """All rules by name."""
    table = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))
    return msgspec.convert(table, dict[str, Rule])


def estimate_incident(incident: Incident, world: World, name: str) -> list[Estimate]:
    """The estimates of a rule for an incident: one for each outcome, status and side that somebody gives."""
    rule = load_rules()[name]
    claims = [world.accounts[anchor] for anchor in incident.claims]
    return [
        _estimate(incident, quantity, figures, (world, name, rule))
        for quantity, figures in _quantities(claims, rule).items()
    ]


def _estimate(incident: Incident, quantity: Quantity, figures: list[Account], by: tuple[World, str, Rule]) -> Estimate:
    world, name, rule = by
    claims = [world.accounts[anchor] for anchor in incident.claims]
    bounds = CHOOSE[name](figures, world, rule)
    voices = group_voices(figures, world.origins, world.families)
    grade, reason = grade_of(claims, world, len(voices)) if name == "airwars" else (None, None)
    if len(voices) < rule.fewest_voices:
        few = f"{many(len(voices), 'voice')}, the rule asks for {rule.fewest_voices}"
        step = Step(name="too_few_voices", words=few, number=rule.fewest_voices, voices=len(voices))
        bounds = Bounds(None, None, None, figures, (few,), (step,))
    outcome, status, side = quantity
    return Estimate(
        rule=name,
        version=rule.version,
        subject=incident.id,
        outcome=outcome,
        status=status,
        side=side,
        low=bounds.low,
        best=bounds.best,
        high=bounds.high,
        grade=grade,
        articles=len({one.document for one in figures}),
        voices=len(voices),
        claims=_anchors(bounds.used),
        why=(*bounds.why, *((reason.words,) if reason else ())),
        steps=(
            *_counted(figures, voices, _left_out(claims, outcome)),
            *bounds.steps,
            *((reason,) if reason else ()),
        ),
    )


def _counted(figures: Sequence[Account], voices: Sequence[list[Account]], left: Sequence[Account]) -> Iterator[Step]:
    """Which figures count, whose they are, and which do not count."""
    words = f"{many(len(figures), 'figure')} of {many(len(voices), 'independent voice')} for these victims"
    yield Step(name="counted", words=words, number=len(figures), voices=len(voices))
    for told in voices:
        articles = len({one.document for one in told})
        words = "one voice" if articles == 1 else f"one voice in {articles} articles"
        yield Step(name="voice", words=words, number=articles, claims=_anchors(told))
    if left:
        words = "not counted: denials, parts of another figure, and what is no figure of persons"
        yield Step(name="left_out", words=words, claims=_anchors(left))


def _left_out(claims: Sequence[Account], outcome: str) -> list[Account]:
    return [one for one in claims if one.kind == "toll" and one.label == outcome and not _is_whole(one)]


def _anchors(claims: Iterable[Account]) -> tuple[str, ...]:
    return tuple(one.anchor for one in claims)


def estimate_totals(series: Iterable[Series], world: World) -> list[Estimate]:
    """The newest official total of each side, status and outcome of a conflict (rule `latest-official`)."""
    rule = load_rules()["latest-official"]
    groups: dict[tuple[str | None, ...], list[Account]] = defaultdict(list)
    for one in series:
        totals = [world.accounts[point.anchor] for point in one.points if point.scope != "additional"]
        if one.unit == "person" and not one.groups:
            groups[one.conflict, one.outcome, one.status, one.side] += totals
    found = []
    for (conflict, outcome, status, side), figures in sorted(groups.items(), key=lambda item: tuple(map(str, item[0]))):
        bounds = CHOOSE["latest-official"](figures, world, rule)
        if not bounds.used:
            continue
        found.append(
            Estimate(
                rule="latest-official",
                version=rule.version,
                subject=conflict or "",
                outcome=outcome or "",
                status=status,
                side=side,
                low=bounds.low,
                best=bounds.best,
                high=bounds.high,
                articles=len({one.document for one in figures}),
                voices=count_voices(figures, world.origins, world.families),
                claims=_anchors(bounds.used),
                why=bounds.why,
                steps=bounds.steps,
            )
        )
    return found


def _quantities(claims: Sequence[Account], rule: Rule) -> Mapping[Quantity, list[Account]]:
    """The figures of an incident by what they count: persons as a whole, not the parts of another figure."""
    found: dict[Quantity, list[Account]] = defaultdict(list)
    for one in claims:
        if not _is_whole(one) or one.label not in ESTIMATED:
            continue
        if rule.statuses and one.status not in rule.statuses:
            continue
        found[one.label, one.status, one.side].append(one)
    return _merge_unsided(found)


def _is_whole(one: Account) -> bool:
    """Whether a claim gives a figure of persons that is no part of another and no denial."""
    is_part = any(kind == "part_of" for kind, _ in one.links)
    return one.kind == "toll" and not one.groups and not is_part and not one.denies and one.unit == "person"


def _merge_unsided(
    found: Mapping[Quantity, list[Account]],
) -> Mapping[Quantity, list[Account]]:
    """Figures without a side join the one side that others give to such victims."""
    merged: dict[Quantity, list[Account]] = defaultdict(list)
    for (outcome, status, side), figures in found.items():
        sides = sorted({key[2] for key in found if key[:2] == (outcome, status) and key[2]})
        merged[outcome, status, sides[0] if side is None and len(sides) == 1 else side] += figures
    return dict(sorted(merged.items(), key=lambda item: tuple(map(str, item[0]))))


def estimate_all(
    incidents: Iterable[Incident], series: Iterable[Series], world: World, name: str
) -> Iterator[Estimate]:
    """The estimates of a rule for all incidents, and for totals where the rule knows them."""
    for incident in incidents:
        yield from estimate_incident(incident, world, name)
    if name == "latest-official":
        yield from estimate_totals(series, world)
