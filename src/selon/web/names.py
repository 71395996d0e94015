"""Parties, places and conflicts under the names that a page's language gives them.

Enters: a canonical name of the ledger, or a conflict's id. Leaves: the name that the language's pack puts first, else
the canonical one.
"""

from __future__ import annotations

from functools import cache

from selon.packs.loader import PARTY_COLUMNS, load_packs
from selon.packs.tables import cells, read_table


def party_name(name: str, language: str) -> str:
    """The party as the language calls it."""
    return _names(language).get(name, name)


def place_name(name: str, language: str) -> str:
    """The place as the language calls it."""
    pack = load_packs().languages.get(language)
    called = pack.place_name(name) if pack else name
    return called if called != name else party_name(name, language)


def war_name(conflict: str | None, language: str) -> str:
    """The conflict as the language calls it, else in English; its id where no pack knows it."""
    return load_packs().conflict_name(conflict, language) if conflict else ""


@cache
def _names(language: str) -> dict[str, str]:
    packs = load_packs()
    pack = packs.languages.get(language)
    folders = pack.folders if pack else ()
    rows = [row for folder in folders for row in read_table(folder / "parties.tsv", PARTY_COLUMNS)]
    called = {row[0]: cells(row[1]) for row in rows}
    return {party.name: called[party.id][0] for party in packs.world.parties.values() if called.get(party.id)}
