"""Who speaks in quotations, and the cue that tells so, told by rows of `quoting.tsv`."""

from __future__ import annotations

import pytest
from tests.read.analysed import layers, load_rows


@pytest.mark.parametrize(("text", "expected"), load_rows("quoting.tsv"))
def test_speakers_of_quotations(text: str, expected: list[str]) -> None:
    quotes = [quote for quote in layers(text).quotes if quote.source]
    cues = [f" ({quote.cue.text})" if quote.cue else "" for quote in quotes]
    speakers = [quote.source.text for quote in quotes if quote.source]
    assert [speaker + cue for speaker, cue in zip(speakers, cues, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Le colonel Barka Soumaré a été limogé. « Oui », a réagi l'intéressé.", "Barka Soumaré", id="concerned"
        ),
        pytest.param(
            "Le chef de file Barka Soumaré a parlé. « Oui », se désole l'homme politique.", "Barka Soumaré", id="kind"
        ),
        pytest.param(
            "Barka Soumaré, le président du Parti du fleuve (PDF), a parlé. Le maire se tait. "
            "« Oui », martèle le président du PDF.",
            "Barka Soumaré",
            id="office of the same body",
        ),
        pytest.param(
            "Barka Soumaré, maire de Koro, a parlé. « Oui », martèle le président du PDF.",
            None,
            id="another office is another person",
        ),
        pytest.param("Mme Aminata Dicko a parlé. « Oui », dit l'homme politique.", None, id="another gender"),
    ],
)
def test_persons_that_are_taken_up(text: str, name: str | None) -> None:
    (quote,) = (quote for quote in layers(text).quotes if quote.source)
    assert quote.source is not None
    assert quote.source.person == name
