"""A claim as settling sees it: small, with days as numbers and words as bits.

Enters: a reading. Leaves: its `Origin` and one `Account` for each claim, in the order of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from selon.model.claim import Claim, Event, Party, Toll
from selon.model.fingerprint import Fingerprint
from selon.model.folding import fold
from selon.model.mention import Source
from selon.model.reading import Reading
from selon.reconcile.bits import WORD, known_words, name_bits, word_bits
from selon.reconcile.details import details_of
from selon.reconcile.sites import Site, site_of

VAGUE = "counts.vague"  # the rule of a figure told by a word alone: *des dizaines*
LONG_AGO = 31  # days before a report
LONGEST_DISPUTE = 80  # characters of the words in dispute


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """A document as settling sees it. Days are ordinals of the calendar (`date.toordinal`)."""

    id: str
    name: str
    outlet: str | None = None
    first: int | None = None
    last: int | None = None
    agencies: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    details: tuple[int, ...] = ()
    print: Fingerprint | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One claim as settling sees it. `since` and `until` are ordinals of days, null where unknown.

    `start` and `end` are the span of the figure or trigger, for a denial that of its words; `dispute` that of the words
    with author, day and doubt beside them; `at` and `till` bound the sentence; `again`: other words telling the act;
    `is_vague` that a word alone tells the figure; `dated` that the text gives the day; `is_abroad` that its author is a
    state and its country another; `words`, `names` and `victim` (the name of the one person harmed) are sets of hashed
    words as bits.
    """

    anchor: str
    id: str
    document: str
    kind: str
    label: str
    start: int
    end: int
    dispute: tuple[int, int]
    at: int
    till: int = 0
    again: tuple[tuple[int, int], ...] = ()
    least: int | None = None
    most: int | None = None
    approx: bool = False
    is_vague: bool = False
    unit: str = "person"
    status: str | None = None
    groups: tuple[str, ...] = ()
    side: str | None = None
    people: str | None = None
    actor: str | None = None
    target: str | None = None
    weapon: str | None = None
    scope: str | None = None
    since: int | None = None
    until: int | None = None
    said: int | None = None
    sites: tuple[Site, ...] = ()
    source: str | None = None
    body: str | None = None
    voice: str | None = None
    speaker_kind: str | None = None
    via: str | None = None
    denies: bool = False
    hedged: bool = False
    in_title: bool = False
    links: tuple[tuple[str, str], ...] = ()
    conflict: str | None = None
    dated: bool = True
    is_abroad: bool = False
    words: int = 0
    names: int = 0
    victim: int = 0

    @property
    def figure(self) -> str:
        """The figure as people write it."""
        return write_bounds(self.least, self.most, approx=self.approx)


def accounts_of(
    reading: Reading, anchor_of: Callable[[Claim, str], str], parties: Mapping[str, str | None] | None = None
) -> list[Account]:
    """The accounts of a reading; `anchor_of` gives the ledger's id of a claim in the text of an id.

    Of authors only those among `parties` are kept, where these are given: other words name no one that can be compared.
    `parties` has the country of each state, by which its troops are known to be abroad.
    """
    anchors = {claim.id: anchor_of(claim, reading.document.id) for claim in reading.claims}
    titles = [(cut.start, cut.end) for cut in reading.passages if cut.kind == "title"]
    conflict = reading.frame.conflicts[0] if reading.frame.conflicts else None
    answered = {
        link.claim: claim.why["links"].spans[0]
        for claim in reading.claims
        for link in claim.links
        if link.kind == "answers" and "links" in claim.why
    }
    around = Around(anchors, conflict, known_words(reading), countries_of(reading)[:1], parties, answered)
    made = {account: None for claim in reading.claims for account in (_account(claim, reading, around),)}
    found = _keyed(
        sorted(made, key=lambda one: (one.start, one.end, one.anchor, one.source or "", one.side or "", repr(one)))
    )
    return [
        msgspec.structs.replace(one, in_title=True) if any(s <= one.start < e for s, e in titles) else one
        for one in found
    ]


def ledger_anchor(anchor: str) -> str:
    """The ledger's id of an account's claim, without the mark that tells readings of the same words apart."""
    return anchor.partition("~")[0]


def has_twin(anchor: str, accounts: Mapping[str, Account]) -> bool:
    """Whether an account is one of several that the same words tell."""
    return f"{ledger_anchor(anchor)}~2" in accounts


def origin_of(reading: Reading, fingerprint: Fingerprint | None = None) -> Origin:
    """The document of a reading as settling sees it."""
    document = reading.document
    published = document.published
    first, last = day_number(published.first), day_number(published.last, last=True)
    marks = fingerprint.marks if fingerprint else ()
    return Origin(
        id=document.id,
        name=document.name,
        outlet=document.outlet,
        first=first if first is not None else last,
        last=last if last is not None else first,
        agencies=tuple(dict.fromkeys((*document.credits, *marks))),
        conflicts=reading.frame.conflicts,
        countries=countries_of(reading),
        details=details_of(clean_text(reading)),
        print=fingerprint,
    )


def clean_text(reading: Reading) -> str:
    """The text without menus, adverts and other stories."""
    text = reading.document.text
    for cut in sorted(reading.passages, key=lambda cut: cut.start, reverse=True):
        if cut.kind in {"boilerplate", "off_topic"}:
            text = text[: cut.start] + "\n" + text[cut.end :]
    return text


def countries_of(reading: Reading) -> tuple[str, ...]:
    """The countries of the places that a document names, the most frequent first; rare ones are left out."""
    counts = Counter(place.country for place in reading.places if place.country)
    return tuple(sorted((c for c in counts if counts[c] * 3 >= counts.total()), key=lambda c: (-counts[c], c)))


def day_number(day: str | None, *, last: bool = False) -> int | None:
    """The ordinal of an ISO day, month or year: of its first day, or of its last."""
    if not day:
        return None
    parts = [int(part) for part in day[:10].split("-")]
    if len(parts) == 3:
        return date(*parts).toordinal()
    if len(parts) == 2:
        year, month = parts
        after = date(year + month // 12, month % 12 + 1, 1)
        return after.toordinal() - 1 if last else date(year, month, 1).toordinal()
    return date(parts[0], 12, 31).toordinal() if last else date(parts[0], 1, 1).toordinal()


@lru_cache(maxsize=65536)
def iso_day(number: int | None) -> str | None:
    """The ISO day of an ordinal."""
    return None if number is None else date.fromordinal(number).isoformat()


def write_bounds(least: int | None, most: int | None, *, approx: bool = False) -> str:
    """A figure with its bounds, as people write it."""
    if least is None and most is None:
        return "?"
    if least == most:
        return f"about {least}" if approx else f"{least}"
    if most is None:
        return f"at least {least}"
    return f"at most {most}" if least is None else f"{least} to {most}"


def _keyed(found: list[Account]) -> list[Account]:
    """Accounts with one anchor each: two that lie on the same words (of two camps, in two towns) are told apart."""
    seen: dict[str, int] = {}
    keyed = []
    for one in found:
        count = seen[one.anchor] = seen.get(one.anchor, 0) + 1
        keyed.append(one if count == 1 else msgspec.structs.replace(one, anchor=f"{one.anchor}~{count}"))
    return keyed


class Around(NamedTuple):
    """What the claims of a document share."""

    anchors: dict[str, str]
    conflict: str | None
    known: frozenset[str]
    countries: tuple[str, ...]
    parties: Mapping[str, str | None] | None
    answered: Mapping[str, tuple[int, int]]  # for each act that another answers, the words for the two


def _is_dated(claim: Claim) -> bool:
    """Whether the text gives the claim's day; an inferred one is the program's guess."""
    reason = claim.why.get("since") or claim.why.get("until")
    return (claim.since or claim.until) is not None and (reason is None or reason.how != "inferred")


def _is_since_long(claim: Claim, reading: Reading) -> bool:
    """Whether a day is only that since which an act has gone on, long before the report."""
    reason, published = claim.why.get("since"), day_number(reading.document.published.first)
    began = day_number(claim.since)
    if isinstance(claim, Toll) or reason is None or published is None or began is None or published - began < LONG_AGO:
        return False
    return any((time.start, time.end) in reason.spans and time.last is None for time in reading.times)


# More than 40 lines because it names each field of an account once.
def _account(claim: Claim, reading: Reading, around: Around) -> Account:
    anchors, country = around.anchors, next(iter(around.countries), None)
    start, end = _words_of(claim, reading)
    is_old = _is_since_long(claim, reading)
    source, body, voice = _speaker(claim.source)
    shared: dict[str, Any] = {  # Any: fields of an account are of several types
        "anchor": anchors[claim.id],
        "id": claim.id,
        "document": reading.document.id,
        "start": start,
        "end": end,
        "dispute": _dispute(claim, (start, end), around.answered.get(claim.id)),
        "at": claim.start,
        "till": claim.end,
        "actor": _party(claim.actor, around.parties),
        "weapon": claim.weapon,
        "since": day_number(claim.since),
        "until": None if is_old else day_number(claim.until, last=True),
        "said": day_number(claim.said),
        "sites": tuple(site_of(place, country) for place in claim.places),
        "source": source,
        "body": body,
        "voice": voice,
        "speaker_kind": claim.source.kind if claim.source else None,
        "via": (claim.via[0].name or claim.via[0].text) if claim.via else None,
        "denies": claim.stance == "denies",
        "hedged": claim.hedged,
        "links": tuple((link.kind, anchors[link.claim]) for link in claim.links if link.claim in anchors),
        "conflict": around.conflict,
        "words": word_bits(claim.text),
        "names": name_bits(claim.text, around.known),
        "dated": not is_old and _is_dated(claim),
    }
    if not isinstance(claim, Toll):
        target = (claim.target.name or fold(claim.target.text)) if claim.target else None
        is_abroad = _is_abroad(shared["actor"], shared["sites"], around.parties or {})
        again = _again(claim, (start, end))
        return Account(kind="event", label=claim.type, target=target, again=again, is_abroad=is_abroad, **shared)
    return Account(
        kind="toll",
        label=claim.outcome,
        least=claim.figure.least,
        most=claim.figure.most,
        approx=claim.figure.approx,
        is_vague="figure" in claim.why and claim.why["figure"].rule == VAGUE,
        unit=claim.unit,
        status=claim.status,
        # What combatants are called (soldiers, fighters, militia) makes no other quantity of them.
        groups=() if claim.status == "combatant" else claim.groups,
        side=claim.side.name if claim.side else None,
        people=claim.people,
        scope=claim.scope,
        victim=_victim(claim, around.known),
        **shared,
    )


def _again(claim: Event, words: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The words by which the document tells an act again; a denial has none."""
    reason = claim.why.get("type")
    if reason is None or claim.stance == "denies":
        return ()
    return tuple(span for span in reason.spans if span != words)


def _party(party: Party | None, parties: Mapping[str, str | None] | None) -> str | None:
    return party.name if party and (parties is None or party.name in parties) else None


def _is_abroad(actor: str | None, sites: Sequence[Site], parties: Mapping[str, str | None]) -> bool:
    """Whether an author is a state, and what it does is done in other countries."""
    home = parties.get(actor) if actor else None
    countries = {site.country for site in sites}
    return home is not None and bool(countries) and not countries & {home, None}


def _victim(claim: Toll, known: frozenset[str]) -> int:
    """The name of the one person harmed, in the words of the figure or right behind them."""
    figure = claim.figure
    if not figure.least == figure.most == 1:
        return 0
    at, end = figure.start - claim.start, figure.end - claim.start
    return name_bits(figure.text, known, 0) or name_bits(claim.text[at : end + BEHIND], known)


BEHIND = 32  # characters in which a name follows the office of a victim


def _words_of(claim: Claim, reading: Reading) -> tuple[int, int]:
    """Where the claim stands: its figure or trigger, or the words of the denial."""
    if isinstance(claim, Toll):
        return claim.figure.start, claim.figure.end
    if claim.stance == "denies" and claim.source is not None:
        cues = [speech.cue for speech in reading.speech if speech.stance == "denies" and speech.cue and speech.source]
        spans = [cue.bounds for cue in cues] + list(claim.why["source"].spans if "source" in claim.why else ())
        for low, high in spans:
            start, end = min(claim.source.start, low), max(claim.source.end, high)
            if claim.start <= start and end <= claim.end and end - start <= LONGEST_DISPUTE:
                return start, end
    return claim.trigger.start, claim.trigger.end


def _dispute(claim: Claim, words: tuple[int, int], answered: tuple[int, int] | None) -> tuple[int, int]:
    """The words of an act with its author, day and doubt, or with what answers it, where they stand close together."""
    if isinstance(claim, Toll) or claim.stance == "denies":
        return words
    spans = [(hedge.start, hedge.end) for hedge in claim.hedges]
    spans += [span for name in ("actor", "since") if name in claim.why for span in claim.why[name].spans]
    spans = spans if answered is None else [answered]
    start, end = words
    for low, high in sorted(spans, key=lambda span: abs(span[0] - words[0])):
        wider = min(start, low), max(end, high)
        if claim.start <= low and high <= claim.end and wider[1] - wider[0] <= LONGEST_DISPUTE:
            start, end = wider
    return start, end


def _has_name_inside(text: str) -> bool:
    """Whether a word behind the first has a capital: *un maire de Vilmar*."""
    return any(word[0].isupper() for word in WORD.findall(text)[1:])


def _speaker(source: Source | None) -> tuple[str | None, str | None, str | None]:
    """The party or name of a source, its body, and the most exact name by which it is one voice."""
    if source is None:
        return None, None, None
    if source.party and source.party.islower() and _has_name_inside(source.text):
        return source.party, source.body, fold(source.text)  # people without a name, told by that of their place
    exact = source.name or source.body or source.person or source.party or source.kind or fold(source.text)
    # A person who speaks for nobody stays unnamed in findings: they are shown without asking for private names.
    named = None if source.person and not source.party else source.name
    return source.party or named or source.body or source.kind or "unnamed", source.body, exact
