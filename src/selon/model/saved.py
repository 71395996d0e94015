"""A page as it was saved: the bytes that a document was read from."""

from __future__ import annotations

import msgspec


class SavedPage(msgspec.Struct, frozen=True, omit_defaults=True):
    """The bytes of a page, unpacked from their transfer, and what is needed to check and to show them.

    `document` is the id of what was read from them, `address` the one that its capture's id is made with, `charset` the
    one that the transfer declared.
    """

    document: str
    data: bytes
    address: str | None = None
    charset: str | None = None
