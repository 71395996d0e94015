"""`--published DAY`: the day of reports whose input names none, for the commands that read."""

from __future__ import annotations

import click

from selon.cli.clock import today
from selon.documents.days import day_of_stamp
from selon.model.document import DayRange

WHY = "given with the command"


def _days(context: click.Context, option: click.Parameter, value: str | None) -> DayRange:
    if value is None:
        return DayRange()
    days = day_of_stamp(value)
    if days is None:
        said = f"{value!r} is no day, month or year: 2020-10-17, 2020-10 or 2020"
        raise click.BadParameter(said, context, option)
    if days[0] > today():
        said = f"{value} is yet to come"
        raise click.BadParameter(said, context, option)
    return DayRange(*days, WHY)


published_option = click.option(
    "--published",
    metavar="DAY",
    callback=_days,
    help="The day, month or year of reports whose input names none: 2020-10-17, 2020-10. [default: inferred]",
)
