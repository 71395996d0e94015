"""How two accounts stand to each other in place, time and number.

Enters: sites, intervals of days, bounds of figures. Leaves: one word for each relation.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.model.distance import kilometres
from selon.reconcile.sites import Site
from selon.reconcile.weights import Weights

WIDE = 40.0  # kilometres: what reaches farther is an area, not a place
LARGEST_AREA = 2.0  # so many times its usual reach an area may be wide
SHORTEST_SLIP = 5  # letters of a name that one slip leaves recognisable
Interval = tuple[int | None, int | None]


def distance(a: Site, b: Site) -> float | None:
    """Kilometres between two sites; null where one has no position."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres((a.lat, a.lon), (b.lat, b.lon))


def relate_sites(a: Site, b: Site, weights: Weights) -> str:
    """Same place, near, area (the same wide one), inside, country (the same), or another place or country."""
    if a.name == b.name and (a.country == b.country or None in {a.country, b.country}):
        return "country" if a.is_country else "same_area" if max(a.reach, b.reach) >= WIDE else "same_place"
    if a.country and b.country and a.country != b.country:
        return "other_country"
    apart, is_same_country = distance(a, b), a.country is not None and a.country == b.country
    if a.is_country or b.is_country or (apart is None and max(a.reach, b.reach) >= WIDE):
        return "country" if is_same_country else "unknown_place"
    is_vague = a.is_guessed or b.is_guessed
    if (is_vague or apart is None) and is_slip(a.name, b.name):
        return "same_place"
    if apart is None:
        return "unknown_place"
    return _relate_guess(a, b, apart, weights) if is_vague else _relate_distance(apart, max(a.reach, b.reach), weights)


def _relate_guess(a: Site, b: Site, apart: float, weights: Weights) -> str:
    """A place of unknown position may be a part of the known one that it is named beside; two such are two places."""
    if max(a.reach, b.reach) >= WIDE:
        return _relate_area(apart, max(a.reach, b.reach))
    if apart > weights.places.guessed:
        return "unknown_place" if apart <= weights.places.guessed_far else "other_place"
    return "vicinity" if a.is_guessed and b.is_guessed else "inside"


def _relate_area(apart: float, reach: float) -> str:
    """An area may be wider than most of its kind: what lies not far beyond its reach may be in it or not."""
    if apart <= reach:
        return "inside"
    return "unknown_place" if apart <= reach * LARGEST_AREA else "other_place"


def is_slip(a: str, b: str) -> bool:
    """Whether two names are one but for a letter more, less, another or two that changed places."""
    if a == b:
        return True
    if min(len(a), len(b)) < SHORTEST_SLIP or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return longer[at + 1 :] == shorter[at:]
    return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])


def _relate_distance(apart: float, reach: float, weights: Weights) -> str:
    if reach >= WIDE:
        return _relate_area(apart, reach)
    if apart <= weights.places.near:
        return "near_place"
    return "vicinity" if apart <= weights.places.vicinity else "other_place"


ORDER = (
    "same_place",
    "near_place",
    "same_area",
    "inside",
    "country",
    "unknown_place",
    "vicinity",
    "other_place",
    "other_country",
)


def relate_places(a: Sequence[Site], b: Sequence[Site], weights: Weights) -> str:
    """The closest relation between any site of one and any of the other."""
    if not a or not b:
        return "unknown_place"
    if len(a) == len(b) == 1:
        return relate_sites(a[0], b[0], weights)
    return min((relate_sites(x, y, weights) for x in a for y in b), key=ORDER.index)


def relate_days(a: Interval, b: Interval, weights: Weights) -> str:
    """Same day, next day, meeting periods, disjoint days, or unknown."""
    (first, last), (start, end) = a, b
    if first is None or last is None or start is None or end is None:
        return _relate_open(a, b)
    if max(last - first, end - start) > weights.days.long:
        return "unknown_day" if first <= end and start <= last else "other_day"
    if first <= end and start <= last:
        return "same_day" if max(last - first, end - start) <= 1 else "days_meet"
    gap = max(start - last, first - end)
    return "next_day" if gap == 1 else "other_day"


def _relate_open(a: Interval, b: Interval) -> str:
    """With an open end, only a later beginning tells two acts apart."""
    (first, last), (start, end) = a, b
    if last is not None and start is not None and start > last:
        return "other_day"
    if end is not None and first is not None and first > end:
        return "other_day"
    return "unknown_day"


def widen(least: int | None, most: int | None, share: float, *, approx: bool) -> tuple[float, float]:
    """The bounds of a figure as numbers; "about N" reaches some way to both sides."""
    low = 0.0 if least is None else float(least)
    high = float("inf") if most is None else float(most)
    return (low * (1 - share), high * (1 + share)) if approx else (low, high)


def relate_figures(a: tuple[float, float], b: tuple[float, float], weights: Weights) -> str:
    """Same exact figure, meeting bounds, near, other or far figures."""
    if a == b and a[0] == a[1]:
        return "same_figure"
    if a[0] <= b[1] and b[0] <= a[1]:
        return "figures_meet"
    low, high = (a[1], b[0]) if a[1] < b[0] else (b[1], a[0])
    ratio = high / max(low, 1.0)
    if ratio <= weights.figures.near:
        return "figures_near"
    return "far_figure" if ratio > weights.figures.far else "other_figure"


def how_rare(a: float, b: float, weights: Weights) -> float:
    """What two figures that are alike and great add: acts with so many victims are few."""
    low, high = (a, b) if a < b else (b, a)
    added = 0.0
    if low <= 0 or high / low > weights.figures.alike:
        return added
    for least, more in weights.figures.rare:  # rising
        if low < least:
            break
        added = more
    return added


def how_telling(number: float) -> float:
    """How much an equal figure says: little for 1 to 3 and round numbers, more for 158."""
    if number <= 3:
        return 0.4
    if number < 10 or number % 100 == 0:
        return 0.7
    return 1.0 if number < 30 or number % 10 == 0 else 1.3
