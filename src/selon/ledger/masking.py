"""Private names: which they are in a reading, and text with them blacked out.

The rule is simple. Private is
1. a person who speaks, where the packs know no office of theirs and they do not speak for an institution: a
   witness, a doctor, a villager;
2. a name of two or more words in a sentence that counts at most ten people harmed, unless it is a place, a
   source that is not private, or the name of a side or actor;
and every part of such a name that is written with a capital, all over the article. It masks too much rather
than too little. Blacked-out text keeps its length, so that all offsets stay right.

Enters: a reading. Leaves: names, texts, and readings with `█` for each letter of a private name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

import msgspec

from selon.model.claim import Toll
from selon.model.mention import Place, Source
from selon.model.reading import Reading
from selon.model.span import overlaps

BLACK = "█"
FEW = 10
PART = 3
INSTITUTIONS = frozenset({"state", "military", "health", "local", "armed_group", "un", "ngo", "media"})
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
Record = TypeVar("Record", bound=msgspec.Struct)


def is_private(source: Source) -> bool:
    """Whether the speaker is a person without office who speaks for no institution."""
    return source.person is not None and source.office is None and source.kind not in INSTITUTIONS


def private_names(reading: Reading) -> frozenset[str]:
    """The private names of an article and their capitalised parts."""
    speakers = [source for source in speakers_of(reading) if source.person]
    spoken = {source.person for source in speakers if source.person and is_private(source)}
    found = {name for name in spoken | set(_names_of_harmed(reading)) if name}
    public = {part for name in _public_names(reading) for part in name.split()}
    parts = {part for name in found for part in re.split(r"[ '’-]", name) if _is_part(part)}
    return frozenset(found | (parts - public))


def mask_text(text: str, names: frozenset[str]) -> str:
    """The text with every letter of the names replaced, at the same length."""
    if not names:
        return text
    return _matcher(names).sub(lambda found: re.sub(r"[^\W_]", BLACK, found[0]), text)


def mask_record(record: Record, names: frozenset[str]) -> Record:
    """The record with the names masked in every text that it holds."""
    if not names:
        return record
    plain = _mask_plain(msgspec.to_builtins(record), names)
    return msgspec.convert(plain, type(record), strict=False)


def mask_reading(reading: Reading) -> Reading:
    """The reading with its private names masked everywhere, offsets unchanged."""
    return mask_record(reading, private_names(reading))


def speakers_of(reading: Reading) -> Iterator[Source]:
    """Every source that the reading names: of claims, relays, quotes and attributions."""
    for said in (*reading.claims, *reading.speech):
        if said.source is not None:
            yield said.source
        yield from said.via
    for quote in reading.quotes:
        if quote.speaker is not None:
            yield quote.speaker


def _is_part(part: str) -> bool:
    return len(part) >= PART and part[0].isupper()


@lru_cache(maxsize=512)
def _matcher(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _mask_plain(value: object, names: frozenset[str]) -> object:
    if isinstance(value, str):
        return mask_text(value, names)
    if isinstance(value, list | tuple):
        return [_mask_plain(item, names) for item in value]
    if isinstance(value, dict):
        return {key: _mask_plain(item, names) for key, item in value.items()}
    return value


def _names_of_harmed(reading: Reading) -> Iterator[str]:
    known = list(_public_spans(reading))
    public = set(_public_names(reading))
    for claim in reading.claims:
        if isinstance(claim, Toll) and (claim.figure.least or 0) <= FEW:
            for first, last in _capitalised(claim.text):
                name, span = claim.text[first:last], (claim.start + first, claim.start + last)
                if name not in public and not any(overlaps(span, other) for other in known):
                    yield name


def _capitalised(text: str) -> Iterator[tuple[int, int]]:
    """Runs of two or more capitalised words; the word that opens the text is left out of a longer run."""
    run: list[re.Match[str]] = []
    for word in [*WORD.finditer(text), None]:
        if word is not None and word[0][0].isupper() and (not run or text[run[-1].end() : word.start()] == " "):
            run.append(word)
            continue
        if len(run) > 2 and run[0].start() == 0:
            run = run[1:]
        if len(run) > 1:
            yield run[0].start(), run[-1].end()
        run = [word] if word is not None and word[0][0].isupper() else []


def _public_spans(reading: Reading) -> Iterator[tuple[int, int]]:
    for place in _all_places(reading):
        yield place.start, place.end
        yield from place.mentions
    for source in speakers_of(reading):
        if not is_private(source):
            yield source.start, source.end


def _all_places(reading: Reading) -> Iterator[Place]:
    yield from reading.places
    for claim in reading.claims:
        yield from claim.places


def _public_names(reading: Reading) -> Iterator[str]:
    for claim in reading.claims:
        parties = (claim.actor, claim.side if isinstance(claim, Toll) else None)
        yield from (party.name for party in parties if party is not None)
        yield from (name for place in claim.places for name in (place.name, place.text) if name)
    for source in speakers_of(reading):
        if not is_private(source):
            yield from (name for name in (source.name, source.party, source.body, source.text) if name)
