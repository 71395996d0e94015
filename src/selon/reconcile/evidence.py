"""What speaks for and against two acts of two documents being one act.

Enters: two acts. Leaves: the grounds, each with its weight and in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from selon.model.findings import Ground
from selon.reconcile.accounts import iso_day
from selon.reconcile.acts import THOUSANDS, Act, Amount
from selon.reconcile.nearness import how_rare, how_telling, relate_days, relate_figures, relate_places
from selon.reconcile.weights import Weights

MOST_NAMES = 3
FEWEST_WORDS = 4
MOVED, MOVED_BY = "displaced", "displacement"
HOME = frozenset({"same_place", "same_area", "inside", "country"})
MIXED = (("killed", "casualties"), ("casualties", "killed"))  # words for victims are often words for the dead
Reason = tuple[str, float, Callable[[], str]]
"""A ground's name and weight, and what puts it in words when somebody asks: most pairs of acts are but weighed."""

FIELDS = {"inside": "inside_area", "country": "same_country"}  # weights that have another name than their relation


def compare_acts(a: Act, b: Act, weights: Weights) -> list[Ground]:
    """All evidence on two acts; their sum above the threshold of the weights speaks for one act."""
    return [Ground(name, weight, words()) for name, weight, words in _reasons(a, b, weights) if weight]


def score_acts(a: Act, b: Act, weights: Weights) -> float:
    """The sum of the evidence less the threshold: above nought where two acts may be one."""
    return sum([weight for _, weight, _ in _reasons(a, b, weights)]) - weights.across.threshold


def _reasons(a: Act, b: Act, weights: Weights) -> list[Reason]:
    place = _compare_places(a, b, weights)
    return [
        place,
        _compare_days(a, b, place[0], weights),
        _compare_types(a, b, place[0], weights),
        *_compare_amounts(a, b, weights),
        *_compare_parties(a, b, place[0], weights),
        *_compare_words(a, b, weights),
    ]


def _compare_places(a: Act, b: Act, weights: Weights) -> Reason:
    relation = relate_places(a.sites, b.sites, weights)
    weight: float = getattr(weights.across, FIELDS.get(relation, relation))
    return (relation, weight, lambda: _against([x.spelled for x in a.sites], [x.spelled for x in b.sites]))


def _against(a: Sequence[str], b: Sequence[str]) -> str:
    return f"{', '.join(a)} / {', '.join(b)}"


def _compare_days(a: Act, b: Act, place: str, weights: Weights) -> Reason:
    w = weights.across
    relation = relate_days((a.first, a.last), (b.first, b.last), weights)
    if relation in {"other_day", "next_day"} and _is_recalled(a, b, place, weights):
        relation = "recalled"
    elif relation in {"other_day", "next_day"} and _lasts(a, b, weights):
        relation = "lasting"
    elif relation == "unknown_day" and _is_campaign_against_act(a, b, weights):
        relation = "campaign"
    if relation == "days_meet":
        weight = _weigh_meeting(a, b, weights)
    elif relation in {"next_day", "other_day"} and not (a.dated and b.dated):
        # An undated act was only supposed to be of the days before its report.
        weight = w.unknown_day if relation == "next_day" else w.other_day / 2
    else:
        weight = getattr(w, relation)
    return (relation, weight, lambda: f"{_days_of(a)} / {_days_of(b)}")


def _days_of(act: Act) -> str:
    return f"{iso_day(act.first)}..{iso_day(act.last)}"


def _is_recalled(a: Act, b: Act, place: str, weights: Weights) -> bool:
    """Whether an undated report may be of the other's act, weeks before at its place, or years if thousands moved."""
    dated, undated = (a, b) if a.dated else (b, a)
    if undated.dated or dated.last is None or undated.first is None or undated.first < dated.last:
        return False
    if are_one_exodus(a, b, place, weights):
        return True
    near = dated.dated and undated.first - dated.last <= weights.days.recalled
    return near and (place in {"same_place", "same_area"} or _are_one_presence(a, b, place))


def _is_campaign_against_act(a: Act, b: Act, weights: Weights) -> bool:
    """Whether one is told to have gone on for months and the other for days, where neither is of a kind that lasts."""
    if any(MOVED in act.outcomes or weights.lasting & set(act.types) - {"capture"} for act in (a, b)):
        return False
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return (a.last - a.first > weights.days.long) != (b.last - b.first > weights.days.long)


def _lasts(a: Act, b: Act, weights: Weights) -> bool:
    """Whether both tell of people who move, which takes weeks, and their days lie no farther apart."""
    if not (tells_of_moving(a) and tells_of_moving(b)):
        return False
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return max(b.first - a.last, a.first - b.last) <= weights.days.lasting


def tells_of_moving(act: Act) -> bool:
    """Whether an act or its victims are told by their moving."""
    return MOVED in act.outcomes or MOVED_BY in act.types


def is_exodus(act: Act) -> bool:
    """Whether thousands are told to have moved."""
    moved = MOVED in act.outcomes
    return moved and any(amount.outcome == MOVED and amount.low >= THOUSANDS for amount in act.amounts)


def are_one_exodus(a: Act, b: Act, place: str, weights: Weights) -> bool:
    """Whether thousands moved in both, from one region or in about one number from one country."""
    if not (is_exodus(a) and is_exodus(b)) or place not in HOME:
        return False
    moved = [[amount for amount in act.amounts if amount.outcome == MOVED] for act in (a, b)]
    sizes = [[_middle(amount) for amount in amounts] for amounts in moved]
    ratio = min(max(x, y) / max(1.0, min(x, y)) for x in sizes[0] for y in sizes[1])
    is_vague = any(_is_vague(amount) for amounts in moved for amount in amounts)
    return ratio <= (weights.figures.alike if place == "country" and not is_vague else weights.figures.exodus)


def _weigh_meeting(a: Act, b: Act, weights: Weights) -> float:
    """What meeting periods say: much where an undated report is of the day of the other's act or of the next."""
    w = weights.across
    if a.dated == b.dated:
        return w.days_meet if a.dated else w.days_meet / 2
    dated, undated = (a, b) if a.dated else (b, a)
    fresh = dated.last is not None and undated.last is not None and 0 <= undated.last - dated.last <= 1
    return w.news_day if fresh else w.days_meet


def _compare_types(a: Act, b: Act, place: str, weights: Weights) -> Reason:
    w = weights.across
    if are_one_exodus(a, b, place, weights):
        return ("exodus", w.exodus, str)
    if _meet(a.types, b.types):
        return ("same_type", w.same_type, lambda: _shared(a.types, b.types))
    if a.types and b.types:
        both_moved = MOVED in a.outcomes and MOVED in b.outcomes
        kindred = both_moved or any(weights.are_kindred(x, y) for x in a.types for y in b.types)
        if kindred and _meet(a.actors, b.actors) and place in {"same_place", "same_area"}:
            return ("one_hand", w.same_type, str)
        return ("kindred_type", w.kindred_type, str) if kindred else ("other_type", w.other_type, str)
    if not a.types and not b.types:
        return _of_outcomes(a, b, weights)
    acts, tolls = (a, b) if a.types else (b, a)
    fits = any(kind in weights.victims.get(outcome, ()) for kind in acts.types for outcome in tolls.outcomes)
    return ("fits_type", w.kindred_type, str) if fits else ("other_type", w.other_type, str)


def _meet(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two short lists have a member in common."""
    return bool(a) and bool(b) and not set(a).isdisjoint(b)


def _shared(a: Sequence[str], b: Sequence[str]) -> str:
    return ", ".join(sorted(set(a) & set(b)))


def _of_outcomes(a: Act, b: Act, weights: Weights) -> Reason:
    if _meet(a.outcomes, b.outcomes):
        return ("same_outcome", weights.across.same_type, str)
    if (MOVED in a.outcomes) != (MOVED in b.outcomes):
        return ("other_type", weights.across.other_type, str)
    return ("other_outcome", 0.0, str)


def _compare_amounts(a: Act, b: Act, weights: Weights) -> list[Reason]:
    """For each outcome that both tell of, the two figures that agree best."""
    found = []
    for outcome, other in _comparable_outcomes(a, b):
        ours = [amount for amount in a.amounts if amount.outcome == outcome]
        theirs = [amount for amount in b.amounts if amount.outcome == other]
        pairs = [_compare_figures(x, y, weights) for x in ours for y in theirs]
        best = pairs[0] if len(pairs) == 1 else max(pairs, key=_weight_of)
        if outcome == other or best[1] > 0:
            found.append(best)
    return found


def _weight_of(reason: Reason) -> float:
    return reason[1]


def _compare_figures(x: Amount, y: Amount, weights: Weights) -> Reason:
    relation = relate_figures((x.low, x.high), (y.low, y.high), weights)
    weight: float = getattr(weights.across, relation)
    if relation == "same_figure":
        weight *= how_telling(x.low)
    weight += _compare_victims(x, y, weights) + how_rare(_middle(x), _middle(y), weights)
    return (relation, weight, lambda: f"{x.outcome} {_shown(x)} / {_shown(y)}")


def _is_vague(amount: Amount) -> bool:
    """Whether a figure only has its tens: *tens of thousands* are 20,000 or more."""
    return amount.high == float("inf") and f"{amount.low:.0f}".rstrip("0") == "2"


def _middle(amount: Amount) -> float:
    return amount.low if amount.high == float("inf") else (amount.low + amount.high) / 2


def _comparable_outcomes(a: Act, b: Act) -> list[tuple[str, str]]:
    """The outcomes that both tell of; where none is, the dead of one and the casualties of the other."""
    shared = [(outcome, outcome) for outcome in a.outcomes if outcome in b.outcomes]
    if shared:
        return shared
    return [pair for pair in MIXED if pair[0] in a.outcomes and pair[1] in b.outcomes]


def _compare_victims(x: Amount, y: Amount, weights: Weights) -> float:
    w = weights.across
    weight = 0.0
    if x.groups and y.groups:
        weight += w.same_groups if _meet(x.groups, y.groups) else w.other_groups
    if x.side and y.side:
        weight += w.same_side if x.side == y.side else w.other_side
    if x.status and y.status and x.status != y.status:
        weight += w.other_groups
    return weight


def _shown(amount: Amount) -> str:
    if amount.high == float("inf"):
        return f"at least {amount.low:g}"
    return f"{amount.low:g}" if amount.low == amount.high else f"{amount.low:g} to {amount.high:g}"


def _compare_parties(a: Act, b: Act, place: str, weights: Weights) -> list[Reason]:
    w = weights.across
    found = []
    if a.actors and b.actors:
        # In one place two authors may be in dispute; elsewhere they are of two acts.
        against = w.other_actor if place in {"same_place", "near_place"} else w.author_away
        name, weight = ("same_actor", w.same_actor) if _meet(a.actors, b.actors) else ("other_actor", against)
        found.append((name, weight, lambda: _against(a.actors, b.actors)))
    if _are_one_presence(a, b, place):
        found.append(("presence", w.presence, lambda: _shared(a.senders, b.senders)))
    if _meet(a.weapons, b.weapons):
        found.append(("same_weapon", w.same_weapon, lambda: _shared(a.weapons, b.weapons)))
    return found


def _are_one_presence(a: Act, b: Act, place: str) -> bool:
    """Whether troops of one state are told to be in one other country."""
    return place == "country" and _meet(a.senders, b.senders)


def _are_long_apart(a: Act, b: Act, weights: Weights) -> bool:
    """Whether the days of two acts lie so far apart that one name is of two people: nobody dies twice."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return max(a.first - b.last, b.first - a.last) > weights.days.long


def _compare_words(a: Act, b: Act, weights: Weights) -> list[Reason]:
    w = weights.across
    found = []
    if a.victims & b.victims and not _are_long_apart(a, b, weights):
        found.append(("victim", w.victim, lambda: "the same named person"))
    names = (a.names & b.names).bit_count()
    if names:
        found.append(("names", w.names * min(names, MOST_NAMES), lambda: f"{names} names in common"))
    both, fewest = (a.words & b.words).bit_count(), min(a.words.bit_count(), b.words.bit_count())
    if both and fewest >= FEWEST_WORDS:
        share = both / (a.words | b.words).bit_count()
        found.append(("wording", w.wording * share, lambda: f"{share:.0%} of the words in common"))
    return found
