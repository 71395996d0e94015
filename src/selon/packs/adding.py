"""Entries of one's own: parties, persons, places and conflicts put into a folder that is laid over the packs.

Enters: an entry, and the packs as they are with that folder. Leaves: a row at its place in a list, or an `EntryFault`
that says what is wrong and what would be right; nothing is written then.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from selon.packs.checker import check_pack
from selon.packs.gazetteer import CURATED, fold_name
from selon.packs.loader import PARTY_COLUMNS, Packs
from selon.packs.world import PARTIES, PERSONS, ConflictEntry, PartyEntry, PersonEntry, PlaceEntry

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"\d{4}(?:-\d{2}){0,2}")
IDENTITY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
POLE, DATE_LINE = 90, 180
BLOCK = "[[conflict]]"
FEW = 30  # values that are all named where one is wrong


class EntryFault(Exception):
    """The entry can not be taken as it is; the message says why and what would be right."""


def identity_of(name: str) -> str:
    """An id made of a name: its letters and digits without accents, small, joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", fold_name(name))) or "unnamed"


def add_party(folder: Path, entry: PartyEntry, packs: Packs) -> Path:
    """Put a party into a folder's world; the list that holds it now."""
    _check_identity(entry.id)
    _one_of("kind", entry.kind, {party.kind for party in packs.world.parties.values()})
    for country in entry.countries:
        _check_country(country, packs)
    if entry.party not in {entry.id, ""}:
        _one_of("party", entry.party, packs.world.parties)
    speaks_for = "" if entry.party == entry.id else entry.party
    names = dict.fromkeys((entry.name, *entry.names))
    cells = (entry.id, entry.name, entry.kind, speaks_for, "|".join(entry.countries), "|".join(names))
    return put_row(folder / "world" / "parties.tsv", PARTIES, cells)


def add_party_words(folder: Path, language: str, cells: Sequence[str], packs: Packs) -> Path:
    """Put what a language calls a party (id, names, adjectives, inhabitants, capitals) into a folder."""
    _one_of("language", language, packs.languages)
    return put_row(folder / language / "parties.tsv", PARTY_COLUMNS, cells)


def add_person(folder: Path, entry: PersonEntry, packs: Packs) -> Path:
    """Put a holder of an office into a folder's world; the list that holds it now."""
    _check_identity(entry.id)
    _one_of("party", entry.party, packs.world.parties)
    for year in (entry.since, entry.until):
        if year and not YEAR.fullmatch(year):
            said = f"{year!r} is no year, month or day: write 2020, 2020-10 or 2020-10-03"
            raise EntryFault(said)
    names = "|".join(dict.fromkeys((entry.name, *entry.names)))
    cells = (entry.id, entry.name, entry.party, entry.office, entry.since, entry.until, names)
    return put_row(folder / "world" / "persons.tsv", PERSONS, cells)


def add_place(folder: Path, entry: PlaceEntry, names: Sequence[str], packs: Packs) -> Path:
    """Put a place into a folder's world, in place of one of the same name and country; the list that holds it now."""
    _check_country(entry.country, packs)
    _one_of("kind", entry.kind, {place.kind for place in packs.world.places if place.curated})
    if not (-POLE <= entry.lat <= POLE and -DATE_LINE <= entry.lon <= DATE_LINE):
        said = f"{entry.lat},{entry.lon} is nowhere: give degrees north, then east, as in 40.68,46.36"
        raise EntryFault(said)
    number = "" if entry.geonames is None else str(entry.geonames)
    others = "|".join(name for name in dict.fromkeys(names) if name != entry.name)
    cells = (entry.name, entry.country, f"{entry.lat:.4f}", f"{entry.lon:.4f}", entry.kind, number, others)
    return put_row(folder / "world" / "places.tsv", CURATED, cells, keys=2)


def add_conflict(folder: Path, entry: ConflictEntry, packs: Packs) -> Path:
    """Put a conflict into a folder's world; the file that holds it now."""
    _check_identity(entry.id)
    _one_of("kind", entry.kind, {known.kind for known in packs.world.conflicts.values()})
    for day in (entry.first_day, *([entry.last_day] if entry.last_day else [])):
        if not DAY.fullmatch(day):
            said = f"{day!r} is no day: write it as 2020-10-03"
            raise EntryFault(said)
    for party in (*entry.parties, *(one for front in entry.fronts for one in front), *entry.residents.values()):
        _one_of("party", party, packs.world.parties)
    for country in (*entry.countries, *entry.residents):
        _check_country(country, packs)
    for language in entry.names:
        _one_of("language", language, packs.languages)
    path = folder / "world" / "conflicts.toml"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    blocks = [block.strip() for block in before.split(BLOCK)]
    kept = {_id_of_block(block): block for block in blocks[1:]}
    kept[entry.id] = _block(entry)
    texts = [blocks[0], *(f"{BLOCK}\n{block}" for _, block in sorted(kept.items()))]
    _write(path, "\n\n".join(text for text in texts if text) + "\n")
    return path


def put_row(path: Path, columns: Sequence[str], cells: Sequence[str], keys: int = 1) -> Path:
    """Put a row at its place in a list, in place of one with the same first cells; the list is made where missing."""
    row = [_clean(cell) for cell in cells]
    before = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    header = before[0] if before else "# " + "\t".join(columns)
    rows = [line for line in before[1:] if line and line.split("\t")[:keys] != row[:keys]]
    _write(path, "\n".join([header, *sorted([*rows, "\t".join(row)]), ""]))
    return path


def others_called(names: Iterable[str], identity: str, packs: Packs) -> list[str]:
    """Who else bears one of the names: for people to know, since a name may well have several bearers."""
    wanted = {fold_name(name) for name in names}
    found = [
        f"{party.name} ({party.id})"
        for party in packs.world.parties.values()
        if party.id != identity and not wanted.isdisjoint(fold_name(name) for name in (party.name, *party.names))
    ]
    places = (packs.world.places[row] for name in sorted(wanted) for row in packs.world.place_names.get(name, []))
    return found + [f"{place.name} ({place.country}, {place.kind})" for place in places]


def _check_identity(identity: str) -> None:
    if not IDENTITY.fullmatch(identity):
        said = f"{identity!r} is no id: small letters and digits, joined by hyphens, as in {identity_of(identity)}"
        raise EntryFault(said)


def _check_country(country: str, packs: Packs) -> None:
    states = [party for party in packs.world.parties.values() if party.kind == "state"]
    known = {code for party in states for code in party.countries}
    if country not in known:
        named = next((p.countries[0] for p in states if p.countries and fold_name(p.name) == fold_name(country)), None)
        said = f"{country!r} is no country: give its code of two letters" + (f", {named}" if named else "")
        raise EntryFault(said)


def _one_of(what: str, value: str, known: Iterable[str]) -> None:
    listed = sorted(known)
    if value in listed:
        return
    near = get_close_matches(value, listed, 3) or (listed if len(listed) <= FEW else [])
    said = f"no {what} {value!r} is known" + (f": is it {', '.join(near)}?" if near else "")
    raise EntryFault(said)


def _clean(cell: str) -> str:
    cleaned = unicodedata.normalize("NFC", " ".join(cell.split()))
    return "|".join(part.strip() for part in cleaned.split("|"))


def _id_of_block(block: str) -> str:
    return str(tomllib.loads(f"{BLOCK}\n{block}")["conflict"][0]["id"])


def _block(entry: ConflictEntry) -> str:
    def listed(values: Iterable[str]) -> str:
        return "[" + ", ".join(map(_quoted, values)) + "]"

    residents = ", ".join(f"{country} = {_quoted(party)}" for country, party in sorted(entry.residents.items()))
    lines = [
        f"id = {_quoted(entry.id)}",
        f"name = {_quoted(entry.name)}",
        f"first_day = {_quoted(entry.first_day)}",
        f"last_day = {_quoted(entry.last_day)}",
        f"kind = {_quoted(entry.kind)}",
        f"parties = {listed(entry.parties)}",
        f"countries = {listed(entry.countries)}",
        f"fronts = [{', '.join(listed(front) for front in entry.fronts)}]",
        f"residents = {{{residents}}}",
        *(f"names.{language} = {listed(names)}" for language, names in sorted(entry.names.items())),
        f"places = {listed(entry.places)}",
    ]
    return "\n".join(lines)


def _quoted(value: str) -> str:
    cleaned = _clean(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{cleaned}"'


def _write(path: Path, text: str) -> None:
    """Write the file, unless the folder would no longer keep its form: then it is as it was."""
    before = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    faults = [problem for problem in check_pack(path.parent) if problem.path == str(path)]
    if faults:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
        said = "; ".join(f"{one.place or path.name}: {one.what}" for one in faults)
        raise EntryFault(said)
