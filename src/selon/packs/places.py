"""The closed schema of a language's `places.toml`: words that tell that a name is a place."""

from __future__ import annotations

import msgspec


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"origin": "from"}):
    """Prepositions (tokens joined by one space) by how something lies to the place.

    Those that are `strong` make a place of an unknown name; `inside` ones lead, behind a comma, to what a place lies
    in, `onto` ones from an act of war to the country that it befalls, `before_peoples` ones to people rather than to a
    place of an unknown name. `reaching` are lemmas of verbs whose place is where people went, `coming` of words before
    the place that they came from. `instruments` are lemmas of what is named after
    the place of its signing (*convention de Genève*), `based` of where a body merely sits (*une ONG basée à Londres*),
    `speeches` of what is held where somebody speaks, `talks` of where enemies talk, `buildings` of bodies that are
    houses too, and `befalls_towns` of verbs whose object is a town and no government, `acts_on_towns` of nouns of what
    a town suffers. `towns` are lemmas of kinds of towns that a name behind a comma is that of, `contents` the words
    that open what is said,
    `leading` the forms between a road and where it leads, `of` the prepositions behind a distance or an adjective of
    `close` that lead to what something is near, `whom` those to whom something is said, `naming` the lemmas between
    the kind of a place (or one of `spots`) and its name, `befallen` and `ruining` the nouns and verbs that make a place
    of an unknown name, `rulers` those of the nouns that befall rulers too,
    `lands` the words that with the adjective of a land stand for it, `wards` the houses that
    wounded and dead are brought to, `holding` the lemmas of how a speech is held,
    `recitals` open the paragraphs of a resolution, `heads` the small forms that names of
    places of several words begin with, `issuing` lemmas of how what is said is given out, `learning` of how it is come
    to know, `shaking` of what with an act of war befalls towns, `zones` the lemmas of
    kinds of land that one of the forms of `zoned` behind them tells apart, `farther` the forms before a
    compass word that tells a way, `amid` the first words of what leads to the middle of a town, `middles` lemmas of
    what a town has and no government, `linking` the lemmas between what goes a way and its ends, `local` those of who
    and what speaks for a town, `mainly` those before a place that is one of several, `ruling` nouns before the land of
    those who rule it, `courts` nouns of those that one is `at_court` of, `lapse` the prepositions
    between how long it was and what it is counted from, `stages` between a town and what
    happens in it, `seats` the small forms of towns that bodies of the world sit in, `befalling` the
    verbs of which only towns are subjects, `upon` those of what arms and troops do upon a town.
    """

    at: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    country_words: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    middles: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    onto: tuple[str, ...] = ()
    before_peoples: tuple[str, ...] = ()
    reaching: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    based: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    speeches: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()
    buildings: tuple[str, ...] = ()
    capital_words: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    rulers: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    befallen: tuple[str, ...] = ()
    ruining: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    recitals: tuple[str, ...] = ()
    where: frozenset[str] = frozenset()
    dating: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    continents: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    issuing: tuple[str, ...] = ()
    learning: tuple[str, ...] = ()
    shaking: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    lapse: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    zoned: frozenset[str] = frozenset()
    farther: tuple[str, ...] = ()
    mainly: tuple[str, ...] = ()
    ruling: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    at_court: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    amid: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    comfort: frozenset[str] = frozenset()
    to_somebody: tuple[str, ...] = ()
    befalls_towns: tuple[str, ...] = ()
    befalling: frozenset[str] = frozenset()
    upon: frozenset[str] = frozenset()
    acts_on_towns: tuple[str, ...] = ()

    def refers(self, prep: str | None) -> bool:
        """Whether a preposition, its last word in any form, leads to what something is told to be near: *au sud du*."""
        first, _, last = (prep or "").rpartition(" ")
        return prep in self.reference or (
            last in self.of and any(f"{first} {each}" in self.reference for each in self.of)
        )
