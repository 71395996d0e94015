"""Drawings: axes, labels that do not meet, borders cut and unwrapped, maps that leave out what lies far away."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from selon.web.charting import thin
from selon.web.drawing.borders import Window, countries_in, cut, middle
from selon.web.drawing.maps import Spot, draw_map, split_far
from selon.web.drawing.scales import day_steps, round_steps
from selon.web.drawing.steps import Chart, Line, Step, draw_chart, spread
from selon.web.drawing.timeline import Day, stretches
from selon.web.words import load_words

WORDS = load_words()["en"]
SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]


@pytest.mark.parametrize(
    ("high", "last"), [(1, 1), (7, 8), (31, 40), (100, 100), (2783, 3000), (5000, 6000), (75_000, 80_000)]
)
def test_axes_end_on_round_numbers(high: int, last: int) -> None:
    assert round_steps(high)[-1] >= high
    assert round_steps(high)[-1] == pytest.approx(last, rel=0.35)


@pytest.mark.parametrize("days", [1, 3, 20, 200, 2_000, 20_000])
def test_days_of_an_axis_are_few(days: int) -> None:
    first = date(2000, 1, 3)
    assert 1 <= len(day_steps(first, date.fromordinal(first.toordinal() + days))) <= 7


def test_labels_do_not_meet() -> None:
    spots = spread([10, 11, 12, 90], 20, 0, 100)
    assert all(b - a >= 19.9 for a, b in pairwise(spots))
    assert spots[-1] <= 100


def test_a_ring_is_cut_to_the_window() -> None:
    assert sorted(cut(SQUARE, Window(2, 2, 9, 9))) == [(2, 2), (2, 4), (4, 2), (4, 4)]
    assert cut(SQUARE, Window(5, 5, 9, 9)) == []
    assert middle(SQUARE) == ((2.0, 2.0), 16.0)


@pytest.mark.parametrize(
    ("window", "name"),
    [
        pytest.param(Window(45, 39, 48, 41), "Azerbaijan", id="inland"),
        pytest.param(Window(178, 66, 182, 69), "Russia", id="across the date line"),
        pytest.param(Window(-182, 66, -178, 69), "Russia", id="across it from the other side"),
        pytest.param(Window(32, 48, 36, 50), "Ukraine", id="another"),
    ],
)
def test_the_window_shows_the_country(window: Window, name: str) -> None:
    assert name in [country for country, _ in countries_in(window)]


def spot(name: str, lat: float, lon: float, incidents: int = 1) -> Spot:
    return Spot(name=name, lat=lat, lon=lon, reach=3, incidents=incidents, most=5, address="/x")


def test_far_places_are_told_apart() -> None:
    near, far = split_far([spot("Ganja", 40.7, 46.4, 9), spot("Barda", 40.4, 47.1, 5), spot("Washington", 38.9, -77.0)])
    assert {one.name for one in near} == {"Ganja", "Barda"}
    assert [one.name for one in far] == ["Washington"]


def test_the_name_of_a_country_gives_way_to_a_place() -> None:
    def label(*spots: Spot) -> float | None:
        drawn = draw_map([*spots, spot("A", 38.6, 45.0), spot("B", 41.8, 50.0)], WORDS, "t", (900.0, 500.0), str)
        found = re.search(r'<text x="[\d.]+" y="([\d.]+)"[^>]*class="country"[^>]*>AZERBAIJAN<', drawn)
        return float(found[1]) if found else None

    alone = label()
    assert alone is not None
    crowded = label(spot("Vilmar", 40.3, 47.6), spot("Vilmar", 40.35, 47.3), spot("Vilmar", 40.25, 47.9))
    assert crowded != alone


def test_names_of_places_stay_text() -> None:
    drawn = draw_map([spot('"><script>x</script>', 40.7, 46.4)], WORDS, "<b>", (300.0, 200.0), str)
    assert "<script>" not in drawn
    assert "<b>" not in drawn


def test_a_chart_says_its_figures_to_those_who_do_not_see_it() -> None:
    steps = (
        Step(day="2020-10-03", least=12, most=12, approx=False, anchor="a" * 32),
        Step(day="2020-10-09", least=30, most=40, approx=False, anchor="b" * 32, rivals=1),
    )
    chart = Chart(side="Arland", outcome="killed", status=None, unit="person", lines=(Line("Arland", steps),))
    drawn = draw_chart(chart, {"Arland": "Arland"}, WORDS, "Killed", 600.0)
    assert "<desc>Arland: 3 Oct 2020 12, 9 Oct 2020 30–40</desc>" in drawn
    assert 'class="rival"' in drawn
    assert 'class="band c0"' in drawn
    assert f'href="/claim/{"b" * 12}"' in drawn


def test_a_line_of_very_many_figures_is_thinned() -> None:
    days = [date.fromordinal(date(2020, 1, 1).toordinal() + n // 3).isoformat() for n in range(3_000)]
    steps = [Step(day=day, least=n, most=n, approx=False, anchor="a") for n, day in enumerate(days)]
    kept = thin(steps)
    assert len(kept) <= 90
    assert kept[-1] == steps[-1]
    assert [step.day for step in kept] == sorted(step.day for step in kept)


@pytest.mark.parametrize(
    ("days", "parts"),
    [
        pytest.param(["2020-09-27", "2020-12-31"], 1, id="one war"),
        pytest.param(["2020-09-27"] * 9 + ["2023-09-19"] * 3, 2, id="two wars years apart"),
        pytest.param(["1999-12-31"] + ["2020-09-27"] * 40, 1, id="a day far from all others is not drawn"),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_a_long_time_is_drawn_in_stretches(days: list[str], parts: int) -> None:
    counted = [Day(day, count, 0) for day, count in sorted(Counter(days).items())]
    assert len(stretches(counted)) == parts
