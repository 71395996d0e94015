"""The content store: texts and personal fields by their hash, so that they can be erased alone.

Enters: a document or reading. Leaves: blobs with their hashes, and the records made of them again.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.ledger.store import Store, marks
from selon.model.document import Document
from selon.model.ids import digest
from selon.model.reading import Reading

WHOLE = msgspec.json.Decoder(Reading)
CHUNK = 500


class Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a document is called and where it came from; `id` keeps two documents' heads apart."""

    id: str
    name: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    title: str | None = None


HEAD = msgspec.json.Decoder(Head)


class Blob(msgspec.Struct, frozen=True):
    """Bytes and their hash."""

    hash: str
    body: bytes


def make_blob(body: bytes) -> Blob:
    """The bytes under their hash."""
    return Blob(digest(body), body)


def text_blob(document: Document) -> Blob:
    """The document's text."""
    return make_blob(document.text.encode("utf-8", "surrogatepass"))


def head_blob(document: Document) -> Blob:
    """The document's name, addresses, title and byline."""
    head = Head(
        document.id,
        document.name,
        path=document.path,
        url=document.url,
        outlet=document.outlet,
        byline=document.byline,
        credits=document.credits,
        title=document.title,
    )
    return make_blob(msgspec.json.encode(head))


def reading_blob(reading: Reading) -> Blob:
    """The whole reading but for the document, of which it keeps the id and the days alone: readers differ on those."""
    read = reading.document
    bare = Document(id=read.id, name="", text="", published=read.published, given=read.given)
    return make_blob(msgspec.json.encode(msgspec.structs.replace(reading, document=bare)))


def load_blobs(store: Store, hashes: Iterable[str]) -> dict[str, bytes]:
    """The blobs by hash; those that were withheld are not among them."""
    wanted = list(dict.fromkeys(hashes))
    found: dict[str, bytes] = {}
    for first in range(0, len(wanted), CHUNK):
        some = wanted[first : first + CHUNK]
        rows = store.rows(f"SELECT hash, body FROM content WHERE hash IN ({marks(len(some))})", some)
        found.update((row[0], bytes(row[1])) for row in rows)
    return found


def load_heads(store: Store, documents: Iterable[str]) -> dict[str, Head]:
    """The heads of documents by the documents' ids."""
    wanted = list(dict.fromkeys(documents))
    heads: dict[str, Head] = {}
    for first in range(0, len(wanted), CHUNK):
        some = wanted[first : first + CHUNK]
        sql = f"SELECT c.body FROM document t JOIN content c ON c.hash = t.head WHERE t.id IN ({marks(len(some))})"
        heads.update((head.id, head) for row in store.rows(sql, some) for head in [HEAD.decode(bytes(row[0]))])
    return heads


def document_of(head: Head, text: bytes, told: tuple[str, str | None, str | None], read: Document) -> Document:
    """The document of a head and a text, with its capture, language and time of fetching, and its reading's days."""
    return Document(
        id=head.id,
        name=head.name,
        text=text.decode("utf-8", "surrogatepass"),
        path=head.path,
        url=head.url,
        outlet=head.outlet,
        byline=head.byline,
        credits=head.credits,
        title=head.title,
        capture=told[0],
        language=told[1],
        captured=told[2],
        published=read.published,
        given=read.given,
    )


def load_document(store: Store, document: str) -> Document | None:
    """The document as its newest reading dates it, or nothing where it is unknown or withheld."""
    sql = (
        "SELECT r.body, t.text, t.head, c.id, t.language, t.captured FROM document t "
        "JOIN capture c ON c.seq = t.capture "
        "JOIN reading r ON r.document = t.seq WHERE t.id = ? ORDER BY r.seq DESC LIMIT 1"
    )
    for body, text, head, *told in store.rows(sql, (document,)):
        blobs = load_blobs(store, (body, text, head))
        if not {body, text, head} <= set(blobs):
            return None
        read = WHOLE.decode(blobs[body]).document
        return document_of(HEAD.decode(blobs[head]), blobs[text], (told[0], told[1], told[2]), read)
    return None


def load_reading(store: Store, reading: int) -> Reading | None:
    """The reading with its document, by its number, or nothing where it is withheld."""
    sql = "SELECT r.body, t.id FROM reading r JOIN document t ON t.seq = r.document WHERE r.seq = ?"
    for body, document in store.rows(sql, (reading,)):
        blobs, whole = load_blobs(store, (body,)), load_document(store, document)
        if body in blobs and whole is not None:
            read = WHOLE.decode(blobs[body])
            dated = msgspec.structs.replace(whole, published=read.document.published, given=read.document.given)
            return msgspec.structs.replace(read, document=dated)
    return None
