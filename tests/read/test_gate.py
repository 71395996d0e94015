"""The gate: what a rule can read passes it, what has no word of harm or force does not."""

from __future__ import annotations

import pytest
from tests.effort import lines_run

from selon.packs.events import EventRules
from selon.packs.loader import load_packs
from selon.packs.rules import TollRules
from selon.read.gate import tells_of_force

FRENCH = load_packs().languages["fr"]
EXAMPLES = [
    *((rule.id, example) for rule in FRENCH.part("tolls.toml", TollRules).rule for example in rule.yes),
    *((rule.id, example) for rule in FRENCH.part("events.toml", EventRules).rule for example in rule.yes),
]

ROWS = [
    ("verb of harm", "Trois bergers ont été tués.", True),
    ("capitals", "TROIS BERGERS TUÉS", True),
    ("no accents", "TROIS BERGERS BLESSES", True),
    ("accent apart from its letter", "Trois bergers tue\u0301s.", True),
    ("soft hyphen", "Trois bergers bles\u00adsés.", True),
    ("last part of a compound", "Un cessez-le-feu est entré en vigueur.", True),
    ("verb beside its phrase", "Le berger a perdu la vie.", True),
    ("verb beside its noun", "La route du col est coupée.", True),
    ("verb without it", "Coupez la courgette en dés.", False),
    ("weak verb without who would", "Faites fondre le beurre, puis ajoutez-le à la farine.", False),
    ("weak verb of rebels", "Les rebelles ont fondu sur le poste.", True),
    ("recipe", "Préchauffez le four, mélangez la farine et le sucre, et laissez tiédir.", False),
    ("money", "Le chiffre d'affaires du groupe a progressé de 4 % au premier trimestre.", False),
    ("nothing", "", False),
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule}:{example[:30]}" for rule, example in EXAMPLES])
def test_what_a_rule_reads_passes(rule: str, example: str) -> None:
    """Every sentence that a rule of tolls or events must read passes the gate."""
    assert tells_of_force(example, FRENCH), rule


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_tells_of_force(text: str, *, expected: bool) -> None:
    """A word of harm or force is told in whatever form it is written."""
    assert tells_of_force(text, FRENCH) is expected


@pytest.mark.parametrize("piece", ["coupez ", "a-", "é", "e\u0301", "1 "])
def test_gate_grows_no_faster_than_the_text(piece: str) -> None:
    """Ten times the text takes at most eleven times the work."""

    def cost(count: int) -> int:
        return lines_run(lambda: tells_of_force(piece * count, FRENCH))

    cost(20)  # what is kept from text to text is made once
    assert cost(20_000) <= 11 * cost(2_000)
