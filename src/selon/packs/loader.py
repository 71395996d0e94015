"""Enters: folders of packs. Leaves: languages and the world, each with the hash of its files.

Languages are found by scanning: the package's own folder, then folders of the user's, which `SELON_PACKS` names. A
folder `world` there is laid over the world, one named as a language without a `pack.toml` adds names to it. Nothing is
read before it is asked for.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from selon.packs.geonames import FILE, GeoNames
from selon.packs.grammar import Grammar
from selon.packs.lexicon import Lexicon, strip_accents
from selon.packs.numerals import Numerals
from selon.packs.spelling import Spelling
from selon.packs.tables import PackFault, cells, read_table
from selon.packs.world import World, fold_name

HOME = Path(__file__).parent
HASH_BYTES = 16
VARIABLE = "SELON_PACKS"
PARTY_COLUMNS = ("id", "names", "adjectives", "inhabitants", "capitals")
CONFLICT_NAMES = "conflicts.tsv"
CONFLICT_COLUMNS = ("id", "name")
PLACE_NAMES = "exonyms.tsv"
PLACE_COLUMNS = ("name", "called")
ANY = "*"  # in a name of a place: whatever stands before a word for its kind
Schema = TypeVar("Schema")


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack says of itself: a language pack's `id` is its language's code."""

    id: str
    kind: str
    name: str = ""
    level: str = "draft"


class PartyName(msgspec.Struct, frozen=True):
    """One name of a party in some language: its tokens, folded, whose it is and of which kind.

    `is_small` where it is written small, `is_cased` where its second word is no name without its capital: *Le Soir*.
    """

    tokens: tuple[str, ...]
    kind: str
    id: str
    is_small: bool = False
    is_cased: bool = False


def parts_of(path: Path) -> list[Path]:
    """A TOML file of a pack, then its parts in the order of their names: `x.toml`, `x_*.toml`."""
    return [part for part in (path, *sorted(path.parent.glob(f"{path.stem}_*{path.suffix}"))) if part.is_file()]


def join_parts(parts: Sequence[Path]) -> dict[str, object]:
    """The table of a file in parts: a part adds rows to lists of the same name, and no other key stands in two."""
    joined: dict[str, object] = {}
    for part in parts:
        for key, value in tomllib.loads(part.read_text(encoding="utf-8")).items():
            known = joined.get(key)
            if known is not None and not (isinstance(known, list) and isinstance(value, list)):
                message = f"{part}: {key} stands in another part of the file too: keep one"
                raise PackFault(message)
            joined[key] = [*known, *value] if isinstance(known, list) and isinstance(value, list) else value
    return joined


def read_toml(path: Path, schema: type[Schema]) -> Schema:
    """A TOML file with its parts as a record.

    An absent file is the record's default, an unknown key a fault that names the file.
    """
    table = join_parts(parts_of(path))
    try:
        return msgspec.convert(table, schema)
    except msgspec.ValidationError as fault:
        message = f"{path}: {fault}"
        raise PackFault(message) from fault


def hash_folder(folder: Path) -> str:
    """The hash of all data files of a pack, by name and content."""
    made = blake2b(digest_size=HASH_BYTES)
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".toml", ".tsv"}):
        made.update(path.relative_to(folder).as_posix().encode() + b"\x00" + path.read_bytes() + b"\x00")
    if (folder / FILE).is_file():
        made.update(GeoNames(folder / FILE).digest().encode())
    return made.hexdigest()


def hash_folders(folders: Sequence[Path]) -> str:
    """The hash of a pack and of what is laid over it; of a pack alone, its own."""
    hashes = [hash_folder(folder) for folder in folders]
    if len(hashes) == 1:
        return hashes[0]
    return blake2b("".join(hashes).encode(), digest_size=HASH_BYTES).hexdigest()


def named_folders() -> tuple[Path, ...]:
    """The folders of packs that `SELON_PACKS` names."""
    folders = tuple(Path(name).absolute() for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name)
    for folder in folders:
        if not folder.is_dir():
            message = f"{folder} is no folder of packs: {VARIABLE} or --packs names it"
            raise PackFault(message)
    return folders


class Language:
    """One language's pack. Its parts are read when first asked for."""

    def __init__(self, folder: Path, manifest: Manifest, world: World, added: Sequence[Path] = ()) -> None:
        """Take the folder; `world` gives the names that need no language, folders `added` more names of parties."""
        self.folder = folder
        self.folders = (folder, *added)
        self.id = manifest.id
        self.manifest = manifest
        self.world = world
        self._parts: dict[str, object] = {}

    @cached_property
    def hash(self) -> str:
        """The hash of the pack's files, as readings name it."""
        return hash_folders(self.folders)

    @property
    def is_complete(self) -> bool:
        """Whether the pack has what the reader needs, not only words of pages."""
        return (self.folder / "grammar.toml").is_file()

    @cached_property
    def spelling(self) -> Spelling:
        """How words and sentences are written."""
        return read_toml(self.folder / "text.toml", Spelling)

    @cached_property
    def numerals(self) -> Numerals:
        """Number words."""
        return read_toml(self.folder / "numerals.toml", Numerals)

    @cached_property
    def grammar(self) -> Grammar:
        """Small words with a special part, and the order of word classes."""
        return read_toml(self.folder / "grammar.toml", Grammar)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How well a word class stands after another, by the two letters."""
        return self.grammar.weights()

    @cached_property
    def lexicon(self) -> Lexicon:
        """All forms of the language."""
        return Lexicon(self.folder, self.grammar)

    def part(self, file: str, schema: type[Schema]) -> Schema:
        """Another file of the pack, as the record that its reader defines."""
        known = self._parts.get(file)
        if not isinstance(known, schema):
            known = self._parts[file] = read_toml(self.folder / file, schema)
        return known

    @cached_property
    def not_places(self) -> frozenset[str]:
        """Forms that are nearly never a place, though the gazetteer has one of that name."""
        return frozenset(row[0] for row in read_table(self.folder / "not_places.tsv", ("form",)))

    @cached_property
    def party_names(self) -> dict[str, dict[str, list[PartyName]]]:
        """All names of parties by their first and second tokens (folded; "" for none), longest first."""
        made: dict[str, dict[str, list[PartyName]]] = {}
        for name in self._all_names():
            second = name.tokens[1] if len(name.tokens) > 1 else ""
            made.setdefault(name.tokens[0], {}).setdefault(second, []).append(name)
        for by_second in made.values():
            for options in by_second.values():
                options.sort(key=lambda name: (-len(name.tokens), name.kind, name.id))
        return made

    @cached_property
    def conflict_names(self) -> dict[str, str]:
        """What the language calls each conflict, by its id; those without a name of their own are left out."""
        lists = (folder / CONFLICT_NAMES for folder in self.folders)
        return {row[0]: row[1] for path in lists for row in read_table(path, CONFLICT_COLUMNS)}

    @cached_property
    def place_names(self) -> dict[str, str]:
        """What the language calls places, by the world's name; `*` in both stands for the name of what is of a kind."""
        lists = (folder / PLACE_NAMES for folder in self.folders)
        return {row[0]: row[1] for path in lists for row in read_table(path, PLACE_COLUMNS)}

    def place_name(self, name: str) -> str:
        """The place as the language calls it; its name in the world where the language has none of its own."""
        if name in self.place_names:
            return self.place_names[name]
        before, _, kind = name.rpartition(" ")
        pattern = self.place_names.get(f"{ANY} {kind}") if before else None
        return pattern.replace(ANY, self.place_name(before)) if pattern else name

    @cached_property
    def capitals(self) -> dict[str, int]:
        """The row in the gazetteer of each state's capital, the first of its names that lies there, by state."""
        found: dict[str, int] = {}
        for identity, _, _, _, capitals in self._party_rows:
            entry = self.world.parties.get(identity)
            named = (row for form in cells(capitals) for row in self.world.place_names.get(fold_name(form), []))
            inside = (row for row in named if entry and self.world.places[row].country in entry.countries)
            if (first := next(inside, None)) is not None:
                found[identity] = first
        return found

    @cached_property
    def _party_rows(self) -> list[list[str]]:
        """How the language calls parties: the rows of all folders, the later ones last."""
        return [row for folder in self.folders for row in read_table(folder / "parties.tsv", PARTY_COLUMNS)]

    def _all_names(self) -> set[PartyName]:
        found: set[PartyName] = set()
        for party in self.world.parties.values():
            found.update(self._name(form, "party", party.id) for form in party.names)
        for person in self.world.persons.values():
            found.update(self._name(form, "person", person.id) for form in (person.name, *person.names))
        inflector = self.lexicon.inflector
        for identity, names, adjectives, inhabitants, capitals in self._party_rows:
            found.update(self._name(form, "party", identity) for form in cells(names))
            found.update(self._name(form, "capital", identity) for form in cells(capitals))
            for kind, forms in (("adjective", adjectives), ("inhabitant", inhabitants)):
                for form in cells(forms):
                    found.update(self._name(f, kind, identity) for f, _ in inflector.adjective_forms(form))
        return {name for name in found if name.tokens}

    def _name(self, form: str, kind: str, identity: str) -> PartyName:
        entry = self.world.parties.get(identity) if kind == "party" else None
        second = form.replace("'", " ").replace("\u2019", " ").partition(" ")[2]
        is_cased = entry is not None and entry.kind == "media" and second[:1].isupper()
        return PartyName(tuple(name_tokens(form)), kind, identity, form[:1].islower(), is_cased)


def name_tokens(form: str) -> list[str]:
    """The folded tokens of a name, cut as the tokenizer cuts: an elided word stands alone, hyphens stay inside."""
    folded = strip_accents(form.lower()).replace("’", "'")
    return folded.replace("'", "' ").replace("(", " ").replace(")", " ").replace("/", " / ").split()


class Packs:
    """All packs of some folders: the world, and languages by code."""

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        """Scan the package's folder and the given ones; what later ones have wins."""
        worlds = (HOME / "world", *(folder / "world" for folder in folders if (folder / "world").is_dir()))
        self.world = World(*worlds)
        self._worlds = worlds
        self.languages: dict[str, Language] = {}
        for home in (HOME, *folders):
            for path in sorted(home.glob("*/pack.toml")):
                manifest = read_toml(path, Manifest)
                if manifest.kind == "language":
                    added = [one for folder in folders if is_addition(one := folder / manifest.id)]
                    self.languages[manifest.id] = Language(path.parent, manifest, self.world, added)

    def conflict_name(self, conflict: str, language: str = "") -> str:
        """The conflict as the language calls it, else as the world does; its id where nobody knows it."""
        spoken = self.languages.get(language)
        known = self.world.conflicts.get(conflict)
        named = spoken.conflict_names.get(conflict) if spoken else None
        return named or (known.name if known else conflict)

    @cached_property
    def world_hash(self) -> str:
        """The hash of the world's files."""
        return hash_folders(self._worlds)


def is_addition(folder: Path) -> bool:
    """Whether a folder adds to the language that it is named after, and is no pack of its own."""
    return folder.is_dir() and not (folder / "pack.toml").is_file()


def load_packs(folders: tuple[Path, ...] | None = None) -> Packs:
    """The packs of the package and of the given folders (else of those that `SELON_PACKS` names), scanned once."""
    return _scan(named_folders() if folders is None else folders)


@cache
def _scan(folders: tuple[Path, ...]) -> Packs:
    return Packs(folders)


__all__ = ["Language", "Packs", "fold_name", "load_packs", "name_tokens", "read_toml"]
