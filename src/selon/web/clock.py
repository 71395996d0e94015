"""The clock: read here alone."""

from __future__ import annotations

from datetime import UTC, datetime


def this_moment() -> str:
    """This moment in universal time, to the microsecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
