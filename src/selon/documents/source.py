"""A page's source made light for the parser: without scripts, and without tags of thousands of attributes.

Enters the source; leaves what is parsed, and the structured data that stood in scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, repeat

# Scripts are most of a page, and end at the first end tag in any case. A drawing ends where it breaks off, so that only
# one with nothing but shapes in it is known here.
DRAWN = (
    "path g use rect circle ellipse line polygon polyline defs symbol clipPath mask linearGradient radialGradient stop"
).split()
DROPPED = re.compile(
    rb"<(?:([sS](?:cript|tyle|CRIPT|TYLE))(?=[\s>])"
    rb"|svg(?=[\s>])[^<>]*+(?<!/)>(?:[^<]++|</?(?:" + "|".join(DRAWN).encode() + rb")(?=[\s/>]))*+</svg\s*+>)"
)
STRUCTURED = b"ld+json"
# The parser compares each attribute of a tag with all others of it: thousands of them take minutes.
MOST_ATTRIBUTES = 1_000
LONGEST_TAG = 3_000
# In a longer page every tag is looked at: thousands of attributes may hide there behind brackets in quotation marks.
LEAPT_CHARACTERS = 250_000
ATTRIBUTE = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+"
ATTRIBUTES = re.compile(ATTRIBUTE)
TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+)(?:[\s/]++|{ATTRIBUTE})*+")


def drop_scripts(markup: bytes) -> tuple[bytes, list[bytes]]:
    """The page, in UTF-8, without scripts, styles and shapes, and what those scripts hold that have structured data.

    A script that is never closed ends the search.
    """
    pieces: list[bytes] = []
    data: list[bytes] = []
    at = 0
    while found := DROPPED.search(markup, at):
        start, end = found.span()
        if found[1]:
            head = end
            end = markup.find(b">", head)
            close = find_end(markup, b"/" + found[1], end) if end >= 0 else -1
            if close < 0:
                break
            if STRUCTURED in markup[head:end].lower():
                data.append(markup[end + 1 : close])
            end = markup.find(b">", close) + 1 or len(markup)
        pieces.append(markup[at:start])
        at = end
    return b"".join((*pieces, markup[at:])), data


def find_end(markup: bytes, closing: bytes, at: int) -> int:
    """Where an end tag begins; angle brackets are so few in a script that going from one to the next is quickest."""
    place = markup.find(b"<", at)
    while place >= 0 and not markup.startswith(closing, place + 1):
        place = markup.find(b"<", place + 1)
    return place


def bare_tags(markup: str) -> str:
    """The page with no attributes on those tags that have so many that parsing them would take for ever."""
    pieces: list[str] = []
    done = 0
    leapt = len(markup) <= LEAPT_CHARACTERS
    for tag in map(TAG.match, repeat(markup), long_tags(markup)) if leapt else TAG.finditer(markup):
        if tag and tag.end() - tag.start() > LONGEST_TAG and tag.start() >= done and is_bloated(tag[0]):
            pieces += markup[done : tag.start()], tag[1]
            done = tag.end()
    return "".join((*pieces, markup[done:])) if done else markup


def is_bloated(tag: str) -> bool:
    """Whether a tag has more than `MOST_ATTRIBUTES`."""
    return next(islice(ATTRIBUTES.finditer(tag), MOST_ATTRIBUTES + 1, None), None) is not None


def long_tags(markup: str) -> Iterator[int]:
    """Where in a page a tag may begin that is longer than `LONGEST_TAG`.

    The last opening bracket within that many characters of another one is the next to look from.
    """
    at = markup.find("<")
    while 0 <= at < len(markup) - LONGEST_TAG:
        following = markup.rfind("<", at + 1, at + 1 + LONGEST_TAG)
        if following < 0:
            yield at
            following = markup.find("<", at + 1 + LONGEST_TAG)
        at = following
