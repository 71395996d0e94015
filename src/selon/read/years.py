"""Enters: clues and what the packs know. Leaves: the year that most speaks for.

Dates with their year, the years in which a weekday falls on its date, spans that end in the year of writing, conflicts,
terms of office and well-known days vote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from selon.read.anniversaries import anniversaries
from selon.read.clues import Clue
from selon.read.days import day_of, parse_day
from selon.read.evidence import Knowledge
from selon.read.weekdays import last_weekday

if TYPE_CHECKING:
    from selon.model.times import TimeSymbol

YEARS = range(1985, 2040)
NEAR_TOKENS = 40  # between "for five years" and "since 2016"
YEAR_MARGIN = 0.45  # votes by which the best year must lead
WEEKDAY_VOTE, SPAN_VOTE, ACTIVE_VOTE, TENURE_VOTE, EXPLICIT_VOTE = 3.0, 2.0, 1.5, 0.8, 2.5
MONTH_VOTE = 1.0  # a month with its year is seldom of the running year, which goes without saying
LEAST_VOTES = 1.2
AGE_COST = 0.12  # a year further from the last one named
HORIZON_COST = 1.0
CHRONICLE_YEARS = 3  # days told of in so many years, the latest of which need not be the running one
LEAST_LASTING = 8  # years of a war that are counted roundly
LEAST_SPAN = 3  # years; shorter spans are told of too many things
MOST_SHARED_DAYS = 430  # terms of office are mostly known by the year

Votes = dict[int, float]


def weekday_years(clue: Clue, latest: int | None = None) -> list[int]:
    """The years in which a date's weekday is right; that of a dateline is the `latest` weekday of the report."""
    symbol = clue.symbol
    weekday = latest if symbol.weekday is None and clue.role == "dateline" else symbol.weekday
    if weekday is None or symbol.day is None or symbol.month is None or symbol.year is not None:
        return []
    days = ((year, day_of(year, symbol.month, symbol.day)) for year in YEARS)
    return [year for year, day in days if day and day.weekday() == weekday]


def span_years(clues: Sequence[Clue]) -> list[int]:
    """The years that a count of years and a year named beside it make together: since 2016, for five years."""
    offsets = (c.symbol for c in clues if c.symbol.kind == "offset" and c.symbol.anchor == "document")
    counted = [symbol for symbol in offsets if symbol.unit == "year" and symbol.shift < 0]
    named = [c.symbol for c in clues if c.symbol.kind == "date" and c.symbol.year and c.symbol.month is None]
    found = []
    for symbol in counted:
        for year in named:
            gap = max(year.first - symbol.last, symbol.first - year.last)
            count = symbol.count or 0
            if count >= LEAST_SPAN and (gap <= NEAR_TOKENS or year.bound == symbol.bound == "since"):
                found.append((year.year or 0) + count)
    return found


def lasting_years(clues: Sequence[Clue], known: Knowledge) -> Votes:
    """The years to which a war has lasted that began in a year named: *né en 1978 … quarante ans de guérilla*.

    Such counts are round: the years beside count half.
    """
    said = (c.symbol for c in clues if c.symbol.kind == "anniversary" and c.symbol.unit == "year")
    counted = {symbol.count for symbol in said if symbol.count} | known.lasting
    named = {c.symbol.year for c in clues if c.symbol.kind == "date" and c.symbol.year}
    votes: Votes = {}
    for year in named:
        for count in counted:
            if count < LEAST_LASTING:
                continue
            for other, vote in ((-1, SPAN_VOTE / 2), (0, SPAN_VOTE), (1, SPAN_VOTE / 2)):
                at = year + count + other
                votes[at] = max(votes.get(at, 0.0), vote)
    return votes


def start_years(clues: Sequence[Clue], known: Knowledge) -> set[int]:
    """The years of the wars that a report tells of as going on since their first day, without its year.

    Behind a dateline the first day is enough: *KISMAYO, 11 avril – … l'offensive lancée le 26 mars*.
    """
    bare = [c for c in clues if c.symbol.kind == "date" and c.symbol.month and c.symbol.day and not c.symbol.year]
    written = max(((c.symbol.month, c.symbol.day) for c in bare if c.role == "dateline"), default=(0, 0))
    days = {
        (c.symbol.month, c.symbol.day)
        for c in bare
        if c.symbol.bound == "since" or (c.symbol.month, c.symbol.day) < written
    }
    return {r.first.year for r in known.likely if (r.first.month, r.first.day) in days}


def vote_dates(votes: Votes, clues: Sequence[Clue], known: Knowledge) -> int:
    """Let dates with their year vote, and give the last year named (0 where none is).

    A day with its year but no weekday, in a year of no war that is told of or among days of several years, is as likely
    history.
    """
    past = [c for c in clues if c.symbol.year and not c.is_future and c.symbol.kind == "date" and c.role != "aside"]
    latest = last_year(past)
    exact = [c.symbol for c in past if c.role != "caption" and c.symbol.year == latest and c.symbol.month is not None]
    exact = [symbol for symbol in exact if not is_start(symbol, known)]
    if not exact:
        return latest
    told = {c.symbol.year for c in past if c.symbol.day and c.symbol.weekday is None and c.role == "body"}
    if len(told) >= CHRONICLE_YEARS and all(symbol.weekday is None for symbol in exact):
        return latest
    has_day = any(symbol.day is not None for symbol in exact)
    going = any(r.first.year <= latest and (r.last is None or latest <= r.last.year) for r in known.ranked)
    if has_day and not going and all(symbol.weekday is None for symbol in exact):
        return latest
    is_counted = any(is_within_year(symbol) for symbol in exact) and any(
        c.symbol.year == latest and c.symbol.month is None for c in past
    )
    if has_day or is_counted:
        votes[latest] += EXPLICIT_VOTE
    elif is_before(clues, exact):
        votes[latest + 1] += SPAN_VOTE
    else:
        votes[latest] += MONTH_VOTE
        votes[latest + 1] += MONTH_VOTE
    return latest


def is_before(clues: Sequence[Clue], named: Sequence[TimeSymbol]) -> bool:
    """Whether the day of a dateline comes in the year before the months named, or in one: it is of a later year."""
    months = [c.symbol.month or 0 for c in clues if c.role == "dateline" and c.symbol.year is None]
    return bool(months) and all(max(months) <= (symbol.month or 0) for symbol in named)


def is_within_year(symbol: TimeSymbol) -> bool:
    """Whether months of one year are counted together, as they are while it runs: *entre janvier et avril 2008*."""
    end = symbol.other
    return end is not None and end.month != symbol.month and end.year in {None, symbol.year}


def last_year(past: Sequence[Clue]) -> int:
    """The last year named, but for one that is named alone right after the year of several days: it lies ahead."""
    latest = max((c.symbol.year or 0 for c in past), default=0)
    of_latest = [c.symbol for c in past if c.symbol.year == latest]
    days = {(c.symbol.month, c.symbol.day) for c in past if c.symbol.year == latest - 1 and c.symbol.day}
    is_alone = all(symbol.month is None and symbol.bound == "at" for symbol in of_latest)
    return latest - 1 if is_alone and len(days) > 1 else latest


def is_start(symbol: TimeSymbol, known: Knowledge) -> bool:
    """Whether a date is the first day of a war that may be told of, or the span of it, to which reports go back."""
    day = day_of(symbol.year or 0, symbol.month or 0, symbol.day or 0)
    if day is None or symbol.weekday is not None:
        return False
    begun = [r for r in known.ranked if abs((day - r.first).days) <= 1]
    end = symbol.other
    if end is None or (end.year or day.year) > day.year:
        return bool(begun)
    last = day_of(day.year, end.month or 0, end.day or 0)
    return any(r.last and last and abs((last - r.last).days) <= 1 for r in begun)


def vote_weekdays(votes: Votes, clues: Sequence[Clue], horizon: int) -> None:
    """Let each date with its weekday vote for the years in which it is right, and against all others."""
    recent = last_weekday(clues)
    fitting = [years for years in (weekday_years(clue, recent[0] if recent else None) for clue in clues) if years]
    fitting = [[year for year in years if year <= horizon + 1] for years in fitting]
    for years in fitting:
        for year in years:
            votes[year] += WEEKDAY_VOTE
    for year in list(votes):
        votes[year] -= WEEKDAY_VOTE * sum(year not in years and year - 1 not in years for years in fitting)


def weigh_year(year: int, latest: int, known: Knowledge) -> float:
    """What conflicts, terms of office and the last year named say of a year that something speaks for."""
    weight = 0.0
    for first, last in (*known.tenures, *known.eras):
        start, end = parse_day(first), parse_day(last, last=True)
        inside = (start is None or start.year <= year) and (end is None or year <= end.year)
        weight += TENURE_VOTE if inside else -TENURE_VOTE
    going = [r.score for r in known.ranked if r.first.year <= year and (r.last is None or year <= r.last.year)]
    if going:
        weight += ACTIVE_VOTE * max(going) / known.ranked[0].score
    if latest:
        weight -= AGE_COST * abs(year - latest) + (EXPLICIT_VOTE if year < latest else 0)
    weight -= EXPLICIT_VOTE * any(act.is_sharp and act.first.year > year for act in known.acts)
    return weight - HORIZON_COST * (year > known.horizon)


def vote_years(clues: Sequence[Clue], known: Knowledge) -> Votes:
    """How much speaks for each year that anything speaks for."""
    votes: Votes = defaultdict(float)
    report = [c for c in clues if c.role in {"body", "dateline", "header"}]
    latest = vote_dates(votes, clues, known)
    vote_weekdays(votes, report, known.horizon)
    for year in start_years(report, known):
        votes[year] += SPAN_VOTE
    for year in span_years(report):
        votes[year] += SPAN_VOTE
    for anniversary in anniversaries(report, known):
        votes[anniversary.day.year] += SPAN_VOTE
    lasting = lasting_years(report, known)
    for year, vote in lasting.items():
        if year in votes:  # what only adds up is no year of its own
            votes[year] += vote
    return {year: vote + weigh_year(year, 0 if year in lasting else latest, known) for year, vote in votes.items()}


def choose_year(votes: Votes) -> int | None:
    """The year that most speaks for, where it leads."""
    if not votes:
        return None
    order = sorted(votes, key=lambda y: (-votes[y], y))
    if len(order) > 1 and votes[order[0]] - votes[order[1]] < YEAR_MARGIN:
        return None
    return order[0] if votes[order[0]] >= LEAST_VOTES else None


def caption_year(clues: Sequence[Clue]) -> int | None:
    """The year of the latest caption, for a report that gives days without their year: its pictures are as young."""
    years = [c.symbol.year for c in clues if c.role == "caption" and c.symbol.year]
    undated = any(c.role == "body" and c.symbol.day and c.symbol.month and not c.symbol.year for c in clues)
    return max(years) if years and undated else None


def shared_year(known: Knowledge) -> int | None:
    """The year to which the conflict, those in office and what bore its name together confine the report."""
    spans = (*known.tenures, *known.eras)
    if not known.ranked or not any(last for _, last in spans):
        return None
    firsts = [known.ranked[0].first, *(d for d in (parse_day(first) for first, _ in spans) if d)]
    lasts = [d for d in (known.ranked[0].last, *(parse_day(last, last=True) for _, last in spans)) if d]
    if not lasts:
        return None
    first, last = max(firsts), min(lasts)
    if first > last or (last - first).days > MOST_SHARED_DAYS:
        return None
    return first.year if (date(first.year, 12, 31) - first) > (last - date(last.year, 1, 1)) else last.year
