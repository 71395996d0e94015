"""Enters: the name of a body that many countries have, and a state. Leaves: that state's own: *le Croissant-Rouge*.

A language names the own body by the common name and the state's adjective; no list of pairs is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.packs.loader import Language, PartyName


def national_branch(language: Language, name: Sequence[str], state: str) -> str | None:
    """The id of the party whose name is the folded tokens of another's and an adjective of the state with this id."""
    return next(
        (longer.id for longer in longer_names(language, name) if is_of(language, longer.tokens[-1], state)), None
    )


def longer_names(language: Language, name: Sequence[str]) -> list[PartyName]:
    """The names of parties that go on from a name by one word."""
    by_second = language.party_names.get(name[0], {}) if name else {}
    options = (option for seconds in by_second.values() for option in seconds)
    size = len(name)
    return [o for o in options if len(o.tokens) == size + 1 and o.tokens[:size] == tuple(name) and o.kind == "party"]


def is_of(language: Language, token: str, state: str) -> bool:
    """Whether a folded word is an adjective of the state with this id."""
    options = language.party_names.get(token, {}).get("", ())
    return any(option.kind == "adjective" and option.id == state for option in options)
