"""Estimates: what a named rule makes of the figures of an incident or of the running totals of a war.

Enters: findings and the accounts that they are made of. Leaves: low, best and high with the claims used and the
reasons. A rule is a file entry with a version and one function here; `docs/estimates.md` describes each. No
estimate is the truth.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from selon.model.findings import Estimate, Incident, Series
from selon.reconcile.accounts import Account, iso_day
from selon.reconcile.grades import grade_of
from selon.reconcile.incidents import World
from selon.reconcile.series import last_day
from selon.reconcile.voices import claimant_of, count_voices

OFFICIAL = frozenset({"state", "military", "health", "local"})
ESTIMATED = ("killed", "wounded", "missing", "captured", "displaced")


class Rule(msgspec.Struct, frozen=True):
    """One rule as `rules.toml` has it; without `statuses` it counts all victims."""

    version: str
    about: str
    statuses: tuple[str, ...] = ()
    fewest_voices: int = 1
    vague: dict[str, int] = {}


class Bounds(NamedTuple):
    """What a rule concludes: numbers, the claims used, and why."""

    low: int | None
    best: int | None
    high: int | None
    used: Sequence[Account]
    why: tuple[str, ...]


@cache
def load_rules() -> dict[str, Rule]:
    """All rules by name."""
    table = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))
    return msgspec.convert(table, dict[str, Rule])


def estimate_incident(incident: Incident, world: World, name: str) -> list[Estimate]:
    """The estimates of a rule for an incident: one for each outcome, status and side that somebody gives."""
    rule = load_rules()[name]
    claims = [world.accounts[anchor] for anchor in incident.claims]
    found = []
    for (outcome, status, side), figures in _quantities(claims, rule).items():
        bounds = CHOOSE[name](figures, world, rule)
        voices = count_voices(figures, world.origins, world.families)
        grade, reason = grade_of(incident, claims, world, voices) if name == "airwars" else (None, ())
        if voices < rule.fewest_voices:
            why = f"{voices} voice, the rule asks for {rule.fewest_voices}"
            bounds = Bounds(None, None, None, figures, (why,))
        found.append(
            Estimate(
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
                voices=voices,
                claims=tuple(one.anchor for one in bounds.used),
                why=(*bounds.why, *reason),
            )
        )
    return found


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
        bounds = _latest_official(figures, world, rule)
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
                claims=tuple(one.anchor for one in bounds.used),
                why=bounds.why,
            )
        )
    return found


def _quantities(claims: Sequence[Account], rule: Rule) -> Mapping[tuple[str, str | None, str | None], list[Account]]:
    """The figures of an incident by what they count: persons as a whole, not the parts of another figure."""
    found: dict[tuple[str, str | None, str | None], list[Account]] = defaultdict(list)
    for one in claims:
        is_whole = one.kind == "toll" and not one.groups and not any(kind == "part_of" for kind, _ in one.links)
        if not is_whole or one.denies or one.unit != "person" or one.label not in ESTIMATED:
            continue
        if rule.statuses and one.status not in rule.statuses:
            continue
        found[one.label, one.status, one.side].append(one)
    return _merge_unsided(found)


def _merge_unsided(
    found: Mapping[tuple[str, str | None, str | None], list[Account]],
) -> Mapping[tuple[str, str | None, str | None], list[Account]]:
    """Figures without a side join the one side that others give to such victims."""
    merged: dict[tuple[str, str | None, str | None], list[Account]] = defaultdict(list)
    for (outcome, status, side), figures in found.items():
        sides = sorted({key[2] for key in found if key[:2] == (outcome, status) and key[2]})
        merged[outcome, status, sides[0] if side is None and len(sides) == 1 else side] += figures
    return dict(sorted(merged.items(), key=lambda item: tuple(map(str, item[0]))))


def _lower(one: Account) -> int:
    return one.least if one.least is not None else 0


def _upper(one: Account) -> int | None:
    return one.most if one.most is not None else one.least


def _bounds_of(figures: Sequence[Account]) -> tuple[int, int]:
    highs = [high for one in figures if (high := _upper(one)) is not None]
    return min(map(_lower, figures)), max(highs, default=0)


def _ucdp(figures: Sequence[Account], world: World, rule: Rule) -> Bounds:
    """Low and high over all; best what most voices give, enemies' claims aside, the newer and lower among equals."""
    del rule
    own = [one for one in figures if not world.camps.are_opposed(one.conflict, one.source, one.side)] or list(figures)
    firm = [one for one in own if not one.hedged] or own
    votes: dict[int, list[Account]] = defaultdict(list)
    for one in firm:
        votes[_lower(one)].append(one)

    def weight(number: int) -> tuple[int, int, int]:
        newest = max(world.origins[one.document].last or 0 for one in votes[number])
        return count_voices(votes[number], world.origins, world.families), newest, -number

    best = max(votes, key=weight)
    low, high = _bounds_of(firm)[0], _bounds_of(figures)[1]
    why = (f"{weight(best)[0]} of {count_voices(figures, world.origins, world.families)} voices give {best}",)
    return Bounds(low, best, max(high, best), figures, why)


def _acled(figures: Sequence[Account], world: World, rule: Rule) -> Bounds:
    """The lowest of the newest figures of each voice; vague words by fixed numbers."""
    newest = max(world.origins[one.document].last or 0 for one in figures)
    recent = [one for one in figures if (world.origins[one.document].last or 0) >= newest - 7]
    numbers = {one.anchor: _vague(one, rule) for one in recent}
    chosen = min(recent, key=lambda one: (numbers[one.anchor], one.anchor))
    best = numbers[chosen.anchor]
    why = f"the lowest of {len(recent)} figures of the last seven days of reports, by {_named(chosen, world)}"
    return Bounds(best, best, best, [chosen], (why,))


def _vague(one: Account, rule: Rule) -> int:
    number = _lower(one)
    return rule.vague.get(str(number), number) if one.most is None else number


def _airwars(figures: Sequence[Account], world: World, rule: Rule) -> Bounds:
    """The least and the most that anyone gives."""
    del rule, world
    low, high = _bounds_of(figures)
    return Bounds(low, None, high, figures, (f"{low} to {high} over {len(figures)} figures",))


def _latest_official(figures: Sequence[Account], world: World, rule: Rule) -> Bounds:
    """The newest figure of an authority of the victims' side, else of any authority that is no enemy."""
    del rule
    official = [one for one in figures if one.speaker_kind in OFFICIAL]
    own = [one for one in official if one.side and world.camps.are_allied(one.conflict, one.source, one.side)]
    neutral = [one for one in official if not world.camps.are_opposed(one.conflict, one.source, one.side)]
    chosen = max(
        own or neutral,
        key=lambda one: (last_day(one, world.origins[one.document]) or 0, _lower(one), one.anchor),
        default=None,
    )
    if chosen is None:
        return Bounds(None, None, None, [], ("no authority gives a figure",))
    day = iso_day(last_day(chosen, world.origins[chosen.document]))
    why = f"{chosen.figure} by {day}, of {_named(chosen, world)}" + (
        "" if own else ", no authority of the victims' side"
    )
    return Bounds(chosen.least, chosen.least, _upper(chosen), [chosen], (why,))


def _named(one: Account, world: World) -> str:
    return claimant_of(one, world.origins[one.document])


Choice = Callable[[Sequence[Account], World, Rule], Bounds]
CHOOSE: dict[str, Choice] = {
    "ucdp": _ucdp,
    "acled": _acled,
    "airwars": _airwars,
    "ibc": _airwars,
    "latest-official": _latest_official,
}


def estimate_all(
    incidents: Iterable[Incident], series: Iterable[Series], world: World, name: str
) -> Iterator[Estimate]:
    """The estimates of a rule for all incidents, and for totals where the rule knows them."""
    for incident in incidents:
        yield from estimate_incident(incident, world, name)
    if name == "latest-official":
        yield from estimate_totals(series, world)
