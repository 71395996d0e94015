"""Page words by language, read from every `packs/*/page.toml`.

Enters a language's name; leaves `PageWords`. The file of the folder `world` holds what all languages share and is
added to each of them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from selon.model.page_words import PageWords, fold_line

SHARED = "world"


@cache
def page_languages() -> tuple[str, ...]:
    """The languages that have page words, sorted."""
    folders = resources.files("selon.packs").iterdir()
    return tuple(sorted(f.name for f in folders if f.name != SHARED and f.joinpath("page.toml").is_file()))


@cache
def load_page_words(language: str | None) -> PageWords:
    """The page words of a language; those of all languages together where it is unknown or has none."""
    if language in page_languages():
        return make_page_words(language or "", (SHARED, language or ""))
    return make_page_words("", (SHARED, *page_languages()))


def make_page_words(language: str, folders: tuple[str, ...]) -> PageWords:
    """Join the files of several folders into one record; the first to name a phrase decides what it is."""
    tables = [read_table(folder) for folder in folders]
    return PageWords(
        language=language,
        lines=join_phrases(tables, "lines"),
        openings=join_openings(tables),
        elsewhere=frozenset(fold_line(w) for w in join_lists(tables, "elsewhere")),
        endings=frozenset(fold_line(w) for w in join_lists(tables, "endings")),
        teasers=tuple(sorted(join_lists(tables, "teasers"), key=len, reverse=True)),
        openers=frozenset(join_lists(tables, "openers")),
        auxiliaries=frozenset(join_lists(tables, "auxiliaries")),
        caption_marks=join_lists(tables, "caption_marks"),
        agencies={mark: name for t in tables for name, marks in t.get("agencies", {}).items() for mark in marks},
        agency_leads=join_lists(tables, "agency_leads"),
        published_leads=join_lists(tables, "published_leads"),
        updated_leads=join_lists(tables, "updated_leads"),
        months={fold_line(name): int(n) for t in tables for n, names in t.get("months", {}).items() for name in names},
        weekdays=frozenset(fold_line(w) for w in join_lists(tables, "weekdays")),
        month_first=len(folders) > 1 and all(t.get("month_first", False) for t in tables[1:]),
        stop_words=frozenset(join_lists(tables, "stop_words")),
    )


@cache
def read_table(folder: str) -> dict[str, Any]:  # Any: TOML, checked where its parts are used
    """One folder's file as it stands, empty where there is none."""
    file = resources.files("selon.packs").joinpath(folder, "page.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def join_lists(tables: list[dict[str, Any]], key: str) -> tuple[str, ...]:  # Any: see read_table
    """The lists of one key from all tables, in order, without repeats."""
    return tuple(dict.fromkeys(word for table in tables for word in table.get(key, ())))


def join_phrases(tables: list[dict[str, Any]], key: str) -> dict[str, str]:  # Any: see read_table
    """Folded phrases and what each is, from the sub-tables of one key."""
    joined: dict[str, str] = {}
    for table in tables:
        for what, phrases in table.get(key, {}).items():
            for phrase in phrases:
                joined.setdefault(fold_line(phrase), what)
    return joined


def join_openings(tables: list[dict[str, Any]]) -> dict[str, str]:  # Any: see read_table
    """As `join_phrases`, for beginnings of lines: what ends one (a space, an arrow) is a part of it."""
    joined: dict[str, str] = {}
    for table in tables:
        for what, phrases in table.get("openings", {}).items():
            for phrase in phrases:
                joined.setdefault(fold_line(f"{phrase}x")[:-1], what)
    return joined
