"""A war that never was: a generator of reports with known truth, for tests and benches.

Enters: a seed and sizes. Leaves: readings, and which claims are of which incident, which documents are copies.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import msgspec

from selon.model.claim import Claim, Event, EventType, Figure, Outcome, Party, Toll
from selon.model.document import DayRange, Document
from selon.model.ids import capture_id, text_id
from selon.model.mention import Place, Source
from selon.model.reading import Frame, Reader, Reading
from selon.model.span import Span

READER = Reader("1.0.0", {"xx": "a" * 8})
FIRST = date(2031, 3, 1)
SIDES = ("Arland", "Borland")
SYLLABLES = "ba do ka li mo nu pe ra su ti ve zo gri sta lor min".split()
TYPES: tuple[EventType, ...] = ("strike", "attack", "clash")


class Act(msgspec.Struct, frozen=True):
    """What truly happened."""

    number: int
    place: Place
    day: date
    type: EventType
    actor: str
    side: str
    killed: int
    wounded: int


class War(msgspec.Struct):
    """Readings and the truth about them: the incident of each claim by document and span, and copies of documents."""

    readings: list[Reading]
    truth: dict[tuple[str, int], int]
    copies: list[tuple[str, str]]
    inflated: set[str]


class Size(msgspec.Struct, frozen=True):
    """How much of everything."""

    incidents: int = 200
    reports: int = 2000
    outlets: int = 12
    towns: int = 60
    days: int = 60


def make_war(seed: int = 1, size: Size | None = None) -> War:
    """A war with copies, revisions, denials, vague places and days, and one outlet that always inflates."""
    size, random = size or Size(), Random(seed)  # noqa: S311  a repeatable story, no secret
    towns = [_make_town(random, number) for number in range(size.towns)]
    acts = _make_acts(random, towns, size)
    war = War([], {}, [], set())
    originals: list[tuple[Reading, int]] = []
    for number in range(size.reports):
        if originals and random.random() < 0.2:
            reading, told = random.choice(originals)
            _add(war, _reprint(reading, number, random), told)
            war.copies.append((reading.document.name, war.readings[-1].document.name))
            continue
        act = random.choice(acts)
        outlet = random.randrange(size.outlets)
        reading = _report(act, outlet, number, random)
        if outlet == 0:
            war.inflated.add(reading.document.name)
        _add(war, reading, act.number)
        originals.append((reading, act.number))
    return war


def _add(war: War, reading: Reading, act: int) -> None:
    war.readings.append(reading)
    for claim in reading.claims:
        start = claim.figure.start if isinstance(claim, Toll) else claim.trigger.start
        war.truth[reading.document.name, start] = act


def _word(random: Random, least: int = 2) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(least, 4)))


def _make_town(random: Random, number: int) -> Place:
    lat, lon = 10 + (number // 8) * 0.6 + random.random() * 0.1, 20 + (number % 8) * 0.6 + random.random() * 0.1
    name = f"{_word(random).title()}{number}"
    return Place(start=0, end=0, text=name, name=name, country="XA", lat=lat, lon=lon, precision="town")


def _make_acts(random: Random, towns: list[Place], size: Size) -> list[Act]:
    """Acts of which every tenth is the day after another in its town, and every twentieth a second one of the day."""
    acts: list[Act] = []
    for number in range(size.incidents):
        town, day = random.choice(towns), FIRST + timedelta(random.randrange(size.days))
        if acts and number % 10 == 0:
            town, day = acts[-1].place, acts[-1].day + timedelta(1)
        actor = random.choice(SIDES)
        side = SIDES[1 - SIDES.index(actor)]
        killed, wounded = random.randint(1, 30), random.randint(1, 60)
        acts.append(Act(number, town, day, random.choice(TYPES), actor, side, killed, wounded))
    return acts


def _report(act: Act, outlet: int, number: int, random: Random) -> Reading:
    after = random.choice((0, 0, 1, 1, 2))
    killed = max(1, round(act.killed * (0.8 if after == 0 else 1.0)))  # early figures are lower
    if outlet == 0:
        killed = act.killed * 3 + 2
    vague_day, vague_place = random.random() < 0.1, random.random() < 0.12
    place = act.place
    if vague_place:
        place = Place(start=0, end=0, text="Arland", name="Arland", country="XA", is_country=True, precision="country")
    story = _Story(act, place, None if vague_day else act.day.isoformat(), random)
    party = random.choice((None, None, *SIDES))
    story.tell_event(party, denies=party == act.actor and random.random() < 0.5)
    story.tell_toll("killed", killed, party)
    if random.random() < 0.6:
        story.tell_toll("wounded", act.wounded, party)
    published = (act.day + timedelta(after)).isoformat()
    return _reading(f"r{number:05}", f"Outlet {outlet}", published, story.text, tuple(story.claims))


class _Story:
    """A text that grows by sentences of invented words, and the claims that they make."""

    def __init__(self, act: Act, place: Place, day: str | None, random: Random) -> None:
        self.act, self.place, self.day, self.random = act, place, day, random
        self.text, self.claims = self._filler(12).capitalize() + ". ", list[Claim]()

    def _filler(self, words: int) -> str:
        return " ".join(_word(self.random) for _ in range(words))

    def tell_event(self, party: str | None, *, denies: bool) -> None:
        start, word = len(self.text), self.act.type
        source = self._source(party, start)
        opening = f"{party}: " if party else ""
        sentence = f"{opening}{self._filler(4)} {word} {self.place.text} {self._filler(5)}."
        at = start + sentence.index(f" {word} ") + 1
        self.claims.append(
            Event(
                id=f"e{start}",
                start=start,
                end=start + len(sentence),
                text=sentence,
                trigger=Span(word, at, at + len(word)),
                type=word,
                actor=Party(self.act.actor),
                places=(self.place,),
                since=self.day,
                until=self.day,
                source=source,
                stance="denies" if denies else "asserts",
            )
        )
        self.text += sentence + " "

    def tell_toll(self, outcome: Outcome, count: int, party: str | None) -> None:
        start = len(self.text)
        opening = f"{party}: " if party else ""
        sentence = f"{opening}{self._filler(3)} {count} {outcome} {self.act.side} {self._filler(4)}."
        at = start + sentence.index(f" {count} ") + 1
        self.claims.append(
            Toll(
                id=f"t{start}",
                start=start,
                end=start + len(sentence),
                text=sentence,
                figure=Figure(at, at + len(str(count)), str(count), count, count),
                outcome=outcome,
                status="civilian",
                side=Party(self.act.side),
                places=(self.place,),
                since=self.day,
                until=self.day,
                source=self._source(party, start),
            )
        )
        self.text += sentence + " "

    @staticmethod
    def _source(party: str | None, start: int) -> Source | None:
        if party is None:
            return None
        return Source(text=party, start=start, end=start + len(party), name=party, party=party, kind="state")


def _reprint(reading: Reading, number: int, random: Random) -> Reading:
    """The same text under another lead, some days later, elsewhere."""
    document = reading.document
    lead = f"{_word(random).title()} {_word(random)} {_word(random)}. "
    text, shift = lead + document.text, len(lead)
    claims = tuple(_shifted(claim, shift) for claim in reading.claims)
    published = date.fromisoformat(document.published.last or "") + timedelta(random.choice((0, 1)))
    return _reading(f"r{number:05}", f"Outlet {random.randrange(12)}", published.isoformat(), text, claims)


def _shifted(claim: Claim, by: int) -> Claim:
    replace = msgspec.structs.replace
    source = claim.source and replace(claim.source, start=claim.source.start + by, end=claim.source.end + by)
    if isinstance(claim, Toll):
        figure = replace(claim.figure, start=claim.figure.start + by, end=claim.figure.end + by)
        return replace(claim, start=claim.start + by, end=claim.end + by, figure=figure, source=source)
    trigger = replace(claim.trigger, start=claim.trigger.start + by, end=claim.trigger.end + by)
    return replace(claim, start=claim.start + by, end=claim.end + by, trigger=trigger, source=source)


def _reading(name: str, outlet: str, published: str, text: str, claims: tuple[Claim, ...]) -> Reading:
    document = Document(
        id=text_id(capture_id(text.encode(), name), text),
        name=name,
        text=text,
        outlet=outlet,
        language="xx",
        published=DayRange(published, published),
    )
    return Reading(reader=READER, document=document, frame=Frame(("arland-2031",)), claims=claims)
