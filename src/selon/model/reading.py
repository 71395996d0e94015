"""A reading: everything that one pass of the reader found in one document. Its JSON form is a promise."""

from __future__ import annotations

import msgspec

from selon.model.claim import Claim
from selon.model.document import Document, Passage
from selon.model.mention import Place, Quote, Speech, Time
from selon.model.problem import Problem

FORM = 1


class Reader(msgspec.Struct, frozen=True):
    """Which reader made the reading: the program's version and the hash of each pack by its name."""

    version: str
    packs: dict[str, str]


class Frame(msgspec.Struct, frozen=True):
    """What the document is about: ids of the conflicts it tells of, and why."""

    conflicts: tuple[str, ...] = ()
    why: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One document with its frame, mentions, claims and problems."""

    form: int = FORM
    reader: Reader
    document: Document
    frame: Frame = Frame()
    passages: tuple[Passage, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quotes: tuple[Quote, ...] = ()
    speech: tuple[Speech, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


def reading_schema() -> dict[str, object]:
    """The JSON Schema of a reading, as `selon schema` prints it."""
    return msgspec.json.schema(Reading)
