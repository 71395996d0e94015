"""How much of one input is read: bounds that keep time and memory flat whatever is thrown in."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from selon.model.document import DayRange

MEGABYTE = 1_000_000


def nothing_is_known(capture: str) -> bool:
    """That no capture has been read before."""
    del capture
    return False


def everything_is_saved(capture: str) -> bool:
    """That no page is wanted for its bytes."""
    del capture
    return True


class Limits(msgspec.Struct, frozen=True):
    """Bounds in bytes, except where said.

    `document` is the most that one document may hold once unpacked, `expansion` how many times larger than its
    packed form an unpacked file may be before it is held to be a bomb (small files are exempt), `text` the most
    characters of a document's text, `row` the most bytes of one line of a table or record file; `latest_day` is the ISO
    day after which no page can have been published, where the caller knows one (today). `is_known` says of a capture's
    id whether the page has been read before: it is passed over. `is_saved` says of a web page's whether its bytes are
    kept; where they are not it is read again for them. `published` is the day or days of documents whose input names
    none.
    """

    document: int = 20 * MEGABYTE
    expansion: int = 200
    text: int = 5 * MEGABYTE
    row: int = 20 * MEGABYTE
    latest_day: str | None = None
    is_known: Callable[[str], bool] = nothing_is_known
    is_saved: Callable[[str], bool] = everything_is_saved
    published: DayRange = DayRange()


LIMITS = Limits()
