"""Counts: how many, as the text bounds it, before it is known what is counted."""

from __future__ import annotations

from typing import Literal

import msgspec

CountShape = Literal["exact", "range", "about", "vague", "several", "one", "none"]


class Count(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A count: the tokens `first` up to and without `last` are its figure, hedge included.

    `core` is the first token of the number itself, `reach` the token after the words that tie it to what is counted
    ("de" after a collective), `least` and `most` its bounds (null where open), `approx` whether it is *about*.
    `upper` is the token at which the upper end of a range begins. `takes_part` is true where the number is taken out of
    a whole ("deux des otages"), `adds` for *deux autres*, `is_quoted` where it stands in quotation marks of its own.
    """

    first: int
    last: int
    core: int
    reach: int
    least: int | None
    most: int | None
    approx: bool = False
    shape: CountShape = "exact"
    takes_part: bool = False
    upper: int = 0
    adds: bool = False
    is_quoted: bool = False
