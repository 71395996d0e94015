"""How each rule of estimates chooses among figures, step by step.

Enters: the figures of one quantity. Leaves: low, best and high, with the steps that lead to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from selon.model.findings import Step
from selon.reconcile.accounts import Account, iso_day
from selon.reconcile.incidents import World
from selon.reconcile.series import last_day
from selon.reconcile.voices import claimant_of, count_voices

OFFICIAL = frozenset({"state", "military", "health", "local"})
RECENT = 7  # days of reports


class Rule(msgspec.Struct, frozen=True):
    """One rule as `rules.toml` has it; without `statuses` it counts all victims."""

    version: str
    about: str
    statuses: tuple[str, ...] = ()
    fewest_voices: int = 1
    vague: dict[str, int] = {}


class Bounds(NamedTuple):
    """What a rule concludes: numbers, the claims used, why in one line, and by which steps."""

    low: int | None
    best: int | None
    high: int | None
    used: Sequence[Account]
    why: tuple[str, ...]
    steps: tuple[Step, ...] = ()


def step(name: str, words: str, claims: Iterable[Account] = (), **numbers: int | None) -> Step:
    """One step; `numbers` are its number and its voices."""
    made = Step(name=name, words=words, claims=tuple(one.anchor for one in claims))
    return msgspec.structs.replace(made, **numbers)


def many(number: int, noun: str) -> str:
    """So many of something."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _lower(one: Account) -> int:
    return one.least if one.least is not None else 0


def _upper(one: Account) -> int | None:
    return one.most if one.most is not None else one.least


def _highest(figures: Sequence[Account]) -> int:
    return max((high for one in figures if (high := _upper(one)) is not None), default=0)


def _ends(low: int, high: int, lowest: Sequence[Account], highest: Sequence[Account]) -> Iterator[Step]:
    """The steps of the least and the most, with who gives them."""
    yield step("low", "the lowest of them", (one for one in lowest if _lower(one) == low), number=low)
    yield step("high", "the highest of all", (one for one in highest if _upper(one) == high), number=high)


def _ucdp(figures: Sequence[Account], world: World, rule: Rule) -> Bounds:
    """Low and high over all; best what most voices give, enemies' claims aside, the newer and lower among equals."""
    del rule
    enemies = [one for one in figures if world.camps.are_opposed(one.conflict, one.source, one.side)]
    others = [one for one in figures if not world.camps.are_opposed(one.conflict, one.source, one.side)]
    own = others or list(figures)
    firm = [one for one in own if not one.hedged] or own
    votes: dict[int, list[Account]] = defaultdict(list)
    for one in firm:
        votes[_lower(one)].append(one)

    def voices(number: int) -> int:
        return count_voices(votes[number], world.origins, world.families)

    def weight(number: int) -> tuple[int, int, int]:
        newest = max(world.origins[one.document].last or 0 for one in votes[number])
        return voices(number), newest, -number

    best = max(votes, key=weight)
    low, high = min(map(_lower, firm)), max(_highest(figures), best)
    why = (f"{voices(best)} of {count_voices(figures, world.origins, world.families)} voices give {best}",)
    steps = []
    if enemies and others:
        steps.append(
            step("aside_enemy", "set aside for low and best: what a party says of its enemy's losses", enemies)
        )
    if len(firm) < len(own):
        doubted = (one for one in own if one.hedged)
        steps.append(step("aside_hedged", "set aside for low and best: figures given with reserve", doubted))
    steps += [
        step("vote", f"given by {many(voices(number), 'voice')}", votes[number], number=number, voices=voices(number))
        for number in sorted(votes, key=weight, reverse=True)
    ]
    steps.append(step("best", "most voices give it; among equals the newest, then the lower", number=best))
    return Bounds(low, best, high, figures, why, (*steps, *_ends(low, high, firm, figures)))


def _acled(figures: Sequence[Account], world: World, rule: Rule) -> Bounds:
    """The lowest of the newest figures of each voice; vague words by fixed numbers."""
    newest = max(world.origins[one.document].last or 0 for one in figures)
    recent = [one for one in figures if (world.origins[one.document].last or 0) >= newest - RECENT]
    older = [one for one in figures if (world.origins[one.document].last or 0) < newest - RECENT]
    numbers = {one.anchor: _vague(one, rule) for one in recent}
    chosen = min(recent, key=lambda one: (numbers[one.anchor], one.anchor))
    best = numbers[chosen.anchor]
    why = f"the lowest of {len(recent)} figures of the last seven days of reports, by {_named(chosen, world)}"
    steps = [step("aside_older", "set aside: reported more than seven days before the newest report", older)]
    steps = steps if older else []
    fixed = [one for one in recent if numbers[one.anchor] != _lower(one)]
    steps += [step("vague", "vague words stand for this number", [one], number=numbers[one.anchor]) for one in fixed]
    steps.append(step("lowest", "the lowest of what is left, for low, best and high alike", [chosen], number=best))
    return Bounds(best, best, best, [chosen], (why,), tuple(steps))


def _vague(one: Account, rule: Rule) -> int:
    number = _lower(one)
    return rule.vague.get(str(number), number) if one.is_vague else number


def _airwars(figures: Sequence[Account], world: World, rule: Rule) -> Bounds:
    """The least and the most that anyone gives."""
    del rule, world
    low, high = min(map(_lower, figures)), _highest(figures)
    why = (f"{low} to {high} over {len(figures)} figures",)
    return Bounds(low, None, high, figures, why, tuple(_ends(low, high, figures, figures)))


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
        none = "no authority gives a figure"
        return Bounds(None, None, None, [], (none,), (step("no_authority", none),))
    day = iso_day(last_day(chosen, world.origins[chosen.document]))
    why = f"{chosen.figure} by {day}, of {_named(chosen, world)}" + (
        "" if own else ", no authority of the victims' side"
    )
    of_own = step("own_authority", "figures of authorities of the victims' side", own)
    of_others = step("other_authority", "no authority of the victims' side; of others that are no enemies", neutral)
    last = step("newest", "the newest of them", [chosen], number=chosen.least)
    return Bounds(chosen.least, chosen.least, _upper(chosen), [chosen], (why,), (of_own if own else of_others, last))


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
