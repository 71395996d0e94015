"""Teasers of other stories glued between the sentences of a report, as pages flattened to text have them.

Enters a line of text and the page words; leaves the stretches that name other stories. Form alone decides where a
teaser ends: a title has no full stop, and the report resumes with a capital after a word. Where no such seam is
found only the lead ("read also:") is cut, since pages often lose the title and keep the lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from selon.model.page_words import PageWords

LEAD_ENDS = ":►▶→»"
LEAD_END = re.compile(f"[{LEAD_ENDS}]")
BULLETS = r"[►▶➤→•▪●>»*·\-–—\s]*"
SENTENCE_END = re.compile(
    r"[.!?…][\"'»”’)\]]*(?=\s+[\"'«“‘(]?\s?[A-Z\u00c0-\u00d6\u00d8-\u00de0-9])|[.!?…][\"'»”’)\]]*\s*$"
)
SEAM = re.compile(
    r"(?<=[\w»”\")%])\s+(?=(?P<word>[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'’]*)|(?P<quote>[«“\"]\s?)(?P<quoted>[A-Z\u00c0-\u00d6\u00d8-\u00de]))"
)
TOPIC = re.compile(
    r"(?<=[.!?»”\"])\s+(?P<topic>[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'’-]+"
    r"(?:[ -](?:[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'’-]+|\w{1,3})){0,4})\s?:\s(?=\S)"
)
WORD = re.compile(r"[\w'’-]+")
LONGEST_TEASER = 220
LONGEST_LINE_TEASER = 260
FLATTENED_CHARACTERS = 400
FEWEST_TITLE_WORDS = 3


class Leads(NamedTuple):
    """Any lead at a line's or sentence's beginning up to its colon or arrow, and a line that begins with a lead."""

    anywhere: re.Pattern[str]
    opening: re.Pattern[str]


@lru_cache(maxsize=32)
def compile_leads(leads: tuple[str, ...]) -> Leads:
    """The patterns of a language's leads; those that begin a line may lack a colon."""
    words = "|".join(re.escape(lead).replace("'", "['’]").replace(r"\ ", r"\s+") for lead in leads) or "(?!)"
    return Leads(
        re.compile(
            rf"(?:^|(?<=[.!?…»”\")])\s+){BULLETS}(?P<lead>(?:{words})\b[^.:!?\n]{{0,40}}?\s?[{LEAD_ENDS}])\s*",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{BULLETS}(?:\[\s*)?(?:{words})(?=\s*$|\s*[:►▶→»|\]–—-]|\s+[A-Z\u00c0-\u00d6\u00d8-\u00de«\"“0-9])",
            re.IGNORECASE,
        ),
    )


def is_teaser_line(line: str, leads: Leads) -> bool:
    """Whether a whole line is a teaser: it begins with a lead and holds no more than a title."""
    if len(line) > LONGEST_LINE_TEASER or not leads.opening.match(line):
        return False
    return len(SENTENCE_END.findall(line)) < 2


def find_teasers(line: str, leads: Leads, words: PageWords) -> list[tuple[int, int]]:
    """The stretches of a line that name other stories, those with a lead and, in flattened text, those without."""
    found: list[tuple[int, int]] = []
    if LEAD_END.search(line):
        for lead in leads.anywhere.finditer(line):
            if not found or lead.start("lead") >= found[-1][1]:
                found.append((lead.start("lead"), teaser_end(line, lead.end(), words)))
    if len(line) >= FLATTENED_CHARACTERS and ":" in line:
        found.extend(span for span in bare_teasers(line, words) if all(span[1] <= a or b <= span[0] for a, b in found))
    return sorted(found)


def teaser_end(line: str, at: int, words: PageWords) -> int:
    """Where the title that begins at `at` ends: at the first seam, or where it began when there is none."""
    stop = SENTENCE_END.search(line, at)
    limit = min(stop.start() if stop else len(line), at + LONGEST_TEASER)
    seam = next(find_seams(line, at, limit, words), None)
    if seam is None:
        return whole_or_lead(line, at, stop)
    further = next(
        (s for s in find_seams(line, seam, limit, words) if line[s] in '«“"' or line[s : s + 1].isspace()), None
    )
    return further if further is not None and is_title(line[seam:further], words) else seam


def whole_or_lead(line: str, at: int, stop: re.Match[str] | None) -> int:
    """The end of a teaser without a seam: the line's end where no sentence is told after the lead, else the lead's."""
    is_last = stop is None or stop.end() >= len(line.rstrip())
    return len(line) if is_last and len(line) - at <= LONGEST_TEASER else at


def find_seams(line: str, start: int, stop: int, words: PageWords) -> Iterator[int]:
    """Places where a sentence begins although none has ended."""
    for seam in SEAM.finditer(line, start, stop):
        before = WORD.findall(line[start : seam.start()])
        if len(before) < FEWEST_TITLE_WORDS or before[-1].lower() in words.stop_words:
            continue
        if seam["quote"] or is_opener(seam["word"], words):
            yield seam.end()


def is_opener(word: str, words: PageWords) -> bool:
    """Whether a capital word is one that has its capital from standing first, elided forms included."""
    return word.replace("’", "'") in words.openers


def is_title(text: str, words: PageWords) -> bool:
    """Whether a stretch reads like a title: no verb form that headlines leave out."""
    return not any(w.lower().replace("’", "'") in words.auxiliaries for w in WORD.findall(text))


def bare_teasers(line: str, words: PageWords) -> Iterator[tuple[int, int]]:
    """Titles without a lead between sentences: a topic in capitals, a colon, a few words, and then a seam."""
    for topic in TOPIC.finditer(line):
        stop = SENTENCE_END.search(line, topic.end())
        limit = min(stop.start() if stop else len(line), topic.end() + LONGEST_TEASER // 2)
        seam = next(find_seams(line, topic.end(), limit, words), None)
        if seam is not None and is_title(line[topic.end() : seam], words):
            yield topic.start("topic"), seam
