"""Enters: tokens. Leaves: the stretches between quotation marks, nested, unclosed and badly spaced ones too.

Straight marks alternate; one of another kind closes where it can not open. What is never closed ends with its
paragraph, or with the bracket in which it was opened; a closing mark that opens the next one goes on with it, and one
that nothing opened closes its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.model.analysis import QuoteSpan

if TYPE_CHECKING:
    from selon.model.tokens import Tokens
    from selon.packs.spelling import Spelling

FEW = 6  # tokens of a sentence that a mark closes though none opened it
BRACKETS = ("(", ")")
STOPS = frozenset(".!?…")
LONGEST = 1200  # tokens; a quotation longer than that was never closed


def spaced_before(tokens: Tokens, at: int) -> bool:
    """Whether white space or the text's beginning stands before a token."""
    return at == 0 or tokens.starts[at] > tokens.ends[at - 1]


def ends_word(tokens: Tokens, at: int) -> bool:
    """Whether a mark hangs on the word before it and no word on it, so that it can only close."""
    following = tokens.text[tokens.ends[at] : tokens.ends[at] + 1]
    return not spaced_before(tokens, at) and not following.isalnum()


def opens(tokens: Tokens, at: int, open_marks: list[tuple[str, int]], spelling: Spelling) -> bool:
    """Whether the mark at a token opens a quotation."""
    low = tokens.lows[at]
    if low in spelling.straight:
        if any(mark == low for mark, _ in open_marks):
            return False
        return not (open_marks and open_marks[-1][0] in spelling.straight and ends_word(tokens, at))
    if low in spelling.closing and (low in spelling.opening or leads_word(tokens, at)):
        is_inner = low in spelling.opening and leads_word(tokens, at) and bool(open_marks) and open_marks[-1][0] != low
        return not open_marks or is_inner
    return low in spelling.opening


def leads_word(tokens: Tokens, at: int) -> bool:
    """Whether a mark hangs on the word behind it and on none before, so that it can only open."""
    following = tokens.text[tokens.ends[at] : tokens.ends[at] + 1]
    return spaced_before(tokens, at) and following.isalnum()


def spaced_mark(tokens: Tokens, at: int) -> bool:
    """Whether a mark stands at the end of its line, as in a menu: nothing is said behind it."""
    return at + 1 >= len(tokens) or tokens.breaks[at + 1] > 0


def find_quotes(tokens: Tokens, spelling: Spelling) -> list[QuoteSpan]:
    """All quotations of a text, in order of their beginning."""
    marks = frozenset((*spelling.straight, *spelling.opening, *spelling.closing))
    open_marks: list[tuple[str, int]] = []
    found: list[QuoteSpan] = []
    brackets: list[int] = []  # for each open bracket, how many quotations were open before it
    stop = 0  # the token behind the last mark or sentence's end
    for at in range(len(tokens)):
        was_open = bool(open_marks)
        if tokens.breaks[at] > 1 or (tokens.breaks[at] and open_marks and open_marks[-1][0] in spelling.straight):
            close_all(tokens, at, open_marks, found)
        low = tokens.lows[at]
        if low in BRACKETS:
            end_with_bracket(tokens, at, (open_marks, brackets), found)
        if tokens.breaks[at]:
            stop = at
        if low in STOPS:
            stop = at + 1
        if low not in marks:
            continue
        goes_on = was_open and not open_marks and low in spelling.closing
        if goes_on or opens(tokens, at, open_marks, spelling):
            open_marks.append((low, at))
        elif open_marks:
            _, begin = open_marks.pop()
            add_quote(tokens, begin + 1, at, found, is_closed=True)
        elif low in spelling.closing and at - stop >= FEW and not spaced_mark(tokens, at):
            add_quote(tokens, stop, at, found, is_closed=True)
        stop = at + 1
    close_all(tokens, len(tokens), open_marks, found)
    return sorted(found, key=lambda quote: (quote.first, -quote.last))


def end_with_bracket(
    tokens: Tokens, at: int, open_ones: tuple[list[tuple[str, int]], list[int]], found: list[QuoteSpan]
) -> None:
    """Note a bracket that opens at a token; with one that closes there end the quotations opened in it."""
    open_marks, brackets = open_ones
    if tokens.lows[at] == BRACKETS[0]:
        brackets.append(len(open_marks))
    elif brackets:
        depth = brackets.pop()
        for _, begin in open_marks[depth:]:
            add_quote(tokens, begin + 1, at, found, is_closed=False)
        del open_marks[depth:]


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
