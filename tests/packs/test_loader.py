"""What the packs call conflicts and parties."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from selon.packs.events import EventRules
from selon.packs.loader import Packs, load_packs, read_toml
from selon.packs.rules import TollRules
from selon.packs.tables import PackFault

PACKS = load_packs()


@pytest.mark.parametrize(
    ("conflict", "language", "name"),
    [
        pytest.param("karabakh-2020", "fr", "Deuxième guerre du Haut-Karabakh", id="as the language calls it"),
        pytest.param("karabakh-2020", "", "Second Nagorno-Karabakh war", id="as the world calls it"),
        pytest.param("karabakh-2020", "xx", "Second Nagorno-Karabakh war", id="a language without a pack"),
        pytest.param("nowhere-1900", "fr", "nowhere-1900", id="known to nobody"),
    ],
)
def test_the_name_of_a_conflict(conflict: str, language: str, name: str) -> None:
    assert PACKS.conflict_name(conflict, language) == name


def test_every_conflict_has_a_name_in_french_of_its_own() -> None:
    names = PACKS.languages["fr"].conflict_names
    assert [conflict for conflict in PACKS.world.conflicts if conflict not in names] == []
    assert len(set(names.values())) == len(names)


def test_a_folder_of_ones_own_names_conflicts_anew(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "conflicts.tsv").write_text("id\tname\nkarabakh-2020\tGuerre des Brumes\n")
    assert Packs((tmp_path,)).conflict_name("karabakh-2020", "fr") == "Guerre des Brumes"


def test_a_capital_is_the_first_of_its_names_that_is_a_place() -> None:
    french, places = PACKS.languages["fr"], PACKS.world.places
    named = {state: places[row].name for state, row in french.capitals.items()}
    assert (named["lebanon"], named["russia"], named["iran"]) == ("Beirut", "Moscow", "Tehran")


def test_no_party_of_the_world_stands_twice() -> None:
    names = [party.name for party in PACKS.world.parties.values()]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_parts_of_a_file_carry_it_on_in_the_order_of_their_names(tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "{}"\nwhere = "noun"\nsense = "event"\n'
    files = {
        "events.toml": 'since = ["depuis"]\n',
        "events_b.toml": rule.format("b"),
        "events_a.toml": rule.format("a"),
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    rules = read_toml(tmp_path / "events.toml", EventRules)
    assert ([rule.id for rule in rules.rule], rules.since) == (["a", "b"], ("depuis",))


def test_a_key_that_is_no_list_stands_in_one_part(tmp_path: Path) -> None:
    for name in ("events.toml", "events_more.toml"):
        (tmp_path / name).write_text("[lengths]\njour = 1\n", encoding="utf-8")
    with pytest.raises(PackFault, match=r"events_more\.toml: lengths"):
        read_toml(tmp_path / "events.toml", EventRules)


def test_no_idiom_stands_twice() -> None:
    rules = PACKS.languages["fr"].part("tolls.toml", TollRules)
    told = Counter((idiom.verb, words, idiom.senses) for idiom in rules.idiom for words in idiom.words)
    assert [one for one, times in told.items() if times > 1] == []
