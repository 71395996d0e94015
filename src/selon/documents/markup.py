"""From a page's tree to its blocks: stretches of text as a reader sees them, with where in the page they stand.

Enters HTML; leaves blocks in order, and the head's metadata as tags. The tree is resiliparse's (which mends broken
markup as a browser does); it is walked through its own serialised form, five times faster than node by node and
without recursion, so that depth costs nothing. That form escapes every angle bracket that is not a tag's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec
from resiliparse.parse.html import HTMLTree

from selon.documents.hints import attributes_of, hides, hint_of

RAW_TAGS = (
    "script style noscript template svg iframe select textarea object math canvas xmp noembed noframes plaintext"
).split()
RAW = re.compile(rf"<!--|<({'|'.join(RAW_TAGS)})(?=[\s/>])([^>]*)>")
SCRIPTS = re.compile(r"<(script|style|SCRIPT|STYLE)(?=[\s>])([^>]*)>")
VOID_TAGS = frozenset("area base br col embed hr img input link meta source track wbr".split())
LINE_BREAK = "\u2028"
PARAGRAPH_BREAK = re.compile(r"\u2028[\s\u200b]*\u2028")
SPACES = re.compile(r"[ \t\n\r\f\v\u200b\ufeff]+")
UNTIDY = re.compile(r"[\t\n\r\f\v\u200b\ufeff]")
INLINE_TAGS = frozenset(
    (
        "a abbr b bdi bdo big cite code data del dfn em font i ins kbd "
        "mark q rp rt ruby s samp small span time strike strong sub sup tt u var"
    ).split()
)
INLINE_ENDS = frozenset(f"/{tag}" for tag in INLINE_TAGS)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
KEPT_TAGS = frozenset(("meta", "title", "link", "html", "time", "h1"))
CANONICAL = "canonical"  # the one kind of link that says something of the page itself
STRUCTURED = re.compile(r"ld\+json", re.IGNORECASE)
DEEPEST = 2_000
# The parser compares each attribute of a tag with all others of it: thousands of them take minutes.
MOST_ATTRIBUTES = 1_000
LONGEST_TAG = 3_000
BLOATED = re.compile(rf"(<[a-zA-Z][^\s<>]{{0,40}}+)[^<>]{{{LONGEST_TAG},}}+")
# A paragraph of a report; chosen on the 33 pages of shared/pages by trying neighbours of each.
GOOD_CHARACTERS = 60
GOOD_LINK_SHARE = 0.34
# Opens with one set of characters, for which a text is searched at once.
STOPS = re.compile(r"[.!?…:;»”\"](?:(?<=[.!?…:;])[\"'»”’)\]]*(?:\s|$)|(?<=[»”\"])$)")


class Container(msgspec.Struct, frozen=True, gc=False):
    """An element that holds blocks: its parent's number, its tag, and what its names hint that it is.

    `names` are its classes, by which its like are known.
    """

    parent: int
    tag: str
    hint: str = ""
    names: str = ""


class Block(msgspec.Struct, gc=False):
    """A stretch of text between two breaks of the layout.

    `container` is the number of the element it stands in, `linked` how many of its characters are links, `good`
    whether it reads like a paragraph of a report.
    """

    text: str
    tag: str
    container: int
    linked: int
    good: bool


class Element(msgspec.Struct, frozen=True):
    """A tag of interest with its attributes and, for a script, what it holds."""

    tag: str
    attributes: dict[str, str]
    body: str = ""


class Page(msgspec.Struct):
    """A page taken apart: containers, blocks, and the tags that carry metadata."""

    containers: list[Container]
    blocks: list[Block]
    elements: list[Element]
    language: str | None = None


def read_page(text: str) -> Page:
    """The blocks and metadata tags of a page."""
    walker = Walker()
    slim = bare_tags(walker.drop_raw(text, SCRIPTS))
    document = HTMLTree.parse(slim).document
    return walker.walk(document.html) if document is not None else Page([Container(-1, "")], [], [])


def bare_tags(markup: str) -> str:
    """The page with no attributes on those tags that have so many that parsing them would take for ever."""
    pieces: list[str] = []
    done = 0
    for start in long_tags(markup):
        tag = BLOATED.match(markup, start)
        if tag and len(tag[0].split(None, MOST_ATTRIBUTES)) > MOST_ATTRIBUTES:
            pieces += markup[done:start], tag[1]
            done = tag.end()
    return "".join((*pieces, markup[done:])) if done else markup


def long_tags(markup: str) -> Iterator[int]:
    """Where in a page a tag may begin that is longer than `LONGEST_TAG`.

    Looking around every so many characters is enough to meet them all, and quicker than to look at every tag.
    """
    end = 0
    for at in range(0, len(markup), LONGEST_TAG):
        if at < end:
            continue
        start = markup.rfind("<", end, at + 1)
        end = markup.find("<", at + 1)
        end = len(markup) if end < 0 else end
        if start >= 0 and end - start > LONGEST_TAG:
            yield start


def is_paragraph(text: str, tag: str, linked: int) -> bool:
    """Whether a block reads like a paragraph of a report: long enough, few links, a stop somewhere."""
    return (
        len(text) >= GOOD_CHARACTERS
        and linked < GOOD_LINK_SHARE * len(text)
        and tag not in HEADINGS
        and STOPS.search(text) is not None
    )


class Walker:
    """Goes through the serialised page once and gathers blocks."""

    def __init__(self) -> None:
        """Start above the root."""
        self.containers = [Container(-1, "")]
        self.blocks: list[Block] = []
        self.elements: list[Element] = []
        self.here = 0
        self.stack: list[tuple[str, int, bool]] = [("", 0, False)]
        self.pieces: list[str] = []
        self.linked = self.links = self.unseen = 0
        self.language: str | None = None

    def walk(self, markup: str) -> Page:
        """Take a whole serialised page apart."""
        add_text, stack, pieces = self.add_text, self.stack, self.pieces
        for token in self.drop_raw(markup, RAW).split("<")[1:]:
            head, _, text = token.partition(">")
            tag, _, attributes = head.partition(" ")
            if tag[:1] == "/":
                if tag in INLINE_ENDS:
                    self.leave(tag[1:])
                elif stack[-1][0] == tag[1:]:  # what does not fit is left from a dropped element
                    self.close_block()
            elif tag in INLINE_TAGS:
                self.enter(tag, attributes)
            elif tag in VOID_TAGS:
                self.meet(tag, attributes)
            elif tag[:1] in "!?":  # the document type, and instructions for other programs
                continue
            else:
                self.open_block(tag, attributes)
            if text and not self.unseen and (pieces or not text.isspace()):
                add_text(text)
        if self.pieces:
            self.flush()
        return Page(self.containers, self.blocks, self.elements, self.language)

    def drop_raw(self, markup: str, raw: re.Pattern[str]) -> str:
        """The page without the elements (and comments) that `raw` finds, whose content is no text.

        Structured data are noted. Scripts go before the page is parsed: they are most of it, and end at the first end
        tag in any case.
        """
        pieces: list[str] = []
        at = 0
        while found := raw.search(markup, at):
            tag = found[1]
            close = markup.find(f"</{tag}" if tag else "-->", found.end())
            if close < 0:
                break
            pieces.append(markup[at : found.start()])
            if tag and STRUCTURED.search(found[2]):
                self.elements.append(Element("script", {}, markup[found.end() : close]))
            end = markup.find(">", close)
            at = len(markup) if end < 0 else end + 1
        pieces.append(markup[at:])
        return "".join(pieces)

    def add_text(self, text: str) -> None:
        """Text of the block that is being gathered."""
        plain = html.unescape(text) if "&" in text else text
        self.pieces.append(plain)
        if self.links:
            self.linked += len(plain.strip())

    def meet(self, tag: str, text: str) -> None:
        """A tag that holds nothing."""
        if tag == "br":
            self.pieces.append(LINE_BREAK)
        elif tag == "hr" and self.pieces:
            self.flush()
        elif tag == "meta" or (tag == "link" and CANONICAL in text):
            self.keep(tag, attributes_of(text))

    def leave(self, tag: str) -> None:
        """An end tag inside a line."""
        if tag == "a":
            self.links -= 1
        if self.unseen and self.stack[-1][0] == tag:
            self.unseen -= self.stack.pop()[2]

    def enter(self, tag: str, text: str) -> None:
        """A start tag inside a line: only links count, and what hides its text, with all that is in it."""
        if tag == "a":
            self.links += 1
        elif tag in KEPT_TAGS:
            self.keep(tag, attributes_of(text))
        is_hidden = bool(text) and hides(text)
        if self.unseen or is_hidden:
            self.unseen += is_hidden
            self.stack.append((tag, self.here, is_hidden))

    def open_block(self, tag: str, text: str) -> None:
        """A tag that breaks the line; below a great depth all text belongs to the element at that depth."""
        if self.pieces:
            self.flush()
        if tag in KEPT_TAGS:
            self.keep(tag, attributes_of(text))
        if len(self.stack) < DEEPEST:
            hint, names = hint_of(tag, text)
            self.containers.append(Container(self.here, tag, hint, names))
            self.here = len(self.containers) - 1
        self.stack.append((tag, self.here, False))

    def close_block(self) -> None:
        """The end tag of the innermost element that breaks the line."""
        del self.stack[-1]
        if self.pieces:
            self.flush()
        self.here = self.stack[-1][1]

    def keep(self, tag: str, attributes: dict[str, str]) -> None:
        """Note a tag that carries metadata."""
        if tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang")
        else:
            self.elements.append(Element(tag, attributes))

    def flush(self) -> None:
        """End the block that is being gathered."""
        whole = "".join(self.pieces)
        self.pieces.clear()
        if not whole.isspace():
            tag = self.tag_here()
            for part in PARAGRAPH_BREAK.split(whole) if LINE_BREAK in whole else (whole,):
                text = join_lines(part) if LINE_BREAK in part else tidy(part)
                if text:
                    linked = min(self.linked, len(text))
                    self.blocks.append(Block(text, tag, self.here, linked, is_paragraph(text, tag, linked)))
        self.linked = 0

    def tag_here(self) -> str:
        """The tag that tells what a block is: of a bare division inside a heading, the heading's."""
        here = self.containers[self.here]
        above = self.containers[max(0, here.parent)].tag
        return above if here.tag == "div" and above in HEADINGS else here.tag


def tidy(text: str) -> str:
    """Text with each run of white space as one space; no-break spaces stay, French sets its marks apart with them."""
    is_tidy = "  " not in text and (text.isprintable() or not UNTIDY.search(text))
    return text.strip() if is_tidy else SPACES.sub(" ", text).strip()


def join_lines(text: str) -> str:
    """Text with line breaks in it, each line without outer white space, blank ones left out."""
    lines = (tidy(line) for line in text.split(LINE_BREAK))
    return "\n".join(line for line in lines if line)
