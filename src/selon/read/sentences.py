"""Enters: tokens. Leaves: sentences, told by marks, line ends and length.

A point ends a sentence though the next word is glued to it, unless it follows an abbreviation or an initial. A line end
inside a paragraph ends a sentence unless the text is wrapped at a fixed width or the next line goes on in lower case.
An empty line ends one too, but for a lead whose type changed in its midst: a long line without a mark, and a sentence
that goes on in lower case.
"""

from __future__ import annotations

from itertools import pairwise

from selon.model.tokens import MARK, WORD, Sentence, Tokens
from selon.packs.spelling import Spelling

LONGEST = 240  # tokens; longer stretches are cut at the last comma or semicolon, so that no layer sees an endless one
FULL_STOPS = frozenset(".!?…")
DOUBLED = "''"  # two apostrophes for a straight mark
CLOSERS = frozenset((*"»”\u203a″)]'", '"', DOUBLED))
OPENERS = frozenset((*"«“„\u2039″([—–-•►●*", '"', DOUBLED))
LEAD = 8  # tokens of either part of a sentence that an empty line parts
WRAP_WIDTH = (50, 100)  # characters; a text most of whose lines end in this range without a mark is wrapped


def is_wrapped(tokens: Tokens) -> bool:
    """Whether the text is broken at a fixed width: most inner lines are alike in length and end in mid-sentence."""
    lines = [line for line in tokens.text[:20_000].split("\n") if line.strip()]
    if len(lines) < 5:
        return False
    low, high = WRAP_WIDTH
    inner = sum(low <= len(line) <= high and line.rstrip()[-1].isalpha() for line in lines)
    return inner * 2 > len(lines)


def ends_here(tokens: Tokens, at: int, spelling: Spelling) -> bool:
    """Whether the mark at token `at` ends a sentence."""
    lows, following = tokens.lows, at + 1
    if lows[at][0] not in FULL_STOPS or is_abbreviated(tokens, at, spelling):
        return False
    while following < len(tokens) and lows[following] in CLOSERS and tokens.breaks[following] == 0:
        following += 1
    if following >= len(tokens) or tokens.breaks[following]:
        return True
    kind = tokens.kinds[following]
    if tokens.glued(following) and following == at + 1:
        is_long = at > 0 and (len(lows[at - 1]) > 2 or tokens.kinds[at - 1] == MARK)
        return kind == WORD and tokens.capitals[following] and is_long
    if kind == MARK:
        return lows[following][0] in OPENERS or lows[following] in OPENERS
    return tokens.capitals[following] or kind != WORD


def is_abbreviated(tokens: Tokens, at: int, spelling: Spelling) -> bool:
    """Whether a point belongs to the initial or abbreviation before it."""
    if tokens.lows[at] != "." or at == 0 or at + 1 >= len(tokens) or not tokens.glued(at):
        return False
    before = tokens.lows[at - 1]
    is_initial = len(before) == 1 and tokens.capitals[at - 1]
    return tokens.kinds[at - 1] == WORD and (is_initial or before in spelling.abbreviations)


def is_parted(tokens: Tokens, first: int, at: int) -> bool:
    """Whether an empty line before token `at` parts a sentence that began at a token, below the title, and goes on."""
    is_inside = tokens.kinds[at - 1] == tokens.kinds[at] == WORD and not tokens.capitals[at]
    if first == 0 or at - first < LEAD or not is_inside or any(tokens.breaks[first + 1 : at]):
        return False
    last = next((end for end in range(at + 1, len(tokens)) if tokens.breaks[end]), len(tokens))
    return last - at >= LEAD and tokens.lows[last - 1][0] in FULL_STOPS


def breaks_here(tokens: Tokens, first: int, at: int, spelling: Spelling, *, wrapped: bool) -> bool:
    """Whether the line end before token `at` ends a sentence begun at `first`: not behind what none ends with."""
    if tokens.breaks[at] > 1:
        return not is_parted(tokens, first, at)
    if wrapped or tokens.lows[at - 1] in spelling.unfinished:
        return False
    return tokens.capitals[at] or tokens.kinds[at] != WORD or tokens.lows[at - 1][-1] in FULL_STOPS


def ends_with_acronym(tokens: Tokens, at: int) -> bool:
    """Whether the point of an acronym also ends the sentence: *attribué à l'I.R.A. Le lendemain …*."""
    following = at + 1
    is_dotted = tokens.ends[at] - tokens.starts[at] > len(tokens.lows[at]) and tokens.raw(at)[-1] == "."
    if not is_dotted or following >= len(tokens) or tokens.glued(following):
        return False
    return tokens.kinds[following] == WORD and tokens.capitals[following]


def closes(tokens: Tokens, at: int, *, open_quote: bool, spelling: Spelling) -> bool:
    """Whether the mark after a full stop still belongs to the sentence: a bracket or quotation mark that closes."""
    low = tokens.lows[at]
    if low not in CLOSERS or tokens.breaks[at]:
        return False
    return open_quote if low in spelling.straight else low not in OPENERS


def split_sentences(tokens: Tokens, spelling: Spelling) -> list[Sentence]:
    """Cut the tokens into sentences, none longer than `LONGEST` tokens."""
    cuts = [0]
    wrapped = is_wrapped(tokens)
    at, count = 0, len(tokens)
    lows, breaks, starts = tokens.lows, tokens.breaks, tokens.starts
    last_comma = 0
    open_quote = False
    while at < count:
        if breaks[at]:
            open_quote = False
            if at > cuts[-1] and breaks_here(tokens, cuts[-1], at, spelling, wrapped=wrapped):
                cuts.append(at)
        low = lows[at]
        if low in spelling.straight:
            open_quote = not open_quote
        if ends_with_acronym(tokens, at):
            cuts.append(at + 1)
        elif low[0] in FULL_STOPS and ends_here(tokens, at, spelling):
            at += 1
            while at < count and closes(tokens, at, open_quote=open_quote, spelling=spelling):
                open_quote = open_quote and lows[at] not in spelling.straight
                at += 1
            cuts.append(at)
            continue
        if low in {",", ";", ":"}:
            last_comma = at + 1
        at += 1
        if at - cuts[-1] >= LONGEST:
            cuts.append(last_comma if last_comma > cuts[-1] else at)
    cuts.append(count)
    return [Sentence(a, b, starts[a], tokens.ends[b - 1]) for a, b in pairwise(cuts) if b > a]
