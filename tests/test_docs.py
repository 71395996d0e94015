"""What the documents promise is there: commands, fields, files, and a score that falls is refused."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from selon.cli.main import main
from selon.model.reading import reading_schema

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"), ROOT / "examples/README.md"])
READING_FORM = (ROOT / "docs/reading-form.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES])
def test_every_command_named_exists(page: Path) -> None:
    named = set(re.findall(r"(?:\$ |`)selon ([a-z]+)", page.read_text(encoding="utf-8")))
    assert named <= set(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES])
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        target for page in PAGES for target in re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert named <= targets


def test_every_example_is_described() -> None:
    described = (ROOT / "examples/README.md").read_text(encoding="utf-8")
    assert not [
        path.name for path in (ROOT / "examples").iterdir() if path.name not in described and path.name != "README.md"
    ]


def test_the_form_of_a_reading_names_every_field() -> None:
    definitions = json.loads(json.dumps(reading_schema()))["$defs"].values()
    fields = {field for definition in definitions for field in definition.get("properties", {})}
    assert not sorted(field for field in fields if f"`{field}`" not in READING_FORM)


def judge(folder: Path, floors: dict[str, object]) -> int:
    """The status of the script of floors for a score of 0.5 for `tolls` of the set `a`."""
    (folder / "floors.py").write_text((ROOT / ".ci/floors.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "floors.json").write_text(json.dumps(floors), encoding="utf-8")
    scores = {"scores": {"tolls": {"p": 0.5, "r": 0.5, "f1": 0.5}}}
    (folder / "a.json").write_text(json.dumps(scores), encoding="utf-8")
    command = [sys.executable, str(folder / "floors.py"), f"a={folder / 'a.json'}"]
    return subprocess.run(command, check=False, capture_output=True).returncode


@pytest.mark.parametrize(
    ("floors", "status"),
    [
        pytest.param({"a": {"tolls": 0.5}}, 0, id="at the floor"),
        pytest.param({"a": {"tolls": 0.6}}, 1, id="below the floor"),
        pytest.param({"a": {}, "b": {"tolls": 0.1}}, 1, id="a floor without a score"),
    ],
)
def test_a_score_below_its_floor_is_refused(tmp_path: Path, floors: dict[str, object], status: int) -> None:
    assert judge(tmp_path, floors) == status


@pytest.mark.parametrize(
    ("lowered", "status"),
    [
        pytest.param({}, 1, id="without a reason"),
        pytest.param({"a tolls": "The gold was corrected."}, 0, id="with a reason"),
    ],
)
def test_a_floor_sinks_only_with_a_reason(tmp_path: Path, lowered: dict[str, str], status: int) -> None:
    judge(tmp_path, {"a": {"tolls": 0.5}})
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "floors.json"], ["commit", "-q", "-m", "a"]):
        subprocess.run([*git, *command], check=True)
    assert judge(tmp_path, {"a": {"tolls": 0.4}, "lowered": lowered}) == status
