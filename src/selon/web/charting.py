"""From findings to what is drawn: charts of running totals, spots of a map, days of a timeline.

Enters: findings and claims. Leaves: the records that the drawings are made of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

import msgspec

from selon.model.findings import Incident, Series
from selon.model.view import ClaimRow
from selon.model.whole import wholes
from selon.reconcile.accounts import ledger_anchor
from selon.web.asking import Question
from selon.web.drawing.maps import Spot
from selon.web.drawing.steps import COLOURS, Chart, Line, Step
from selon.web.drawing.timeline import Day
from selon.web.infobox import NARRATOR, OUTCOMES, STATUSES
from selon.web.known import Known

MOST_LINES = 6
MOST_STEPS = 90
MOST_SPOTS = 250
Key = tuple[str | None, str | None, str, str | None, str]


def make_charts(known: Known, question: Question) -> list[Chart]:
    """The charts of the running totals that are asked for, those with most figures first."""
    groups: dict[Key, dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for one in known.series:
        if not one.groups and one.people is None:
            key = one.conflict, one.side, one.outcome, one.status, one.unit
            groups[key][one.source] += _steps(one, known, question)
    colours = _colours(groups.values())
    charts = [_chart(key, lines, colours) for key, lines in groups.items()]
    drawn = sorted((chart for chart in charts if sum(len(line.steps) for line in chart.lines) > 1), key=_order)
    days: dict[str | None, list[str]] = defaultdict(list)
    for chart in drawn:
        days[chart.conflict] += [step.day for line in chart.lines for step in line.steps]
    ends = {war: (min(some), max(some)) for war, some in days.items()}
    return [
        msgspec.structs.replace(chart, since=ends[chart.conflict][0], until=ends[chart.conflict][1]) for chart in drawn
    ]


def _colours(groups: Iterable[Mapping[str, Sequence[Step]]]) -> dict[str, int]:
    """A colour for each claimant, the same on all charts; those that speak most have the first."""
    counts: Counter[str] = Counter()
    for lines in groups:
        counts.update({name: len(steps) for name, steps in lines.items()})
    ordered = sorted(counts, key=lambda name: (name == NARRATOR, -counts[name], name))
    others = (number % (COLOURS - 1) for number in range(len(ordered)))
    return {name: COLOURS - 1 if name == NARRATOR else colour for name, colour in zip(ordered, others, strict=True)}


def _order(chart: Chart) -> tuple[bool, int, int, int, str]:
    points = sum(len(line.steps) for line in chart.lines)
    status = STATUSES.index(chart.status) if chart.status in STATUSES else 0
    return chart.side is None, OUTCOMES.index(chart.outcome) > 0, -points, status, chart.side or ""


def _steps(series: Series, known: Known, question: Question) -> list[Step]:
    return [
        Step(
            day=point.until,
            least=point.least,
            most=point.most,
            approx=point.approx,
            anchor=ledger_anchor(point.anchor),
            rivals=len(known.rivals.get(ledger_anchor(point.anchor), ())),
        )
        for point in wholes(series.points)
        if point.until and point.scope != "additional" and known.is_asked(point.anchor, question)
    ]


def _chart(key: Key, lines: Mapping[str, Sequence[Step]], colours: Mapping[str, int]) -> Chart:
    conflict, side, outcome, status, unit = key
    full = sorted((name for name in lines if lines[name]), key=lambda name: (name == NARRATOR, -len(lines[name]), name))
    drawn = tuple(
        Line(name, tuple(thin(sorted(lines[name], key=lambda step: (step.day, step.value)))), colours[name])
        for name in full[:MOST_LINES]
    )
    return Chart(side=side, outcome=outcome, status=status, unit=unit, lines=drawn, conflict=conflict)


def thin(steps: Sequence[Step]) -> list[Step]:
    """As many figures as can be told apart on a chart: beyond that the highest of each day, and of those every n-th."""
    if len(steps) <= MOST_STEPS:
        return list(steps)
    highest = list({step.day: step for step in steps}.values())
    every = -(-len(highest) // MOST_STEPS)
    return [step for number, step in enumerate(reversed(highest)) if number % every == 0][::-1]


def make_spots(incidents: Iterable[Incident], known: Known) -> tuple[list[Spot], int]:
    """The places of incidents, and how many incidents have none."""
    at: dict[str, list[Incident]] = defaultdict(list)
    homeless = 0
    for incident in incidents:
        site = known.site_of(incident)
        if site is None or site.is_country:
            homeless += 1
        else:
            at[site.name].append(incident)
    spots = sorted((_spot(here, known) for here in at.values()), key=_gravity)
    return spots[:MOST_SPOTS], homeless


def _gravity(spot: Spot) -> tuple[int, int, str]:
    return -spot.most, -spot.incidents, spot.name


def _spot(incidents: Sequence[Incident], known: Known) -> Spot:
    site = known.site_of(incidents[0])
    shown = site.spelled if site else ""
    return Spot(
        name=shown,
        lat=site.lat or 0.0 if site else 0.0,
        lon=site.lon or 0.0 if site else 0.0,
        reach=site.reach if site else 0.0,
        incidents=len(incidents),
        most=max(known.highest(one.claims) for one in incidents),
        address=f"/incident/{incidents[0].id[:12]}"
        if len(incidents) == 1
        else f"/incidents?{urlencode({'place': shown})}",
    )


def make_days(rows: Iterable[ClaimRow]) -> list[Day]:
    """How many claims tell of each day."""
    tolls: Counter[str] = Counter()
    events: Counter[str] = Counter()
    for row in rows:
        if row.day and len(row.day) == len("2020-10-03"):
            (tolls if row.kind == "toll" else events)[row.day] += 1
    return [Day(day, tolls[day], events[day]) for day in sorted(tolls.keys() | events.keys())]
