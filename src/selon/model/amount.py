"""Amounts as people write and read them: `12`, `at least 12`, `10 to 12`, `about 12`.

Enters: two bounds and whether they are approximate. Leaves: words, and bounds again for an amendment.
"""

from __future__ import annotations

import re
from typing import NamedTuple

WRITTEN = re.compile(r"(?P<about>~)?(?P<least>\d+)?(?P<range>\.\.|-)?(?P<most>\d+)?")


class Amount(NamedTuple):
    """A figure: an unknown bound is None."""

    least: int | None
    most: int | None
    approx: bool = False


def write_amount(amount: Amount) -> str:
    """The figure in a form that fits a table and can be read back: `12`, `12..`, `..12`, `10..12`, `~12`."""
    least, most, approx = amount
    mark = "~" if approx else ""
    if least is not None and least == most:
        return f"{mark}{least}"
    return f"{mark}{'' if least is None else least}..{'' if most is None else most}"


def read_amount(written: str) -> Amount:
    """The figure that the words stand for; a `ValueError` says how to write one."""
    match = WRITTEN.fullmatch(written.replace(" ", ""))
    if match is None or not (match["least"] or match["most"]):
        said = f"{written!r} is no figure: write 12, 12.. (at least), ..12 (at most), 10..12 or ~12 (about)"
        raise ValueError(said)
    least = int(match["least"]) if match["least"] else None
    most = int(match["most"]) if match["most"] else None
    return Amount(least, most if match["range"] else least, bool(match["about"]))
