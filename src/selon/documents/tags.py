"""What each tag of a serialised page does to its layout.

Enters the name of a tag; leaves its kind.
"""

from __future__ import annotations

from typing import Final

# An element that breaks the line begins or ends; a tag that holds nothing and says nothing.
OPENS: Final = 0
CLOSES: Final = 1
VOID: Final = 2
# An element within a line begins, a link among them and what bears a time; one ends.
ENTERS: Final = 3
LINKS: Final = 4
DATES: Final = 5
LEAVES: Final = 6
UNLINKS: Final = 7
# The page as a whole and its head; a tag that breaks the line, one that ends the block, one with metadata.
ROOT: Final = 8
BREAKS: Final = 9
RULES: Final = 10
TELLS: Final = 11
# An element whose content is no text; what is no tag at all.
RAW: Final = 12
COMMENT: Final = 13
FOREIGN: Final = 14

RAW_TAGS = (
    "script style noscript template svg iframe select textarea object math canvas xmp noembed noframes plaintext"
).split()
VOID_TAGS = "area base br col embed hr img input link meta source track wbr".split()
INLINE_TAGS = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd "
    "mark q rp rt ruby s samp small span time strike strong sub sup tt u var"
).split()
KINDS: dict[str, int] = {
    **dict.fromkeys(RAW_TAGS, RAW),
    **dict.fromkeys(VOID_TAGS, VOID),
    **dict.fromkeys(INLINE_TAGS, ENTERS),
    **{f"/{tag}": LEAVES for tag in INLINE_TAGS},
    "html": ROOT,
    "head": ROOT,
    "a": LINKS,
    "/a": UNLINKS,
    "time": DATES,
    "br": BREAKS,
    "hr": RULES,
    "meta": TELLS,
    "link": TELLS,
}
COMMENT_MARK = "!--"


class Kinds(dict[str, int]):
    """The kinds of all names of tags, an end tag's with its slash, kept when they are met for the first time."""

    def __missing__(self, name: str) -> int:
        """The kind of a name that is not among `KINDS`."""
        if name.startswith(COMMENT_MARK):
            kind = COMMENT
        elif name[:1] in "!?":  # the document type, and instructions for other programs
            kind = FOREIGN
        else:
            kind = CLOSES if name[:1] == "/" else OPENS
        self[name] = kind
        return kind
