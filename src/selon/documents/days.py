"""Days out of date stamps and of visible date lines: the local day as written, never a guess.

Enters stamps (ISO, RFC 822) and lines such as a page shows under its title; leaves ISO days.
"""

from __future__ import annotations

import calendar
import datetime as dt
import email.utils
import re
import unicodedata
from functools import cache

import msgspec

from selon.model.page_words import MARKS, PageWords, fold_line

ISO_DAY = re.compile(r"(?<!\d)((?:19|2\d)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)(.*)", re.DOTALL)
ISO_COMPACT = re.compile(r"((?:19|2\d)\d\d)(\d\d)(\d\d)(?:T.*)?$")
ISO_MONTH = re.compile(r"((?:19|20)\d\d)-(\d{1,2})$")
YEAR = re.compile(r"((?:19|20)\d\d)$")
ZONE_UTC = re.compile(r"\d\d:?\d\d.*(?:Z|UTC|GMT|[+-]00:?00)\s*$")
CLOCK = re.compile(r"[T ](\d\d):?(\d\d)")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d|\d\d)(?![\d/-])")
APART = re.compile(r"\d[./-]\d")
WORD = re.compile(r"\w+")
EPOCH = re.compile(r"\d{9,13}$")
EARLIEST_YEAR = 1900
LONGEST_LINE = 400
MONTHS, TWO_DIGITS = 12, 100


class Stamp(msgspec.Struct, frozen=True):
    """A moment as written: its day, whether that day is in UTC rather than local, and the hour if given."""

    day: str
    is_utc: bool = False
    hour: int | None = None


def day_of_stamp(stamp: str) -> tuple[str, str] | None:
    """The first and last day that a stamp means: one day, or all of a month or year."""
    text = stamp.strip()
    if found := read_stamp(text):
        return found.day, found.day
    if (month := ISO_MONTH.match(text)) and 1 <= int(month[2]) <= MONTHS:
        last = calendar.monthrange(int(month[1]), int(month[2]))[1]
        return f"{month[1]}-{int(month[2]):02}-01", f"{month[1]}-{int(month[2]):02}-{last}"
    if year := YEAR.match(text):
        return f"{year[1]}-01-01", f"{year[1]}-12-31"
    return None


def read_stamp(stamp: str) -> Stamp | None:
    """A machine-written moment: ISO 8601 in its usual forms, RFC 822, or seconds since 1970."""
    text = stamp.strip()[:LONGEST_LINE]
    if found := ISO_DAY.search(text) or ISO_COMPACT.match(text):
        day = make_day(int(found[1]), int(found[2]), int(found[3]))
        rest = found[4] if found.re is ISO_DAY else text[8:]
        clock = CLOCK.match(rest)
        return Stamp(day, bool(ZONE_UTC.search(rest)), int(clock[1]) if clock else None) if day else None
    if EPOCH.match(text):
        then = dt.datetime.fromtimestamp(int(text[:10]), dt.UTC)
        return Stamp(then.date().isoformat(), is_utc=True, hour=then.hour)
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    offset = moment.utcoffset()
    return Stamp(moment.date().isoformat(), not offset, moment.hour)


def make_day(year: int, month: int, day: int) -> str | None:
    """An ISO day, null when the calendar has none such or it is before there were such pages."""
    try:
        return dt.date(year, month, day).isoformat() if year >= EARLIEST_YEAR else None
    except ValueError:
        return None


def day_after(day: str) -> str:
    """The ISO day after that of an ISO day or time: somewhere on earth it has begun."""
    return (dt.date.fromisoformat(day[:10]) + dt.timedelta(days=1)).isoformat()


def days_in_line(line: str, words: PageWords) -> list[str]:
    """The days written out in a line, in order: 12 mars 2024, March 12, 2024, 12/03/2024, 2024-03-12."""
    text = plain_letters(line[:LONGEST_LINE]).lower()
    found: list[tuple[int, str | None]] = []
    if not words.month_heads.isdisjoint(WORD.findall(text)):  # far quicker to see than a month
        for match in compiled_months(words.month_names).finditer(text):
            day, month, year = named_parts(match, words)
            found.append((match.start(), make_day(year, month, day)))
    if APART.search(text):
        found += [(m.start(), numeric_day(m, month_first=words.month_first)) for m in NUMERIC.finditer(text)]
        found += [(m.start(), make_day(int(m[1]), int(m[2]), int(m[3]))) for m in ISO_DAY.finditer(text)]
    return [day for _, day in sorted(found, key=lambda f: f[0]) if day]


def plain_letters(text: str) -> str:
    """The text without accents, each letter in its place's order."""
    return text if text.isascii() else MARKS.sub("", unicodedata.normalize("NFKD", text))


def named_parts(match: re.Match[str], words: PageWords) -> tuple[int, int, int]:
    """Day, month and year of a date whose month is written out."""
    parts = match.groupdict()
    month = words.months.get(fold_line(parts["month"] or parts["month2"]), 0)
    return int(parts["day"] or parts["day2"]), month, int(parts["year"] or parts["year2"])


def numeric_day(match: re.Match[str], *, month_first: bool) -> str | None:
    """A day in figures; which of the first two is the month is read off where only one can be."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    year += 2000 if year < TWO_DIGITS else 0
    if first > MONTHS or (not month_first and second <= MONTHS):
        return make_day(year, second, first)
    return make_day(year, first, second)


@cache
def compiled_months(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for dates in small letters with one of the month names, day first or month first."""
    month = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\w{{2}})?\s+(?P<month>{month})\.?,?\s+(?P<year>(?:19|20)\d\d)"
        rf"|\b(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:\w\w)?,?\s+(?P<year2>(?:19|20)\d\d)"
    )
