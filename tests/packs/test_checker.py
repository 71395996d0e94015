"""Packs made up in a temporary folder: each fault is found and named, sound ones pass, order is put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.packs.checker import check_pack, find_packs, order_pack
from selon.packs.loader import HOME

RULE = '[[rule]]\nid = "r"\n'


def make_pack(folder: Path, **files: str) -> Path:
    """A pack whose files are given by name, with the last `_` for the point."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text('id = "zz"\nkind = "language"\n', encoding="utf-8")
    for name, content in files.items():
        (folder / ".".join(name.rsplit("_", 1))).write_bytes(content.encode())
    return folder


def kinds(folder: Path) -> list[str]:
    return [problem.kind for problem in check_pack(folder)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param("# form\ttags\nbo\tadv\nka\tadv\n", None, id="sound"),
        pytest.param("# form\ttags\nka\tadv\nbo\tadv\n", "order", id="out of order"),
        pytest.param("# form\ttags\nbo\tadv\nbo\tadv\n", "twice", id="a row twice"),
        pytest.param("# form\ttags\nbo\tadv\tx\n", "cells", id="a cell too many"),
        pytest.param("# form\ttags\nbo\n", "cells", id="a cell too few"),
        pytest.param("# form\ttags\nbo\tadv", "no-final-newline", id="last line open"),
        pytest.param("# form\ttags\nbo\tadv\n\nka\tadv\n", "empty-row", id="an empty line"),
        pytest.param("# form\ttags\r\nbo\tadv\r\n", "carriage-return", id="line ends of another system"),
        pytest.param("\ufeff# form\ttags\nbo\tadv\n", "byte-order-mark", id="byte order mark"),
        pytest.param("# form\ttags\nbo \tadv\n", "space-around-cell", id="space in a cell"),
        pytest.param("# form\ttags\nbe\u0301\tadv\n", "not-composed", id="accent apart"),
        pytest.param("\n", "no-header", id="no header"),
        pytest.param("# form\tkind\nbo\tadv\n", "does-not-load", id="columns that no reader knows"),
    ],
)
def test_form_of_a_list(tmp_path: Path, content: str, kind: str | None) -> None:
    assert kinds(make_pack(tmp_path / "zz", words_tsv=content)) == ([kind] if kind else [])


def test_an_id_stands_once(tmp_path: Path) -> None:
    pack = make_pack(
        tmp_path / "world", parties_tsv="id\tname\tkind\tparty\tcountry\tnames\na\tA\tstate\t\t\t\na\tB\tstate\t\t\t\n"
    )
    assert kinds(pack) == ["twice"]


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "zz")
    (pack / "words.tsv").write_bytes(b"# form\ttags\nb\xe9\tadv\n")
    (problem,) = check_pack(pack)
    assert (problem.kind, problem.place) == ("not-utf8", "byte 13")


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        pytest.param({"tolls_toml": "[[rule]\n"}, "bad-toml", id="no TOML"),
        pytest.param({"text_toml": "colour = 3\n"}, "bad-toml", id="a key that no reader knows"),
        pytest.param({"songs_toml": "a = 3\n"}, "unknown-file", id="a file that no reader knows"),
        pytest.param({"songs_mp3": ""}, "unknown-file", id="no data"),
        pytest.param({"times_more_toml": ""}, "unknown-file", id="a part of a file that has none"),
        pytest.param({"events_more_toml": "colour = 3\n"}, "bad-toml", id="a key that no reader knows, in a part"),
        pytest.param({"page_toml": 'lines = ["bo", "ka", "bo"]\n'}, "twice", id="a word twice"),
        pytest.param({"page_toml": '[a]\nb = ["bo", "bo"]\n'}, "twice", id="a word twice, deeper"),
        pytest.param(
            {"senses_tsv": "# sense\tclass\tlemma\nharm\tnoun\tbo\n"}, "unknown-lemma", id="a sense of no word"
        ),
        pytest.param({"senses_tsv": "# sense\tclass\tlemma\nharm\tsong\tbo\n"}, "unknown-class", id="no such class"),
        pytest.param(
            {"parties_tsv": "id\tnames\tadjectives\tinhabitants\tcapitals\nnowhere\tBo\t\t\t\n"},
            "unknown-party",
            id="a name of no party",
        ),
        pytest.param({"conflicts_tsv": "id\tname\nnowhere-1900\tBo\n"}, "unknown-conflict", id="a name of no war"),
        pytest.param({"exonyms_tsv": "name\tcalled\nNowhere at all\tBo\n"}, "unknown-place", id="of no place"),
    ],
)
def test_what_no_reader_reaches(tmp_path: Path, files: dict[str, str], kind: str) -> None:
    assert kinds(make_pack(tmp_path / "zz", **files)) == [kind]


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        pytest.param(RULE + 'yes = ["Bo ka."]\nno = ["Ka bo."]', [], id="sound"),
        pytest.param(RULE, ["rule-without-yes"], id="no example"),
        pytest.param('[[rule]]\nyes = ["Bo ka."]', ["rule-without-id"], id="no id"),
        pytest.param(
            RULE + 'yes = ["Bo ka."]\n' + RULE + 'where = "x"\nyes = ["Bo."]', ["rule-id-twice"], id="id twice"
        ),
        pytest.param(RULE + 'yes = ["Bo ka."]\n[[rule]]\nid = "s"\nyes = ["Bo."]', ["dead-rule"], id="says the same"),
        pytest.param(RULE + 'yes = ["Ka."]', ["dead-rule"], id="reads no example"),
        pytest.param(RULE + 'yes = ["Bo.", "Ka."]', ["yes-missed"], id="misses an example"),
        pytest.param(RULE + 'yes = ["Bo."]\nno = ["Bo ka."]', ["no-read"], id="reads too much"),
        pytest.param(RULE + 'yes = ["Bo."]\nno = ["Bo."]', ["yes-and-no", "no-read"], id="for and against"),
        pytest.param(RULE + 'sense = "harm"\nyes = ["Bo."]', ["unknown-sense"], id="a sense of no word"),
    ],
)
def test_rules_and_their_examples(tmp_path: Path, rules: str, found: list[str]) -> None:
    pack = make_pack(tmp_path / "zz", page_toml=rules)
    problems = check_pack(pack, {"page.toml": lambda _, example: example.startswith("Bo")})
    assert [problem.kind for problem in problems] == found


def test_order_is_put_right_once(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "zz", words_tsv="# form\ttags\nka\tadv\nbo\tadv\nka\tadv")
    assert order_pack(pack) == [pack / "words.tsv"]
    assert (pack / "words.tsv").read_text(encoding="utf-8") == "# form\ttags\nbo\tadv\nka\tadv\n"
    assert (order_pack(pack), kinds(pack)) == ([], [])


def test_packs_are_found_in_a_folder_and_by_themselves(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "zz")
    (tmp_path / "notes").mkdir()
    assert find_packs(tmp_path) == find_packs(pack) == [pack]


@pytest.mark.parametrize("folder", [pytest.param(folder, id=folder.name) for folder in find_packs(HOME)])
def test_packs_of_the_package_are_sound(folder: Path) -> None:
    problems = check_pack(folder)
    assert not problems, "\n".join(f"{p.path} {p.place}: {p.kind}: {p.what}" for p in problems)


def test_a_verb_of_several_words_is_reached_where_each_is_a_verb(tmp_path: Path) -> None:
    lists = {"verbs_tsv": "# lemma\ttable\tauxiliary\nbor\ter\tavoir\nkar\ter\tavoir\n"}
    senses = "# sense\tclass\tlemma\nsay:assert\tverb\t{}\n"
    assert kinds(make_pack(tmp_path / "zz", **lists, senses_tsv=senses.format("bor kar"))) == []
    assert kinds(make_pack(tmp_path / "yy", **lists, senses_tsv=senses.format("bor tir"))) == ["unknown-lemma"]


def test_an_id_stands_in_one_part_of_a_file(tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "r"\nwhere = "noun"\nsense = "{}"\nyes = ["Bo."]\n'
    senses = "# sense\tclass\tlemma\nevent:clash\tnoun\tbo\nevent:strike\tnoun\tbo\n"
    words = {"senses_tsv": senses, "words_tsv": "# form\ttags\nbo\tnoun\n", "events_toml": rule.format("event:clash")}
    assert kinds(make_pack(tmp_path / "zz", **words, events_more_toml=rule.format("event:strike"))) == ["rule-id-twice"]
