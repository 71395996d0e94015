"""Contradictions: pairs of claims that can not both hold, or hardly.

Enters: accounts, incidents, series and checks. Leaves: contradictions in canonical order, each with its reason; none
between a copy and its root.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, permutations, product

from selon.model.findings import Check, Contradiction, Incident, RivalKind, Strength
from selon.model.ids import digest
from selon.reconcile.accounts import Account, iso_day
from selon.reconcile.incidents import World
from selon.reconcile.nearness import relate_places, widen
from selon.reconcile.voices import UNNAMED, claimant_of
from selon.reconcile.weights import Weights

COMBATANT = "combatant"
REVISING = frozenset({"adds_to", "revises"})  # ties between two figures that differ and agree
MOST_OF_INCIDENT = 12
MOST_OF_FIGURE = 6
MOST_DATED = 60
FAR_OF_OWN = 2.0  # how much an article's own figure exceeds one that it cites where both may count the same people
APART = frozenset({"vicinity", "other_place", "other_country"})
WITHIN = frozenset({"inside", "country"})  # of two places one may be a part of the other
BESIDE = frozenset({"near_place"})  # two places where one text names both
AGREED = frozenset({"clash", "ceasefire", "outbreak"})  # what two sides make together, or each lays at the other's door


def of_incident(incident: Incident, world: World, weights: Weights) -> Iterator[Contradiction]:
    """The contradictions inside an incident."""
    claims = [world.accounts[anchor] for anchor in incident.claims]
    yield from chain(
        _denials(claims, world), _figures(claims, world, weights), _authors(claims, world), _dates(claims, world)
    )


def order_contradictions(rivals: Iterable[Contradiction], world: World) -> list[Contradiction]:
    """Each once, without those between copies, in canonical order."""
    found: dict[str, Contradiction] = {}
    for one in sorted(rivals, key=lambda one: (one.id, one.why)):
        found.setdefault(one.id, one)
    kept = [one for one in found.values() if not _is_copied(one, world)]
    return sorted(kept, key=lambda one: (one.kind, world.accounts[one.a].document, world.accounts[one.a].start, one.id))


def of_checks(checks: Iterable[Check], accounts: Mapping[str, Account]) -> Iterator[Contradiction]:
    """The contradictions that sums show: what a part leaves is less than what was given before."""
    for check in checks:
        if (check.kind == "before" and not check.holds) or (check.kind == "part" and not check.holds):
            yield rival("figures", accounts[check.claims[0]], accounts[check.claims[1]], check.words, check.arithmetic)


def rival(  # noqa: PLR0913  a contradiction is two claims and four things said of them
    kind: RivalKind, a: Account, b: Account, why: str, arithmetic: str = "", *, strength: Strength = "cannot_both_hold"
) -> Contradiction:
    """A contradiction; its claims come in the order of their anchors in the id, so that it has but one."""
    data = {"arithmetic": arithmetic} if arithmetic else {}
    name = digest("contradiction", kind, *sorted((a.anchor, b.anchor)))
    return Contradiction(id=name, kind=kind, strength=strength, a=a.anchor, b=b.anchor, why=why, data=data)


def _is_copied(one: Contradiction, world: World) -> bool:
    a, b = (world.accounts[anchor].document for anchor in (one.a, one.b))
    return a != b and world.families.get(a, a) == world.families.get(b, b)


def _denials(claims: Sequence[Account], world: World) -> Iterator[Contradiction]:
    """Each denial against what it denies: what it points at, else the act as another tells it."""
    asserted = {one.anchor: one for one in claims if not one.denies}
    for denial in (one for one in claims if one.denies):
        pointed = [other for kind, other in denial.links if kind == "denies" and other in world.accounts]
        targets = [world.accounts[other] for other in pointed] or _nearest(denial, list(asserted.values()))
        for target in targets:
            if target.denies or (target.source and target.source == denial.source):
                continue
            denier, teller = (claimant_of(x, world.origins[x.document]) for x in (denial, target))
            yield rival("denial", target, denial, f"{denier} denies what {teller} tells: {_shown(target)}")


def _nearest(denial: Account, asserted: Sequence[Account]) -> list[Account]:
    same = [one for one in asserted if one.kind == denial.kind and one.label == denial.label]
    if denial.kind == "toll":
        same = [one for one in same if _gap(one, denial, 0.0) <= 1.0]
    best = min(
        same, key=lambda one: (one.document != denial.document, abs(one.start - denial.start), one.anchor), default=None
    )
    return [best] if best else []


def _figures(claims: Sequence[Account], world: World, weights: Weights) -> list[Contradiction]:
    """Figures of one act and outcome that do not meet, one for each two documents, the furthest apart first."""
    by_value: dict[tuple[object, ...], list[Account]] = defaultdict(list)
    parts = _beside_greater(claims)
    replaced = {other for one in claims for kind, other in one.links if kind == "revises"}
    for one in claims:
        if one.kind == "toll" and not one.denies and one.anchor not in replaced and one.anchor not in parts:
            by_value[one.label, one.least, one.most, one.approx].append(one)
    groups = list(by_value.values())
    divided = {label for label in {key[0] for key in by_value} if _is_divided(label, claims)}
    gaps = [
        (_gap(a[0], b[0], weights.figures.about), a, b)
        for n, a in enumerate(groups)
        for b in groups[n + 1 :]
        if a[0].label == b[0].label
    ]
    found: dict[tuple[str, ...], Contradiction] = {}
    for gap, some, others in sorted(gaps, key=lambda item: (-item[0], item[1][0].anchor, item[2][0].anchor)):
        if gap <= 1.0:
            break
        for a, b in product(some[:MOST_OF_FIGURE], others[:MOST_OF_FIGURE]):
            key = (a.label, *sorted((a.document, b.document)))
            if key in found or not _comparable(a, b, world) or (a.label in divided and not _is_whole(a, b)):
                continue
            if _may_count_others(a, b, weights):
                continue
            if not _is_beside_own(a, b, gap):
                found[key] = _rival_figures(a, b, world)
            if len(found) == MOST_OF_INCIDENT:
                return list(found.values())
    return list(found.values())


def _beside_greater(claims: Sequence[Account]) -> set[str]:
    """The figures of a sentence beside a greater one of such victims, of one source: parts of it, it may be."""
    told: dict[tuple[object, ...], list[Account]] = defaultdict(list)
    for one in claims:
        if one.kind == "toll" and not one.denies:
            told[one.document, one.at, one.label, one.source].append(one)
    return {
        a.anchor
        for some in told.values()
        for a, b in permutations(some[:MOST_OF_FIGURE], 2)
        if (a.least or 0) < (b.least or 0) and a.side in {b.side, None} and a.status in {b.status, None}
    }


def _rival_figures(a: Account, b: Account, world: World) -> Contradiction:
    told = (claimant_of(x, world.origins[x.document]) for x in (a, b))
    why = f"{a.label}: {a.figure} ({next(told)}) against {b.figure} ({next(told)})"
    # A figure of civilians alone may leave others out of whom nobody tells.
    is_open = a.hedged or b.hedged or not _is_whole(a, b) or is_own_or_unnamed(a, b)
    strength: Strength = "tension" if is_open else "cannot_both_hold"
    return rival("figures", a, b, why, f"{a.figure} / {b.figure}", strength=strength)


def _comparable(a: Account, b: Account, world: World) -> bool:
    """Whether two tolls of one act count the same victims."""
    if a.label != b.label or a.unit != b.unit or a.groups != b.groups:
        return False
    links = (*a.links, *b.links)
    if any(kind in REVISING for kind, other in links if other in {a.anchor, b.anchor}):
        return False
    if _is_part(a) or _is_part(b) or (a.document == b.document and a.source == b.source):
        return False
    are_two = a.side and b.side and not world.camps.are_allied(a.conflict or b.conflict, a.side, b.side)
    differ = any(x and y and x != y for x, y in ((a.status, b.status), (a.people, b.people)))
    return not (are_two or differ or _are_enemies(a, b, world))


def _may_count_others(a: Account, b: Account, weights: Weights) -> bool:
    """Whether the greater figure may count people of other places or days, whom the lesser leaves out.

    What one article tells of an area and of a place in it are two things; two articles may call one place by either.
    """
    greater, lesser = (a, b) if (a.least or 0) > (b.least or 0) else (b, a)
    if greater.scope != "incident" and _runs_longer(greater, lesser, weights.days.long):
        return True
    relation = relate_places(a.sites, b.sites, weights)
    if relation in APART or a.document != b.document:
        return relation in APART
    return relation in BESIDE or (relation in WITHIN and min(_reach(greater)) > min(_reach(lesser)))


def _runs_longer(total: Account, other: Account, slack: int) -> bool:
    """Whether a total is, or may be, of days long before or behind those of another figure."""
    if total.until is None or other.until is None or (total.since is None) != (other.since is None):
        return True
    return total.until > other.until + slack or (total.since or 0) < (other.since or 0) - slack


def _reach(claim: Account) -> list[float]:
    return [site.reach for site in claim.sites]


def _is_beside_own(a: Account, b: Account, gap: float) -> bool:
    """Whether an article's own figure stands beside one that it cites of others: far apart, they count other people."""
    return is_own_or_unnamed(a, b) and gap > FAR_OF_OWN


def is_own_or_unnamed(a: Account, b: Account) -> bool:
    """Whether one article tells both figures, one of them as its own or by nobody who is named."""
    return a.document == b.document and bool(UNNAMED & {a.source, b.source})


def _is_whole(a: Account, b: Account) -> bool:
    """Whether the greater figure counts no others beside the victims that the lesser counts."""
    greater, lesser = (a, b) if (a.least or 0) > (b.least or 0) else (b, a)
    return greater.status is not None or lesser.status is None


def _is_divided(label: object, claims: Sequence[Account]) -> bool:
    """Whether somebody tells of combatants or of a part: then civilians are not all who are told of."""
    tolls = [one for one in claims if one.label == label and not one.denies]
    return any(one.status == COMBATANT or _is_part(one) for one in tolls)


def _is_part(toll: Account) -> bool:
    return any(kind == "part_of" for kind, _ in toll.links)


def _are_enemies(a: Account, b: Account, world: World) -> bool:
    """Whether the victims of one figure fell to those who are the victims of the other."""
    war = a.conflict or b.conflict
    return any(x.actor and y.side and world.camps.are_allied(war, x.actor, y.side) for x, y in ((a, b), (b, a)))


def _gap(a: Account, b: Account, about: float) -> float:
    """By what factor two figures miss each other; 1 or less where their bounds meet."""
    (low, high), (least, most) = (widen(x.least, x.most, about, approx=x.approx) for x in (a, b))
    if low > most:
        return low / max(most, 1.0)
    return least / max(high, 1.0) if least > high else 1.0


def _authors(claims: Sequence[Account], world: World) -> Iterator[Contradiction]:
    """Two claims that give one act to two authors."""
    told = [one for one in claims if one.actor and not one.denies and one.kind == "event"]
    seen: set[tuple[str, ...]] = set()
    for n, a in enumerate(told):
        for b in told[n + 1 :]:
            key = tuple(sorted((a.actor or "", b.actor or "")))
            if a.actor == b.actor or key in seen or AGREED & {a.label, b.label}:
                continue
            if a.label != b.label or world.camps.are_allied(a.conflict, a.actor, b.actor):
                continue
            if not world.camps.are_opposed(a.conflict, a.actor, b.actor):
                continue
            names = [claimant_of(x, world.origins[x.document]) for x in (a, b)]
            if a.document == b.document and names[0] == names[1]:
                continue  # who tells of two authors tells of two acts
            seen.add(key)
            yield rival("authorship", a, b, f"{names[0]} gives the act to {a.actor}, {names[1]} to {b.actor}")


def _dates(claims: Sequence[Account], world: World) -> Iterator[Contradiction]:
    """The first two claims of an act that put it on days apart, where the text gives both."""
    dated = [one for one in claims if one.kind == "event" and one.dated and one.since and one.until and not one.denies]
    exact = [one for one in dated if (one.until or 0) - (one.since or 0) <= 1]
    for a, b in combinations(exact[:MOST_DATED], 2):
        if a.label != b.label or a.document == b.document:
            continue
        if (a.until or 0) < (b.since or 0) or (b.until or 0) < (a.since or 0):
            names = [claimant_of(x, world.origins[x.document]) for x in (a, b)]
            why = f"{names[0]} puts the act on {iso_day(a.until)}, {names[1]} on {iso_day(b.until)}"
            apart = abs((a.until or 0) - (b.until or 0))
            yield rival("date", a, b, why, strength="tension" if apart == 1 else "cannot_both_hold")
            return


def _shown(claim: Account) -> str:
    place = claim.sites[0].spelled if claim.sites else None
    day = iso_day(claim.until or claim.since)
    what = f"{claim.figure} {claim.label}" if claim.kind == "toll" else claim.label
    return ", ".join(part for part in (what, place, day, f"by {claim.actor}" if claim.actor else None) if part)
