"""The acts that one document tells: its claims in groups, each about one act.

Enters: the accounts of one document. Leaves: its acts, which settling compares with those of other documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from selon.model.findings import Ground
from selon.reconcile.accounts import Account, Origin
from selon.reconcile.grouping import group_pairs
from selon.reconcile.nearness import relate_days, relate_figures, relate_places, widen
from selon.reconcile.rulings import Rulings
from selon.reconcile.sites import Site
from selon.reconcile.weights import Weights

MOVING = "displacement"  # the text lays it as often to those who move as to those who drive them out
FIGHTING = "clash"  # goes on: told of one last day, without a first one, it is of that day
THOUSANDS, MILLION = 1000, 1_000_000
SENDING = "deployment"
REACH = 400  # claims behind one with which it is compared: no report but one that runs for days has more
OWN = frozenset({("displaced", MOVING)})  # a toll and the act that is nothing but its making
GOING_ON = frozenset({"part_of", "repeats", "revises"})  # how a figure of an act is told again
TIES = frozenset({"part_of", "result_of", "repeats", "revises", "denies", "admits"})


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A figure of an act: outcome, bounds, and who the victims are."""

    outcome: str
    low: float
    high: float
    status: str | None
    groups: tuple[str, ...]
    side: str | None


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act as one document tells it. `first` and `last` bound its days; `dated` when the text gives them.

    `senders` are states whose troops are told to be in another country.
    """

    id: str
    document: str
    anchors: tuple[str, ...]
    types: tuple[str, ...]
    outcomes: tuple[str, ...]
    first: int | None
    last: int | None
    dated: bool
    sites: tuple[Site, ...]
    amounts: tuple[Amount, ...]
    actors: tuple[str, ...]
    senders: tuple[str, ...]
    weapons: tuple[str, ...]
    words: int
    names: int
    victims: int
    conflict: str | None
    countries: tuple[str, ...]
    bonds: tuple[tuple[str, str, float, tuple[Ground, ...]], ...] = ()


def is_of_act(account: Account, weights: Weights) -> bool:
    """Whether a claim is about one act: all events, and tolls that are no long running totals."""
    if account.kind == "event" or account.scope == "incident" or account.victim:
        return True
    if account.label == "displaced":
        return account.scope != "additional" and not _is_of_war(account, weights)
    if account.since is None or account.until is None or account.scope not in {"cumulative", "additional"}:
        return False
    return account.until - account.since < weights.days.short


def _is_of_war(account: Account, weights: Weights) -> bool:
    """Whether a total counts all whom a war has driven out so far: millions, over no short time that is told."""
    if account.since is not None and account.until is not None and account.until - account.since <= weights.days.long:
        return False
    return (account.least or 0) >= MILLION


def find_acts(accounts: Sequence[Account], origin: Origin, weights: Weights, rulings: Rulings) -> list[Act]:
    """The acts of a document, in the order of the text; a total since the day of an act in its sentence is of it."""
    members = _members(accounts, weights)
    scores: dict[tuple[int, int], float] = {}
    grounds: dict[tuple[int, int], tuple[Ground, ...]] = {}
    beside = {one.anchor: _types_beside(one, members, weights) for one in members if one.kind == "toll"}
    for i, a in enumerate(members):
        for j in range(i + 1, min(i + 1 + REACH, len(members))):
            found = compare_claims(a, members[j], weights)
            toll, other = (a, members[j]) if a.kind == "toll" else (members[j], a)
            if other.kind == "event" and beside.get(toll.anchor) and other.label not in beside[toll.anchor]:
                found.append(Ground("other_act", weights.inside.other_act))
            ruled = rulings.score(a.anchor, members[j].anchor) if rulings.is_any else 0.0
            scores[i, j] = ruled or sum(ground.weight for ground in found) - weights.inside.threshold
            grounds[i, j] = tuple(found)
    groups = group_pairs(len(members), scores)
    return [
        _make_act([members[i] for i in group], origin, weights, _bonds(group, members, scores, grounds))
        for group in groups
    ]


def _members(accounts: Sequence[Account], weights: Weights) -> list[Account]:
    """The claims that are each of one act.

    A total since the day of an act in its sentence is of it, and a total without a beginning that repeats or revises a
    figure of an act, with its parts, is of that act.
    """
    dated = {(one.at, one.since) for one in accounts if one.kind == "event" and one.since}
    found = {one.anchor for one in accounts if is_of_act(one, weights) or (one.at, one.since) in dated}
    following: dict[str, list[str]] = defaultdict(list)
    for one in accounts:
        if one.scope == "cumulative" and not one.since:
            for kind, other in one.links:
                if kind in GOING_ON:
                    following[other].append(one.anchor)
    queue = list(found)
    while queue:
        new = [anchor for anchor in following[queue.pop()] if anchor not in found]
        found.update(new)
        queue += new
    return [one for one in accounts if one.anchor in found]


def _types_beside(toll: Account, members: Sequence[Account], weights: Weights) -> frozenset[str]:
    """The types of the acts in the sentence of a toll that may have made its victims."""
    causes = weights.victims.get(toll.label, frozenset())
    return frozenset(
        one.label
        for one in members
        if one.kind == "event" and one.label in causes and (one.at == toll.at or _tells_again(one, toll))
    )


def compare_claims(a: Account, b: Account, weights: Weights) -> list[Ground]:
    """What speaks for and against two claims of a document being about one act."""
    w = weights.inside
    found = [*_compare_position(a, b, weights), *_compare_type(a, b, weights)]
    place = relate_places(a.sites, b.sites, weights)
    by_place = {
        "same_place": w.same_place,
        "near_place": w.same_place / 2,
        "same_area": w.same_area,
        "inside": w.inside_area,
        "country": w.inside_area / 2,
        "vicinity": w.vicinity,
        "other_place": w.other_place,
        "other_country": w.other_place,
    }
    # A deployment goes from one place to another.
    share = 0.0 if a.label == b.label == SENDING and place.startswith("other") else 1.0
    _add(found, place, by_place.get(place, 0.0) * share, "")
    days = relate_days((a.since, a.until), (b.since, b.until), weights)
    if days == "unknown_day" and a.label == b.label == FIGHTING and a.until is not None and a.until == b.until:
        days = "days_meet"
    by_day = {"same_day": w.same_day, "days_meet": w.days_meet, "next_day": w.other_day, "other_day": w.other_day}
    _add(found, days, by_day.get(days, 0.0), "")
    if a.actor and b.actor:
        # Two sources may lay one act to two authors; one source that names two tells of two acts.
        against = w.two_authors if a.source == b.source and a.kind == b.kind == "event" else w.other_actor
        same = a.actor == b.actor
        _add(
            found,
            "same_actor" if same else "other_actor",
            w.same_actor if same else against,
            f"{a.actor}, {b.actor}",
        )
    if a.target and a.target == b.target:
        _add(found, "same_target", w.same_target, a.target)
    return found


def _add(found: list[Ground], name: str, weight: float, words: str) -> None:
    if weight:
        found.append(Ground(name, weight, words))


def _compare_position(a: Account, b: Account, weights: Weights) -> list[Ground]:
    w = weights.inside
    if not _is_exodus_from(a, b, weights) and (_is_tied(a, b) or _is_tied(b, a)):
        return [Ground("link", w.link)]
    if a.at == b.at or _tells_again(a, b) or _tells_again(b, a):
        return [Ground("sentence", w.sentence)]
    apart = abs(a.start - b.start)
    if apart < 350:
        return [Ground("near", w.near)]
    return [Ground("far", w.far)] if apart > 1500 else []


def _is_tied(a: Account, b: Account) -> bool:
    return any(kind in TIES and other == b.anchor for kind, other in a.links)


def _is_exodus_from(a: Account, b: Account, weights: Weights) -> bool:
    """Whether one is an assault and the other the thousands whom it drove out: their flight is an act of its own."""
    toll, event = (a, b) if a.kind == "toll" else (b, a)
    is_exodus = toll.kind == "toll" and toll.label == "displaced" and (toll.least or 0) >= THOUSANDS
    return is_exodus and event.kind == "event" and event.label in weights.victims["displaced"] - {MOVING}


def _tells_again(act: Account, other: Account) -> bool:
    """Whether the sentence of a claim tells an act again, which was told before."""
    return any(other.at <= start < other.till for start, _ in act.again)


def _compare_type(a: Account, b: Account, weights: Weights) -> list[Ground]:
    w = weights.inside
    if a.kind != b.kind:
        toll, event = (a, b) if a.kind == "toll" else (b, a)
        if (toll.label, event.label) in OWN:
            return [Ground("own_type", w.own_type)]
        fits = event.label in weights.victims.get(toll.label, ())
        if fits and toll.label == "displaced" and not _is_exodus_from(a, b, weights):
            return [Ground("caused", w.caused)]
        fits = fits and toll.label != "displaced"
        return [Ground("fits_type", w.fits_type) if fits else Ground("misfits_type", w.misfits_type)]
    if a.kind == "toll":
        return _compare_tolls(a, b, weights)
    if a.label == b.label:
        return [Ground("same_type", w.same_type, a.label)]
    kindred = weights.are_kindred(a.label, b.label)
    return [Ground("kindred_type", w.kindred_type) if kindred else Ground("other_type", w.other_type)]


def _compare_tolls(a: Account, b: Account, weights: Weights) -> list[Ground]:
    w = weights.inside
    if a.label != b.label:
        if "displaced" in {a.label, b.label}:
            return [Ground("misfits_type", w.misfits_type)]
        return [Ground("other_outcome", w.other_outcome)]
    found = []
    if (
        a.groups != b.groups
        or (a.status and b.status and a.status != b.status)
        or (a.side and b.side and a.side != b.side)
    ):
        return [Ground("other_victims", 0.2)]
    found.append(Ground("same_victims", w.same_victims))
    share = weights.figures.about
    bounds = [widen(x.least, x.most, share, approx=x.approx) for x in (a, b)]
    relation = relate_figures(bounds[0], bounds[1], weights)
    if relation in {"same_figure", "figures_meet"}:
        found.append(Ground("same_figure", w.same_figure, f"{a.figure}, {b.figure}"))
    elif a.denies == b.denies and a.source == b.source:
        found.append(Ground("other_figure", w.other_figure, f"{a.figure}, {b.figure}"))
    return found


def _bonds(
    group: Sequence[int],
    members: Sequence[Account],
    scores: dict[tuple[int, int], float],
    grounds: dict[tuple[int, int], tuple[Ground, ...]],
) -> tuple[tuple[str, str, float, tuple[Ground, ...]], ...]:
    """For each claim but the first, the tie that speaks most for it."""
    found = []
    for n, j in enumerate(group[1:], 1):
        i = max(group[:n], key=lambda i: (scores[i, j], -i))
        found.append((members[i].anchor, members[j].anchor, round(scores[i, j], 2), grounds[i, j]))
    return tuple(found)


def _make_act(
    members: Sequence[Account],
    origin: Origin,
    weights: Weights,
    bonds: tuple[tuple[str, str, float, tuple[Ground, ...]], ...],
) -> Act:
    first, last, dated = _days(members, origin, weights)
    words = names = victims = 0
    for one in members:
        victims |= one.victim
        words |= one.words
        names |= one.names
    tolls = [one for one in members if one.kind == "toll" and not one.denies]
    share = weights.figures.about
    amounts = {
        Amount(one.label, *widen(one.least, one.most, share, approx=one.approx), one.status, one.groups, one.side)
        for one in tolls
    }
    return Act(
        id=members[0].anchor,
        document=origin.id,
        anchors=tuple(one.anchor for one in members),
        types=tuple(sorted({one.label for one in members if one.kind == "event"})),
        outcomes=tuple(sorted({one.label for one in tolls})),
        first=first,
        last=last,
        dated=dated,
        sites=_sites(members),
        amounts=tuple(sorted(amounts, key=repr)),
        actors=tuple(sorted({one.actor for one in members if one.actor and not one.denies and one.label != MOVING})),
        senders=tuple(sorted({one.actor for one in members if one.actor and one.is_abroad and one.label == SENDING})),
        weapons=tuple(sorted({one.weapon for one in members if one.weapon})),
        words=words,
        names=names,
        victims=victims,
        countries=origin.countries,
        conflict=members[0].conflict,
        bonds=bonds,
    )


def _days(members: Sequence[Account], origin: Origin, weights: Weights) -> tuple[int | None, int | None, bool]:
    """The narrowest period that a claim of the act gives, else the days before publication."""
    given = [(one.until - one.since, one.since, one.until) for one in members if one.since and one.until and one.dated]
    if given and min(given)[0] <= weights.days.long:
        return min(given)[1], min(given)[2], True
    if given:  # a campaign of years is of none of its days
        return min(given)[1], min(given)[2], False
    closed = [one.until for one in members if one.until]
    last = min(closed) if closed else origin.last
    if last is None:
        return None, None, False
    is_lasting = any(one.label in weights.lasting for one in members)
    return last - (weights.days.lasting if is_lasting else weights.days.news), last, False


def _sites(members: Sequence[Account]) -> tuple[Site, ...]:
    """The narrowest places: a country only where no claim names more."""
    sites = {site for one in members for site in one.sites}
    narrow = {site for site in sites if not site.is_country}
    close = {site for site in narrow if site.reach < 40}
    return tuple(
        sorted(close or narrow or sites, key=lambda site: (site.reach, site.name, site.country or "", site.called))
    )
