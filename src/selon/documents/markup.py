"""From a page's tree to its blocks: stretches of text as a reader sees them, with where in the page they stand.

Enters HTML; leaves blocks in order, and the head's metadata as tags. The tree is resiliparse's (which mends broken
markup as a browser does); it is walked through its own serialised form, five times faster than node by node and
without recursion, so that depth costs nothing. That form escapes every angle bracket that is not a tag's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

import msgspec
from resiliparse.parse.html import HTMLTree

from selon.documents import tags
from selon.documents.hints import attributes_of, hides, hint_of
from selon.documents.source import STRUCTURED, bare_tags
from selon.documents.tags import COMMENT_MARK, KINDS, Kinds

LINE_BREAK = "\u2028"
PARAGRAPH_BREAK = re.compile(r"\u2028[\s\u200b]*\u2028")
ENTITIES = (("&nbsp;", "\u00a0"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
SPACES = re.compile(r"[ \t\n\r\f\v\u200b\ufeff]+")
UNTIDY = re.compile(r"[\t\n\r\f\v\u200b\ufeff]")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CANONICAL = "canonical"  # the one kind of link that says something of the page itself
COMMENT_END = "-->"
DEEPEST = 2_000
STRETCH = 1_000_000
# A paragraph of a report; chosen on the 33 pages of shared/pages by trying neighbours of each.
GOOD_CHARACTERS = 60
GOOD_LINK_SHARE = 0.34
# Opens with one set of characters, for which a text is searched at once.
STOPS = re.compile(r"[.!?…:;»”\"](?:(?<=[.!?…:;])[\"'»”’)\]]*(?:\s|$)|(?<=[»”\"])$)")
LAST_STOPS = frozenset('.!?…:;»”"')


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
    """A tag of interest with its attributes as they stand and, for a script, what it holds."""

    tag: str
    attributes: str
    body: str = ""


class Page(msgspec.Struct):
    """A page taken apart: containers, blocks, and the tags that carry metadata."""

    containers: list[Container]
    blocks: list[Block]
    elements: list[Element]
    language: str | None = None


def read_page(markup: str, structured: Iterable[str] = ()) -> Page:
    """The blocks and metadata tags of a page of which the scripts have been left out but for their structured data."""
    walker = Walker()
    walker.elements += [Element("script", "", body) for body in structured]
    document = HTMLTree.parse(bare_tags(markup)).document
    return walker.walk(document.html) if document is not None else Page([Container(-1, "")], [], [])


def stretches(markup: str) -> Iterator[str]:
    """A page's stretches of at most `STRETCH` characters or one tag more, each without the bracket that opens it.

    Millions of tags taken apart at once would take gigabytes.
    """
    start = markup.find("<")
    while start >= 0:
        end = markup.find("<", start + STRETCH)
        yield markup[start + 1 : end if end >= 0 else None]
        start = end


def end_of_raw(name: str, passed: list[str], tokens: Iterator[str]) -> str | None:
    """The text behind an element that holds none; null where it is not closed. What it holds is added to `passed`."""
    closing = f"/{name}"
    for token in tokens:
        if token.startswith(closing):
            return token.partition(">")[2]
        passed.append(token)
    return None


def end_of_comment(passed: list[str], tokens: Iterator[str]) -> str | None:
    """The text behind a comment; null where it is not closed. What it holds is added to `passed`."""
    text = passed[0][len(COMMENT_MARK) :]
    while COMMENT_END not in text:
        if (token := next(tokens, None)) is None:
            return None
        passed.append(text := token)
    return text.partition(COMMENT_END)[2]


def is_paragraph(text: str, tag: str, linked: int) -> bool:
    """Whether a block that is long enough reads like a paragraph of a report: few links, a stop somewhere."""
    return (
        linked < GOOD_LINK_SHARE * len(text)
        and tag not in HEADINGS
        and (text[-1] in LAST_STOPS or STOPS.search(text) is not None)
    )


class Walker:
    """Goes through the serialised page once and gathers blocks.

    `stack` holds the open elements' names and attributes (null of those inside a line, which are kept only where `veil`
    says how many elements stand around one that hides its text); `numbers` holds those of the containers of the
    outermost of them, for an element becomes a container when a block is found in it.
    """

    def __init__(self) -> None:
        """Start above the root."""
        self.containers = [Container(-1, "")]
        self.blocks: list[Block] = []
        self.elements: list[Element] = []
        self.stack: list[tuple[str, str | None]] = [("", None)]
        self.numbers = [0]
        self.pieces: list[str] = []
        self.linked = self.links = self.veil = 0
        self.language: str | None = None
        self.unclosed: set[str] = set()

    def walk(self, markup: str) -> Page:
        """Take a whole serialised page apart."""
        self.take(chain.from_iterable(stretch.split("<") for stretch in stretches(markup)))
        if self.pieces:
            self.flush()
        return Page(self.containers, self.blocks, self.elements, self.language)

    def take(self, tokens: Iterator[str]) -> None:
        """Go on through what opening brackets part: a tag, its closing bracket and the text behind it."""
        kinds = Kinds(KINDS)
        stack, numbers, pieces = self.stack, self.numbers, self.pieces
        for head, end, behind in map(str.partition, tokens, repeat(">")):
            text = behind
            name, _, attributes = head.partition(" ")
            kind = kinds[name]
            if kind == tags.OPENS:
                if pieces:
                    self.flush()
                stack.append((name, attributes))
            elif kind == tags.CLOSES and stack[-1][0] == name[1:]:  # what does not fit is left from a dropped element
                if pieces:
                    self.flush()
                stack.pop()
                if len(numbers) > len(stack):
                    numbers.pop()
            elif kind >= tags.RAW:
                text = self.pass_over(kind, head + end + text, tokens)
            elif kind > tags.VOID:
                self.meet(kind, name, attributes)
            if text and not self.veil and (pieces or not text.isspace()):
                self.add_text(text)

    def add_text(self, text: str) -> None:
        """Text of the block that is being gathered."""
        plain = resolve(text) if "&" in text else text
        self.pieces.append(plain)
        if self.links:
            self.linked += len(plain.strip())

    def pass_over(self, kind: int, token: str, tokens: Iterator[str]) -> str:
        """Leave out an element or a comment, whose content is no text, and give the text behind it.

        One that nothing closes is none: what follows it is gone through again.
        """
        head = token.partition(">")[0]
        name = COMMENT_MARK if kind == tags.COMMENT else head.partition(" ")[0]
        if kind == tags.FOREIGN or name in self.unclosed or token == name:
            return ""
        passed = [token]
        text = end_of_comment(passed, tokens) if kind == tags.COMMENT else end_of_raw(name, passed, tokens)
        if text is None:
            self.unclosed.add(name)
            self.take(iter(passed))
            return ""
        if kind == tags.RAW and STRUCTURED.decode() in head.lower():
            self.elements.append(Element("script", "", "<".join(passed).partition(">")[2]))
        return text

    def meet(self, kind: int, name: str, attributes: str) -> None:
        """A tag inside a line, or one that says something of the page."""
        if kind <= tags.DATES:
            self.enter(kind, name, attributes)
        elif kind <= tags.UNLINKS:
            self.links -= kind == tags.UNLINKS
            if self.veil and self.stack[-1][0] == name[1:]:
                self.stack.pop()
                del self.numbers[len(self.stack) :]
                self.veil = self.veil if len(self.stack) > self.veil else 0
        elif kind == tags.BREAKS:
            self.pieces.append(LINE_BREAK)
        elif kind == tags.TELLS:
            if name != "link" or CANONICAL in attributes:
                self.elements.append(Element(name, attributes))
        else:
            if self.pieces:
                self.flush()
            if kind == tags.ROOT:
                self.open_root(name, attributes)

    def enter(self, kind: int, name: str, attributes: str) -> None:
        """A start tag inside a line: only links count, and what hides its text, with all that is in it."""
        self.links += kind == tags.LINKS
        if kind == tags.DATES:
            self.elements.append(Element(name, attributes))
        if self.veil or (attributes and hides(attributes)):
            self.veil = self.veil or len(self.stack)
            self.stack.append((name, None))

    def open_root(self, name: str, text: str) -> None:
        """The page as a whole, or its head: containers even where there is no text in them."""
        self.stack.append((name, text))
        self.number_here()
        if name == "html":
            attributes = attributes_of(text)
            self.language = attributes.get("lang") or attributes.get("xml:lang")

    def number_here(self) -> int:
        """The container of the innermost open element; far below the root, of the one at the greatest depth."""
        numbers, containers = self.numbers, self.containers
        here = numbers[-1]
        for name, attributes in self.stack[len(numbers) :]:
            if attributes is not None and len(numbers) < DEEPEST:
                hint, names = hint_of(name, attributes)
                containers.append(Container(here, name, hint, names))
                here = len(containers) - 1
            numbers.append(here)
        return here

    def flush(self) -> None:
        """End the block that is being gathered."""
        text = "".join(self.pieces).strip()
        self.pieces.clear()
        if text:
            here = self.number_here()
            tag = self.tag_of(here)
            for part in PARAGRAPH_BREAK.split(text) if LINE_BREAK in text else (text,):
                text = join_lines(part) if LINE_BREAK in part else tidy(part.strip())
                if text:
                    linked = min(self.linked, len(text))
                    good = len(text) >= GOOD_CHARACTERS and is_paragraph(text, tag, linked)
                    self.blocks.append(Block(text, tag, here, linked, good))
        self.linked = 0

    def tag_of(self, number: int) -> str:
        """The tag that tells what a block is: of a bare division inside a heading, the heading's."""
        here = self.containers[number]
        if here.tag != "div":
            return here.tag
        above = self.containers[max(0, here.parent)].tag
        return above if above in HEADINGS else here.tag


def resolve(text: str) -> str:
    """Text of a serialised page as it is read: four characters are all that such a page writes otherwise."""
    for written, meant in ENTITIES:
        text = text.replace(written, meant)
    return text


def tidy(text: str) -> str:
    """Text with each run of white space as one space; no-break spaces stay, French sets its marks apart with them."""
    if "  " not in text and (text.isprintable() or not UNTIDY.search(text)):
        return text
    return SPACES.sub(" ", text).strip()


def join_lines(text: str) -> str:
    """Text with line breaks in it, each line without outer white space, blank ones left out."""
    lines = (tidy(line.strip()) for line in text.split(LINE_BREAK))
    return "\n".join(line for line in lines if line)
