"""Score and time the reading of saved pages: `documents.py PAGES [--trafilatura]`.

Enters a folder of pages (`*.html.gz` beside `*.json`, as `pages/score.py` wants them); leaves readings on standard
output and, with `--time`, milliseconds a page side by side with resiliparse alone and trafilatura.
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
from selon.packs.page import load_page_words


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
    """Milliseconds a page: this reader, resiliparse's own extraction, trafilatura where it is installed."""
    pages = sorted(folder.glob("*.html.gz"))
    markups = [gzip.decompress(p.read_bytes()).decode("utf-8", "replace") for p in pages]
    raws = [Raw(data=m.encode(), name=p.name, path=str(p)) for m, p in zip(markups, pages, strict=True)]
    spent = {"selon": [time_call(lambda r=r: read_html(r, LIMITS)) for r in raws]}
    spent["resiliparse"] = [time_call(lambda m=m: extract_plain_text(m, main_content=True)) for m in markups]
    try:
        trafilatura = importlib.import_module("trafilatura")
        spent["trafilatura"] = [
            time_call(lambda m=m: trafilatura.bare_extraction(m, with_metadata=True)) for m in markups
        ]
    except ImportError:
        print("trafilatura is not installed here", file=sys.stderr)
    for name, seconds in spent.items():
        mean, median = 1000 * statistics.mean(seconds), 1000 * statistics.median(seconds)
        print(f"{name:12} mean {mean:7.2f} ms  median {median:7.2f} ms")


def time_call(call: Callable[[], object]) -> float:
    """Seconds of the second of two calls."""
    call()
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("pages", type=Path)
    ask.add_argument("--time", action="store_true", help="print times instead of readings")
    args = ask.parse_args()
    (time_readers if args.time else print_readings)(args.pages)
