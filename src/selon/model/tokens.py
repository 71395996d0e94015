"""Tokens and sentences: the grid on which every later layer works.

A `Tokens` holds parallel lists, one entry a token, because a reader in Python pays for every object it makes.
"""

from __future__ import annotations

import msgspec

WORD, NUMBER, MIXED, MARK = "w", "n", "m", "p"


class Tokens(msgspec.Struct, frozen=True):
    """The tokens of a text, as parallel lists.

    `starts`, `ends` are character offsets, `lows` the lower-case forms with straight apostrophes, `kinds` one of
    WORD (letters, maybe digits after), NUMBER (digits, maybe grouped), MIXED (digits and letters: 9e, 20h30), MARK;
    `capitals` whether the form begins with a capital letter, or with a name's small article and its hyphen;
    `breaks` how many line ends stand before the token.
    """

    text: str
    starts: list[int]
    ends: list[int]
    lows: list[str]
    kinds: list[str]
    capitals: list[bool]
    breaks: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def words(self, first: int, last: int) -> str:
        """The text from token `first` up to and without token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def raw(self, at: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[at] : self.ends[at]]

    def glued(self, at: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A stretch of tokens, `first` up to and without `last`, that is read as one sentence."""

    first: int
    last: int
    start: int
    end: int
