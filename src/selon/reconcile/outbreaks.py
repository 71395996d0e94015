"""Who began: claims that lay a war's outbreak at one side's door, against those that lay it at the other's.

Enters: the claims about who began one war. Leaves: contradictions, one for each two claimants and whom they name.

A text also tells who began without a word of blame: it tells what a side did on the war's first day as its answer to an
act of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from selon.model.findings import Contradiction, Strength
from selon.reconcile.accounts import Account
from selon.reconcile.contradictions import rival
from selon.reconcile.incidents import World
from selon.reconcile.voices import claimant_of

OUTBREAK = "outbreak"
ANSWERS = "answers"
ONE_OUTBREAK = 31  # days within which two who lay an escalation at each other's door mean the same one
OF_THE_WAR = 92  # days from a war's first within which an escalation is its outbreak
MOST = 200  # claims about the beginning of one war that are compared


def tells_who_began(claim: Account) -> bool:
    """Whether a claim lays an outbreak at somebody's door, or tells an act as the answer to another's."""
    if claim.kind != "event" or claim.denies or claim.conflict is None or claim.actor is None:
        return False
    return claim.label == OUTBREAK or any(kind == ANSWERS for kind, _ in claim.links)


def find_beginners(claims: Sequence[Account], world: World) -> Iterator[Contradiction]:
    """The contradictions among those who tell who began."""
    in_order = sorted(claims, key=lambda one: (one.document, one.start, one.anchor))[:MOST]
    blames = [one for one in in_order if one.label == OUTBREAK]
    pairs = [(a, b) for a, b in combinations(blames, 2) if abs((a.until or 0) - (b.until or 0)) <= ONE_OUTBREAK]
    first = _first_acts(in_order, world)
    pairs += [(a, b) for a in blames if _is_of_war(a, world) for b in first]
    seen: set[frozenset[tuple[str, str]]] = set()
    for a, b in sorted(pairs, key=lambda pair: pair[0].document != pair[1].document):
        names = [claimant_of(one, world.origins[one.document]) for one in (a, b)]
        key = frozenset({(names[0], a.actor or ""), (names[1], b.actor or "")})
        if names[0] == names[1] or key in seen or not world.camps.are_opposed(a.conflict, a.actor, b.actor):
            continue
        seen.add(key)
        strength: Strength = "tension" if a.hedged or b.hedged else "cannot_both_hold"
        other = f"says that it began with {b.actor}" if b.label == OUTBREAK else f"tells that {b.actor} acted first"
        why = f"{names[0]} says that it began with {a.actor}, {names[1]} {other}"
        yield rival("authorship", a, b, why, strength=strength)


def _first_acts(claims: Sequence[Account], world: World) -> list[Account]:
    """The acts of one side that the other's on the war's first day are told to answer."""
    found = []
    for answer in claims:
        is_first = answer.since is not None and answer.since == world.camps.begins.get(answer.conflict or "")
        if is_first and answer.since == answer.until:
            answered = (other for kind, other in answer.links if kind == ANSWERS)
            found += [world.accounts[other] for other in answered if other in world.accounts]
    return found


def _is_of_war(blame: Account, world: World) -> bool:
    """Whether the escalation that somebody is blamed for is the outbreak of the war itself."""
    first = world.camps.begins.get(blame.conflict or "")
    return first is not None and blame.until is not None and first <= blame.until <= first + OF_THE_WAR
