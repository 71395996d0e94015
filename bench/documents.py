"""Score and time the reading of saved pages: `documents.py PAGES [--time]`.

Enters a folder of pages (`*.html.gz` beside `*.json`, as `pages/score.py` wants them); leaves readings on standard
output or, with `--time`, milliseconds a page side by side with resiliparse alone and trafilatura, where it is installed
(`pip install --target FOLDER trafilatura`, then `PYTHONPATH=FOLDER`).
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from resiliparse.extract.html2text import extract_plain_text

from selon.clean.passages import find_passages
from selon.documents.html import read_html
from selon.documents.inputs import read_inputs
from selon.documents.limits import LIMITS
from selon.documents.raw import Raw
from selon.model.document import Passage
from selon.packs.page import load_page_words

ROUNDS = 7


def print_readings(folder: Path) -> None:
    """One JSON object a page: the document and its passages."""
    for intake in read_inputs([str(p) for p in sorted(folder.glob("*.html.gz"))]):
        if intake.document is None:
            print(intake.problems, file=sys.stderr)
            continue
        words = load_page_words(intake.document.language)
        passages = find_passages(intake.document, words, known=intake.passages)
        reading = {"document": intake.document, "passages": passages, "problems": intake.problems}
        sys.stdout.write(msgspec.json.encode(reading).decode() + "\n")


def time_readers(folder: Path) -> None:
    """Milliseconds a page: this reader, resiliparse's own extraction, trafilatura where it is installed.

    `selon` gives what `pages/score.py` scores; with `and lines` comes what the form of each line shows besides.
    """
    pages = sorted(folder.glob("*.html.gz"))
    markups = [gzip.decompress(p.read_bytes()).decode("utf-8", "replace") for p in pages]
    raws = [Raw(data=m.encode(), name=p.name, path=str(p)) for m, p in zip(markups, pages, strict=True)]
    calls: dict[str, Callable[[int], object]] = {
        "selon": lambda n: read_html(raws[n], LIMITS),
        "and lines": lambda n: read_lines(raws[n]),
        "resiliparse": lambda n: extract_plain_text(markups[n], main_content=True),
    }
    try:
        trafilatura = importlib.import_module("trafilatura")
        calls["trafilatura"] = lambda n: trafilatura.bare_extraction(markups[n], with_metadata=True)
    except ImportError:
        print("trafilatura is not installed here", file=sys.stderr)
    spent = {name: [float("inf")] * len(pages) for name in calls}
    for name, call in calls.items():
        for _ in range(ROUNDS):
            spent[name] = [min(s, time_call(call, number)) for number, s in enumerate(spent[name])]
    own = statistics.mean(spent["selon"])
    for name, seconds in spent.items():
        mean, median = statistics.mean(seconds), statistics.median(seconds)
        print(f"{name:12} mean {1000 * mean:7.2f} ms  median {1000 * median:7.2f} ms  {mean / own:5.2f} times")


def read_lines(raw: Raw) -> tuple[Passage, ...]:
    """A page read, and its report gone through line by line as every text is before its claims are read."""
    intake = read_html(raw, LIMITS)
    assert intake.document is not None  # noqa: S101  # pages of the yardstick have text
    return find_passages(intake.document, load_page_words(intake.document.language), known=intake.passages)


def time_call(call: Callable[[int], object], number: int) -> float:
    """Seconds of this process for one page; what else the machine does is no cost of a reader's."""
    begin = time.process_time()
    call(number)
    return time.process_time() - begin


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("pages", type=Path)
    ask.add_argument("--time", action="store_true", help="print times instead of readings")
    args = ask.parse_args()
    (time_readers if args.time else print_readings)(args.pages)
