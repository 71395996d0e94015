"""The clock of the commands: read here alone."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This moment in universal time, to the microsecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def today() -> str:
    """This day in universal time; elsewhere on earth the next has begun."""
    return now()[:10]
