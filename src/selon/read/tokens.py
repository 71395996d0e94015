"""Enters: a text and a pack's spelling. Leaves: its tokens, with exact offsets over anything."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache

from selon.model.tokens import MARK, MIXED, NUMBER, WORD, Tokens
from selon.packs.spelling import Spelling

APOSTROPHE = "['\u2019\u2018\u02bc\u00b4\u2032]"
QUOTED = '["\u00ab\u201c\u201e\u2039]'  # an elided word may stand before a quotation
HYPHEN = "[-\u2010\u2011]"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # what a word may hide: soft hyphens, joiners, byte order marks
COMBINING = "\u0300-\u036f"  # accents that stand apart from their letter
SPACES = "\u00a0\u202f\u2009 "
CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de]"
SMALL = r"[a-z\u00df-\u00f6\u00f8-\u00ff]"
APOSTROPHES = dict.fromkeys("\u2019\u2018\u02bc\u00b4`\u2032", "'")
KIND_OF = {"a": WORD, "w": WORD, "e": WORD, "n": NUMBER, "m": MIXED, "p": MARK}
PLAIN = str.maketrans(APOSTROPHES | dict.fromkeys("\u2010\u2011", "-") | dict.fromkeys(INVISIBLE, ""))


@cache
def token_pattern(spelling: Spelling) -> re.Pattern[str]:
    """The one expression that cuts a text into tokens, from the pack's enclitics and words with an apostrophe inside.

    What repeats within a repeat never gives characters back, so that its cost is bounded for any text.
    """
    whole = "|".join(re.escape(w).replace("'", APOSTROPHE) for w in spelling.whole) or "(?!)"
    enclitics = "|".join(re.escape(e).replace(r"\-", HYPHEN) for e in spelling.enclitics) or "(?!)"
    domains = "|".join(map(re.escape, spelling.domains)) or "(?!)"
    letter = r"[^\W\d_]"
    inside = rf"[^\W_]++|[{COMBINING}{INVISIBLE}]"
    part = rf"{letter}(?:{inside})*+"
    enclitic = rf"(?:{enclitics})(?!{HYPHEN}|\w)"
    letters = rf"(?:{CAPITAL}\.)"  # of an acronym; two before a name are initials
    dotted = rf"{letters}{{3,}}+|{letters}{{2,}}+{CAPITAL}(?!\w)|{letters}{{2}}(?=\s+{SMALL}|[,;:)\u00bb])"
    return re.compile(
        rf"(?P<a>(?-i:(?<![\w.])(?:{dotted})))"
        rf"|(?P<e>(?<={letter}){HYPHEN}{enclitic})"
        rf"|(?P<w>(?:{whole})\b|[a-z0-9]{{2,20}}+\.(?-i:{domains}|{domains.upper()})\b"
        rf"|{part}(?:{HYPHEN}(?!{enclitic})(?:{inside})++)*(?:{APOSTROPHE}(?={letter}|\d|{QUOTED}))?)"
        rf"|(?P<n>\d{{1,3}}(?:[{SPACES}.,'\u2019]\d{{3}}|\n000){{1,5}}(?:[.,]\d{{1,2}}(?!\d))?(?!\w|[.,]\d)"
        r"|\d+[.,]\d+(?!\w)|\d+(?![^\W_]))"
        rf"|(?P<m>\d+[^\W_]+)"
        r"|(?P<p><<|>>|\u2039\u2039|\u203a\u203a|''|\u2019\u2019|``|\.{2,}|\u2026|<!--|-->|--|[^\w\s"
        + INVISIBLE
        + COMBINING
        + r"]|_)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=65_536)
def plain_form(form: str) -> str:
    """A lower-case form with straight apostrophes and hyphens, composed accents and nothing hidden."""
    low = form.translate(PLAIN)
    return low if unicodedata.is_normalized("NFC", low) else unicodedata.normalize("NFC", low)


def without_points(low: str, kind: str) -> str:
    """A word without the points between the letters of an acronym; a domain's stay."""
    is_dotted = kind == WORD and low[1:2] == "." and low[3:4] in {".", ""}
    return low.replace(".", "") if is_dotted else low


def tokenize(text: str, spelling: Spelling) -> Tokens:
    """Cut a text into tokens; white space and format characters are between them, nothing else is left out."""
    spans: list[tuple[int, int]] = []
    kinds: list[str] = []
    for match in token_pattern(spelling).finditer(text):
        kind = KIND_OF[match.lastgroup]  # type: ignore[index]  # every alternative of the pattern has a name
        start, end = match.span()
        joint = parting(text[start:end], spelling) if kind == WORD else 0
        if joint:
            spans += [(start, start + joint), (start + joint, start + joint + 1), (start + joint + 1, end)]
            kinds += [WORD, MARK, NUMBER if text[end - 1].isdigit() else WORD]
            continue
        spans.append((start, end))
        kinds.append(kind)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    forms = [text[start:end] for start, end in spans]
    small = [form.lower() for form in forms]
    lows = [low if low.isascii() else plain_form(low) for low in small]
    lows = [without_points(low, kind) if "." in low else low for low, kind in zip(lows, kinds, strict=True)]
    articles = (*spelling.articles, *spelling.compass)
    capitals = [
        low != form and (form[0].isupper() or follows_article(form, articles))
        for low, form in zip(small, forms, strict=True)
    ]
    return Tokens(text, starts, ends, lows, kinds, capitals, line_ends(text, starts, ends))


def parting(form: str, spelling: Spelling) -> int:
    """Where a hyphen joins two words of a span, or one and a number, and no word: *mars-mai 2015*, *3 mai-6 juin*."""
    at = form.find("-")
    if at < 1 or form[:at].lower() not in spelling.spanning:
        return 0
    behind = form[at + 1 :]
    return at if behind.isdecimal() or behind.lower() in spelling.spanning else 0


def follows_article(form: str, articles: tuple[str, ...]) -> bool:
    """Whether a form begins with a small article and its hyphen, before the capital of a name."""
    article, hyphen, name = form.translate(PLAIN).partition("-")
    return bool(hyphen) and name[:1].isupper() and article in articles


def line_ends(text: str, starts: list[int], ends: list[int]) -> list[int]:
    """How many line ends stand between each token and the one before it, or the beginning."""
    breaks = [0] * len(starts)
    at = text.find("\n")
    while at >= 0:
        following = bisect_right(starts, at)
        if following == len(starts):
            break
        if not following or ends[following - 1] <= at:
            breaks[following] += 1
        at = text.find("\n", at + 1)
    return breaks
