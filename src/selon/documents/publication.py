"""The day on which a page was published, out of all that it says of its day; disagreements are told.

Enters evidence; leaves a day range with the reason, and problems for days that can not be.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from selon.documents.days import Stamp, day_after, days_in_line
from selon.documents.markup import Block
from selon.documents.metadata import Evidence
from selon.model.document import DayRange
from selon.model.page_words import PageWords, fold_line
from selon.model.problem import Problem

FIRST_YEAR, LAST_YEAR = 1994, 2100
LONGEST_DATE_LINE = 160
# A year, or figures set apart as in a date; begins with a digit, for which a text is searched at once.
DIGITS = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)\d\d\d|[./-]\d)")
VISIBLE_RANK, BARE_RANK = 4, 8


def visible_days(blocks: Sequence[Block], words: PageWords) -> list[Evidence]:
    """The days of lines such as "published on …", and of bare dates on a short line."""
    found: list[Evidence] = []
    for block in blocks:
        if len(block.text) > LONGEST_DATE_LINE or not DIGITS.search(block.text):
            continue
        days = days_in_line(block.text, words)
        if not days:
            continue
        line = fold_line(block.text)
        if any(lead in line for lead in words.folded_leads):
            found.append(Evidence(Stamp(days[0]), VISIBLE_RANK, "date line"))
        elif line.startswith(words.folded_updates):
            found.append(Evidence(Stamp(days[0]), 9, "update line", is_update=True))
        else:
            found.append(Evidence(Stamp(days[0]), BARE_RANK, "a date on the page"))
    return found


def choose_day(evidence: Sequence[Evidence], captured: str | None, path: str) -> tuple[DayRange, tuple[Problem, ...]]:
    """The day that the best evidence names.

    Where that is in UTC and local evidence says a neighbouring day, the local one is taken; evidence after the capture
    or before there was a web is put aside with a problem.
    """
    sound = [e for e in evidence if is_possible(e.stamp.day, captured)]
    problems = tuple(
        Problem("day", f"{e.name} says {e.stamp.day}, which can not be", path)
        for e in {e.stamp.day: e for e in evidence if e not in sound and e.rank < BARE_RANK}.values()
    )
    ranked = sorted((e for e in sound if not e.is_update), key=lambda e: e.rank) or sorted(sound, key=lambda e: e.rank)
    if not ranked:
        return DayRange(), problems
    best = ranked[0]
    local = local_day(best, ranked)
    others = sorted({f"{e.name} {e.stamp.day}" for e in sound if e.stamp.day != local.stamp.day and e.rank < BARE_RANK})
    why = local.name if local is best else f"{local.name} ({best.name} {best.stamp.day} is in UTC)"
    if others:
        why += "; otherwise " + ", ".join(others[:5])
    return DayRange(local.stamp.day, local.stamp.day, why), problems


def local_day(best: Evidence, ranked: Sequence[Evidence]) -> Evidence:
    """The best evidence, or a local one that names the day before or after its UTC day."""
    if not best.stamp.is_utc:
        return best
    day = dt.date.fromisoformat(best.stamp.day)
    for other in ranked:
        gap = abs((dt.date.fromisoformat(other.stamp.day) - day).days)
        if gap == 1 and not other.stamp.is_utc and not other.is_update and other.rank <= VISIBLE_RANK + 1:
            return other
    return best


def is_possible(day: str, captured: str | None) -> bool:
    """Whether a page can bear this day: since there is a web, and no later than the day after its capture."""
    if not FIRST_YEAR <= dt.date.fromisoformat(day).year <= LAST_YEAR:
        return False
    return captured is None or day <= day_after(captured)
