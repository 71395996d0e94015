"""Likely copies among the documents of some inputs."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from selon.cli.copies import copies
from selon.flows.copies import find_copies

TEXT = " ".join(f"Le village numéro {n} a été vidé de ses {n * 7} habitants par la milice du col." for n in range(12))
OTHER = " ".join(
    f"La récolte {n} du verger de pommes dépasse de {n * 3} paniers celle de l'an passé." for n in range(12)
)


def write(folder: Path) -> None:
    """Two copies of an agency's text, another text and an empty file."""
    (folder / "a.txt").write_text(f"{TEXT} (AFP)", encoding="utf-8")
    (folder / "b.txt").write_text(f"Un titre à eux\n\n{TEXT} (AFP)\n\nPartager sur Facebook", encoding="utf-8")
    (folder / "c.txt").write_text(OTHER, encoding="utf-8")
    (folder / "d.txt").write_text("", encoding="utf-8")


def test_copies_are_paired_with_their_agency(tmp_path: Path) -> None:
    write(tmp_path)
    (pair,), problems = find_copies([str(tmp_path)])
    assert (pair.first, pair.second, pair.agencies) == ("a", "b", ("AFP",))
    assert pair.likeness > 0.8
    assert [p.kind for p in problems] == ["empty"]


def test_the_command_prints_pairs_and_tells_problems(tmp_path: Path) -> None:
    write(tmp_path)
    ran = CliRunner().invoke(copies, [str(tmp_path), "--format", "jsonl"])
    assert ran.exit_code == 1
    assert json.loads(ran.stdout)["first"] == "a"
    assert "d.txt" in ran.stderr
