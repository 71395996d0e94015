"""What a period finder finds of a figure: its scope and the days it covers."""

from __future__ import annotations

import msgspec

from selon.model.claim import Reason


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """The scope of a figure and the days it covers; `is_untold` where its words say when, but no day can be told."""

    scope: str = "incident"
    since: str | None = None
    until: str | None = None
    period: str | None = None
    said: str | None = None
    is_untold: bool = False
    reasons: dict[str, Reason] = {}
