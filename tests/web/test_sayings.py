"""What reading and the ledger say in English, in the language of a page; nothing that they can say is left out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from selon.packs.loader import load_packs
from selon.packs.rules import TollRules
from selon.web.rendering import rule_said
from selon.web.sayings import is_known, say_again
from selon.web.words import load_words

SOURCE = Path(__file__).parents[2] / "src/selon"
WORDS = load_words()
# Which argument of a call is a sentence, and of which kind.
SENTENCES = {
    "Problem": ("problem", 1),
    "refused": ("problem", 1),
    "one_day": ("day", 1),
    "as_range": ("day", 1),
    "DayRange": ("day", 2),
    "Evidence": ("day", 2),
}
NAMED = {
    **dict.fromkeys(("what", "fault", "BINARY", "CUT_SHORT"), "problem"),
    **dict.fromkeys(("why", "WHY", "GIVEN"), "day"),
}
SAMPLES = ("vilmar", "12", "2020-10-03", "dateline")
REASONS = re.compile(r"(?:causes|counts|doubts|events|periods|places|sides|speakers|speech|tolls|victims)\.[a-z_]+")


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        pytest.param("day", "dateline: 2020-10-04", "la ligne de date\u00a0: 4 oct. 2020", id="a clue with its day"),
        pytest.param(
            "day",
            "JSON-LD datePublished; otherwise time tag 2020-10-03, address 2020-10-04",
            "données structurées (datePublished)\u00a0; autrement balise de date (3 oct. 2020), "
            "l'adresse de la page (4 oct. 2020)",
            id="clues that disagree",
        ),
        pytest.param(
            "day",
            "so long after the start of karabakh-2020",
            "tant de temps après le début\u00a0: Deuxième guerre du Haut-Karabakh",
            id="a war by its name",
        ),
        pytest.param(
            "problem",
            "a text of 1,234 characters; the limit is 200",
            "un texte de 1\u202f234 caractères\u00a0; la limite est de 200",
            id="numbers",
        ),
        pytest.param(
            "fault", "no claim begins with abcd", "aucune affirmation ne commence par abcd", id="an unknown claim"
        ),
        pytest.param("day", "ask the harbour master", "ask the harbour master", id="what nobody has put into words"),
    ],
)
def test_sentences_are_said_in_french(kind: str, said: str, expected: str) -> None:
    assert say_again(WORDS["fr"], kind, said) == expected


def test_english_days_are_written_as_on_the_page() -> None:
    assert say_again(WORDS["en"], "day", "dateline: 2020-10-04") == "dateline: 4 Oct 2020"


def test_every_sentence_that_the_reader_can_say_is_known() -> None:
    found = list(_sentences())
    assert len(found) > 50
    unknown = [forms[0] for kind, forms in found if not any(is_known(kind, form) for form in forms)]
    assert unknown == []


@pytest.mark.parametrize("code", list(WORDS))
def test_every_rule_of_a_field_is_said_in_words(code: str) -> None:
    rules = {text for text in _texts() if REASONS.fullmatch(text) and not text.endswith(".toml")}
    rules |= {rule.id for rule in load_packs().languages["fr"].part("tolls.toml", TollRules).rule}
    rules |= {"speech.complement", "speech.object", "speech.inverted", "speakers.asserts", "speakers.denies"}
    assert len(rules) > 90
    assert {rule for rule in rules if not rule_said(WORDS[code], rule, None)} == set()


def test_a_rule_of_an_act_is_said_by_its_type() -> None:
    assert rule_said(WORDS["fr"], "strike.noun", "strike") == "des mots qui disent une frappe"
    assert rule_said(WORDS["fr"], "mine.own", "killed") == ""


def _trees() -> Iterator[ast.Module]:
    alone = (SOURCE / name for name in ("flows/read.py", "cli/published_option.py", "web/pages/ingest.py"))
    for path in (*SOURCE.glob("documents/*.py"), *SOURCE.glob("read/*.py"), *alone):
        yield ast.parse(path.read_text(encoding="utf-8"))


def _texts() -> Iterator[str]:
    for path in (*SOURCE.glob("claims/*.py"), *SOURCE.glob("read/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _sentences() -> Iterator[tuple[str, list[str]]]:
    """Each sentence with its kind, in several forms where something stands in it that varies."""
    for tree in _trees():
        for node in ast.walk(tree):
            kind, value = _sentence(node)
            forms = _forms(value)
            if forms and kind is not None:
                yield kind, forms


def _sentence(node: ast.AST) -> tuple[str | None, ast.AST | None]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SENTENCES:
        kind, at = SENTENCES[node.func.id]
        return kind, node.args[at] if len(node.args) > at else None
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name | ast.Attribute):
        target = node.targets[0]
        return NAMED.get(target.id if isinstance(target, ast.Name) else target.attr), node.value
    if isinstance(node, ast.keyword) and node.arg == "fault":
        return "problem", node.value
    return None, None


def _forms(value: ast.AST | None) -> list[str]:
    if isinstance(value, ast.IfExp):
        return [*_forms(value.body), *_forms(value.orelse)]
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [value.value]
    if not isinstance(value, ast.JoinedStr):
        return []
    choices = [[str(part.value)] if isinstance(part, ast.Constant) else list(SAMPLES) for part in value.values]
    return ["".join(parts) for parts in product(*choices)]
