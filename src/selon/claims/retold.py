"""Enters: the tolls of a document in the order of the text. Leaves: the same, those of titles as their body tells them.

A title tells a figure with no more than a country; the body tells the same figure with the town and the day. Where
both plainly are one figure, what the body states is carried to the one that lacks it.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec

from selon.claims.closeness import closeness_of
from selon.model.claim import Reason, Toll

Telling = tuple[str, int | None]
MOST_ALIKE = 200  # tellings of one number looked through, so that a list of thousands costs no square of them
EXACT = 100  # people from which the same number is the same figure, also of a total
GUESSED = frozenset({"periods.running_total", "periods.total"})  # rules of totals that may be of one act
TELLING = 4  # people from which the same figure is no accident within one article


def tell_as_body(tolls: list[Toll], title_end: int) -> list[Toll]:
    """Carry place and days to figures that lack them, from the same figure told more fully.

    A figure of the title (before character `title_end`) takes them from any and gives up a country of its own; others
    keep the place that their sentence states, and take only from a figure that is telling.
    """
    alike: dict[Telling, list[Toll]] = defaultdict(list)
    for toll in tolls:
        alike[figure_of(toll)].append(toll)
    made = []
    for told in tolls:
        toll = as_told_before(told, alike[figure_of(told)])
        keeps = is_stated(toll, "places") and (toll.start >= title_end or is_framed(toll) or closeness(toll) > 0)
        twins = twins_of(toll, alike[figure_of(toll)], title_end)
        same = [t for t in alike[figure_of(toll)][:MOST_ALIKE] if t is not told and (toll.figure.least or 0) >= EXACT]
        made.append(with_side(with_twins(toll, twins, keeps_place=keeps), [*twins, *same]))
    return made


def with_side(toll: Toll, twins: list[Toll]) -> Toll:
    """The toll with the side that its other tellings give the same kind of people, where its own words give none.

    Of people of whom nothing is said only a side that words state is sure, or a number so great that it is the same.
    """
    if toll.side is not None:
        return toll
    told = [twin for twin in twins if twin.side and (twin.status, twin.people) == (toll.status, toll.people)]
    is_stated_side = any("side" in twin.why and twin.why["side"].how == "stated" for twin in told)
    is_sure = toll.status == "combatant" or is_stated_side or (toll.figure.least or 0) >= EXACT
    if len({twin.side for twin in told}) != 1 or not is_sure:
        return toll
    return carried(toll, "side", told[0].figure.start, told[0].figure.end, side=told[0].side)


def figure_of(toll: Toll) -> Telling:
    """What tellings of one figure share: outcome and number."""
    return toll.outcome, toll.figure.least


def twins_of(toll: Toll, alike: list[Toll], title_end: int) -> list[Toll]:
    """The tellings of the same figure of one act elsewhere in the document, among those that share its number.

    A total that names no place takes that of a title, which has no words to say that it is one.
    """
    is_title = toll.start < title_end
    if not is_title and (toll.figure.least or 0) < TELLING:
        return []
    others = [other for other in alike[:MOST_ALIKE] if other.start != toll.start and are_of_one_day(toll, other)]
    if toll.scope != "incident" and not is_title:
        return [] if toll.places else [other for other in others if other.start < title_end]
    return [other for other in others if other.scope == toll.scope]


def is_guessed(toll: Toll) -> bool:
    """Whether at most a tally says that a figure is a total, and no word of its own tells its days."""
    reason = toll.why.get("scope")
    return reason is not None and reason.rule in GUESSED and toll.since is None


def as_told_before(toll: Toll, alike: list[Toll]) -> Toll:
    """The toll as of one act, where the same figure was told as of one before it and nothing says that it adds up."""
    if not is_guessed(toll) or (toll.figure.least or 0) < TELLING:
        return toll
    told = next((t for t in alike[:MOST_ALIKE] if t.start < toll.start and t.scope == "incident"), None)
    if told is None:
        return toll
    reason = Reason("carried", ((told.figure.start, told.figure.end),), "tolls.retold")
    why = {**toll.why, "scope": reason, **({"since": reason} if told.since else {})}
    return msgspec.structs.replace(
        toll, scope="incident", since=told.since, until=told.until, period=told.period, why=why
    )


def are_of_one_day(toll: Toll, other: Toll) -> bool:
    """Whether two tolls may begin on the same day."""
    return toll.since is None or other.since is None or toll.since == other.since


def with_twins(toll: Toll, twins: list[Toll], *, keeps_place: bool) -> Toll:
    """The toll with the closest place and the days that its other tellings state."""
    told = max((t for t in twins if is_stated(t, "places")), key=closeness, default=None)
    if told is not None and not keeps_place and closeness(told) > closeness(toll) and is_within(told, toll):
        toll = carried(toll, "places", told.places[0].start, told.places[0].end, places=told.places)
    dated = next((t for t in twins if t.since is not None and days_of(t)), None)
    if dated is not None and toll.since is None:
        start, end = days_of(dated)[0]
        toll = carried(toll, "since", start, end, since=dated.since, until=dated.until, period=dated.period)
    return toll


def carried(toll: Toll, field: str, start: int, end: int, **values: object) -> Toll:
    """The toll with values taken over from the words of another telling."""
    why = {**toll.why, field: Reason("carried", ((start, end),), "tolls.retold")}
    return msgspec.structs.replace(toll, why=why, **values)


def days_of(toll: Toll) -> tuple[tuple[int, int], ...]:
    """The words that tell a toll's days; none where a part has them from its whole."""
    reason = toll.why.get("since")
    return reason.spans if reason else ()


def is_stated(toll: Toll, field: str) -> bool:
    """Whether a field was read in the toll's own sentence."""
    reason = toll.why.get(field)
    return reason is not None and reason.how == "stated" and bool(reason.spans)


def is_framed(toll: Toll) -> bool:
    """Whether a title names the country of a toll as its heading, before a colon."""
    reason = toll.why.get("places")
    return reason is not None and reason.rule == "places.heading"


def closeness(toll: Toll) -> int:
    """How closely a toll tells where: from -1 for nowhere and 0 for a country to 3 for a town."""
    return closeness_of(toll.places[0]) if toll.places else -1


def is_within(told: Toll, toll: Toll) -> bool:
    """Whether a place may lie in the country that the other telling names."""
    if not toll.places:
        return True
    codes = {place.country for place in (told.places[0], toll.places[0])} - {None}
    return len(codes) <= 1
