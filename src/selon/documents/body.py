"""Which blocks of a page are its report: by tags, names of elements, density of links and the pack's page words.

Enters blocks; leaves for each block null (report) or what it is instead, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from selon.documents.markup import GOOD_CHARACTERS, HEADINGS, Block, Container, Page
from selon.documents.metadata import Metadata
from selon.model.document import PassageKind
from selon.model.page_words import PageWords, fold_line

# Chosen on the 33 pages of shared/pages, by trying neighbours of each.
MOST_LINK_SHARE = 0.5
MAIN_SHARE = 0.75
VOID_SHARE = 0.5
VOID_SHARE_STUBBORN = 0.9
SHORT_CHARACTERS = 40
LONGEST_FURNITURE, FOLDED_CHARACTERS = 400, 80
TITLE_SLACK = 12
LINKED_HEADING, MOST_CARDS_SHARE = 0.9, 0.75
FIGURE_LEVELS = 4
CARD_CHARACTERS, CARD_PARAGRAPHS, FEWEST_CARDS = 500, 2, 3
FIGURES = frozenset(("figure", "picture"))
STUBBORN: frozenset[str] = frozenset(("comments", "consent", "footer", "hidden"))
ROOTS = frozenset(("html", "body", "article", "main"))
# A teaser or an advert leads somewhere: what has paragraphs and no link at all is none, whatever it is called.
LINKING: frozenset[str] = frozenset(("advert", "menu", "other stories", "sharing", "tags"))
SILENT: frozenset[str] = frozenset(("", "standfirst"))


class Verdict(msgspec.Struct):
    """What a block is: null kind for report."""

    kind: PassageKind | None = None
    why: str = ""


# A page's title is kept as the document's title; in the text it is a cut, as pages/score.py counts it.
TITLE_KIND: PassageKind = "boilerplate"
OUTSIDE = "outside the article"


def judge_blocks(page: Page, words: PageWords, meta: Metadata) -> list[Verdict]:
    """A verdict for each block of a page."""
    parents = [container.parent for container in page.containers]
    mass = sum_below(parents, ((b.container, len(b.text)) for b in page.blocks if b.good))
    hints = open_hints(page, parents, mass)
    for number in find_cards(page, parents, hints, mass):
        hints[number] = "other stories"
    main = find_main(page, parents, hints)
    inside = range(main, end_of(parents, main))
    figures = find_figures(page.containers)
    verdicts = [judge_block(block, hints[block.container], inside, figures, words) for block in page.blocks]
    keep_declared(page.blocks, verdicts, meta.body)
    keep_standfirst(page, verdicts, hints, meta.summary)
    mark_titles(page.blocks, verdicts, meta.title)
    cut_teaser_lists(page, verdicts, words)
    cut_orphans(page.blocks, verdicts)
    return verdicts


def sum_below(parents: Sequence[int], values: Iterable[tuple[int, int]]) -> list[int]:
    """The sum of numbered values in or below each container; children have higher numbers than their parents."""
    sums = [0] * len(parents)
    for number, value in values:
        sums[number] += value
    for number in range(len(parents) - 1, 0, -1):
        if value := sums[number]:
            sums[parents[number]] += value
    return sums


def end_of(parents: Sequence[int], top: int) -> int:
    """The number after the last of the containers below one: they follow it without a gap."""
    return next((number for number in range(top + 1, len(parents)) if parents[number] < top), len(parents))


def open_hints(page: Page, parents: Sequence[int], mass: Sequence[int]) -> list[str]:
    """For each container the hint that governs it: its own, or one it stands below.

    A hint is void on what holds most of the page's paragraphs, of which `mass` gives how much stands in each container,
    alone or with all elements of the same names.
    """
    linked = sum_below(parents, ((b.container, b.linked) for b in page.blocks if b.linked))
    shares = weigh_names(page)
    total = max(1, mass[0] - sum(shares.get(hint, 0) for hint in STUBBORN))
    hints: list[str] = [""]
    for number, container in enumerate(page.containers[1:], 1):
        above, own = hints[container.parent], container.hint
        if own and above in SILENT and not (own in LINKING and mass[number] and not linked[number]):
            whole, share = (mass[0], VOID_SHARE_STUBBORN) if own in STUBBORN else (total, VOID_SHARE)
            held = max(mass[number], shares.get(container.names, 0))
            hints.append(above if container.tag in ROOTS or held >= share * max(1, whole) else own)
        else:
            hints.append(above)
    return hints


def weigh_names(page: Page) -> dict[str, int]:
    """How many characters of good blocks stand below the elements of each hint, and of each set of names."""
    outer: list[int] = [0]
    for number, container in enumerate(page.containers[1:], 1):
        outer.append(number if container.hint and container.tag not in ROOTS else outer[container.parent])
    mass: dict[str, int] = {}
    for block in page.blocks:
        if block.good and (number := outer[block.container]):
            container = page.containers[number]
            mass[container.names] = mass.get(container.names, 0) + len(block.text)
            mass[container.hint] = mass.get(container.hint, 0) + len(block.text)
    return mass


def find_cards(page: Page, parents: Sequence[int], hints: Sequence[str], mass: Sequence[int]) -> list[int]:
    """Containers that are one of several alike, each a linked heading over a few words: a list of other stories."""
    count = sum_below(parents, ((b.container, 1) for b in page.blocks if b.good))
    tops: dict[str, set[int]] = {}
    for block in page.blocks:
        if (
            block.linked < LINKED_HEADING * len(block.text)
            or len(block.text) < SHORT_CHARACTERS // 2
            or hints[block.container] not in SILENT
        ):
            continue
        top = here = block.container
        while (
            here > 0
            and mass[here] <= CARD_CHARACTERS
            and count[here] <= CARD_PARAGRAPHS
            and page.containers[here].tag not in ROOTS
        ):
            top, here = here, parents[here]
        if mass[top]:
            tops.setdefault(page.containers[top].names, set()).add(top)
    cards = {n for alike in tops.values() if len(alike) >= FEWEST_CARDS for n in alike}
    if sum(mass[n] for n in cards) > MOST_CARDS_SHARE * mass[0]:
        return []
    return [n for card in cards for n in range(card, end_of(parents, card))]


def find_main(page: Page, parents: Sequence[int], hints: Sequence[str]) -> int:
    """The innermost container that holds most of the paragraphs that no hint speaks against."""
    spoken = ((b.container, len(b.text)) for b in page.blocks if b.good and hints[b.container] in SILENT)
    mass = sum_below(parents, spoken)
    children: dict[int, list[int]] = {}
    for number, held in enumerate(mass):
        if number and (held or not mass[0]) and held >= MAIN_SHARE * mass[parents[number]]:
            children.setdefault(parents[number], []).append(number)
    here = 0
    while below := children.get(here):
        best = max(below, key=mass.__getitem__)
        if page.containers[best].tag in ("p", "blockquote", "li"):
            break
        here = best
    return here


def find_figures(containers: Sequence[Container]) -> dict[int, int]:
    """The containers that stand in a figure, near enough to belong to the picture, and how near."""
    near: dict[int, int] = {}
    for number, container in enumerate(containers):
        if container.tag in FIGURES:
            near[number] = 1
        elif near and 0 < (above := near.get(container.parent, 0)) < FIGURE_LEVELS:
            near[number] = above + 1
    return near


def judge_block(block: Block, hint: str, inside: range, figures: Collection[int], words: PageWords) -> Verdict:
    """One block by itself: by place, hint, links and words."""
    if hint == "caption" or (not block.good and block.container in figures):
        return Verdict("boilerplate", "caption")
    if hint not in SILENT:
        return Verdict("off_topic" if hint == "other stories" else "boilerplate", hint)
    if block.container not in inside:
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
    if len(text) > LONGEST_FURNITURE:
        return None
    folded = fold_line(text[:FOLDED_CHARACTERS])
    if not folded:
        return "ornament"
    if len(text) <= FOLDED_CHARACTERS and (found := words.lines.get(folded)):
        return found
    return words.opening_of(folded)


def keep_declared(blocks: Sequence[Block], verdicts: list[Verdict], body: str | None) -> None:
    """Take back paragraphs that the page's structured data give as the article's body."""
    if not body:
        return
    declared = fold_line(body)
    for block, verdict in zip(blocks, verdicts, strict=True):
        if verdict.kind is not None and verdict.why != "caption" and block.good and fold_line(block.text) in declared:
            verdict.kind, verdict.why = None, ""


def keep_standfirst(page: Page, verdicts: list[Verdict], hints: Sequence[str], summary: str | None) -> None:
    """Take back the standfirst where it stands above the article's container, between title and first paragraph.

    It is what the metadata give as the summary, or what an element's name calls one.
    """
    first = next((i for i, v in enumerate(verdicts) if v.kind is None and page.blocks[i].good), len(verdicts))
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
    sizes = range(len(wanted) - TITLE_SLACK, len(wanted) + TITLE_SLACK + 1) if wanted else range(0)
    for block, verdict in zip(blocks, verdicts, strict=True):
        if len(block.text) in sizes and fold_line(block.text) == wanted:
            verdict.kind, verdict.why = TITLE_KIND, "title"
        elif block.tag == "h1" and verdict.kind is None:
            verdict.kind, verdict.why = TITLE_KIND, "heading of the page"


def cut_teaser_lists(page: Page, verdicts: list[Verdict], words: PageWords) -> None:
    """Cut what follows a heading that ends the report ("most read"), up to the next paragraph of the report."""
    ending = False
    for block, verdict in zip(page.blocks, verdicts, strict=True):
        if verdict.kind is None and len(block.text) < 2 * SHORT_CHARACTERS and fold_line(block.text) in words.endings:
            ending = True
        if ending and verdict.kind is None:
            if block.good and block.tag == "p" and block.linked == 0:
                ending = False
                continue
            verdict.kind, verdict.why = "off_topic", "other stories"


def cut_orphans(blocks: Sequence[Block], verdicts: list[Verdict]) -> None:
    """Cut headings that nothing of the report follows, and short lines before the first or after the last paragraph."""
    kept = [i for i, v in enumerate(verdicts) if v.kind is None]
    good = [i for i in kept if blocks[i].good]
    if not good:
        return
    for i in kept:
        if i < good[0] and len(blocks[i].text) < GOOD_CHARACTERS:
            verdicts[i].kind, verdicts[i].why = "boilerplate", "before the report"
        elif i > good[-1] and (len(blocks[i].text) < SHORT_CHARACTERS or blocks[i].tag in HEADINGS):
            verdicts[i].kind, verdicts[i].why = "boilerplate", "after the report"
