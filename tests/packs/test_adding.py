"""Entries of one's own: checked, sorted, laid over the packs, and known to the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.flows.read import read_document
from selon.model.claim import Toll
from selon.model.document import DayRange, Document
from selon.packs.adding import (
    EntryFault,
    add_conflict,
    add_party,
    add_party_words,
    add_person,
    add_place,
    identity_of,
    others_called,
)
from selon.packs.checker import check_pack, find_packs
from selon.packs.loader import Packs
from selon.packs.tables import PackFault
from selon.packs.world import ConflictEntry, PartyEntry, PersonEntry, PlaceEntry

KNOWN = Packs()
FRONT = PartyEntry("front-des-brumes", "Front des Brumes", "armed_group", "front-des-brumes", ("ML",), ("FDB",))
TOWN = PlaceEntry("Ostrémont", "ML", 16.2, -1.5, "town", None, 0, curated=True)
WAR = ConflictEntry(
    id="brumes-2020",
    name='La "guerre"',
    first_day="2020-01-04",
    parties=("mali", "front-des-brumes"),
    countries=("ML",),
    fronts=(("mali",), ("front-des-brumes",)),
    residents={"ML": "mali"},
    names={"fr": ("guerre des Brumes",)},
    places=("Ostrémont",),
)
REPORT = "Selon l'armée malienne, douze combattants du Front des Brumes ont été tués lundi à Ostrémont."


def read_tolls(text: str, packs: Packs) -> list[Toll]:
    day = DayRange("2021-03-05", "2021-03-05")
    document = Document(id="x", name="x", text=text, language="fr", published=day)
    return [claim for claim in read_document(document, packs).claims if isinstance(claim, Toll)]


def filled(folder: Path) -> Packs:
    add_party(folder, FRONT, KNOWN)
    add_place(folder, TOWN, ("Ostremon",), KNOWN)
    return Packs((folder,))


def test_the_reader_places_and_sides_what_was_added(tmp_path: Path) -> None:
    (before,) = read_tolls(REPORT, KNOWN)
    assert before.side is None or before.side.name != "Front des Brumes"
    (after,) = read_tolls(REPORT, filled(tmp_path))
    assert after.side is not None
    assert after.side.name == "Front des Brumes"
    assert [(place.name, place.country, place.lat, place.lon) for place in after.places] == [
        ("Ostrémont", "ML", 16.2, -1.5)
    ]


def test_a_place_is_found_by_its_other_names(tmp_path: Path) -> None:
    (toll,) = read_tolls(REPORT.replace("Ostrémont", "Ostremon"), filled(tmp_path))
    assert toll.places[0].name == "Ostrémont"


def test_the_words_of_a_language_are_known(tmp_path: Path) -> None:
    packs = filled(tmp_path)
    add_party_words(tmp_path, "fr", (FRONT.id, FRONT.name, "brumeux", "", ""), packs)
    names = Packs((tmp_path,)).languages["fr"].party_names
    assert names["brumeuses"][""][0].id == FRONT.id


def test_a_conflict_is_laid_over_the_others(tmp_path: Path) -> None:
    add_conflict(tmp_path, WAR, filled(tmp_path))
    conflicts = Packs((tmp_path,)).world.conflicts
    assert conflicts["brumes-2020"].fronts == (("mali",), ("front-des-brumes",))
    assert len(conflicts) == len(KNOWN.world.conflicts) + 1
    text = f"Guerre des Brumes. {REPORT}"
    document = Document(id="x", name="x", text=text, language="fr", published=DayRange("2021-03-05", "2021-03-05"))
    assert read_document(document, Packs((tmp_path,))).frame.conflicts[:1] == ("brumes-2020",)


def test_lists_stay_sorted_and_an_id_stands_once(tmp_path: Path) -> None:
    packs = filled(tmp_path)
    for name in ("Zone", "Aube", "Front des Brumes"):
        party = PartyEntry(identity_of(name), name, "armed_group", "", (), ())
        path = add_party(tmp_path, party, packs)
    rows = path.read_text().splitlines()[1:]
    assert [row.split("\t")[0] for row in rows] == ["aube", "front-des-brumes", "zone"]
    for number in (1, 2):
        add_conflict(tmp_path, ConflictEntry(id=f"c-{3 - number}", name="C", first_day="2020-01-01"), packs)
    add_conflict(tmp_path, ConflictEntry(id="c-1", name="D", first_day="2020-01-01"), packs)
    assert [problem for folder in find_packs(tmp_path) for problem in check_pack(folder)] == []
    assert [one for one in Packs((tmp_path,)).world.conflicts if one.startswith("c-")] == ["c-1", "c-2"]


@pytest.mark.parametrize(
    ("party", "said"),
    [
        pytest.param(PartyEntry("x", "X", "armed_grup", "x", (), ()), "is it armed_group", id="kind"),
        pytest.param(PartyEntry("x", "X", "state", "malli", (), ()), "is it mali", id="whom it speaks for"),
        pytest.param(PartyEntry("x", "X", "state", "x", ("Mali",), ()), "two letters, ML", id="a country's name"),
        pytest.param(PartyEntry("X y", "X", "state", "x", (), ()), "as in x-y", id="id"),
    ],
)
def test_a_faulty_party_is_not_written(tmp_path: Path, party: PartyEntry, said: str) -> None:
    with pytest.raises(EntryFault, match=said):
        add_party(tmp_path, party, KNOWN)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("lat", "lon", "kind", "said"),
    [(91.0, 0.0, "town", "is nowhere"), (0.0, 181.0, "town", "is nowhere"), (0.0, 0.0, "twon", "is it town")],
)
def test_a_faulty_place_is_not_written(tmp_path: Path, lat: float, lon: float, kind: str, said: str) -> None:
    with pytest.raises(EntryFault, match=said):
        add_place(tmp_path, PlaceEntry("X", "ML", lat, lon, kind, None, 0, curated=True), (), KNOWN)


def test_a_faulty_person_and_conflict_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(EntryFault, match="no year"):
        add_person(tmp_path, PersonEntry("a", "A", "mali", "president", "l'an 3", "", ()), KNOWN)
    with pytest.raises(EntryFault, match="no day"):
        add_conflict(tmp_path, ConflictEntry(id="c", name="C", first_day="2020"), KNOWN)
    with pytest.raises(EntryFault, match="no party"):
        add_conflict(tmp_path, ConflictEntry(id="c", name="C", first_day="2020-01-01", fronts=(("x",),)), KNOWN)


def test_a_list_that_is_faulty_already_is_named_and_left(tmp_path: Path) -> None:
    path = tmp_path / "world" / "parties.tsv"
    path.parent.mkdir()
    path.write_text("# id\tname\n", encoding="utf-8")
    with pytest.raises(EntryFault, match="columns"):
        add_party(tmp_path, FRONT, KNOWN)
    assert path.read_text(encoding="utf-8") == "# id\tname\n"
    with pytest.raises(PackFault, match="must name the columns"):
        assert Packs((tmp_path,)).world.parties


def test_other_bearers_of_a_name_are_told() -> None:
    assert any("(mali)" in one for one in others_called(["Mali"], "x", KNOWN))
    assert others_called(["Xylobrume"], "x", KNOWN) == []


def test_packs_that_are_laid_over_change_the_hash(tmp_path: Path) -> None:
    first = filled(tmp_path).world_hash
    assert first != KNOWN.world_hash
    add_place(tmp_path, PlaceEntry("Aube", "ML", 1.0, 1.0, "town", None, 0, curated=True), (), KNOWN)
    assert Packs((tmp_path,)).world_hash != first
    assert Packs((tmp_path,)).languages["fr"].hash == KNOWN.languages["fr"].hash
