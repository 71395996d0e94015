"""Enters: a text and a pack's spelling. Leaves: its tokens, with exact offsets over anything."""

from __future__ import annotations

import re
from functools import cache

from selon.model.tokens import MARK, MIXED, NUMBER, WORD, Tokens
from selon.packs.spelling import Spelling

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'"})
APOSTROPHE = "['’‘ʼ´′]"
SPACES = "\u00a0\u202f\u2009 "


@cache
def token_pattern(spelling: Spelling) -> re.Pattern[str]:
    """The one expression that cuts a text into tokens, from the pack's enclitics and words with an apostrophe inside."""
    whole = "|".join(re.escape(w).replace("'", APOSTROPHE) for w in spelling.whole) or "(?!)"
    enclitics = "|".join(map(re.escape, spelling.enclitics)) or "(?!)"
    domains = "|".join(map(re.escape, spelling.domains)) or "(?!)"
    letter = r"[^\W\d_]"
    part = rf"{letter}[^\W_]*"
    return re.compile(
        rf"(?P<e>(?<={letter})-(?:{enclitics})(?![\w-]))"
        rf"|(?P<w>(?:{whole})\b|[a-z0-9]{{2,20}}\.(?:{domains})\b|{part}(?:-(?!(?:{enclitics})(?![\w-]))[^\W_]+)*(?:{APOSTROPHE}(?={letter}|\d))?)"
        rf"|(?P<n>\d{{1,3}}(?:(?:[{SPACES}]|[.,])\d{{3}})+(?![\w]|[.,]\d)(?:[.,]\d{{1,2}}(?!\d))?|\d+[.,]\d+(?![\w])|\d+(?![^\W_]))"
        rf"|(?P<m>\d+[^\W_]+)"
        r"|(?P<p>''|’’|``|\.{2,}|…|<!--|-->|--|[^\w\s]|_)",
        re.IGNORECASE,
    )


def tokenize(text: str, spelling: Spelling) -> Tokens:
    """Cut a text into tokens; white space and format characters are between them, nothing else is left out."""
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    kinds: list[str] = []
    capitals: list[bool] = []
    breaks: list[int] = []
    kind_of = {"w": WORD, "e": WORD, "n": NUMBER, "m": MIXED, "p": MARK}
    last = 0
    for match in token_pattern(spelling).finditer(text):
        start, end = match.span()
        form = match.group()
        starts.append(start)
        ends.append(end)
        low = form.lower()
        lows.append(low if low.isascii() else low.translate(APOSTROPHES))
        kinds.append(kind_of[match.lastgroup or "p"])
        capitals.append(form[0].isupper())
        breaks.append(text.count("\n", last, start) if start > last + 0 and "\n" in text[last:start] else 0)
        last = end
    return Tokens(text, starts, ends, lows, kinds, capitals, breaks)
