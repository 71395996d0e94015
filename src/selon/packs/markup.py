"""What page makers' names for elements hint at, read from `packs/world/markup.toml`.

Leaves patterns for names, and the hints of tags and roles.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

# Names are compared in lower case with hyphens between their words.
EDGE_LEFT, EDGE_RIGHT = r"(?<![a-z0-9])(?:", r")(?![a-z0-9])"


class MarkupTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands: words of names by hint, and hints by tag and by role."""

    names: dict[str, list[str]]
    tags: dict[str, str]
    roles: dict[str, str]


class MarkupHints(msgspec.Struct, frozen=True):
    """Hints ready for use: patterns of names in order of precedence, hints by tag and by role."""

    names: tuple[tuple[str, re.Pattern[str]], ...]
    tags: dict[str, str]
    roles: dict[str, str]


@cache
def load_markup_hints() -> MarkupHints:
    """The hints, compiled once."""
    text = resources.files("selon.packs").joinpath("world", "markup.toml").read_text(encoding="utf-8")
    table = msgspec.convert(tomllib.loads(text), MarkupTable)
    names = tuple((h, re.compile(EDGE_LEFT + "|".join(words) + EDGE_RIGHT)) for h, words in table.names.items())
    return MarkupHints(names, table.tags, table.roles)
