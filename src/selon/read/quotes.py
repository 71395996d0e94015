"""Enters: tokens. Leaves: the stretches between quotation marks, nested, unclosed and badly spaced ones too.

A straight mark opens where a space stands before it and none after; where that does not decide, marks alternate. What
is never closed ends with its paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.analysis import QuoteSpan

if TYPE_CHECKING:
    from selon.model.tokens import Tokens
    from selon.packs.spelling import Spelling

LONGEST = 1200  # tokens; a quotation longer than that was never closed


def spaced_before(tokens: Tokens, at: int) -> bool:
    """Whether white space or the text's beginning stands before a token."""
    return at == 0 or tokens.starts[at] > tokens.ends[at - 1]


def spaced_after(tokens: Tokens, at: int) -> bool:
    """Whether white space or the text's end stands after a token."""
    return at + 1 >= len(tokens) or tokens.starts[at + 1] > tokens.ends[at]


def opens(tokens: Tokens, at: int, open_marks: list[tuple[str, int]], spelling: Spelling) -> bool:
    """Whether the mark at a token opens a quotation."""
    low = tokens.lows[at]
    if low in spelling.straight:
        is_inside = any(mark == low for mark, _ in open_marks)
        before, after = spaced_before(tokens, at), spaced_after(tokens, at)
        if before and not after:
            return not is_inside
        return not is_inside
    if low in spelling.opening and low in spelling.closing:
        return not open_marks
    return low in spelling.opening


def find_quotes(tokens: Tokens, spelling: Spelling) -> list[QuoteSpan]:
    """All quotations of a text, in order of their beginning."""
    marks = frozenset((*spelling.straight, *spelling.opening, *spelling.closing))
    open_marks: list[tuple[str, int]] = []
    found: list[QuoteSpan] = []
    for at in range(len(tokens)):
        if tokens.breaks[at] > 1 or (tokens.breaks[at] and open_marks and open_marks[-1][0] in spelling.straight):
            close_all(tokens, at, open_marks, found)
        if tokens.lows[at] not in marks:
            continue
        if opens(tokens, at, open_marks, spelling):
            open_marks.append((tokens.lows[at], at))
        elif open_marks:
            _, begin = open_marks.pop()
            add_quote(tokens, begin + 1, at, found, is_closed=True)
    close_all(tokens, len(tokens), open_marks, found)
    return sorted(found, key=lambda quote: (quote.first, -quote.last))


def close_all(tokens: Tokens, at: int, open_marks: list[tuple[str, int]], found: list[QuoteSpan]) -> None:
    """End every open quotation before a token."""
    for _, begin in open_marks[-3:]:
        if at - begin <= LONGEST:
            add_quote(tokens, begin + 1, at, found, is_closed=False)
    open_marks.clear()


def add_quote(tokens: Tokens, first: int, last: int, found: list[QuoteSpan], *, is_closed: bool) -> None:
    """Keep a quotation that holds something."""
    if last > first:
        found.append(QuoteSpan(first, last, tokens.starts[first], tokens.ends[last - 1], is_closed))
