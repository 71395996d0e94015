"""The proof that no rule of a pack can run away."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.packs.bounds import MOST_STEPS, check_bounds, most_steps
from selon.packs.loader import HOME
from selon.packs.times import load_times

PACKS = sorted(path.parent for path in HOME.glob("*/pack.toml"))


@pytest.mark.parametrize("folder", PACKS, ids=[path.name for path in PACKS])
def test_no_rule_of_a_pack_can_run_away(folder: Path) -> None:
    assert not check_bounds(folder)


def test_the_walk_over_times_is_bounded() -> None:
    root = load_times(HOME / "fr" / "times.toml").root
    assert 0 < most_steps(root, 12) <= MOST_STEPS


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("words.tsv", f"# form\ttags\n{' '.join('a' * 20)}\tadv\n", "too-long"),
        ("words.tsv", "# form\ttags\n" + "".join(f"a b c{n:03}\tadv\n" for n in range(999)), "too-many-alike"),
        ("words.tsv", "# form\ttags\na\t" + "|".join("abcdefghij") + "\n", "too-many-classes"),
        ("tolls.toml", f'listing = ["{" ".join("a" * 20)}"]\n', "too-long"),
        ("times.toml", '[[rule]]\npatterns = ["DAY* MONTH"]\n', "repetition"),
    ],
)
def test_what_could_run_away_is_said(tmp_path: Path, name: str, text: str, kind: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert kind in {problem.kind for problem in check_bounds(tmp_path)}
