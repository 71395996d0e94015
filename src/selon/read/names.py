"""Enters: tokens and packs. Leaves: proper names, with all parties, persons and places that each may stand for.

Known names are found token by token in one pass; what has a capital and is known to no list is kept as unknown.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from selon.model.tokens import MARK, WORD
from selon.model.units import Name
from selon.packs.lexicon import strip_accents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.tokens import Sentence, Tokens
    from selon.packs.loader import Language, PartyName

LONGEST_PLACE = 5  # tokens
HASH = "#"
KIND = "place:kind"
NOUN = "N"
ADJECTIVE = "A"
VERB = "V"
OFFICE = "office"
CHARGE = 9  # tokens from an office to the name of its holder
CLOSED = frozenset("DpdsoQKSCRLngU")
FINITE = "V"  # the class of a finite verb
KINDS = ("party", "person", "capital", "inhabitant", "adjective")


@lru_cache(maxsize=65_536)
def folded(low: str) -> str:
    """A token as names are looked up: without accents."""
    return strip_accents(low)


def parted(tag: str) -> str:
    """The words that a tag runs together, parted where a capital follows a small letter: *MontKarmel*."""
    letters = (f" {it}" if it.isupper() and before.islower() else it for before, it in pairwise(tag))
    return tag[:1] + "".join(letters)


def is_capital(tokens: Tokens, at: int) -> bool:
    """Whether a token begins with a capital, be it behind a number: *3R*."""
    raw = tokens.raw(at)
    return tokens.capitals[at] or (raw[:1].isdigit() and raw.isupper())


def is_named(tokens: Tokens, at: int, option: PartyName) -> bool:
    """Whether a known name stands at a token; only adjectives may be written small."""
    size = len(option.tokens)
    if at + size > len(tokens) or (option.kind != "adjective" and not option.is_small and not is_capital(tokens, at)):
        return False
    if option.is_cased and size > 1 and not tokens.capitals[at + 1]:
        return False
    return all(folded(tokens.lows[at + i]) == option.tokens[i] for i in range(1, size))


def known_name(tokens: Tokens, at: int, language: Language) -> Name | None:
    """The longest name of a party or person at a token."""
    by_second = language.party_names.get(folded(tokens.lows[at]))
    if not by_second:
        return None
    longer = by_second.get(folded(tokens.lows[at + 1]), ()) if at + 1 < len(tokens) else ()
    fits: list[PartyName] = []
    for option in (*longer, *by_second.get("", ())):
        if fits and len(option.tokens) < len(fits[0].tokens):
            break
        if is_named(tokens, at, option):
            fits.append(option)
    if not fits:
        return None
    kind = min((option.kind for option in fits), key=KINDS.index)
    is_small = tokens.kinds[at] == WORD and not tokens.capitals[at]
    if kind == "inhabitant" and is_small and any(option.kind == "adjective" for option in fits):
        kind = "adjective"
    ids = tuple(dict.fromkeys(option.id for option in fits if option.kind == kind))
    last = at + len(fits[0].tokens)
    if is_small and kind == "party" and len(ids) > 1:  # a common noun that many parties go by
        return None
    if kind == "person":
        return Name(first=at, last=last, kind="person", person=ids[0])
    return Name(first=at, last=last, kind=kind, parties=ids)  # type: ignore[arg-type]


def known_place(tokens: Tokens, at: int, last: int, language: Language) -> Name | None:
    """The longest place of the gazetteer that begins at a token and ends before `last`."""
    pieces: list[str] = []
    best: tuple[int, list[int]] | None = None
    if at > 0 and tokens.lows[at - 1] == HASH:
        spaced = folded(parted(tokens.raw(at)).lower()).replace("-", " ")
        tagged = language.world.place_names.get(spaced)
        if tagged:
            return Name(first=at, last=at + 1, kind="place", places=tuple(tagged))
    for index in range(at, min(last, at + LONGEST_PLACE)):
        low = tokens.lows[index]
        if tokens.kinds[index] == MARK and low not in {"'", "-"}:
            break
        pieces.append(folded(low).replace("-", " "))
        rows = rows_of(pieces, low, language)
        is_listed = tokens.capitals[index] or any(language.world.places[row].curated for row in rows or ())
        if rows and (is_listed or index == at):
            best = (index + 1, rows)
    if best is None:
        return None
    end, rows = best
    if end == at + 1 and folded(tokens.lows[at]) in language.not_places and not follows_kind(tokens, at, language):
        return None
    return Name(first=at, last=end, kind="place", places=tuple(rows))


def known_water(tokens: Tokens, at: int, last: int, language: Language) -> Name | None:
    """The sea or lake of the gazetteer that a small word begins: *mer Rouge*, *lac Kivu*."""
    if tokens.capitals[at] or tokens.lows[at] not in language.spelling.waters:
        return None
    place = known_place(tokens, at, last, language)
    return place if place is not None and place.last > at + 1 and tokens.capitals[place.last - 1] else None


def follows_kind(tokens: Tokens, at: int, language: Language) -> bool:
    """Whether a word for a kind of place leads to the name at a token: *le bourg de X*, *le bourg rural de X*."""
    if at < 3 or tokens.lows[at - 1] not in language.grammar.of or tokens.raw(at).isupper():
        return False
    lexicon, before, farther = language.lexicon, tokens.lows[at - 2], tokens.lows[at - 3]
    if lexicon.knows(before) and KIND in lexicon.word(before).senses(NOUN):
        return True
    is_described = lexicon.knows(before) and ADJECTIVE in lexicon.word(before).letters
    return is_described and lexicon.knows(farther) and KIND in lexicon.word(farther).senses(NOUN)


def rows_of(pieces: list[str], low: str, language: Language) -> list[int] | None:
    """The places that the folded words of some tokens name, the article of the last, of form `low`, spelled any way."""
    known = language.world.place_names
    rows = known.get(" ".join(pieces).replace("' ", "'"))
    article, _, rest = low.partition("-")
    if rows or article not in language.spelling.articles or not rest:
        return rows
    before, bare = pieces[:-1], folded(rest).replace("-", " ")
    for other in language.spelling.articles:
        rows = known.get(" ".join([*before, other, bare]))
        if rows:
            return rows
    rows = known.get(" ".join([*before, bare]), [])
    return [row for row in rows if language.world.places[row].curated] or None


def skip_particles(tokens: Tokens, at: int, last: int, particles: frozenset[str]) -> int:
    """The capital that one or two particles lead to, or 0: *de la Sota*."""
    end = at + 1
    if end < last and tokens.lows[end] in particles:
        end += 1
    return end if end < last and tokens.capitals[end] and tokens.kinds[end] == WORD else 0


def unknown_name(tokens: Tokens, at: int, last: int, particles: frozenset[str], language: Language) -> Name:
    """The run of capitals that begins at a token; particles inside it belong to it."""
    end = at + 1
    while end < last:
        if goes_on(tokens, end) or ends_initial(tokens, end, last):
            end += 1
        elif tokens.lows[end] in particles and (after := skip_particles(tokens, end, last, particles)):
            if folded(tokens.lows[after]) in language.party_names:
                break
            end = after + 1
        else:
            break
    return Name(first=at, last=end, kind="unknown")


def ends_initial(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the point at a token ends an initial that the name goes on behind: *P. Sundara*."""
    is_point = tokens.lows[at] == "." and tokens.glued(at) and at + 1 < last
    is_letter = len(tokens.lows[at - 1]) == 1 and tokens.capitals[at - 1]
    return is_point and is_letter and tokens.capitals[at + 1] and tokens.kinds[at + 1] == WORD


def is_small_word(low: str, language: Language) -> bool:
    """Whether a word is only ever one of the closed classes, which name nothing."""
    return language.lexicon.knows(low) and not set(language.lexicon.word(low).letters) - CLOSED


def is_plain_word(tokens: Tokens, at: int, sentence: Sentence, language: Language) -> bool:
    """Whether a capital may be there only because a sentence, quotation or line begins."""
    if tokens.lows[at] in language.numerals.starters or is_small_word(tokens.lows[at], language):
        return True
    follows_mark = tokens.kinds[at - 1] == MARK and tokens.lows[at - 1] != ","
    opens = at == sentence.first or follows_mark or tokens.breaks[at] > 0
    low = tokens.lows[at]
    lexicon = language.lexicon
    known = lexicon.knows_capital(low) or low in language.numerals.starters or low in lexicon.locutions
    return known and (opens or tokens.raw(at).isupper() or low.endswith("'"))


def find_names(
    tokens: Tokens, sentences: Sequence[Sentence], language: Language, particles: frozenset[str]
) -> list[Name]:
    """All names of a text, in order and without overlap."""
    names: list[Name] = []
    lows, kinds, capitals = tokens.lows, tokens.kinds, tokens.capitals
    starts = language.party_names
    for sentence in sentences:
        at = sentence.first
        while at < sentence.last:
            is_name = capitals[at] or folded(lows[at]) in starts or lows[at] in language.spelling.waters
            if kinds[at] == MARK or not is_name or lows[at] in language.spelling.networks:
                at += 1
                continue
            if is_charge(tokens, at, sentence, language):  # the holder's name begins behind it
                at += 1
                continue
            name = known_name(tokens, at, language) or known_water(tokens, at, sentence.last, language)
            if name is None and capitals[at] and kinds[at] == WORD:
                plain = is_plain_word(tokens, at, sentence, language) and not follows_kind(tokens, at, language)
                place = known_place(tokens, at, sentence.last, language)
                if place and not (plain and place.last == at + 1 and not is_town_only(lows[at], place, language)):
                    name = place
                elif not plain and not lows[at].endswith("'") and is_strange(tokens, at, sentence.last, language):
                    name = unknown_name(tokens, at, sentence.last, particles, language)
            if name is None:
                at += 1
                continue
            is_held = name.kind == "place" and is_of_holder(tokens, name.last, sentence, language)
            names.append(name if is_held else extend_name(tokens, name, sentence.last, particles, language))
            at = names[-1].last
    return names


def is_charge(tokens: Tokens, at: int, sentence: Sentence, language: Language) -> bool:
    """Whether a noun is what an office is held over whose holder is named behind: *chef de la Sûreté Jean Kaba*."""
    lexicon, low = language.lexicon, tokens.lows[at]
    if not tokens.capitals[at] or not lexicon.knows(low) or "N" not in lexicon.word(low).letters:
        return False
    return is_of_holder(tokens, at + 1, sentence, language)


def is_of_holder(tokens: Tokens, end: int, sentence: Sentence, language: Language) -> bool:
    """Whether two words or more of a name stand at a token, behind what an office named before is held over."""
    if end + 1 >= sentence.last or not (goes_on(tokens, end) and goes_on(tokens, end + 1)):
        return False
    last = end + 1
    while last + 1 < sentence.last and goes_on(tokens, last + 1):
        last += 1
    is_title = language.lexicon.knows(tokens.lows[last]) or "A" in language.lexicon.word(tokens.lows[end]).letters
    options = language.party_names.get(folded(tokens.lows[last]), {}).get("", ())
    if is_title or any(option.kind == "adjective" for option in options):
        return False
    for before in range(end - 1, max(sentence.first, end - CHARGE) - 1, -1):
        if tokens.kinds[before] == MARK and tokens.lows[before] not in {"'", "-"}:
            return False
        if OFFICE in language.lexicon.word(tokens.lows[before]).senses("N") and not tokens.capitals[before + 1]:
            return True
    return False


def is_town_only(low: str, place: Name, language: Language) -> bool:
    """Whether a word that opens a sentence is a town of our own list, and else but the form of a verb: *Gaza*."""
    is_form = language.lexicon.knows(low) and set(language.lexicon.word(low).letters) == {VERB}
    return is_form and any(language.world.places[row].curated for row in place.places)


def is_strange(tokens: Tokens, at: int, last: int, language: Language) -> bool:
    """Whether a capital begins a name: no list knows the word, or another capital follows it."""
    low = tokens.lows[at]
    if not language.lexicon.knows_capital(low) or set(language.lexicon.word(low).letters) == {FINITE}:
        return True  # no verb is written with a capital: *confie Moussa*
    return at + 1 < last and goes_on(tokens, at + 1)


def goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a token may go on a name: a word with a capital, on the same line."""
    return tokens.kinds[at] == WORD and tokens.capitals[at] and not tokens.breaks[at]


def extend_name(tokens: Tokens, name: Name, last: int, particles: frozenset[str], language: Language) -> Name:
    """A known place or person that goes on in capitals may be part of a longer unknown name: *Kadhafi Junior*."""
    end = name.last
    if name.kind not in {"place", "unknown"} or end >= last:
        return name
    if goes_on(tokens, end) and not tokens.lows[end].endswith("'"):
        longer = unknown_name(tokens, name.first, last, particles, language)
        return Name(first=name.first, last=longer.last, kind="unknown", places=name.places)
    return name
