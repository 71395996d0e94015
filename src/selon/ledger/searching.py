"""Search by words over articles and the claims in them, blind to case, accents and ligatures.

Enters: words as a person types them: all must stand in the article; "words in marks" in this order; a last `*`
stands for any ending. Leaves: articles, the newest first, with the place and the claims whose sentence holds them all.
What is masked can not be searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selon.ledger.batches import in_chunks
from selon.ledger.content import HEAD, WHOLE, load_blobs
from selon.ledger.interning import Readable
from selon.ledger.listing import of_content, of_day
from selon.ledger.masking import mask_text, private_names
from selon.ledger.present import READINGS, both, of_documents
from selon.ledger.store import Row, Store
from selon.model.folding import WORD, fold, folded_words
from selon.model.reading import Reading
from selon.model.view import SearchRow, View

QUOTED = re.compile(r'"([^"]*)"|(\S+)')
AROUND = 60
FIRST, LARGEST = 200, 1_000_000
Phrase = tuple[str, ...]


class Word(NamedTuple):
    """A folded word and its span in the text."""

    word: str
    start: int
    end: int


def parse_query(query: str) -> list[Phrase]:
    """The phrases that all must be found."""
    found = []
    for match in QUOTED.finditer(query):
        words = match[1] if match[1] is not None else match[2]
        phrase = folded_words(words)
        if phrase:
            ending = "*" if words.endswith("*") else ""
            found.append((*phrase[:-1], phrase[-1] + ending))
    return found


def search(store: Store, query: str, view: View, *, limit: int = 20) -> list[SearchRow]:
    """The newest articles that hold the words."""
    phrases, found = parse_query(query), list[SearchRow]()
    tried, asked = set[int](), FIRST
    while phrases:
        documents = store.find_documents(phrases, asked)
        for row in _hits(store, [one for one in documents if one not in tried], phrases, view):
            found.append(row)
            if len(found) == limit:
                return found
        if len(documents) < asked or asked > LARGEST:
            break
        tried.update(documents)
        asked *= 8
    return found


def _hits(store: Store, documents: Sequence[int], phrases: Sequence[Phrase], view: View) -> Iterator[SearchRow]:
    asked = both([*of_documents(store, view), *of_day(view), *of_content(store, view)])
    sql = (
        f"SELECT t.seq, t.id, t.text, t.head, r.body, r.seq, t.outlet, r.public_on FROM {READINGS} "
        f"WHERE {asked.sql.replace('{', '{{').replace('}', '}}')} AND t.seq IN ({{}})"
    )
    for first in range(0, len(documents), 50):
        some = in_chunks(store, sql, documents[first : first + 50], asked.values)
        outlets = Readable(store)
        outlets.prepare(row[6] for row in some)
        blobs = load_blobs(store, (name for row in some for name in row[2:5]))
        for row in sorted(some, reverse=True):
            if row[2] in blobs and row[4] in blobs and row[3] in blobs:
                yield from _hit(store, row, blobs, phrases, (view, outlets[row[6]]))


def _hit(
    store: Store, row: Row, blobs: dict[str, bytes], phrases: Sequence[Phrase], told: tuple[View, str | None]
) -> Iterator[SearchRow]:
    view, outlet = told
    reading, head = WHOLE.decode(blobs[row[4]]), HEAD.decode(blobs[row[3]])
    hidden = frozenset[str]() if view.names else private_names(reading)
    text = mask_text(blobs[row[2]].decode("utf-8", "surrogatepass"), hidden)
    title = mask_text(head.title or "", hidden)
    words = _words(text)
    places = [_first(words, phrase) for phrase in phrases]
    if any(
        place is None and _first(_words(title), phrase) is None for place, phrase in zip(places, phrases, strict=True)
    ):
        return
    starts = [place for place in places if place is not None]
    yield SearchRow(
        document=row[1],
        name=mask_text(head.name, hidden),
        outlet=outlet,
        public_on=row[7],
        snippet=_snippet(text, min(starts)) if starts else title,
        claims=tuple(_claims(store, row[5], reading, (words, phrases))),
    )


def _claims(
    store: Store, number: int, reading: Reading, asked: tuple[Sequence[Word], Sequence[Phrase]]
) -> Iterator[str]:
    words, phrases = asked
    sql = "SELECT d.position, p.anchor FROM proposed d JOIN proposal p ON p.seq = d.proposal WHERE d.reading = ?"
    for position, anchor in sorted(store.rows(sql, (number,))):
        claim = reading.claims[position]
        within = [word for word in words if claim.start <= word.start and word.end <= claim.end]
        if all(_first(within, phrase) is not None for phrase in phrases):
            yield anchor


def _words(text: str) -> list[Word]:
    return [
        Word(part, found.start(), found.end()) for found in WORD.finditer(text) for part in WORD.findall(fold(found[0]))
    ]


def _first(words: Sequence[Word], phrase: Phrase) -> int | None:
    """Where the phrase first stands, as an offset of the text."""
    size = len(phrase)
    for place in range(len(words) - size + 1):
        if all(_is(words[place + step].word, wanted) for step, wanted in enumerate(phrase)):
            return words[place].start
    return None


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _snippet(text: str, start: int) -> str:
    first, last = max(0, start - AROUND), min(len(text), start + 2 * AROUND)
    # Whole words alone: what is cut at either end goes, unless it is one endless word.
    if first:
        first = next((at + 1 for at in range(first, start) if text[at].isspace()), first)
    if last < len(text):
        last = next((at for at in range(last, start + AROUND, -1) if text[at - 1].isspace()), last)
    words = " ".join(text[first:last].split())
    return ("… " if first else "") + words + (" …" if last < len(text) else "")
