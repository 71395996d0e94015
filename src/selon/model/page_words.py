"""The words by which a page's furniture is told from its report, as a language pack lists them."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

import msgspec

APOSTROPHES = "’‘ʼ´"
MARKS = re.compile("[\u0300-\u036f]+")
EDGES = " \t.,;:!?…\"'«»\u2039\u203a“”„()[]{}<>|/\\-–—_*•·●▪■►▶➤→©®#+=~^"


class PageWords(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One language's page words. All phrases are folded (see `fold_line`) unless said otherwise.

    `lines` and `openings` map a whole line, or the beginning of one, to what it is (menu, sharing, advert…).
    `elsewhere` are headings of one other story, `endings` are headings after which nothing of the report follows;
    `teasers` (as written) lead a line that names another story; `openers` (as written) are words whose capital
    shows that a sentence begins; `months` and `weekdays` serve date lines only.
    """

    language: str
    lines: dict[str, str] = {}
    openings: dict[str, str] = {}
    elsewhere: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    teasers: tuple[str, ...] = ()
    openers: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    caption_marks: tuple[str, ...] = ()
    agencies: dict[str, str] = {}
    agency_leads: tuple[str, ...] = ()
    published_leads: tuple[str, ...] = ()
    updated_leads: tuple[str, ...] = ()
    months: dict[str, int] = {}
    weekdays: frozenset[str] = frozenset()
    month_first: bool = False
    stop_words: frozenset[str] = frozenset()

    def opening_of(self, line: str) -> str | None:
        """What a folded line is by its beginning."""
        if not line.startswith(self.beginnings):
            return None
        return next(what for opening, what in self.openings.items() if line.startswith(opening))

    @cached_property
    def folded_leads(self) -> tuple[str, ...]:
        """The words before a day of publication, folded."""
        return tuple(map(fold_line, self.published_leads))

    @cached_property
    def folded_updates(self) -> tuple[str, ...]:
        """The words before a day of change, folded."""
        return tuple(map(fold_line, self.updated_leads))

    @cached_property
    def month_names(self) -> tuple[str, ...]:
        """The names of `months`, sorted."""
        return tuple(sorted(self.months))

    @cached_property
    def month_heads(self) -> frozenset[str]:
        """The first word of each of `months`."""
        return frozenset(re.split(r"\W", name, maxsplit=1)[0] for name in self.months)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The phrases of `openings`."""
        return tuple(self.openings)


def fold_line(line: str) -> str:
    """A line in lower case without accents, outer punctuation and repeated white space."""
    bare = line.lower()
    if not bare.isascii():
        for mark in APOSTROPHES:
            bare = bare.replace(mark, "'")
        bare = MARKS.sub("", unicodedata.normalize("NFKD", bare))
    return " ".join(bare.split()).strip(EDGES)
