"""Which blocks of a page are its report: by tags, names of elements, density of links and the pack's page words.

Enters blocks; leaves for each block null (report) or what it is instead, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from selon.documents.markup import Block, Container, Hint, Page
from selon.model.document import PassageKind
from selon.model.page_words import PageWords, fold_line

# Chosen on the 33 pages of shared/pages, by trying neighbours of each.
GOOD_CHARACTERS = 60
GOOD_LINK_SHARE = 0.34
MOST_LINK_SHARE = 0.5
MAIN_SHARE = 0.75
VOID_SHARE = 0.5
VOID_SHARE_COMMENTS = 0.9
SHORT_CHARACTERS = 40
STOPS = re.compile(r"[.!?…:;][\"'»”’)\]]*(?:\s|$)|[»”\"]$")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol"))
STUBBORN: frozenset[Hint] = frozenset(("comments", "hidden", "footer"))
SILENT: frozenset[Hint] = frozenset(("", "standfirst"))


class Verdict(msgspec.Struct):
    """What a block is: null kind for report."""

    kind: PassageKind | None = None
    why: str = ""


OUTSIDE = "outside the article"


def judge_blocks(page: Page, words: PageWords, title: str | None, summary: str | None) -> list[Verdict]:
    """A verdict for each block of a page."""
    hints = open_hints(page)
    main = find_main(page, hints)
    verdicts = [judge_block(page, block, hints, main, words) for block in page.blocks]
    keep_standfirst(page, verdicts, hints, title, summary)
    mark_titles(page.blocks, verdicts, title)
    cut_teaser_lists(page, verdicts, words)
    cut_orphans(page.blocks, verdicts)
    return verdicts


def is_good(block: Block) -> bool:
    """Whether a block reads like a paragraph of a report."""
    return (
        len(block.text) >= GOOD_CHARACTERS
        and block.linked < GOOD_LINK_SHARE * len(block.text)
        and block.tag not in HEADINGS
        and STOPS.search(block.text) is not None
    )


def weigh(containers: Sequence[Container], blocks: Sequence[Block]) -> list[int]:
    """How many characters of good blocks stand in or below each container."""
    mass = [0] * len(containers)
    for block in blocks:
        if is_good(block):
            mass[block.container] += len(block.text)
    for number in range(len(containers) - 1, 0, -1):
        mass[containers[number].parent] += mass[number]
    return mass


def open_hints(page: Page) -> list[Hint]:
    """For each container the hint that governs it: its own or inherited; hints on what holds most of the page's
    paragraphs are void."""
    mass = weigh(page.containers, page.blocks)
    total = max(1, mass[0])
    hints: list[Hint] = [""] * len(page.containers)
    for number, container in enumerate(page.containers):
        if number == 0:
            continue
        above = hints[container.parent]
        own = container.hint
        share = VOID_SHARE_COMMENTS if own in STUBBORN else VOID_SHARE
        if container.tag in ("html", "body", "article", "main") or mass[number] >= share * total:
            own = ""
        hints[number] = above if above not in SILENT else own or above
    return hints


def find_main(page: Page, hints: Sequence[Hint]) -> int:
    """The innermost container that holds most of the paragraphs that no hint speaks against."""
    good = [b for b in page.blocks if is_good(b) and hints[b.container] in SILENT]
    mass = weigh(page.containers, good)
    children: dict[int, list[int]] = {}
    for number, container in enumerate(page.containers):
        children.setdefault(container.parent, []).append(number)
    here = 0
    while True:
        best = max(children.get(here, ()), key=mass.__getitem__, default=0)
        if not best or mass[best] < MAIN_SHARE * mass[here] or page.containers[best].tag in ("p", "blockquote", "li"):
            return here
        here = best


def is_below(containers: Sequence[Container], number: int, top: int) -> bool:
    """Whether a container is another or stands inside it."""
    while number > top:
        number = containers[number].parent
    return number == top


def judge_block(page: Page, block: Block, hints: Sequence[Hint], main: int, words: PageWords) -> Verdict:
    """One block by itself: by place, hint, links and words."""
    hint = hints[block.container]
    if hint == "caption" or page.containers[block.container].tag == "figcaption":
        return Verdict("caption", "caption")
    if hint not in SILENT:
        return Verdict("off_topic" if hint == "other stories" else "boilerplate", hint)
    if not is_below(page.containers, block.container, main):
        return Verdict("boilerplate", OUTSIDE)
    if found := known_line(block.text, words):
        return Verdict("off_topic" if found == "other stories" else "boilerplate", found)
    if block.linked > MOST_LINK_SHARE * len(block.text) and len(block.text) > 1 and not has_prose(block):
        return Verdict("off_topic", "other stories")
    return Verdict()


def has_prose(block: Block) -> bool:
    """Whether a much-linked block still has a sentence of its own outside its links."""
    return len(block.text) - block.linked > GOOD_CHARACTERS


def known_line(text: str, words: PageWords) -> str | None:
    """What the page words say a line is: as a whole, or by its beginning."""
    if len(text) > 400:
        return None
    folded = fold_line(text)
    if not folded:
        return "ornament"
    if found := words.lines.get(folded):
        return found
    for opening, what in words.openings.items():
        if folded.startswith(opening):
            return what
    return None


def keep_standfirst(page: Page, verdicts: list[Verdict], hints: Sequence[Hint], title: str | None, summary: str | None) -> None:
    """Take back the standfirst where it stands above the article's container: what the metadata give as the summary,
    or what an element's name calls one, between the title and the first paragraph."""
    first = next((i for i, v in enumerate(verdicts) if v.kind is None and is_good(page.blocks[i])), len(verdicts))
    heading = max((i for i in range(first) if page.blocks[i].tag == "h1"), default=None)
    folded = fold_line(summary or "")
    for i in range(heading + 1 if heading is not None else 0, first):
        block = page.blocks[i]
        same = len(folded) > SHORT_CHARACTERS and fold_line(block.text)[: len(folded)] == folded
        named = heading is not None and hints[block.container] == "standfirst" and len(block.text) > SHORT_CHARACTERS
        if verdicts[i].why in (OUTSIDE, "byline") and (same or named):
            verdicts[i] = Verdict()


def mark_titles(blocks: Sequence[Block], verdicts: list[Verdict], title: str | None) -> None:
    """Mark the title where it stands on the page."""
    wanted = fold_line(title or "")
    for block, verdict in zip(blocks, verdicts, strict=True):
        if block.tag == "h1" or (wanted and verdict.kind is None and fold_line(block.text) == wanted):
            verdict.kind, verdict.why = ("title", "title") if verdict.kind is None or block.tag == "h1" and verdict.why == OUTSIDE else (verdict.kind, verdict.why)


def cut_teaser_lists(page: Page, verdicts: list[Verdict], words: PageWords) -> None:
    """Cut what follows a heading that ends the report ("most read"), up to the next paragraph of the report."""
    ending = False
    for block, verdict in zip(page.blocks, verdicts, strict=True):
        if verdict.kind is None and len(block.text) < 2 * SHORT_CHARACTERS and fold_line(block.text) in words.endings:
            ending = True
        if ending and verdict.kind is None:
            if is_good(block) and block.tag == "p" and block.linked == 0:
                ending = False
                continue
            verdict.kind, verdict.why = "off_topic", "other stories"


def cut_orphans(blocks: Sequence[Block], verdicts: list[Verdict]) -> None:
    """Cut headings that nothing of the report follows, and short lines before the first or after the last paragraph."""
    kept = [i for i, v in enumerate(verdicts) if v.kind is None]
    good = [i for i in kept if is_good(blocks[i])]
    if not good:
        return
    for i in kept:
        if i < good[0] and len(blocks[i].text) < GOOD_CHARACTERS:
            verdicts[i].kind, verdicts[i].why = "boilerplate", "before the report"
        elif i > good[-1] and (len(blocks[i].text) < SHORT_CHARACTERS or blocks[i].tag in HEADINGS):
            verdicts[i].kind, verdicts[i].why = "boilerplate", "after the report"
