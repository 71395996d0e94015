"""The closed schema of a language's `grammar.toml`: what the tagger and the chunker need beyond lists of words."""

from __future__ import annotations

import msgspec


class Follows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which word classes (letters) stand well, badly or not at all after another."""

    likely: str = ""
    unlikely: str = ""
    never: str = ""


class Guess(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The classes of unknown words by their endings."""

    endings: tuple[str, ...]
    classes: str


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's auxiliaries, small words with a special part, and the order of its word classes."""

    passive: str = ""
    perfect: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    done_in_perfect: tuple[str, ...] = ()
    attempts: tuple[str, ...] = ()
    counterfactual: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    reflexive: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    among_whom: tuple[str, ...] = ()
    hearers: tuple[str, ...] = ()
    bare_objects: tuple[str, ...] = ()
    granting: tuple[str, ...] = ()
    likewise: tuple[str, ...] = ()
    lapses: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    before_gerund: tuple[str, ...] = ()
    predicate: tuple[str, ...] = ()
    indefinite_plural: tuple[str, ...] = ()
    pronoun_of_clause: tuple[str, ...] = ()
    opens_complement: tuple[str, ...] = ()
    plural_owners: tuple[str, ...] = ()
    feminine_determiners: tuple[str, ...] = ()
    masculine_determiners: tuple[str, ...] = ()
    feminine_pronouns: tuple[str, ...] = ()
    masculine_pronouns: tuple[str, ...] = ()
    familiar: tuple[str, ...] = ()
    plural_pronouns: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    plural_determiners: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    partitive: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    expletive: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    object_control: tuple[str, ...] = ()
    linked_modals: tuple[str, ...] = ()
    modal_links: tuple[str, ...] = ()
    linking_prepositions: tuple[str, ...] = ()
    follows: dict[str, Follows] = {}
    guesses: tuple[Guess, ...] = ()

    def weights(self) -> dict[str, float]:
        """The weight of every pair of letters, as one dictionary keyed by the two letters."""
        made: dict[str, float] = {}
        for first, follows in self.follows.items():
            for letters, weight in ((follows.likely, 2.0), (follows.unlikely, -2.0), (follows.never, -6.0)):
                made.update({first + second: weight for second in letters})
        return made
