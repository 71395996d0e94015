"""From bytes to characters: declared, then detected encodings, with a word where neither was right.

Enters bytes and what the input declares; leaves the text and the problems met.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

from selon.model.problem import Problem

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
UTF8 = "utf-8"
REPLACEMENT = "\ufffd"
SAMPLE_BYTES = 65_536


def decode_text(data: bytes, path: str | None, declared: Sequence[str] = ()) -> tuple[str, tuple[Problem, ...]]:
    """The text of `data`. UTF-8 that decodes is never doubted: other encodings hardly ever look like it.

    Characters that no encoding explains become U+FFFD; every departure from UTF-8 that was not declared is told
    in a problem.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace"), ()
    try:
        return data.decode(UTF8), ()
    except UnicodeDecodeError as fault:
        return decode_otherwise(data, path, [*map(html_encoding, declared)], fault.start)


def decode_otherwise(
    data: bytes, path: str | None, declared: Sequence[str | None], fault: int
) -> tuple[str, tuple[Problem, ...]]:
    """Decode what is not valid UTF-8: as declared if that fits, else as nearly UTF-8, else as detected."""
    for name in declared:
        if name and name != UTF8 and (text := try_decode(data, name)) is not None:
            return text, ()
    nearly = data.decode(UTF8, "replace")
    if is_nearly_utf8(nearly):
        what = f"byte {fault} is not UTF-8; {nearly.count(REPLACEMENT)} characters could not be read"
        return nearly, (Problem("encoding", what, path, f"byte {fault}"),)
    name = detect_encoding(data, max_len=SAMPLE_BYTES) or "windows-1252"
    if name == UTF8:
        name = "windows-1252"
    text = bytes_to_str(data, name, errors="replace", fallback_encodings=("windows-1252", "latin-1"))
    return text, (Problem("encoding", f"not UTF-8 at byte {fault}; read as {name}", path, f"byte {fault}"),)


def is_nearly_utf8(text: str) -> bool:
    """Whether a text decoded with replacements has far more valid non-ASCII characters than broken ones."""
    broken = text.count(REPLACEMENT)
    other = sum(c > "\x7f" for c in text) - broken
    return other > 3 * broken


def try_decode(data: bytes, name: str) -> str | None:
    """The text, or null where the encoding is unknown or does not fit."""
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def html_encoding(name: str) -> str | None:
    """The encoding that browsers take a declared name to mean, null where it means none."""
    try:
        known = map_encoding_to_html5(name, fallback_utf8=False)
        return str(codecs.lookup(known).name) if known else None
    except (LookupError, ValueError, TypeError):
        return None
