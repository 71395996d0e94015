"""Every field that is set says why, and what is unset has nothing to say."""

from __future__ import annotations

import pytest
from tests.claims.rows import Case, read_case

from selon.model.claim import Toll

UNEXPLAINED = {"id", "start", "end", "text", "links", "why", "period"}
REPORTS = (
    "Les deux camps affirment avoir tué 40 soldats ennemis. Kiev dément.",
    "Un drone israélien a visé mardi Tyr. Deux personnes, dont une infirmière, ont péri, selon l'AFP citant un maire.",
    "Selon des bilans partiels, plus de 250 personnes, dont 30 enfants, auraient été tuées depuis lundi à Gao.",
    "Quatre rebelles sont morts à Gao, trois soldats aussi, a dit mardi un officier.",
    "Les rebelles ont annoncé samedi la mort de 12 soldats supplémentaires, portant à 40 le nombre de militaires tués.",
    "Le ministère accuse l'armée malienne d'avoir exécuté onze bergers mercredi près de Mopti, ce que Bamako nie.",
)


@pytest.mark.parametrize("text", REPORTS)
def test_every_set_field_has_a_reason(text: str) -> None:
    claims = read_case(Case("2024-05-15", text)).claims
    assert claims
    for claim in claims:
        fields = [name for name in claim.__struct_fields__ if name not in UNEXPLAINED]
        unset = {name for name in fields if getattr(claim, name) in (None, (), "", False)} - {"source"}
        assert set(claim.why) - {"period", "links"} == set(fields) - unset


def test_the_word_of_a_tally_told_before_is_why_the_dead_are_soldiers() -> None:
    text = "Le bilan militaire reste très partiel. La police parle de 12 morts."
    [toll] = [claim for claim in read_case(Case("", text)).claims if isinstance(claim, Toll)]
    assert [text[start:end] for start, end in toll.why["status"].spans] == ["militaire"]
