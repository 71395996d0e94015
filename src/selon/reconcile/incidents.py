"""Incidents: acts of several documents held to be one, and what ties them.

Enters: acts that belong together, their accounts and copies, and people's decisions on pairs. Leaves: an incident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from selon.model.findings import Bond, Ground, Incident
from selon.reconcile.accounts import Account, Origin, iso_day
from selon.reconcile.acts import Act
from selon.reconcile.camps import Camps
from selon.reconcile.evidence import compare_acts, score_acts
from selon.reconcile.rulings import CERTAIN, Rulings
from selon.reconcile.voices import claimants_of, count_voices
from selon.reconcile.weights import Weights

Scored = Callable[[str, str], float | None]
MOST_COMPARED = 24  # earlier acts of an incident among which the one that a later act is most like is sought


class World(NamedTuple):
    """What findings are made of: accounts by anchor, documents by id, the root of each document, decisions."""

    accounts: Mapping[str, Account]
    origins: Mapping[str, Origin]
    families: Mapping[str, str]
    rulings: Rulings = Rulings()
    camps: Camps = Camps()


def make_incident(acts: Sequence[Act], world: World, weights: Weights, scored: Scored) -> Incident:
    """One incident of acts in canonical order; its id is the anchor of its earliest claim.

    `scored` gives the scores of pairs of acts that were compared before, by their ids.
    """
    anchors = tuple(dict.fromkeys(anchor for act in acts for anchor in act.anchors))
    claims = [world.accounts[anchor] for anchor in anchors]
    documents = tuple(dict.fromkeys(act.document for act in acts))
    dated = [act for act in acts if act.dated] or list(acts)
    known = [act for act in dated if act.first is not None and act.last is not None]
    narrow = min(known, key=lambda act: (act.last or 0) - (act.first or 0), default=None)
    sites = [act.sites[0] for act in acts if act.sites]
    site = min(sites, key=lambda one: (one.reach, one.name, one.called), default=None)
    types = Counter(one.label for one in claims if one.kind == "event")
    return Incident(
        id=anchors[0],
        type=min(types, key=lambda name: (-types[name], name), default=None),
        place=site.spelled if site else None,
        country=site.country if site else None,
        since=iso_day(narrow.first) if narrow and narrow.dated else None,
        until=iso_day(narrow.last) if narrow else None,
        claims=anchors,
        documents=documents,
        voices=count_voices(claims, world.origins, world.families),
        claimants=claimants_of(claims, world.origins),
        bonds=_bonds(acts, world.rulings, weights, scored),
        parts=tuple(sorted({part for part, whole in world.rulings.part_of if whole in anchors})),
        why=_why(acts, world),
    )


def _bonds(acts: Sequence[Act], rulings: Rulings, weights: Weights, scored: Scored) -> tuple[Bond, ...]:
    """For each claim but the first, the tie that speaks most for it: inside its document, or to another's."""

    def weigh(other: Act, act: Act) -> float:
        score = scored(other.id, act.id)
        return score_acts(other, act, weights) if score is None else score

    found = [Bond(a, b, score, grounds) for act in acts for a, b, score, grounds in act.bonds]
    for n, act in enumerate(acts[1:], 1):
        earlier = acts[max(0, n - MOST_COMPARED) : n]
        best = max(earlier, key=lambda other: (weigh(other, act), other.id))
        decided = any(rulings.is_same(a, b) for a in best.anchors for b in act.anchors) if rulings.is_any else False
        grounds = tuple(compare_acts(best, act, weights))
        if decided:
            grounds = (Ground("decision", CERTAIN, "a person holds them to be one"), *grounds)
        found.append(Bond(best.id, act.id, round(sum(g.weight for g in grounds), 2), grounds, decided))
    return tuple(found)


def _why(acts: Sequence[Act], world: World) -> tuple[str, ...]:
    documents = len({act.document for act in acts})
    roots = len({world.families.get(act.document, act.document) for act in acts})
    claims = sum(len(act.anchors) for act in acts)
    return (f"{claims} claims of {documents} articles, {roots} of them no copies",)
