"""How a claim stands to others of its article, on its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.flows.ingest import ingest
from selon.flows.read import read_document
from selon.ledger.canonical import anchor_of
from selon.ledger.opening import open_ledger
from selon.ledger.sheets import show_claim
from selon.model.document import DayRange, Document
from selon.model.view import View
from selon.packs.loader import load_packs
from selon.web.ties import ties_of

TEXT = (
    "Vingt morts au Mali\n\nUn drone malien a visé mardi un marché près de Gao. Vingt personnes, dont cinq enfants, "
    "ont été tuées, selon la rébellion. Bamako dément tout bombardement près de Gao."
)


@pytest.fixture(scope="module")
def ties(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[str, bool]]]:
    """The ties of each claim of the text, by the words of its figure or act and their first character."""
    day = DayRange("2024-05-15", "2024-05-15")
    document = Document(id="x" * 32, name="x", text=TEXT, language="fr", published=day)
    reading = read_document(document, load_packs())
    store = open_ledger(str(Path(tmp_path_factory.mktemp("ties")) / "selon.db"))
    ingest([reading], store, now=lambda: "2026-01-01T12:00:00Z")
    found = {}
    for claim in reading.claims:
        sheet = show_claim(store, anchor_of(claim, document.id))
        words = getattr(claim, "figure", None) or getattr(claim, "trigger", None)
        assert words is not None
        key = f"{words.text}@{words.start}"
        found[key] = {(tie.kind, tie.is_back) for tie in ties_of(store, sheet, View())}
    store.close()
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Vingt@0", ("repeats", True), id="a title is told again by the body"),
        pytest.param(f"Vingt@{TEXT.index('Vingt personnes')}", ("repeats", False), id="the body repeats the title"),
        pytest.param(f"Vingt@{TEXT.index('Vingt personnes')}", ("part_of", True), id="a whole has its part"),
        pytest.param(f"Vingt@{TEXT.index('Vingt personnes')}", ("result_of", False), id="a figure has its act"),
        pytest.param(f"cinq@{TEXT.index('cinq')}", ("part_of", False), id="a part has its whole"),
        pytest.param(f"a visé@{TEXT.index('a visé')}", ("denies", True), id="an act is denied"),
        pytest.param(f"a visé@{TEXT.index('a visé')}", ("result_of", True), id="an act has brought about"),
    ],
)
def test_both_ends_of_a_tie_show_it(
    ties: dict[str, set[tuple[str, bool]]], words: str, expected: tuple[str, bool]
) -> None:
    assert expected in ties[words]
