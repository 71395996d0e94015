"""What the names of a page's elements hint that they are: menu, advert, comments and more.

Enters tags and attributes; leaves hints, as `packs/world/markup.toml` names them.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from selon.packs.markup import load_markup_hints

HIDDEN = "hidden"
ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
HIDING = re.compile(r"display:\s*none|visibility:\s*hidden")
LONGEST_HINT = 600
# Attributes besides the class that name a part of the layout.
NAMING = ("id", "data-component", "data-testid", "data-qa")
LONGEST_ID, MOST_ID_JOINTS = 40, 3
CACHED = 20_000


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a serialised tag, first value of each name, entities resolved."""
    found: dict[str, str] = {}
    for name, value in ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


@lru_cache(maxsize=CACHED)
def hint_of_names(names: str) -> str:
    """What a class name or id says its element is."""
    spread = CAMEL.sub("-", names).lower().replace("_", "-")
    for hint, pattern in load_markup_hints().names:
        if pattern.search(spread):
            return hint
    return ""


def is_name(value: str) -> bool:
    """Whether an id names a part of a layout: ids of many words are made from headings and say nothing."""
    return 0 < len(value) <= LONGEST_ID and value.count("-") + value.count("_") <= MOST_ID_JOINTS


def hides(text: str) -> bool:
    """Whether the attributes of a tag inside a line keep its text from view."""
    return ("hid" in text or "none" in text or "sr-only" in text) and hint_of("span", text)[0] == HIDDEN


@lru_cache(maxsize=CACHED)
def hint_of(tag: str, text: str) -> tuple[str, str]:
    """What an element's tag, role, class and id say it is; and its class names, by which its like are known."""
    attributes = attributes_of(text) if text else {}
    style = attributes.get("style", "")
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or (style and HIDING.search(style)):
        return HIDDEN, ""
    classes = attributes.get("class", "")
    names = f"{tag} {classes}"
    known = load_markup_hints()
    if hint := known.tags.get(tag) or known.roles.get(attributes.get("role", "")):
        return hint, names
    described = " ".join((classes, *(v for k in NAMING if is_name(v := attributes.get(k, "")))))
    return hint_of_names(described[:LONGEST_HINT]) if described.strip() else "", names
