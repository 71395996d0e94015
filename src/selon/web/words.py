"""The texts of pages: TOML files, one a language and more in a folder of its code, found by scanning `words/`.

Enters: a key, and what stands in the text's `{}`. Leaves: text in the page's language.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import cast

HOME = Path(__file__).parent / "words"
Tree = dict[str, "str | Tree"]


class UnknownText(KeyError):
    """A page asks for a text that the language's file does not have."""


class Words:
    """The texts of one language."""

    def __init__(self, language: str, *trees: Tree) -> None:
        """Take the files' tables; keys are joined by dots."""
        self.language = language
        self._texts = {key: text for tree in trees for key, text in flat_texts(tree)}

    def __contains__(self, key: str) -> bool:
        """Whether there is a text under the key."""
        return key in self._texts or f"{key}.other" in self._texts

    def keys(self) -> set[str]:
        """All keys."""
        return set(self._texts)

    def under(self, start: str) -> list[str]:
        """The keys that begin so, in the order of the file."""
        return [key for key in self._texts if key.startswith(start)]

    def say(self, key: str, **parts: object) -> str:
        """The text under the key; with a number `n`, the form of the text that goes with it."""
        text = self._texts.get(key)
        if text is None and "n" in parts:
            is_one = str(parts["n"]) in self._texts["plural.one"].split()
            text = self._texts.get(f"{key}.{'one' if is_one else 'other'}")
        if text is None:
            said = f"words/{self.language}.toml has no text {key!r}"
            raise UnknownText(said)
        shown = {name: self.number(part) if isinstance(part, int) else part for name, part in parts.items()}
        return text.format(**shown) if parts else text

    def is_many(self, voice: str) -> bool:
        """Whether a verb goes with this voice as with several people."""
        return voice in self._texts.get("plural.voices", "").split("|")

    def value(self, group: str, value: str | None) -> str:
        """A value of the form in words, such as an outcome; the value itself where there are none."""
        key = f"{group}.{value}"
        return self.say(key) if value and key in self else value or ""

    def number(self, number: int) -> str:
        """A whole number with the language's mark between thousands."""
        return f"{number:,}".replace(",", self._texts["form.thousands"])

    def day(self, day: str | None) -> str:
        """An ISO day, month or year as people write it; empty where there is none."""
        if not day:
            return ""
        year, month, number = (*day[:10].split("-"), "", "")[:3]
        if not month:
            return year
        name = self._texts[f"month.{int(month)}"]
        return f"{name} {year}" if not number else self._texts["form.day"].format(int(number), name, year)

    def short_day(self, day: str) -> str:
        """A day without its year."""
        return self._texts["form.short_day"].format(int(day[8:10]), self._texts[f"month.{int(day[5:7])}"])

    def short_month(self, day: str) -> str:
        """A month, with its year where the year begins."""
        name = self._texts[f"month.{int(day[5:7])}"]
        return f"{name} {day[:4]}" if day[5:7] == "01" else name

    def days(self, first: str | None, last: str | None) -> str:
        """A period: one day where both are the same; month and year once where both share them."""
        if first == last or not first or not last:
            return self.day(first or last)
        whole = len(first) == len(last) == len("2020-10-03")
        if whole and first[:7] == last[:7]:
            name = self._texts[f"month.{int(last[5:7])}"]
            return self._texts["form.day"].format(f"{int(first[8:])}–{int(last[8:])}", name, last[:4])
        if whole and first[:4] == last[:4]:
            return f"{self.short_day(first)} – {self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"


def flat_texts(tree: Tree, before: str = "") -> list[tuple[str, str]]:
    """All texts of nested tables with their keys joined by dots."""
    found: list[tuple[str, str]] = []
    for name, part in tree.items():
        key = f"{before}{name}"
        found += [(key, part)] if isinstance(part, str) else flat_texts(part, f"{key}.")
    return found


@cache
def load_words() -> dict[str, Words]:
    """The languages that pages can be shown in, by code."""
    codes = sorted(path.stem for path in HOME.glob("*.toml"))
    return {
        code: Words(code, *map(_read, (HOME / f"{code}.toml", *sorted(HOME.glob(f"{code}/*.toml"))))) for code in codes
    }


def _read(path: Path) -> Tree:
    return cast("Tree", tomllib.loads(path.read_text(encoding="utf-8")))


def choose_language(wanted: str | None, accepted: str) -> str:
    """The language asked for, else the first that the browser accepts, else the first that there is."""
    known = load_words()
    ranked = sorted((_rank(part) for part in accepted.split(",")), reverse=True)
    for code in (wanted, *(code for _, code in ranked)):
        if code in known:
            return str(code)
    return next(iter(known))


def _rank(part: str) -> tuple[float, str]:
    code, _, quality = part.strip().partition(";q=")
    try:
        weight = float(quality or 1)
    except ValueError:
        weight = 0.0
    return weight, code.split("-")[0].lower()
