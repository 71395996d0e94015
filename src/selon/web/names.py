"""Parties under the names that a page's language gives them.

Enters: a canonical name of the ledger. Leaves: the name that the language's pack puts first, else the canonical one.
"""

from __future__ import annotations

from functools import cache

from selon.packs.loader import load_packs
from selon.packs.tables import cells, read_table

COLUMNS = ("id", "names", "adjectives", "inhabitants", "capitals")


def party_name(name: str, language: str) -> str:
    """The party as the language calls it."""
    return _names(language).get(name, name)


def war_name(conflict: str | None) -> str:
    """The conflict as the packs call it, in English; its id where they do not know it."""
    known = load_packs().world.conflicts
    return known[conflict].name if conflict in known else conflict or ""


@cache
def _names(language: str) -> dict[str, str]:
    packs = load_packs()
    pack = packs.languages.get(language)
    path = pack.folder / "parties.tsv" if pack else None
    if path is None or not path.is_file():
        return {}
    called = {row[0]: cells(row[1]) for row in read_table(path, COLUMNS)}
    return {party.name: called[party.id][0] for party in packs.world.parties.values() if called.get(party.id)}
