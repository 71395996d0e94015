"""The ids of the ledger: all are made from content, so that reading twice adds nothing.

Enters: bytes, texts and spans. Leaves: hexadecimal hashes of 32 characters (BLAKE2b, 128 bits).
"""

from __future__ import annotations

from hashlib import blake2b

import msgspec

BITS = 128
SEPARATOR = b"\x1f"


def digest(*parts: str | bytes | None) -> str:
    """The hash of the parts in order; a missing part is not the same as an empty one."""
    hashed = blake2b(digest_size=BITS // 8)
    for part in parts:
        if part is None:
            hashed.update(b"\x00")
        else:
            hashed.update(b"\x01")
            hashed.update(part.encode() if isinstance(part, str) else part)
        hashed.update(SEPARATOR)
    return hashed.hexdigest()


def capture_id(content: bytes, address: str | None) -> str:
    """One page as it was fetched: its bytes and its address or archive record."""
    return digest(content, address)


def text_id(capture: str, text: str) -> str:
    """What an extractor made of a capture."""
    return digest(capture, text)


def anchor_id(text: str, kind: str, span: tuple[int, int], label: str, source: tuple[int, int] | None) -> str:
    """What a claim is about: text's id, kind, span of figure or trigger, outcome or type, and the source's span."""
    return digest(text, kind, repr(span), label, None if source is None else repr(source))


def proposal_id(anchor: str, fields: object) -> str:
    """One way of reading an anchor: its canonical fields, encoded in sorted order."""
    return digest(anchor, msgspec.json.encode(fields, order="deterministic"))
