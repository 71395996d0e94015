"""Invented readings: villages, parties and outlets that exist nowhere, with right offsets and ids."""

from __future__ import annotations

import msgspec

from selon.model.claim import Event, Figure, Outcome, Party, Reason, Scope, Toll
from selon.model.document import DayRange, Document
from selon.model.ids import capture_id, text_id
from selon.model.mention import Place, Quote, Source
from selon.model.problem import Problem
from selon.model.reading import Frame, Reader, Reading
from selon.model.span import Span

READER = Reader("1.0.0", {"xx": "a" * 8})
NEWER = Reader("1.1.0", {"xx": "b" * 8})
SIDES = ("Arland", "Borland")
OUTCOMES: tuple[Outcome, ...] = ("killed", "wounded", "missing")
PLACES = ("Vilmar", "Ostrée", "Kœlin", "Tabor")


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence to be written: who says how many people of a side came to what harm, and where."""

    count: int = 4
    outcome: Outcome = "killed"
    side: str | None = "Arland"
    party: str | None = "Arland"
    person: str | None = None
    place: str = "Vilmar"
    scope: Scope = "cumulative"
    until: str | None = None
    said: str | None = None
    opening: str = "Selon"
    denies: bool = False


def write_reading(  # noqa: PLR0913  one parameter for each thing that a test varies
    name: str,
    statements: tuple[Statement, ...],
    *,
    day: str | None = "2020-10-02",
    reader: Reader = READER,
    before: str = "",
    outlet: str | None = "Le Courrier imaginaire",
    conflict: str = "arland-2020",
    problems: tuple[Problem, ...] = (),
    quoted: str | None = None,
) -> Reading:
    """A reading of an invented article that consists of `before` and one sentence for each statement."""
    text, claims = before, []
    for number, statement in enumerate(statements):
        claim, sentence = _write_toll(statement, len(text), number)
        claims.append(claim)
        text += sentence + " "
    quotes = []
    if quoted is not None:
        start = len(text) + 1
        text += f"« {quoted} », dit-il."
        speaker = claims[0].source if claims else None
        quotes.append(Quote(start + 1, start + 1 + len(quoted), quoted, speaker, None))
    document = _write_document(name, text, day, outlet)
    return Reading(
        reader=reader,
        document=document,
        frame=Frame((conflict,), "invented"),
        places=tuple(place for claim in claims for place in claim.places),
        quotes=tuple(quotes),
        claims=tuple(claims),
        problems=problems,
    )


def write_many(count: int, claims: int = 10, *, reader: Reader = READER, first: int = 0) -> list[Reading]:
    """As many articles, each with as many tolls, over two sides, four places and ninety days."""
    made = []
    for number in range(first, first + count):
        statements = tuple(_varied(number, place) for place in range(claims))
        day = f"2020-{10 + number % 3:02d}-{1 + number % 28:02d}"
        made.append(write_reading(f"n{number}", statements, day=day, reader=reader, conflict=f"war-{number % 20}"))
    return made


def write_event(name: str = "e1") -> Reading:
    """An article with one strike."""
    text = "Une frappe a touché Ostrée, dit le Borland."
    place = Place(start=20, end=26, text="Ostrée", name="Ostrée", country="XA", lat=1.0, lon=2.0)
    source = Source(text="le Borland", start=32, end=42, name="Borland", party="Borland", kind="state")
    event = Event(
        id="c0",
        start=0,
        end=len(text),
        text=text,
        trigger=Span("frappe", 4, 10),
        type="strike",
        actor=Party("Arland"),
        places=(place,),
        since="2020-10-01",
        until="2020-10-01",
        source=source,
    )
    return Reading(reader=READER, document=_write_document(name, text, "2020-10-02", None), claims=(event,))


def amend_claim(reading: Reading, place: int, reader: Reader = NEWER, **fields: object) -> Reading:
    """The same article read otherwise: one claim with other fields, by another reader."""
    claims = list(reading.claims)
    claims[place] = msgspec.structs.replace(claims[place], **fields)
    return msgspec.structs.replace(reading, claims=tuple(claims), reader=reader)


def _write_document(name: str, text: str, day: str | None, outlet: str | None) -> Document:
    path = f"reports/{name}.txt"
    capture = capture_id(name.encode(), path)  # of the page, whatever an extractor makes of it
    return Document(
        id=text_id(capture, text),
        capture=capture,
        name=name,
        path=path,
        text=text,
        outlet=outlet,
        title=f"Article {name}",
        language="xx",
        published=DayRange(day, day, "invented"),
    )


def _varied(number: int, place: int) -> Statement:
    return Statement(
        count=1 + (number * 7 + place * 13) % 400,
        outcome=OUTCOMES[place % 3],
        side=SIDES[(number + place) % 2],
        party=SIDES[(number // 2 + place // 3) % 2],
        place=PLACES[(number + place) % 4],
        until=f"2020-{10 + number % 3:02d}-{1 + number % 28:02d}",
    )


def _write_toll(statement: Statement, start: int, number: int) -> tuple[Toll, str]:
    who = statement.person or f"le gouvernement du {statement.party}"
    opening = f"{statement.opening} {who}, "
    figure = str(statement.count)
    harm = f"{figure} habitants du {statement.side} ({statement.outcome}) près de "
    sentence = f"{opening}{harm}{statement.place}."
    from_source = start + len(statement.opening) + 1
    from_figure = start + len(opening)
    from_place = from_figure + len(harm)
    source = Source(
        text=who,
        start=from_source,
        end=from_source + len(who),
        name=statement.person or statement.party,
        party=None if statement.person else statement.party,
        person=statement.person,
        kind="witness" if statement.person else "state",
    )
    end_place = from_place + len(statement.place)
    place = Place(start=from_place, end=end_place, text=statement.place, name=statement.place, country="XA")
    toll = Toll(
        id=f"c{number}",
        start=start,
        end=start + len(sentence),
        text=sentence,
        figure=Figure(from_figure, from_figure + len(figure), figure, statement.count, statement.count),
        outcome=statement.outcome,
        side=Party(statement.side) if statement.side else None,
        scope=statement.scope,
        until=statement.until,
        said=statement.said,
        places=(place,),
        source=source,
        stance="denies" if statement.denies else "asserts",
        why={"side": Reason("stated", ((from_figure, from_place),), "xx.invented")},
    )
    return toll, sentence
