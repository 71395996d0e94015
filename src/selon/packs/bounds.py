"""Whether no rule of a pack can run away: what each costs a token is bounded, whatever the text.

Enters: a pack's folder. Leaves: problems that name what breaks a bound; none is the proof. It rests on three things:
set phrases and bounding words are rows of tokens, and only those that share a beginning are tried; patterns of time are
rows of elements without repetition, walked as a tree, so that the tree bounds the steps from one token; and each word
has few classes, so that each step of the tagger has few ways.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from selon.model.problem import Problem
from selon.packs.tables import PackFault, cells, read_table
from selon.packs.times import LONGEST_PATTERN, Node, TimeFault, load_times

LONGEST_PHRASE = 12  # tokens of a set phrase or of a row of words in a list
MOST_ALIKE = 200  # set phrases that begin with the same two words: all are tried where these stand
MOST_CLASSES = 8  # of one form
MOST_STEPS = 4000  # of the walk over patterns of time from one token
REPETITIONS = ("*", "+", "}", "...")  # ends of an element that would repeat it
PATTERNS = "patterns"
Found = Iterator[tuple[str, str, str]]


def check_bounds(folder: Path) -> list[Problem]:
    """All that could make the cost of a pack's rules grow without bound."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue  # said by the check of its form
        found += [Problem(kind, what, str(path), place) for kind, what, place in check_rows(table)]
    words, times = folder / "words.tsv", folder / "times.toml"
    found += [Problem(kind, what, str(words), place) for kind, what, place in check_phrases(words)]
    return found + [Problem(kind, what, str(times), place) for kind, what, place in check_walk(times)]


def check_rows(value: object, place: str = "") -> Found:
    """Strings of a table that are too long to be a row of tokens, and patterns that repeat an element."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"yes", "no"}:
                yield from check_rows(inner, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from check_rows(inner, place)
    elif isinstance(value, str):
        most = LONGEST_PATTERN if place.endswith(PATTERNS) else LONGEST_PHRASE
        elements = value.split()
        if len(elements) > most and not place.endswith("why"):
            yield "too-long", f"{len(elements)} words where {most} are the most: {value}", place
        if place.endswith(PATTERNS) and any(len(e) > 1 and e.endswith(REPETITIONS) for e in elements):
            yield "repetition", f"a pattern repeats nothing: {value}", place


def check_phrases(path: Path) -> Found:
    """Set phrases that are too long, too many that begin alike, forms with too many classes."""
    try:
        rows = read_table(path, ("form", "tags"))
    except (PackFault, UnicodeDecodeError):
        return  # said by the check of its form
    alike = Counter(tuple(form.split(" ")[:2]) for form, _ in rows if " " in form)
    for beginning, count in sorted(alike.items()):
        if count > MOST_ALIKE:
            yield (
                "too-many-alike",
                f"{count} set phrases begin with these words, {MOST_ALIKE} are the most",
                " ".join(beginning),
            )
    for number, (form, tags) in enumerate(rows, start=2):
        if form.count(" ") >= LONGEST_PHRASE:
            yield "too-long", f"a set phrase has at most {LONGEST_PHRASE} words", f"line {number}"
        if len(cells(tags)) > MOST_CLASSES:
            yield "too-many-classes", f"a form has at most {MOST_CLASSES} classes", f"line {number}"


def check_walk(path: Path) -> Found:
    """Whether the walk over the patterns of time takes a bounded number of steps from any token."""
    if not path.is_file():
        return
    try:
        words = load_times(path)
        names = max(map(len, words.symbols.values()), default=0) + len(words.symbols.get("", ())) + MOST_CLASSES
        steps = most_steps(words.root, names)
    except (TimeFault, PackFault, ValueError):
        return  # said by the check of its form
    if steps > MOST_STEPS:
        yield "runs-away", f"the patterns may take {steps} steps from one token, {MOST_STEPS} are the most", PATTERNS


def most_steps(root: Node, names: int) -> int:
    """The most states that a walk can visit from one token, where each token goes by at most so many names.

    At each depth it can be in no more states than the tree has there, nor in more than the names of the tokens open.
    """
    steps, level, open_ways = 0, [root], 1
    while level:
        level = [child for node in level for child in node.next.values()]
        open_ways = min(open_ways * names, len(level))
        steps += open_ways
    return steps
