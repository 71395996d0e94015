"""Saved pages in the content store: the bytes that documents were read from, packed.

Enters: pages, or documents' ids. Leaves: blobs, pages again, and faults: a page proves its document's id.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import msgspec

from selon.ledger.content import Blob, load_blobs, make_blob
from selon.ledger.store import Store
from selon.model.ids import capture_id, text_id
from selon.model.saved import SavedPage

PAGE = msgspec.msgpack.Decoder(SavedPage)
FAULTS = (zlib.error, msgspec.DecodeError)


def page_blob(page: SavedPage) -> Blob:
    """The page packed, under the hash of what is packed; no two documents share one."""
    return make_blob(zlib.compress(msgspec.msgpack.encode(page)))


def load_page(store: Store, document: str) -> SavedPage | None:
    """The page that a document was read from, or nothing where none was saved or it is withheld."""
    sql = "SELECT s.body FROM saved_page s JOIN document t ON t.seq = s.document WHERE t.id = ?"
    for (body,) in store.rows(sql, (document,)):
        for blob in load_blobs(store, (body,)).values():
            return _unpack(blob)
    return None


def is_saved(store: Store, document: str) -> bool:
    """Whether the page that a document was read from can be shown."""
    sql = (
        "SELECT 1 FROM saved_page s JOIN document t ON t.seq = s.document "
        "JOIN content c ON c.hash = s.body WHERE t.id = ?"
    )
    return bool(store.rows(sql, (document,)))


def wrong_pages(store: Store) -> Iterator[str]:
    """Pages that can not be unpacked, or from which their document's id does not follow."""
    sql = (
        "SELECT t.id, c.body, x.body FROM saved_page s JOIN document t ON t.seq = s.document "
        "JOIN content c ON c.hash = s.body JOIN content x ON x.hash = t.text ORDER BY s.document"
    )
    for document, body, text in store.stream(sql):
        try:
            page = _unpack(bytes(body))
        except FAULTS as fault:
            yield f"document {document}: its page can not be unpacked ({fault})"
            continue
        words = bytes(text).decode("utf-8", "surrogatepass")
        if text_id(capture_id(page.data, page.address), words) != document:
            yield f"document {document}: its id does not follow from its page"


def _unpack(blob: bytes) -> SavedPage:
    return PAGE.decode(zlib.decompress(blob))
