"""The weights of settling, from `weights.toml`.

Enters: nothing. Leaves: one record, read once.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec


class Inside(msgspec.Struct, frozen=True):
    """Weights for two claims of one document."""

    link: float
    sentence: float
    near: float
    far: float
    same_place: float
    same_area: float
    inside_area: float
    vicinity: float
    other_place: float
    same_day: float
    days_meet: float
    other_day: float
    same_type: float
    kindred_type: float
    other_type: float
    fits_type: float
    own_type: float
    caused: float
    other_act: float
    misfits_type: float
    same_figure: float
    other_figure: float
    same_victims: float
    other_outcome: float
    same_target: float
    same_actor: float
    other_actor: float
    two_authors: float
    threshold: float


class Across(msgspec.Struct, frozen=True):
    """Weights for two acts as two documents tell them."""

    same_place: float
    near_place: float
    same_area: float
    inside_area: float
    same_country: float
    unknown_place: float
    vicinity: float
    other_place: float
    other_country: float
    same_day: float
    next_day: float
    news_day: float
    days_meet: float
    unknown_day: float
    recalled: float
    lasting: float
    campaign: float
    other_day: float
    same_type: float
    exodus: float
    kindred_type: float
    other_type: float
    same_figure: float
    figures_meet: float
    figures_near: float
    other_figure: float
    far_figure: float
    same_actor: float
    other_actor: float
    author_away: float
    presence: float
    same_side: float
    other_side: float
    same_groups: float
    other_groups: float
    same_weapon: float
    victim: float
    names: float
    wording: float
    threshold: float


class Joining(msgspec.Struct, frozen=True):
    """How a vague act joins a group: by how much it must fit, better than any other, and among vague ones."""

    vague: float
    margin: float
    among_vague: float


class Days(msgspec.Struct, frozen=True):
    """Bounds in days."""

    news: int
    lasting: int
    recalled: int
    short: int
    long: int


class Places(msgspec.Struct, frozen=True):
    """Bounds in kilometres and degrees."""

    near: float
    vicinity: float
    guessed: float
    guessed_far: float
    block: float


class Figures(msgspec.Struct, frozen=True):
    """How far figures may differ."""

    about: float
    near: float
    far: float
    alike: float
    exodus: float
    rare: tuple[tuple[float, float], ...]


class LineageBounds(msgspec.Struct, frozen=True):
    """When two texts are one voice."""

    band: int
    most_in_bucket: int
    copy: float
    cut: float
    longest: float
    longest_days: int
    retold: float
    fewest_details: int
    retold_days: int


class Weights(msgspec.Struct, frozen=True):
    """All weights; `kindred` and `suited` are made of the tables of the file."""

    inside: Inside
    across: Across
    joining: Joining
    days: Days
    places: Places
    figures: Figures
    lineage: LineageBounds
    kindred: frozenset[tuple[str, str]]
    victims: dict[str, frozenset[str]]
    lasting: frozenset[str]

    def are_kindred(self, a: str, b: str) -> bool:
        """Whether two types of act may be one act under two names."""
        return (a, b) in self.kindred or (b, a) in self.kindred


@cache
def load_weights() -> Weights:
    """The weights that ship with the program."""
    table = tomllib.loads((Path(__file__).parent / "weights.toml").read_text(encoding="utf-8"))
    return msgspec.convert(
        {**table, "kindred": table["kindred"]["pairs"], "lasting": table["lasting"]["types"]}, Weights
    )
