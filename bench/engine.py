"""What the reader's lower layers cost: `engine.py [TEXT…]`.

Enters texts (or an invented report) and, with `--pages`, a folder of saved pages (`*.html.gz`); leaves two tables on
standard output: milliseconds of tokens to clauses, times and frame, of the whole reader, and of a text passed over,
beside resiliparse's extraction of a page with the same text (and its mean over the saved pages); and how the time grows
when a text is a hundred times as long, on prose and on hostile texts, by the time of this process alone. Exit status 1
when a growth is above `MOST_GROWTH`.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Callable
from pathlib import Path

from resiliparse.extract.html2text import extract_plain_text

from selon.clean.passages import find_passages
from selon.flows.analyse import settle, time_words_of
from selon.flows.read import read_or_pass
from selon.model.analysis import Analysis
from selon.model.document import DayRange, Document
from selon.model.reading import Reading
from selon.model.units import Values
from selon.packs.loader import Language, Packs, load_packs
from selon.packs.page import PageWords, load_page_words
from selon.read.clauses import read_clauses
from selon.read.counts import find_counts
from selon.read.gate import tells_of_force
from selon.read.groups import read_groups
from selon.read.names import find_names
from selon.read.sentences import split_sentences
from selon.read.times import find_times
from selon.read.tokens import tokenize
from selon.read.units import read_units
from selon.web.disarming import disarm

SIZE = 3000  # characters of a text at its normal length
GROWTH = 100
MOST_GROWTH = 120.0
ROUNDS = 5
PROSE = (
    "Douze habitants du hameau de Karmadou, dont trois enfants venus puiser de l'eau, ont été tués lundi soir par une "
    "frappe de drone, a annoncé mardi le ministère de la Santé. « Nous avons reçu quarante-six blessés », a précisé le "
    "docteur Selim Aroud, qui dirige l'hôpital de Tamarat. L'armée, qui affirme avoir détruit deux dépôts, n'a pas "
    "confirmé ce bilan. Selon un témoin, au moins 2 000 personnes auraient fui depuis le 3 mai vers la frontière.\n\n"
)
PEACE = (
    "Mélangez la farine, le sucre et le beurre fondu, puis laissez reposer la pâte une heure au frais. Étalez-la dans "
    "un moule de Larbeville, garnissez de pommes en fines lamelles et saupoudrez de cannelle. La confiserie de "
    "Mme Dubreuil, qui tient boutique depuis 1998, y ajoute une cuillère de miel. Servez tiède avec une boule de "
    "glace.\n\n"
)
HOSTILE = {
    "opening marks": "«",
    "commas": ",",
    "brackets": "(",
    "one sentence": "le soldat qui a vu que la ville ",
    "numbers": "12 ",
    "grouped numbers": "111.",
    "number words": "vingt et un ",
    "capitals": "GUERRE ",
    "hyphens": "a-",
    "apostrophes": "l'",
    "full stops": ".",
    "line ends": "a\n",
    "list": "un soldat, ",
}
HEAD = (
    "<html><head><title>Report</title><script>var a = 1;</script></head><body><nav><ul>"
    + "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(60))
    + "</ul></nav><main><article><h1>Report</h1>"
)
TAIL = (
    "</article></main><aside>"
    + "".join(f'<div class="card"><a href="/s/{n}"><img src="/{n}.jpg"><h3>Story {n}</h3></a></div>' for n in range(40))
    + "</aside><footer><p>All rights reserved</p></footer></body></html>"
)


def read_lower(text: str, language: Language) -> Analysis:
    """Tokens to clauses, times and frame of a text."""
    tokens = tokenize(text, language.spelling)
    sentences = split_sentences(tokens, language.spelling)
    counts = find_counts(tokens, language.numerals)
    words = time_words_of(language.folder)
    symbols = find_times(tokens, sentences, words)
    names = find_names(tokens, sentences, language, frozenset(language.grammar.particles))
    units, ranges = read_units(tokens, sentences, language, Values(counts, symbols, names))
    groups = read_groups(units, ranges, counts, language.grammar, language.lexicon)
    analysis = Analysis(
        document=Document(id="bench", name="bench", text=text, language=language.id),
        tokens=tokens,
        sentences=sentences,
        counts=counts,
        names=names,
        symbols=symbols,
        units=units,
        ranges=ranges,
        groups=groups,
        clauses=read_clauses(units, ranges, groups, language.grammar),
    )
    settle(analysis, language, words)
    return analysis


def page_of(text: str) -> str:
    """A page with the text in paragraphs, a menu before it and cards behind it."""
    return HEAD + "".join(f"<p>{block}</p>" for block in text.split("\n\n")) + TAIL


def best(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of the quickest of some calls."""
    spent = []
    for _ in range(rounds):
        begin = time.process_time()  # what else the machine does is no cost of ours
        call()
        spent.append(time.process_time() - begin)
    return 1000 * min(spent)


def fill(piece: str, size: int) -> str:
    """A piece repeated up to a size."""
    return (piece * (size // len(piece) + 1))[:size]


def print_costs(texts: dict[str, str], language: Language) -> None:
    """The lower layers beside resiliparse, a line a text, in milliseconds for 3,000 characters of text."""
    print(f"{'text':24} {'lower layers':>14} {'resiliparse':>14} {'ratio':>7}")
    for name, text in texts.items():
        scale = SIZE / len(text)
        own = best(lambda text=text: read_lower(text, language)) * scale
        page = page_of(text)
        other = best(lambda page=page: extract_plain_text(page, main_content=True)) * scale
        print(f"{name:24} {own:11.2f} ms {other:11.2f} ms {own / other:7.2f}")


def print_whole(language: Language) -> None:
    """The whole reader on a report, and on a text that an archive's reading passes over, beside resiliparse."""
    packs = load_packs()
    for name, piece in {"whole reader": PROSE, "passed over": PEACE}.items():
        text = fill(piece, SIZE)
        read_whole(text, packs, language.id)
        own = best(lambda text=text: read_whole(text, packs, language.id))
        other = best(lambda text=text: extract_plain_text(page_of(text), main_content=True))
        print(f"{name:24} {own:11.2f} ms {other:11.2f} ms {own / other:7.2f}")


def print_pages(folder: Path) -> None:
    """Resiliparse's extraction of saved pages, in milliseconds a page as it is and for 3,000 characters of its text."""
    pages = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in sorted(folder.glob("*.html.gz"))]
    spent = [best(lambda page=page: extract_plain_text(page, main_content=True), 2) for page in pages]
    sizes = [len(extract_plain_text(page, main_content=True)) for page in pages]
    print(
        f"{len(pages)} saved pages: {sum(spent) / len(pages):.2f} ms a page, "
        f"{SIZE * sum(spent) / sum(sizes):.2f} ms a text"
    )


def print_growths(language: Language) -> bool:
    """How the time grows with length, a line a kind of text, whole reader first; whether all stay within bounds."""
    print(f"\n{'text':24} {'3 KB':>11} {'300 KB':>12} {'growth':>7}")
    packs = load_packs()
    rows = [print_growth("prose, whole reader", PROSE, lambda text: read_whole(text, packs, language.id))]
    for name, piece in {"prose": PROSE, **HOSTILE}.items():
        rows.append(print_growth(name, piece, lambda text: read_lower(text, language)))
    words = load_page_words(language.id)
    rows.append(print_growth("list, cut", "Accueil\n", lambda text: cut(text, language.id, words)))
    rows.append(print_growth("list, passed over", "coupez ", lambda text: tells_of_force(text, language)))
    rows.append(print_growth("open tags, disarmed", '<p title="', disarm))
    return all(growth <= MOST_GROWTH for growth in rows)


def print_growth(name: str, piece: str, read: Callable[[str], object]) -> float:
    """How the time of one way to read a kind of text grows with its length."""
    short, long = fill(piece, SIZE), fill(piece, SIZE * GROWTH)
    read(short)
    first, last = best(lambda: read(short)), best(lambda: read(long), 2)
    print(f"{name:24} {first:8.2f} ms {last:9.2f} ms {last / first:7.1f}", flush=True)
    return last / first


def cut(text: str, language: str, words: PageWords) -> object:
    """The passages of a plain text."""
    return find_passages(Document(id="bench", name="bench", text=text, language=language), words)


def read_whole(text: str, packs: Packs, language: str) -> Reading:
    """A report read to its claims."""
    day = DayRange("2024-05-15", "2024-05-15")
    return read_or_pass(Document(id="bench", name="bench", text=text, language=language, published=day), packs)


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("texts", type=Path, nargs="*")
    ask.add_argument("--pages", type=Path)
    ask.add_argument("--language", default="fr")
    args = ask.parse_args()
    pack = load_packs().languages[args.language]
    given = {path.name: path.read_text(encoding="utf-8") for path in args.texts} or {"invented": fill(PROSE, SIZE)}
    for text in given.values():
        read_lower(text, pack)
    print_costs(given, pack)
    print_whole(pack)
    if args.pages:
        print_pages(args.pages)
    sys.exit(0 if print_growths(pack) else 1)
