"""How a language writes words, sentences and quotation marks, as its `text.toml` says."""

from __future__ import annotations

import msgspec


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the tokenizer and the sentence splitter need to know of a language.

    `domains` are the ends of addresses written inside a sentence, `whole` are words with an apostrophe or a point
    inside, `enclitics` what may be hung on a word by a hyphen, `abbreviations` words (without their point) after which
    a point ends no sentence, `opening` and `closing` pairs of quotation marks beside the straight one, which is its own
    partner. `networks` are names of places to write on, which are no names of those who do. `unfinished` are words that
    end no sentence, so that a line may break behind them. `articles` may be written small before the hyphen and the
    capital of a name: *al-Belmoura*, as may the words of the `compass`: *nord-Belmoura*.
    `spanning` are names of months, which a hyphen joins to a span and not to one word.
    `waters` are small words that begin names of seas and lakes: *mer Belmouraise*.
    """

    whole: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    initials: tuple[tuple[str, str], ...] = ()
    domains: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    straight: tuple[str, ...] = ('"',)
    unfinished: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    compass: tuple[str, ...] = ()
    spanning: frozenset[str] = frozenset()
    waters: frozenset[str] = frozenset()
