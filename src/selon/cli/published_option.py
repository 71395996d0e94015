"""`--published DAY`: the day of reports whose input names none, for the commands that read."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import click

from selon.cli.clock import today
from selon.model.document import DayRange

WHY = "given with the command"
JANUARY, DECEMBER = 1, 12


def _days(context: click.Context, option: click.Parameter, value: str | None) -> DayRange:
    if value is None:
        return DayRange()
    days = days_of(value)
    if days is None:
        said = f"{value!r} is no day, month or year: 2020-10-17, 2020-10 or 2020"
        raise click.BadParameter(said, context, option)
    if days[0].isoformat() > today():
        said = f"{value} is yet to come"
        raise click.BadParameter(said, context, option)
    return DayRange(days[0].isoformat(), days[1].isoformat(), WHY)


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of an ISO day, month or year; None for anything else."""
    year, *rest = value.split("-")
    try:
        if len(rest) > 1:
            day = date.fromisoformat(value)
            return day, day
        numbers = int(year), int(rest[0]) if rest else None
        first = date(numbers[0], numbers[1] or JANUARY, 1)
    except ValueError:
        return None
    month = numbers[1] or DECEMBER
    return first, date(first.year, month, monthrange(first.year, month)[1])


published_option = click.option(
    "--published",
    metavar="DAY",
    callback=_days,
    help="The day, month or year of reports whose input names none: 2020-10-17, 2020-10. [default: inferred]",
)
