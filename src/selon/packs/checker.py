"""Whether a pack keeps its form: lists in order, rules with examples, nothing that no reader can reach.

Enters: a pack's folder, the world that it names, matchers that run the rules of a file. Leaves: problems that name
file and place; none for a sound pack.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from selon.model.problem import Problem
from selon.packs.bounds import check_bounds
from selon.packs.events import EventRules
from selon.packs.geonames import FILE as GEONAMES
from selon.packs.grammar import Grammar
from selon.packs.landmarks import load_landmarks
from selon.packs.list_form import check_list, order_list
from selon.packs.loader import ANY, CONFLICT_NAMES, HOME, PLACE_NAMES, Language, Manifest, parts_of, read_toml
from selon.packs.numerals import Numerals
from selon.packs.places import PlaceWords
from selon.packs.rule_form import Matcher, check_rules
from selon.packs.rules import TollRules
from selon.packs.speech import SpeechWords
from selon.packs.spelling import Spelling
from selon.packs.tables import PackFault
from selon.packs.times import TimeWords
from selon.packs.world import World

MANIFEST = "pack.toml"
LANGUAGE = "language"
SCHEMAS: dict[str, type[msgspec.Struct]] = {
    "events.toml": EventRules,
    "grammar.toml": Grammar,
    "numerals.toml": Numerals,
    MANIFEST: Manifest,
    "places.toml": PlaceWords,
    "speech.toml": SpeechWords,
    "text.toml": Spelling,
    "times.toml": TimeWords,
    "tolls.toml": TollRules,
}
IN_PARTS = frozenset({"events.toml", "speech.toml", "tolls.toml"})  # files that `read_toml` joins
# Files whose reader keeps the schema.
OTHERS = frozenset({"conflicts.toml", "conjugation.toml", "inflection.toml", "markup.toml", "page.toml"})
LISTS_OF_CLASS = {"noun": "nouns.tsv", "verb": "verbs.tsv", "adjective": "adjectives.tsv"}
SUFFIXES = frozenset({".toml", ".tsv", ".md"})


def find_packs(folder: Path) -> list[Path]:
    """The pack folders in `folder`, or the folder itself where it is one."""
    if (folder / MANIFEST).is_file():
        return [folder]
    return sorted(path for path in folder.iterdir() if path.is_dir() and any(path.glob("*.t[os][mv]*")))


def check_pack(folder: Path, matchers: Mapping[str, Matcher] | None = None) -> list[Problem]:
    """All problems of one pack, in order of its files.

    `matchers` run the examples of the rules of a file, by its name; other rules are checked for form alone.
    """
    senses = {row[0] for row in read_rows(folder / "senses.tsv")} | idiom_senses(folder)
    found: list[Problem] = []
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        if path.suffix == ".tsv":
            found.extend(check_list(path))
        elif path.suffix == ".toml":
            found.extend(check_rules(path, senses, (matchers or {}).get(whole_name(path))))
            found.extend(check_schema(path))
            found.extend(check_parts(path))
        elif path.suffix not in SUFFIXES and path.name != GEONAMES:
            found.append(Problem("unknown-file", "a pack holds TOML, TSV and Markdown alone", str(path)))
    found.extend(check_senses(folder))
    found.extend(check_parties(folder))
    found.extend(check_conflicts(folder))
    found.extend(check_places(folder))
    found.extend(check_bounds(folder))
    return found or check_loading(folder)


def idiom_senses(folder: Path) -> set[str]:
    """The senses that a verb has only with the fixed words of an idiom."""
    try:
        rules = read_toml(folder / "tolls.toml", TollRules)
    except (PackFault, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return set()
    return {sense for idiom in rules.idiom for sense in idiom.senses}


def order_pack(folder: Path) -> list[Path]:
    """Put all lists of a pack in order; the files that changed."""
    return [path for path in sorted(folder.glob("*.tsv")) if order_list(path)]


def whole_name(path: Path) -> str:
    """The name of the file that a TOML file is or is a part of: `events.toml` of `events_nouns_ground.toml`."""
    whole = path.stem.partition("_")[0] + path.suffix
    return whole if whole in IN_PARTS else path.name


def check_parts(path: Path) -> list[Problem]:
    """Rules of the parts of a file whose id a part before them has."""
    if whole_name(path) != path.name:
        return []
    seen: set[str] = set()
    found = []
    for part in parts_of(path):
        own = ids_of(part)
        found += [Problem("rule-id-twice", "another part has this id", str(part), name) for name in sorted(own & seen)]
        seen |= own
    return found


def ids_of(path: Path) -> set[str]:
    """The ids of the rules of one TOML file; none where it is no TOML, which the check of its rules says."""
    try:
        rules = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", ())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return set()
    return {rule["id"] for rule in rules if isinstance(rule.get("id"), str)}


def check_schema(path: Path) -> list[Problem]:
    """Whether a TOML file has the keys and types that its reader knows."""
    schema = SCHEMAS.get(whole_name(path))
    if schema is None:
        known = whole_name(path) in OTHERS
        return [] if known else [Problem("unknown-file", "no reader knows a file of this name", str(path))]
    try:
        read_toml(path, schema)
    except PackFault as fault:
        return [Problem("bad-toml", str(fault).removeprefix(f"{path}: "), str(path))]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return []  # said by the check of its rules
    return []


def check_senses(folder: Path) -> list[Problem]:
    """Senses of words that no list has: no text can reach them."""
    forms = {row[0] for row in read_rows(folder / "words.tsv")}
    known = {name: forms | {row[0] for row in read_rows(folder / file)} for name, file in LISTS_OF_CLASS.items()}
    path = folder / "senses.tsv"
    found = []
    for number, row in enumerate(read_rows(path), start=2):
        word_class, lemma = row[1:3] if len(row) == len(("sense", "class", "lemma")) else ("", "")
        if word_class not in known:
            found.append(Problem("unknown-class", f"no list of {word_class}s", str(path), f"line {number}"))
        elif lemma not in known[word_class] and not (word_class == "verb" and known["verb"].issuperset(lemma.split())):
            what = f"{lemma} stands neither in {LISTS_OF_CLASS[word_class]} nor in words.tsv: no text reaches its sense"
            found.append(Problem("unknown-lemma", what, str(path), f"line {number}"))
    return found


def check_parties(folder: Path) -> list[Problem]:
    """Names for parties that the world does not have, and bodies that speak for nobody known."""
    path = folder / "parties.tsv"
    rows = read_rows(path)
    worlds = (HOME / "world", folder, folder.parent / "world")
    own = {row[0] for world in worlds if is_world(world) for row in read_rows(world / path.name)}
    speaks_for = _column(path, "party")
    found = []
    for number, row in enumerate(rows, start=2):
        named = [row[0], *(row[speaks_for : speaks_for + 1] if speaks_for else ())]
        for identity in (name for name in named if name and name not in own):
            what = f"the world has no party {identity}"
            found.append(Problem("unknown-party", what, str(path), f"line {number}"))
    return found


def check_conflicts(folder: Path) -> list[Problem]:
    """Names for conflicts that the world does not have."""
    path = folder / CONFLICT_NAMES
    beside = folder.parent / "world"
    known = World(HOME / "world", *([beside] if beside.is_dir() else [])).conflicts
    return [
        Problem("unknown-conflict", f"the world has no conflict {row[0]}", str(path), f"line {number}")
        for number, row in enumerate(read_rows(path), start=2)
        if row[0] not in known
    ]


def check_places(folder: Path) -> list[Problem]:
    """Names for places that the world does not have."""
    path = folder / PLACE_NAMES
    rows = read_rows(path)
    if not rows:
        return []
    beside = folder.parent / "world"
    known = {place.name for place in World(HOME / "world", *([beside] if beside.is_dir() else [])).places}
    return [
        Problem("unknown-place", f"the world has no place {row[0]}", str(path), f"line {number}")
        for number, row in enumerate(rows, start=2)
        if not row[0].startswith(ANY) and row[0] not in known
    ]


def check_loading(folder: Path) -> list[Problem]:
    """Whether the loader takes the pack as a whole; asked last, of packs that have no fault of form."""
    try:
        for _ in _load_parts(folder):
            pass
    except (PackFault, KeyError, ValueError) as fault:
        return [Problem("does-not-load", f"the loader refuses the pack: {fault!r}", str(folder))]
    return []


def is_world(folder: Path) -> bool:
    """Whether the folder holds what all languages share."""
    return folder.name == "world"


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a list as they stand, faulty ones included; none where the file is absent or no text."""
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")[1:]
    return [line.split("\t") for line in lines if line]


def _column(path: Path, name: str) -> int:
    """Where a column stands; 0 where the list has none of that name."""
    if not path.is_file():
        return 0
    header = path.read_text(encoding="utf-8", errors="replace").split("\n")[0].removeprefix("#").strip().split("\t")
    return header.index(name) if name in header else 0


def _load_parts(folder: Path) -> Iterator[object]:
    beside = folder if is_world(folder) else folder.parent / "world"
    world = World(HOME / "world", *([beside] if beside != HOME / "world" and beside.is_dir() else []))
    if is_world(folder):
        yield from (world.parties, world.persons, world.conflicts, list(world.places), world.place_names)
        yield load_landmarks(folder)
        return
    if not (folder / MANIFEST).is_file():
        return
    language = Language(folder, read_toml(folder / MANIFEST, Manifest), world)
    if language.manifest.kind == LANGUAGE:
        yield from (
            language.lexicon,
            language.weights,
            language.party_names,
            language.conflict_names,
            language.place_names,
            language.not_places,
        )
        yield load_landmarks(folder)
