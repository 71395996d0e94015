"""One batch being written: what the ledger has already is left out, the rest gets numbers and becomes rows.

Enters: prepared readings, inside a transaction. Leaves: rows in the tables, and how many were new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from selon.ledger.batches import in_chunks, next_number
from selon.ledger.content import Blob, make_blob
from selon.ledger.interning import Names
from selon.ledger.preparing import Prepared, searched_names
from selon.ledger.shortening import short_of
from selon.ledger.store import Store, Value
from selon.ledger.tables import INGESTED, TABLES
from selon.ledger.withheld import withheld_captures
from selon.model.ids import digest
from selon.model.problem import Problem

NUMBERED = ("capture", "document", "run", "reading", "proposal", "problem")


class Written(msgspec.Struct, frozen=True):
    """What was added: new documents, readings, claims, problems; `known` readings were there already."""

    documents: int = 0
    readings: int = 0
    claims: int = 0
    problems: int = 0
    known: int = 0
    withheld: int = 0

    def __add__(self, other: Written) -> Written:
        """The sum, field by field."""
        return Written(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))


class Batch:
    """One transaction's rows, gathered by table and written together."""

    def __init__(self, store: Store, names: Names, number: int) -> None:
        """Begin inside `writing`; `number` is the batch's."""
        self._store, self._names, self._number = store, names, number
        self._next = {table: next_number(store, table) for table in NUMBERED}
        self._first = dict(self._next)
        self._rows: dict[str, list[Sequence[Value]]] = {table: [] for table in INGESTED}
        self._words: list[tuple[int, str]] = []
        self._blobs: dict[str, bytes] = {}
        self._texts: list[str] = []
        self._documents: dict[str, tuple[int, int]] = {}
        self._captures: dict[str, int] = {}
        self._runs: dict[str, int] = {}
        self._read: set[tuple[int, int]] = set()
        self._proposals: dict[str, int] = {}
        self._saved: set[int] = set()
        self._problems: dict[str, int] = {}
        self._known = self._withheld = 0

    def write(self, prepared: Sequence[Prepared], problems: Sequence[Problem]) -> Written:
        """Write what is new of the readings and problems."""
        texts = self._find("withheld", "hash", [one.text.hash for one in prepared])
        pages = withheld_captures(self._store, [one.capture for one in prepared])
        kept = [one for one in prepared if one.text.hash not in texts and one.capture not in pages]
        self._withheld = len(prepared) - len(kept)
        self._look_up(kept)
        self._names.prepare(name for one in kept for name in searched_names(one))
        for one in kept:
            self._add(one)
        self._add_problems(problems, None, None)
        self._insert()
        return self._written()

    def _look_up(self, kept: Sequence[Prepared]) -> None:
        store = self._store
        ids = [one.reading.document.id for one in kept]
        found = in_chunks(store, "SELECT id, seq, capture FROM document WHERE id IN ({})", ids)
        self._documents = {row[0]: (row[1], row[2]) for row in found}
        self._captures = self._find("capture", "id", [one.capture for one in kept])
        self._runs = self._find("run", "id", list({one.run for one in kept}))
        there = [row[1] for row in found]
        self._saved = {
            row[0] for row in in_chunks(store, "SELECT document FROM saved_page WHERE document IN ({})", there)
        }
        self._read = {(row[0], row[1]) for row in in_chunks(store, READ, there)}
        self._proposals = {row[0]: row[1] for row in in_chunks(store, PROPOSALS, there)}

    def _find(self, table: str, column: str, wanted: Sequence[str]) -> dict[str, int]:
        sql = f"SELECT {column}, seq FROM {table} WHERE {column} IN ({{}})"
        return {row[0]: row[1] for row in in_chunks(self._store, sql, wanted)}

    def _take(self, table: str) -> int:
        number = self._next[table]
        self._next[table] = number + 1
        return number

    def _add(self, one: Prepared) -> None:
        run = self._run(one)
        document, capture = self._document(one)
        self._save(one, document)
        if (document, run) in self._read:
            self._known += 1
            return
        self._read.add((document, run))
        reading = self._take("reading")
        published = one.reading.document.published
        days = (published.first, published.last, one.public_on)
        row = (reading, run, document, capture, self._blob(one.body), len(one.claims), *days, self._number)
        self._rows["reading"].append(row)
        self._rows["reading_conflict"] += [(name, reading) for name in dict.fromkeys(one.reading.frame.conflicts)]
        self._add_claims(one, reading, document)
        self._add_quotes(one, reading)
        self._add_problems(one.reading.problems, document, one.reading.document.id)

    def _run(self, one: Prepared) -> int:
        if one.run not in self._runs:
            self._runs[one.run] = run = self._take("run")
            reader = one.reading.reader
            packs = msgspec.json.encode(reader.packs, order="sorted").decode()
            self._rows["run"].append((run, one.run, reader.version, packs, self._number))
        return self._runs[one.run]

    def _document(self, one: Prepared) -> tuple[int, int]:
        document = one.reading.document
        if document.id in self._documents:
            return self._documents[document.id]
        if one.capture not in self._captures:
            self._captures[one.capture] = self._take("capture")
            self._rows["capture"].append((self._captures[one.capture], one.capture))
        numbers = self._documents[document.id] = self._take("document"), self._captures[one.capture]
        blobs = (self._blob(one.text), self._blob(one.head))
        self._texts.append(one.text.hash)
        outlet = self._names[document.outlet]
        told = (len(document.text), outlet, document.language, document.captured)
        self._rows["document"].append((numbers[0], document.id, numbers[1], *blobs, *told, self._number))
        self._words.append((numbers[0], one.words))
        return numbers

    def _save(self, one: Prepared, document: int) -> None:
        if one.page is not None and document not in self._saved:
            self._saved.add(document)
            blob, size = one.page
            self._rows["saved_page"].append((document, self._blob(blob), size, self._number))

    def _add_claims(self, one: Prepared, reading: int, document: int) -> None:
        names, proposals = self._names, self._proposals
        rows, proposed, places = self._rows["proposal"], self._rows["proposed"], self._rows["claim_place"]
        for claim in one.claims:
            number = proposals.get(claim.id)
            if number is None:
                number = proposals[claim.id] = self._take("proposal")
                named = [names[words] for words in claim.named]
                rows.append((number, claim.id, claim.anchor, short_of(claim.anchor), document, *claim.fixed, *named))
                places += [(name, number) for name in {names[words] for words in claim.places}]
            proposed.append((reading, number, claim.position))

    def _add_quotes(self, one: Prepared, reading: int) -> None:
        names = self._names
        for position, quote in enumerate(one.quotes):
            told = (names[quote.speaker], names[quote.party], quote.source_kind)
            self._rows["quote"].append((reading, position, quote.begins, quote.ends, *told))

    def _add_problems(self, problems: Iterable[Problem], document: int | None, name: str | None) -> None:
        made = {digest(one.kind, one.what, one.path, one.place, name): one for one in problems}
        known = self._find("problem", "id", list(made)) if made else {}
        for made_id, problem in made.items():
            if made_id not in known and made_id not in self._problems:
                self._problems[made_id] = number = self._take("problem")
                body = self._blob(make_blob(msgspec.json.encode((name, problem))))
                self._rows["problem"].append((number, made_id, document, problem.kind, body, self._number))

    def _blob(self, blob: Blob) -> str:
        self._blobs[blob.hash] = blob.body
        return blob.hash

    def _insert(self) -> None:
        # Only texts can be there already: all other blobs name their document or reading, which is new.
        known = {row[0] for row in in_chunks(self._store, "SELECT hash FROM content WHERE hash IN ({})", self._texts)}
        self._rows["content"] = [(made, body) for made, body in self._blobs.items() if made not in known]
        for table in INGESTED:
            if self._rows[table]:
                self._store.insert(table, TABLES[table], self._rows[table])
        self._store.index_words(self._words)

    def _written(self) -> Written:
        new = {table: self._next[table] - self._first[table] for table in NUMBERED}
        return Written(
            documents=new["document"],
            readings=new["reading"],
            claims=new["proposal"],
            problems=new["problem"],
            known=self._known,
            withheld=self._withheld,
        )


READ = "SELECT document, run FROM reading WHERE document IN ({})"
PROPOSALS = (
    "SELECT DISTINCT p.id, p.seq FROM reading r JOIN proposed d ON d.reading = r.seq "
    "JOIN proposal p ON p.seq = d.proposal WHERE r.document IN ({})"
)
