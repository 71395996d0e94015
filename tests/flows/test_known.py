"""Pages that a ledger knows: passed over before they are read, whatever they lie in, until reader or packs change."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.documents.test_warc import page, write_archive

from selon.documents.limits import Limits
from selon.flows import known as known_pages
from selon.flows.ingest import ingest
from selon.flows.known import KnownCaptures
from selon.flows.read import read_paths_on
from selon.ledger.batching import Written
from selon.ledger.opening import open_ledger
from selon.ledger.saving import load_page
from selon.ledger.store import Store
from selon.model.reading import Reading
from selon.packs.loader import load_packs

SENTENCE = "Selon l'armée malienne, douze soldats ont été tués lundi 4 mai 2020 à Ménaka, au Mali."


def at_noon() -> str:
    return "2026-01-01T12:00:00Z"


def write_text(path: Path) -> None:
    path.write_text(SENTENCE)


def write_page(path: Path) -> None:
    path.write_bytes(page(1))


def write_lines(path: Path) -> None:
    path.write_text("".join(json.dumps({"id": name, "text": SENTENCE}) + "\n" for name in "ab"))


def write_feed(path: Path) -> None:
    item = f"<item><title>Un titre</title><description>{SENTENCE}</description></item>"
    path.write_text(f"<rss><channel><title>Le Fanal</title>{item}</channel></rss>")


def write_packed(path: Path) -> None:
    path.write_bytes(gzip.compress(SENTENCE.encode()))


def write_warc(path: Path) -> None:
    write_archive(path, [page(1), page(2), page(3)], packed=True)


def write_foreign(path: Path) -> None:
    path.write_text("Ezek a szavak magyarul vannak, és egyetlen csomag sem olvassa őket, mert nincs ilyen nyelv.")


def run(store: Store, path: Path) -> tuple[Written, int]:
    """What an ingest wrote, and how many pages it passed over."""
    known = KnownCaptures(store, load_packs())
    items = read_paths_on([str(path)], 1, Limits(is_known=known, is_saved=known.is_saved))
    return ingest(items, store, now=at_noon), known.passed


@pytest.mark.parametrize(
    ("name", "write", "pages"),
    [
        pytest.param("a.txt", write_text, 1, id="a text"),
        pytest.param("a.html", write_page, 1, id="a page"),
        pytest.param("a.jsonl", write_lines, 2, id="records"),
        pytest.param("a.xml", write_feed, 1, id="a feed"),
        pytest.param("a.txt.gz", write_packed, 1, id="a packed text"),
        pytest.param("a.warc.gz", write_warc, 3, id="an archive"),
        pytest.param("a.txt", write_foreign, 1, id="a language without a pack"),
    ],
)
def test_what_was_read_is_passed_over(tmp_path: Path, name: str, write: Callable[[Path], None], pages: int) -> None:
    path = tmp_path / name
    write(path)
    store = open_ledger(str(tmp_path / "selon.db"))
    written, passed = run(store, path)
    assert (written.documents, passed) == (pages, 0)
    assert run(store, path) == (Written(), pages)
    store.close()


def test_other_bytes_are_another_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    store = open_ledger(str(tmp_path / "selon.db"))
    for number, text in enumerate((SENTENCE, SENTENCE + " Trois autres ont été blessés.")):
        path.write_text(text)
        written, passed = run(store, path)
        assert (written.documents, passed) == (1, 0), number
    store.close()


def test_another_version_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_text(path)
    store = open_ledger(str(tmp_path / "selon.db"))
    run(store, path)
    monkeypatch.setattr(known_pages, "__version__", "99.0.0")
    written, passed = run(store, path)
    assert (written.known, passed) == (1, 0)
    store.close()


def test_a_page_whose_bytes_are_not_kept_is_read_again_for_them(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    write_page(path)
    store = open_ledger(str(tmp_path / "selon.db"))
    items = [item for item in read_paths_on([str(path)], 1) if isinstance(item, Reading)]
    ingest(items, store, now=at_noon)
    assert load_page(store, items[0].document.id) is None
    written, passed = run(store, path)
    assert (written.documents, written.known, passed) == (0, 1, 0)
    saved = load_page(store, items[0].document.id)
    assert saved is not None
    assert saved.data == path.read_bytes()
    assert run(store, path) == (Written(), 1)
    store.close()
