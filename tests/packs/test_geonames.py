"""Tables of GeoNames: filled from a dump, filtered, bad rows told; and their places found by the reader."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.packs.test_adding import read_tolls

from selon.packs.checker import check_pack
from selon.packs.geonames import FILE, GeoNames
from selon.packs.geonames_file import Filled, Wanted, fill_table, kind_of
from selon.packs.loader import Packs
from selon.packs.tables import PackFault

EVERYTHING = Wanted(features=frozenset("PAHTS"))


def row(number: int, name: str, others: str = "", at: tuple[str, str] = ("16.2", "-1.5"), **told: str) -> str:
    """One line of a dump."""
    cells = [str(number), name, name, others, *at, told.get("feature", "P"), told.get("code", "PPL")]
    cells += [told.get("country", "ML"), "", "", "", "", "", told.get("population", "900"), "", "", "", ""]
    return "\t".join(cells)


DUMP = [
    row(1, "Brumeval", "Brume-la-Vallée,Бруме,BRV"),
    row(2, "Brumeval", country="FR"),
    row(3, "Cercle de Brume", feature="A", code="ADM2"),
    row(4, "Fleuve Brume", feature="H", code="STM"),
    row(5, "Petitbrume", population="12"),
]


def fill(folder: Path, lines: list[str], wanted: Wanted = EVERYTHING, *, packed: bool = False) -> Filled:
    folder.mkdir(exist_ok=True)
    source = folder.parent / "ML.txt"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if packed:
        source = folder.parent / "ML.zip"
        with zipfile.ZipFile(source, "w") as made:
            made.writestr("readme.txt", "words about the table")
            made.writestr("ML.txt", "\n".join(lines) + "\n")
    return fill_table(source, folder / "world" / FILE, wanted)


def table(folder: Path) -> GeoNames:
    return GeoNames(folder / "world" / FILE)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "zip"])
def test_places_are_found_by_all_their_names(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    filled = fill(tmp_path / "packs", DUMP, packed=packed)
    assert (filled.read, filled.kept, filled.faulty) == (5, 5, 0)
    found = table(tmp_path / "packs")
    assert found.numbers("brumeval") == [1, 2]
    assert found.numbers("brume la vallee") == found.numbers("бруме") == [1]
    assert found.numbers("brv") == []
    assert (found.place(3).kind, found.place(4).kind) == ("district", "river")


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        pytest.param(Wanted(), {1, 2, 5}, id="settlements by themselves"),
        pytest.param(Wanted(countries=frozenset({"FR"})), {2}, id="country"),
        pytest.param(Wanted(min_population=100), {1, 2}, id="population"),
        pytest.param(Wanted(features=frozenset({"ADM2", "H"})), {3, 4}, id="a code and a class"),
    ],
)
def test_filters(tmp_path: Path, wanted: Wanted, kept: set[int]) -> None:
    fill(tmp_path / "packs", DUMP, wanted)
    names = ("brumeval", "cercle de brume", "fleuve brume", "petitbrume")
    assert {number for name in names for number in table(tmp_path / "packs").numbers(name)} == kept


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("1\tBrume", "2 columns where GeoNames has 19", id="columns"),
        pytest.param(row(1, "Brume", at=("north", "1")), "no degrees", id="no position"),
        pytest.param(row(1, "Brume", at=("91", "1")), "no degrees", id="beyond the pole"),
        pytest.param(row(1, "Brume", at=("nan", "1")), "no degrees", id="no figure"),
        pytest.param(row(1, "Brume", population="many"), "population is no number", id="population"),
        pytest.param(row(1, "  "), "name is empty", id="no name"),
    ],
)
def test_bad_rows_are_told_and_the_others_taken(tmp_path: Path, line: str, said: str) -> None:
    filled = fill(tmp_path / "packs", [DUMP[1], line, DUMP[4]])
    assert (filled.kept, filled.faulty) == (2, 1)
    assert said in filled.problems[0].what
    assert filled.problems[0].place == "line 2"


def test_very_many_bad_rows_are_counted_and_the_first_told(tmp_path: Path) -> None:
    filled = fill(tmp_path / "packs", ["no row"] * 500)
    assert (filled.faulty, len(filled.problems)) == (500, 20)


def test_the_same_file_twice_changes_nothing_and_a_newer_one_mends(tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    fill(folder, DUMP)
    first = table(folder).digest()
    fill(folder, DUMP)
    assert table(folder).digest() == first
    fill(folder, [row(1, "Brumeville")])
    assert table(folder).numbers("brumeville") == [1]
    assert table(folder).numbers("brumeval") == [2]
    assert table(folder).digest() != first


def test_a_file_that_is_no_dump_leaves_the_table_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    fill(folder, DUMP)
    first = table(folder).digest()
    broken = tmp_path / "two.zip"
    with zipfile.ZipFile(broken, "w") as made:
        made.writestr("a.txt", "")
        made.writestr("b.txt", "")
    with pytest.raises(PackFault, match="holds one table"):
        fill_table(broken, folder / "world" / FILE, EVERYTHING)
    cut = tmp_path / "cut.zip"
    fill(tmp_path / "other", DUMP * 400, packed=True)
    cut.write_bytes((tmp_path / "ML.zip").read_bytes().replace(b"ML.txt", b"MM.txt", 1))
    with pytest.raises(PackFault, match="nothing of it was kept"):
        fill_table(cut, folder / "world" / FILE, EVERYTHING)
    assert table(folder).digest() == first


def test_the_reader_places_a_town_of_the_table_in_the_country_of_the_report(tmp_path: Path) -> None:
    fill(tmp_path / "packs", DUMP)
    packs = Packs((tmp_path / "packs",))
    (toll,) = read_tolls("Selon l'armée malienne, douze soldats maliens ont été tués lundi à Brumeval, au Mali.", packs)
    assert (toll.places[0].geonames, toll.places[0].country, toll.places[0].lat) == (1, "ML", 16.2)
    assert packs.world_hash != Packs().world_hash
    assert check_pack(tmp_path / "packs" / "world") == []


def test_a_place_that_a_list_has_is_not_there_twice(tmp_path: Path) -> None:
    known = Packs().world.places
    entry = known[Packs().world.place_names["gao"][0]]
    fill(tmp_path / "packs", [row(entry.geonames or 0, "Gao")])
    packs = Packs((tmp_path / "packs",))
    assert [packs.world.places[row].name for row in packs.world.place_names["gao"]] == [
        known[row].name for row in Packs().world.place_names["gao"]
    ]


def test_a_table_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / FILE).write_text("no table")
    with pytest.raises(PackFault, match="fill it anew"):
        assert Packs((tmp_path,)).world.places


@pytest.mark.parametrize(
    ("feature", "code", "kind"), [("P", "PPL", "town"), ("P", "PPLX", "district"), ("L", "AREA", "area")]
)
def test_kinds(feature: str, code: str, kind: str) -> None:
    assert kind_of(feature, code) == kind
