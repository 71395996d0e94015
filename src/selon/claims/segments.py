"""Enters: a figure, and the scenes that its sentence names. Leaves: those scenes that may be the figure's own.

A sentence that gives several figures their places one after the other (*trois morts à X, deux à Y*) gives each its own;
what stands beside a quotation tells of who speaks; a total of several places is of the land that holds them.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from selon.claims.closeness import closeness_of
from selon.model.analysis import tell_act_or_harm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from selon.model.analysis import Analysis, Attribution
    from selon.model.mention import Place

JOINTS = frozenset({";", "C"})  # letters of what joins
STOPS = frozenset(",;:VXGIC")  # letters of what ends a part with its place and time
VERBS, SUBORDINATE = frozenset("VXGI"), "S"
BRACKET = 8  # units from a place within which a bracket behind it tells a figure
PAIRS = 2  # figures with a place each, from which on a sentence is read as a list of such


class Segments:
    """Tells which scenes of a sentence belong to which of its figures, in one document."""

    def __init__(self, analysis: Analysis, spots: Mapping[int, Place]) -> None:
        """Take the document's layers and its places by unit; `figures`, the units of its figures, are set later."""
        self.analysis = analysis
        self.spots = spots
        self.figures: list[int] = []

    def own(self, unit: int, scenes: list[int]) -> list[int]:
        """The scenes of a sentence that may be those of the figure at a unit."""
        scenes = [scene for scene in self.of_content(unit, scenes) if not self.is_of_other(unit, scene)]
        scenes = [scene for scene in scenes if not is_of_part(self.analysis, unit, scene)]
        stands = [scene for scene in scenes if self.spots[scene].relation != "toward"]
        return self.beside(unit, stands) or self.whole_land(unit, scenes) or scenes

    def is_of_other(self, unit: int, scene: int) -> bool:
        """Whether a bracket behind a scene tells another figure: *après l'attentat de X (34 morts), …*."""
        letters = self.analysis.units.letters
        following = self.figures[bisect_left(self.figures, scene) :][:1]
        is_held = letters[scene + 1 : scene + 2] == ["("] and following != [] and following[0] != unit
        return is_held and ")" not in letters[scene : following[0]] and following[0] - scene < BRACKET

    def of_content(self, unit: int, scenes: list[int]) -> list[int]:
        """The scenes that do not only tell of who says it: *…, a dit X, maire de Y, dans le Z*."""
        items = [item for item in self.analysis.attributions[self.analysis.sentence_of(unit)] if holds(item, unit)]
        return [scene for scene in scenes if not any(self.is_of_teller(item, unit, scene) for item in items)]

    def is_of_teller(self, item: Attribution, unit: int, scene: int) -> bool:
        """Whether a scene stands outside what is said, on the side of its cue, and no act is told on the way to it."""
        cue, last = item.cue
        is_beside = cue <= scene if unit < cue else cue <= scene < unit
        if not is_beside or holds(item, scene):
            return False
        counted = self.figures[bisect_left(self.figures, last) : bisect_left(self.figures, scene)]
        return bool(counted) or not any(map(tell_act_or_harm, self.analysis.units.senses[last:scene]))

    def beside(self, unit: int, scenes: list[int]) -> list[int]:
        """The scenes right behind a figure, or right before, where each of several figures has its own."""
        first, last = self.analysis.ranges[self.analysis.sentence_of(unit)]
        figures = self.figures[bisect_left(self.figures, first) : bisect_left(self.figures, last)]
        if len(figures) < PAIRS or len(scenes) < PAIRS or unit not in figures:
            return []
        blocks = blocks_of(figures, scenes)
        begins_with_figure = bool(blocks) and blocks[0][0] in figures
        pairs = [blocks[at : at + 2] for at in range(0 if begins_with_figure else 1, len(blocks) - 1, 2)]
        if not begins_with_figure and len(blocks) % 2 == 0:
            pairs = [[blocks[at + 1], blocks[at]] for at in range(0, len(blocks), 2)]
        if len(pairs) < PAIRS or any(self.is_parted(counted, places, JOINTS) for counted, places in pairs):
            return []
        joined = [sorted([*counted, *places]) for counted, places in pairs]
        if not all(self.is_parted(one, other, {*JOINTS, ","}) for one, other in pairwise(joined)):
            return []
        return next((places for counted, places in pairs if unit in counted), [])

    def is_parted(self, one: list[int], other: list[int], marks: AbstractSet[str]) -> bool:
        """Whether a mark or an *and* stands between two runs of figures or places."""
        before, behind = sorted((one, other))
        return any(letter in marks for letter in self.analysis.units.letters[before[-1] + 1 : behind[0]])

    def whole_land(self, unit: int, scenes: list[int]) -> list[int]:
        """The land behind a figure that holds several places before it: *des attentats à X et à Y ont fait … en Z*."""
        before = [scene for scene in scenes if scene < unit]
        behind = [scene for scene in scenes if scene > unit and closeness_of(self.spots[scene]) == 0]
        names = {self.spots[scene].name or self.spots[scene].text for scene in before}
        lands = {self.spots[scene].country for scene in scenes} - {None}
        return behind[:1] if len(names) >= PAIRS and len(lands) == 1 else []


def is_of_part(analysis: Analysis, unit: int, other: int) -> bool:
    """Whether a place or time is of a bare part of the figure at a unit: *900 morts, dont douze mardi à X*.

    A clause right behind the part tells of it alone: *dont douze quand leur bus a été visé mardi*.
    """
    noun_at, nouns, letters = analysis.groups.noun_at, analysis.groups.nouns, analysis.units.letters
    is_past_verb = False
    first = analysis.ranges[analysis.sentence_of(other)][0]
    for at in range(other - 1, max(unit, first - 1), -1):
        if letters[at] in STOPS and letters[at] not in VERBS:
            return False
        is_past_verb = is_past_verb or letters[at] in VERBS
        if analysis.units.counts[at] >= 0:
            place = noun_at[at]
            is_part = place >= 0 and nouns[place].is_among and nouns[place].head == at
            return is_part and (not is_past_verb or letters[at + 1] == SUBORDINATE)
    return False


def blocks_of(figures: Sequence[int], scenes: Sequence[int]) -> list[list[int]]:
    """Figures and scenes in order, in runs of one kind."""
    blocks: list[list[int]] = []
    known = frozenset(figures)
    for at in sorted({*figures, *scenes}):
        if blocks and (blocks[-1][0] in known) == (at in known):
            blocks[-1].append(at)
        else:
            blocks.append([at])
    return blocks


def holds(item: Attribution, unit: int) -> bool:
    """Whether what is said holds a unit."""
    return any(first <= unit < last for first, last in item.contents)
