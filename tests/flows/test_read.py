"""What holds of every reading: it never fails, its spans are its text, it is the same each time, and its ids differ."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.flows.read import PASSED_OVER, read_document, read_intake, read_or_pass, read_paths
from selon.model.claim import Event, Toll
from selon.model.document import DayRange, Document, Passage
from selon.model.intake import Intake
from selon.model.reading import Reading
from selon.packs.loader import Packs, load_packs

PIECES = (
    "douze soldats",
    "Trente-deux personnes",
    "au moins 4",
    "une femme",
    "dont trois enfants",
    "et 13 autres",
    "ont été tués",
    "auraient été blessées",
    "a fait",
    "morts",
    "portant à 21 le bilan",
    "selon l'armée malienne",
    "a annoncé Kiev",
    "a-t-il dit",
    "dément avoir",
    "« c'est faux »",
    '"',
    "«",
    "»",
    "(",
    "lundi",
    "dans la nuit de mardi à mercredi",
    "depuis le 24 février 2022",
    "à Gao",
    "dans le nord du Mali",
    "le maire de Kharkiv",
    "respectivement",
    "l'",
    "de",
    "que",
    "qui",
    "et",
    ",",
    ".",
    ":",
    ";",
    "\n",
    "\n\n",
    "\u00a0",
    "…",
    "12.500",
    "1,3 million",
    "-",
    "🙂",
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
ANYTHING = st.text(max_size=200)
DAYS = st.sampled_from(["", "2024-05-15", "1999-12-31"])
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
REPORT = (
    "Douze soldats ont été tués lundi à Ménaka, au Mali, selon l'armée malienne. Trois civils, dont une femme, ont été "
    "blessés. Les deux camps affirment que dix rebelles ont péri. « Nous avons perdu trois hommes », a dit un rebelle."
)


def document(text: str, day: str = "2024-05-15", language: str | None = "fr") -> Document:
    """A document of a day."""
    return Document(id="x", name="x", text=text, language=language, published=DayRange(day or None, day or None))


def read(text: str, day: str = "2024-05-15") -> Reading:
    """The reading of a French text."""
    return read_document(document(text, day), load_packs())


def spans_of(value: object) -> Iterator[tuple[int, int, str]]:
    """Every stretch of a reading that has its words beside it."""
    if isinstance(value, msgspec.Struct):
        start, end, text = (getattr(value, name, None) for name in ("start", "end", "text"))
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield start, end, text
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_of(item)


def assert_sound(reading: Reading, text: str) -> None:
    """All that must hold of the reading of any text."""
    assert reading.document.text == text
    assert [text[start:end] for start, end, _ in spans_of(reading)] == [words for _, _, words in spans_of(reading)]
    ids = [claim.id for claim in reading.claims]
    assert len(ids) == len(set(ids))
    for claim in reading.claims:
        assert claim.hedged == bool(claim.hedges)
        assert {link.claim for link in claim.links} <= set(ids)
        assert all(0 <= a <= b <= len(text) for reason in claim.why.values() for a, b in reason.spans)


@given(WORDS, DAYS)
@QUICK
def test_words_of_reports_in_any_order_are_read_soundly(text: str, day: str) -> None:
    assert_sound(read(text, day), text)


@given(ANYTHING)
@QUICK
def test_any_text_is_read_soundly(text: str) -> None:
    assert_sound(read(text), text)


@given(WORDS)
@settings(parent=QUICK, max_examples=40)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    assert msgspec.json.encode(read(text)) == msgspec.json.encode(read(text))


@given(WORDS, DAYS)
@QUICK
def test_nothing_that_has_claims_is_passed_over(text: str, day: str) -> None:
    assert read_or_pass(document(text, day), load_packs()).claims == read(text, day).claims


@pytest.mark.parametrize(
    ("text", "day", "published"),
    [
        ("Mélangez la farine et le sucre hier soir.", "2024-05-15", "2024-05-15"),
        ("La tarte\n\nPublié le 3 mai 2021\n\nMélangez la farine et le sucre.", "", "2021-05-03"),
        ("Mélangez la farine et le sucre.", "", None),
    ],
    ids=["a day that is known", "a day that a line says", "no day"],
)
def test_what_is_passed_over_keeps_its_day(text: str, day: str, published: str | None) -> None:
    reading = read_or_pass(document(text, day), load_packs())
    assert reading.frame.why == PASSED_OVER
    assert (reading.document.text, reading.document.language) == (text, "fr")
    assert reading.document.published.first == reading.document.published.last == published
    assert (reading.claims, reading.times, reading.quotes) == ((), (), ())


def test_a_report_is_not_passed_over() -> None:
    assert read_or_pass(document(REPORT), load_packs()) == read(REPORT)


def test_a_report_is_read_soundly() -> None:
    reading = read(REPORT)
    assert_sound(reading, REPORT)
    assert [claim for claim in reading.claims if isinstance(claim, Toll)]


def test_a_part_told_twice_is_read() -> None:
    twice = (
        "Douze habitants, dont trois enfants, ont été tués à Tamarat. "
        "Vingt habitants, dont trois enfants, ont été tués lundi."
    )
    assert_sound(read(twice), twice)


def test_figures_lie_in_their_sentences() -> None:
    for claim in read(REPORT).claims:
        place = claim.figure if isinstance(claim, Toll) else claim.trigger
        assert claim.start <= place.start < place.end <= claim.end


def test_claims_stand_in_the_order_of_the_text() -> None:
    starts = [(claim.start, claim.end) for claim in read(REPORT).claims]
    assert starts == sorted(starts)


def test_ids_depend_on_the_document() -> None:
    other = msgspec.structs.replace(document(REPORT), id="y")
    first, second = read(REPORT), read_document(other, load_packs())
    assert not {claim.id for claim in first.claims} & {claim.id for claim in second.claims}


def test_a_reading_survives_its_json() -> None:
    reading = read(REPORT)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@pytest.mark.parametrize("language", [None, "zz"], ids=["not told", "without a pack"])
def test_a_language_that_no_pack_reads_is_kept_with_a_problem(language: str | None) -> None:
    reading = read_document(document(REPORT, language=language), load_packs())
    assert reading.claims == ()
    assert [problem.what for problem in reading.problems]


def test_cuts_hold_no_claims() -> None:
    text = f"{REPORT}\n\nNeuf personnes ont été tuées à Gao."
    start = text.index("Neuf")
    cut = Passage(start, len(text), "boilerplate", "menu")
    reading = read_document(document(text), load_packs(), (cut,))
    assert reading.claims
    assert all(claim.end <= start for claim in reading.claims)


def test_faults_of_inputs_are_problems_beside_the_readings(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text("", encoding="utf-8")
    found = list(read_paths([str(folder)]))
    assert [type(item).__name__ for item in found] == ["Reading", "Problem"]


def test_a_fault_of_the_reader_on_one_text_is_a_problem_that_names_it() -> None:
    def fail(document: Document, packs: Packs, passages: tuple[Passage, ...]) -> Reading:
        raise KeyError(document.name, packs, passages)

    given = msgspec.structs.replace(document(REPORT), path="reports/a.txt")
    [reading] = [item for item in read_intake(Intake(given), load_packs(), fail) if isinstance(item, Reading)]
    assert reading.document == given
    [problem] = reading.problems
    assert (problem.kind, problem.path) == ("reader_fault", "reports/a.txt")
    assert "KeyError in fail, line" in problem.what


def test_events_and_tolls_are_told_apart_in_json() -> None:
    kinds = {type(claim): msgspec.to_builtins(claim)["kind"] for claim in read(REPORT).claims}
    assert kinds.get(Toll) == "toll"
    assert kinds.get(Event, "event") == "event"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Douze soldats ont été tués à Gao, non loin du Nil.", ["Gao"], id="river-named-by-the-way"),
        pytest.param("Un navire a été bombardé en mer Rouge.", ["mer Rouge"], id="sea-in-which-something-happened"),
        pytest.param("Douze soldats ont été tués à Gao. Le Sahel a peur.", ["Gao"], id="land-of-several-states"),
    ],
)
def test_what_has_no_position_is_a_place_only_of_a_claim(text: str, named: list[str]) -> None:
    reading = read_document(Document(id="row", name="row", text=text, language="fr"), load_packs())
    assert [place.text for place in reading.places] == named
