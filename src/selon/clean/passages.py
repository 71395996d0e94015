"""Stretches of a document that are no part of its report, told by form and by the language pack's page words.

Enters a document and page words; leaves passages in order, none overlapping. Nothing is removed; `caption` and
`title` are marks, `boilerplate` and `off_topic` are cuts. What says something is kept: where form does not decide,
no cut is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selon.clean.captions import find_captions
from selon.clean.lines import Line, split_lines
from selon.clean.strangers import find_strangers
from selon.clean.taken import Taken
from selon.clean.teasers import Leads, compile_leads, find_teasers, is_teaser_line
from selon.model.document import Document, Passage, PassageKind
from selon.model.page_words import PageWords

LONGEST_TITLE = 250
LONGEST_FURNITURE = 300
LONGEST_MENU_LINE = 45
LONGEST_FILE_NAME = 100
MOST_MENU_WORDS = 7
FEWEST_MENU_LINES = 4
MANY_MENU_LINES = 9
LEAKED_MARKUP = re.compile(
    r"</?(?:span|div|p|img|a|br|b|i|em|strong|figure|iframe)\b[^>]{0,200}\\?>|\\<|&(?:nbsp|amp|quot|#\d+);"
)
FILE_SIZE = re.compile(
    r"\b(?:JPE?G|PNG|GIF|PDF|MP3|MP4|DOCX?)\b.{0,20}\d[.,]?\d*\s?[KMG]?[obB]\b|\b[\w-]+\.(?:jpe?g|png|gif|webp)\b",
    re.IGNORECASE,
)
BULLET = re.compile(r"^(?:[•*·\-–—‎]|\d+[.)])\s")
DIGIT = re.compile(r"\d")
OTHER_STORIES = "other stories"


def find_passages(document: Document, words: PageWords, known: Sequence[Passage] = ()) -> tuple[Passage, ...]:
    """All passages of a document, with those that its input already showed (`known`, from tags of a page).

    What depends on the layout of the whole text (menus, endings, strangers) is sought only where nothing is known.
    """
    taken = Taken(known)
    lines = split_lines(document.text, taken.stretches())
    if not lines:
        return tuple(known)
    found = list(find_by_form(lines, words)) if not known else []
    found += find_by_line(lines, words)
    for passage in found:
        if not taken.touches(passage.start, passage.end):
            taken.add(passage)
    return join_neighbours(document.text, sorted(taken.passages, key=lambda p: p.start))


def make(line: Line, kind: PassageKind, why: str) -> Passage:
    """A passage that is a whole line."""
    return Passage(line.start, line.end, kind, why)


def find_by_form(lines: Sequence[Line], words: PageWords) -> Iterator[Passage]:
    """Passages that only the layout of the whole text shows."""
    first = next((n for n, line in enumerate(lines) if line.is_prose), len(lines))
    last = max((n for n, line in enumerate(lines) if line.is_prose), default=-1)
    title = lines[0]
    dated = is_page_day(lines, words)
    heads = not dated and is_title_line(lines, first)
    if dated:
        yield make(title, "boilerplate", "page day")
    elif heads:
        yield make(title, "title", "first line")
    yield from find_ending(lines, first, words)
    yield from find_menus(lines[1:] if heads else lines, lines[first:last], words)
    for start, end, why in find_strangers(lines):
        yield Passage(start, end, "off_topic", why)


def is_title_line(lines: Sequence[Line], first: int) -> bool:
    """Whether the first line is a title: of a title's length, apart from what follows, and not a page's furniture."""
    title = lines[0]
    apart = len(lines) > 1 and (lines[1].after_blank or not title.is_prose)
    letters = sum(c.isalpha() for c in title.text)
    return (
        apart
        and len(title.text) <= LONGEST_TITLE
        and len(title.text.split()) > 3
        and letters > len(title.text) / 2
        and first < len(lines)
    )


def is_page_day(lines: Sequence[Line], words: PageWords) -> bool:
    """Whether the first line is the day on which the page was looked at: a date line above menus, not below a title."""
    found = lines[0].folded.replace(",", " ").split()
    return (
        len(found) <= 5
        and any(w in words.weekdays for w in found)
        and any(w in words.months for w in found)
        and len(lines) > 1
        and lines[1].folded in words.lines
    )


def find_ending(lines: Sequence[Line], first: int, words: PageWords) -> Iterator[Passage]:
    """From a heading that ends the report to the end, or to where solid prose resumes.

    A heading of news from elsewhere takes the one story behind it along.
    """
    ending, elsewhere = False, False
    for line in lines[first + 1 :]:
        if line.folded in words.endings or line.folded in words.elsewhere:
            ending, elsewhere = True, line.folded in words.elsewhere
        elif ending and line.is_solid_prose:
            ending, elsewhere = elsewhere, False
        if ending:
            yield make(line, "off_topic", OTHER_STORIES)


def find_menus(lines: Sequence[Line], prose: Sequence[Line], words: PageWords) -> Iterator[Passage]:
    """Runs of short lines before the first or after the last prose, at least one of them known as furniture."""
    bounds = (prose[0].start, prose[-1].end) if prose else (0, 0)
    run: list[Line] = []
    for line in [*lines, None]:
        if line and is_menu_line(line) and not bounds[0] < line.start < bounds[1]:
            run.append(line)
            continue
        known = sum(one.folded in words.lines for one in run)
        if len(run) >= FEWEST_MENU_LINES and known >= (1 if len(run) >= MANY_MENU_LINES else 2):
            yield from (make(one, "boilerplate", "menu") for one in run)
        run = []


def is_menu_line(line: Line) -> bool:
    """Whether a line could stand in a menu: short, no sentence, no item of a list in prose."""
    text = line.text
    return (
        len(text) <= LONGEST_MENU_LINE
        and len(text.split()) <= MOST_MENU_WORDS
        and not text.endswith((".", ";", ":", ",", "»"))
        and not BULLET.match(text)
        and not DIGIT.search(text)
    )


def find_by_line(lines: Sequence[Line], words: PageWords) -> Iterator[Passage]:
    """Passages that a line shows by itself, and teasers inside lines."""
    captions = find_captions(lines, words)
    leads = compile_leads(words.teasers)
    for n, line in enumerate(lines):
        if found := furniture(line, leads, words):
            yield make(line, *found)
        elif n in captions:
            yield make(line, "caption", "caption or credit")
        else:
            for start, end in find_teasers(line.text, leads, words):
                yield Passage(line.start + start, line.start + end, "off_topic", "teaser")


def furniture(line: Line, leads: Leads, words: PageWords) -> tuple[PassageKind, str] | None:
    """What a line is, when its words or its form say that it is no report."""
    if is_teaser_line(line.text, leads):
        return "off_topic", "teaser"
    if len(line.text) > LONGEST_FURNITURE:
        return None
    if (LEAKED_MARKUP.search(line.text) and not line.is_prose) or (
        len(line.text) < LONGEST_FILE_NAME and FILE_SIZE.search(line.text)
    ):
        return "boilerplate", "markup"
    if found := words.lines.get(line.folded):
        return ("off_topic" if found == OTHER_STORIES else "boilerplate"), found
    if found := words.opening_of(line.folded):
        return ("off_topic" if found == OTHER_STORIES else "boilerplate"), found
    return None


def join_neighbours(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Passages of one kind and reason with nothing but space between them, as one."""
    joined: list[Passage] = []
    for passage in passages:
        last = joined[-1] if joined else None
        if (
            last
            and last.kind == passage.kind
            and last.why == passage.why
            and not text[last.end : passage.start].strip()
        ):
            joined[-1] = Passage(last.start, passage.end, last.kind, last.why)
        else:
            joined.append(passage)
    return tuple(joined)
