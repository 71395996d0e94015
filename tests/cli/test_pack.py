"""`selon pack check`: what it prints and its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from selon.cli.pack import pack


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    folder = tmp_path / "zz"
    folder.mkdir()
    (folder / "pack.toml").write_text('id = "zz"\nkind = "language"\n', encoding="utf-8")
    (folder / "words.tsv").write_text("# form\ttags\nka\tadv\nbo\tadv\n", encoding="utf-8")
    return folder


def test_a_problem_is_a_line_and_a_status(untidy: Path) -> None:
    result = CliRunner().invoke(pack, ["check", str(untidy)])
    assert (result.exit_code, result.stdout) == (1, "1 packs, 1 problems\n")
    assert f"{untidy / 'words.tsv'}: line 3: order: " in result.stderr


def test_fix_puts_lists_in_order(untidy: Path) -> None:
    result = CliRunner().invoke(pack, ["check", "--fix", str(untidy)])
    assert result.exit_code == 0
    assert "put in order: " in result.stdout
    assert result.stdout.endswith("1 packs, 0 problems\n")


def test_a_folder_without_packs_says_what_a_pack_is(tmp_path: Path) -> None:
    result = CliRunner().invoke(pack, ["check", str(tmp_path)])
    assert result.exit_code == 1
    assert "a pack is a folder with a pack.toml" in result.stderr
