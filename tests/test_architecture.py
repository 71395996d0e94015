"""The shape of the house: where imports may go, how long things are, and that no human word lies in the engine.

Enters: every Python file of src/selon, parsed and never run. Leaves: one failure for each fault, naming file and line.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from selon.packs.loader import load_packs

HOUSE = Path(__file__).parents[1] / "src" / "selon"

# The design's section 4: imports go from a higher row to a lower one, and inside a room.
ROWS = {
    "cli": 4,
    "web": 4,
    "sweep": 4,
    "flows": 3,
    "documents": 2,
    "clean": 2,
    "read": 2,
    "claims": 2,
    "ledger": 2,
    "reconcile": 2,
    "export": 2,
    "packs": 1,
    "model": 0,
}
ENGINE = tuple(room for room, row in ROWS.items() if row < ROWS["cli"])
# A command that opens another shell goes in by its front door.
DOORS = {("cli/serve.py", "selon.web.app"), ("cli/dossier.py", "selon.web.app")}
# Modules loaded by name: the command that is asked for, and the driver of an extra that slows every other start.
LOADERS = {"cli/main.py", "documents/parquet.py", "ledger/opening.py"}

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LETTERS = {"Lu", "Ll", "Lt", "Lo"}  # no marks that look like raised letters
EXCUSE = re.compile(r"#.*\b40 lines\b")

# Words of English that French has too, beside those by which the code names things: they stand in messages and SQL.
SHARED_WORDS = frozenset(
    """
    active admit article change checkpoint citation cite code commercial commit compose consent court description
    discussion distinct figure final font force image journal latin long marketing menu message migration migrations
    minute nations navigation option permission permissions photo piano podcast post publication rail registration
    relates respond section signature social sponsor style surface table twitter usage
    """.split()
)
# What a docstring shows rather than says.
QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|\*[^*]*\*")


class Import(NamedTuple):
    """One import of a file: the module, the line, and whether it stands inside a function."""

    module: str
    line: int
    is_late: bool
    is_relative: bool


def files() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def room_of(path: Path) -> str | None:
    parts = path.relative_to(HOUSE).parts
    return parts[0] if len(parts) > 1 else None


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(tree: ast.Module) -> list[Import]:
    late = {id(node) for function in functions_of(tree) for node in ast.walk(function)}
    found: list[Import] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.extend(Import(alias.name, node.lineno, id(node) in late, is_relative=False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.append(Import(node.module or "", node.lineno, id(node) in late, is_relative=node.level > 0))
    return found


def functions_of(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def arrow_faults(path: str, room: str | None, imports: list[Import]) -> list[str]:
    """What is wrong with the imports of one file."""
    faults = []
    for entry in imports:
        if entry.is_relative:
            faults.append(f"{path}:{entry.line}: relative import")
        if entry.is_late:
            faults.append(f"{path}:{entry.line}: import of {entry.module} inside a function")
        parts = entry.module.split(".")
        if parts[0] != "selon" or len(parts) == 1 or room is None or (path, entry.module) in DOORS:
            continue
        if parts[1] != room and ROWS.get(parts[1], 99) >= ROWS[room]:
            faults.append(f"{path}:{entry.line}: {room} does not know {parts[1]}")
    return faults


def loader_faults(path: str, tree: ast.Module) -> list[str]:
    """Imports by name, which no reader of the imports sees."""
    if path in LOADERS:
        return []
    names = {"import_module", "__import__"}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    called = [(node.lineno, getattr(node.func, "attr", getattr(node.func, "id", ""))) for node in calls]
    return [f"{path}:{line}: import by name" for line, name in called if name in names]


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring and decorators."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length


def docstring_ids(tree: ast.Module) -> set[int]:
    """The constants that are text for people who read code: strings that stand alone."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def english_words() -> frozenset[str]:
    """The words by which the code names and describes its things: names and docstrings are English."""
    found: set[str] = set()
    for path in files():
        for node in ast.walk(parsed(path)):
            for field in ("id", "attr", "name", "arg"):
                name = getattr(node, field, None)
                if isinstance(name, str):
                    found.update(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()))
            if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
                found.update(re.findall(r"[a-z]+", ast.unparse(node.slice)))
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                found.update(re.findall(r"[a-z]+", QUOTED.sub(" ", ast.get_docstring(node) or "").lower()))
    return frozenset(found) | SHARED_WORDS | pack_terms()


def pack_terms() -> frozenset[str]:
    """The terms that packs and engine share: columns of lists, and the senses that words are sorted into."""
    terms: set[str] = set()
    for path in sorted((HOUSE / "packs").glob("*/*.tsv")):
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        terms.update(re.findall(r"[a-z]+", header))
        if path.name == "senses.tsv":
            terms.update(word for row in rows for word in re.findall(r"[a-z]+", row.split("\t")[0]))
    return frozenset(terms)


def word_faults(path: str, tree: ast.Module, english: frozenset[str]) -> list[str]:
    """Constants that hold a word or the code of a language that is read.

    Text with a letter outside ASCII is one; so is a word of four letters or more that a language other than English
    lists and that names nothing in the code; codes are told by standing alone.
    """
    aside = docstring_ids(tree)
    faults = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in aside:
            continue
        if len(node.value) > 1 and any(unicodedata.category(c) in LETTERS for c in node.value if not c.isascii()):
            faults.append(f"{path}:{node.lineno}: a letter outside ASCII in {node.value!r}")
        elif found := foreign_words(node.value, english):
            faults.append(f"{path}:{node.lineno}: {', '.join(found)} in {node.value!r}: words and codes live in packs/")
    return faults


def foreign_words(text: str, english: frozenset[str]) -> list[str]:
    """The words of the text that belong to a language that is read."""
    languages = load_packs().languages
    if text in languages or text in {"en", "fr"}:
        return [text]
    words = [w for w in re.findall(r"[a-z]{4,}", text.lower()) if w not in english]
    lexicons = [language.lexicon for code, language in languages.items() if code != "en"]
    return [word for word in words if any(lexicon.knows(word) for lexicon in lexicons)]


def test_every_folder_is_a_known_room() -> None:
    folders = {path.name for path in HOUSE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= set(ROWS), f"unknown rooms: {sorted(folders - set(ROWS))}; the design's section 4 lists them"


def test_the_ground_floor_holds_no_modules() -> None:
    assert {path.name for path in HOUSE.glob("*.py")} <= {"__init__.py", "__main__.py"}


def test_imports_only_go_down() -> None:
    faults = [f for path in files() for f in arrow_faults(shown(path), room_of(path), imports_of(parsed(path)))]
    faults.extend(f for path in files() for f in loader_faults(shown(path), parsed(path)))
    assert not faults, "\n".join(faults)


def test_files_are_short() -> None:
    counts = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files()}
    long = {path: lines for path, lines in counts.items() if lines > LONGEST_FILE}
    assert not long, f"two nouns in one file? {long}"


def test_long_functions_say_why() -> None:
    faults = []
    for path in files():
        source = path.read_text(encoding="utf-8").splitlines()
        for function in functions_of(parsed(path)):
            around = "\n".join(source[max(0, function.lineno - 2) : function.end_lineno])
            if code_lines(function) > LONGEST_FUNCTION and not EXCUSE.search(around):
                faults.append(f"{shown(path)}:{function.lineno}: {function.name} has {code_lines(function)} lines")
    assert not faults, "shorten, or say why in a comment (# More than 40 lines because …):\n" + "\n".join(faults)


def test_every_module_says_what_it_is_for() -> None:
    assert not [shown(path) for path in files() if not ast.get_docstring(parsed(path))]


def test_the_engine_holds_no_human_word_and_no_language_code() -> None:
    english = english_words()
    engine = [path for path in files() if room_of(path) in ENGINE]
    faults = [fault for path in engine for fault in word_faults(shown(path), parsed(path), english)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("room", "line", "is_right"),
    [
        pytest.param("flows", "from selon.read.times import find", True, id="down"),
        pytest.param("read", "from selon.read.tokens import cut", True, id="inside a room"),
        pytest.param("read", "from selon.claims.toll import make", False, id="a neighbour"),
        pytest.param("model", "import selon.packs.loader", False, id="up"),
        pytest.param("read", "from selon.attic.box import open", False, id="an unknown room"),
        pytest.param("read", "from .tokens import cut", False, id="relative"),
        pytest.param("read", "def f():\n    from selon.model.span import Span", False, id="late"),
        pytest.param("read", "def f():\n    import json", False, id="late from outside"),
        pytest.param("read", "if TYPE_CHECKING:\n    from selon.model.span import Span", True, id="for types alone"),
        pytest.param("cli", "from selon.web.pages import tolls", False, id="shells do not know each other"),
    ],
)
def test_arrows_are_told_apart(room: str, line: str, is_right: bool) -> None:  # noqa: FBT001  a case's column
    assert (not arrow_faults(f"{room}/x.py", room, imports_of(ast.parse(line)))) is is_right


@pytest.mark.parametrize(
    ("line", "is_right"),
    [
        pytest.param('x = "killed"', True, id="a value of the form"),
        pytest.param('x = "\\u2019 \\u00ab \\u00bb"', True, id="marks are no words"),
        pytest.param('x = "\\u0153"', True, id="a single letter is no word"),
        pytest.param('x = "tu\\u00e9s"', False, id="a letter outside ASCII"),
        pytest.param('x = "annoncer"', False, id="a verb"),
        pytest.param('x = r"(?:selon|annoncer)\\b"', False, id="a verb in a pattern"),
        pytest.param('x = "fr"', False, id="a code"),
        pytest.param('"""Says annoncer."""', True, id="a docstring may quote"),
    ],
)
def test_words_are_told_apart(line: str, is_right: bool) -> None:  # noqa: FBT001  a case's column
    assert (not word_faults("read/x.py", ast.parse(line), english_words())) is is_right
