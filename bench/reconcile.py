"""How settling grows: 10,000, 100,000 and 1,000,000 claims of an invented war, and the lineage of 100,000 documents.

Run: python bench/reconcile.py [claims …]. Prints seconds by the clock and of the processor, the latter per n log n,
and the highest memory so far: where others use the machine too, only the processor's seconds say something. The larger
ledger is of more wars; with `--dense` it is of the same twelve, told of more often: then each act has more neighbours
on its day in its country, so that its cost rises with them, up to the bound of a block.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from math import log2
from random import Random

from selon.model.fingerprint import Fingerprint
from selon.reconcile.accounts import Account, Origin
from selon.reconcile.books import Books
from selon.reconcile.lineage import find_lineages
from selon.reconcile.sites import Site
from selon.reconcile.weights import load_weights

SIZES = (10_000, 100_000, 1_000_000)
CLAIMS_OF_DOCUMENT = 5
DOCUMENTS_OF_ACT = 8
FEWEST_WARS = 12
DOCUMENTS_OF_WAR = 1700
FIRST = 741_000  # an ordinal of the calendar
DAYS_OF_WAR = 3000
OUTCOMES = ("killed", "wounded")


def main(sizes: list[int], *, dense: bool) -> None:
    """Settle invented claims of each size, then pair 100,000 documents."""
    for claims in sizes:
        wars = FEWEST_WARS if dense else max(FEWEST_WARS, claims // CLAIMS_OF_DOCUMENT // DOCUMENTS_OF_WAR)
        told, origins = make_claims(claims, wars, Random(claims))  # noqa: S311  a repeatable story, no secret
        last = next(reversed(told))
        late, origin = {last: told.pop(last)}, {last: origins.pop(last)}
        books, began, worked = Books(), time.perf_counter(), time.process_time()
        books.add(told, origins)
        found = books.findings()
        took, busy = time.perf_counter() - began, time.process_time() - worked
        per = busy / (claims * log2(claims)) * 1e6
        shown = f"{took:8.1f} s  {busy:8.1f} s of processor"
        print(f"{claims:9} claims  {shown}  {per:6.2f} us per n log n  {len(found.incidents):8} incidents", flush=True)
        began, worked = time.perf_counter(), time.process_time()
        books.add(late, origin)
        took, busy = time.perf_counter() - began, time.process_time() - worked
        print(f"{'':9} one article more {took:6.3f} s  {busy:6.3f} s of processor  {peak()} MB", flush=True)
        del told, origins, found, books
    began = time.perf_counter()
    families = find_lineages(make_prints(100_000, Random(1)), load_weights())  # noqa: S311  as above
    print(f"{100_000:9} documents  {time.perf_counter() - began:6.1f} s  {len(families)} families  {peak()} MB")


def peak() -> int:
    """The highest memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def make_claims(count: int, wars: int, random: Random) -> tuple[dict[str, list[Account]], dict[str, Origin]]:
    """Accounts of documents that tell of acts in many towns of wars over some years; towns grow with the claims."""
    documents = count // CLAIMS_OF_DOCUMENT
    towns = [_town(random, number, wars) for number in range(max(40, documents // 400))]
    acts = [
        (random.choice(towns), FIRST + random.randrange(DAYS_OF_WAR), random.randint(1, 80), random.randint(1, 200))
        for _ in range(documents // DOCUMENTS_OF_ACT)
    ]
    told: dict[str, list[Account]] = {}
    origins: dict[str, Origin] = {}
    for number in range(documents):
        name = f"{number:08x}"
        town, day, killed, wounded = random.choice(acts)
        published = day + random.choice((0, 1, 1, 2))
        origins[name] = Origin(id=name, name=name, outlet=f"Outlet {number % 40}", first=published, last=published)
        told[name] = list(_claims_of(name, (town, day, (killed, wounded)), number, random))
    return told, origins


def _town(random: Random, number: int, wars: int) -> Site:
    country = f"X{number % wars:x}"
    return Site(f"town{number}", country, random.uniform(-30, 60), random.uniform(-20, 120), 6.0)


def _claims_of(document: str, act: tuple[Site, int, tuple[int, int]], number: int, random: Random) -> Iterator[Account]:
    town, day, harmed = act
    known = random.random() < 0.85
    site = (
        town if random.random() < 0.85 else Site(town.country or "", town.country, None, None, 600.0, is_country=True)
    )
    words, names = (
        random.getrandbits(256) & random.getrandbits(256) & random.getrandbits(256),
        1 << random.randrange(512),
    )
    shared = {
        "document": document,
        "at": 0,
        "since": day if known else None,
        "until": day if known else None,
        "sites": (site,),
        "source": ("Arland", "Borland", None)[number % 3],
        "conflict": f"war-{site.country}",
        "words": words,
        "names": names,
    }
    yield Account(anchor=f"{document}0", id="0", kind="event", label="strike", start=5, end=9, dispute=(5, 9), **shared)
    for n, outcome in enumerate(OUTCOMES, 1):
        count = harmed[n - 1] + random.choice((0, 0, 0, 1, 2))
        span = {"start": 20 * n, "end": 20 * n + 3, "dispute": (20 * n, 20 * n + 3)}
        figure = {"least": count, "most": count, "scope": "incident", "side": "Arland", "status": "civilian"}
        yield Account(anchor=f"{document}{n}", id=str(n), kind="toll", label=outcome, **span, **figure, **shared)
    for n, outcome in enumerate(OUTCOMES, 3):
        span = {"start": 20 * n, "end": 20 * n + 3, "dispute": (20 * n, 20 * n + 3)}
        total = {"least": day - FIRST, "most": day - FIRST, "scope": "cumulative", "side": "Arland"}
        yield Account(
            anchor=f"{document}{n}",
            id=str(n),
            kind="toll",
            label=outcome,
            **span,
            **total,
            **{**shared, "since": FIRST},
        )


def make_prints(count: int, random: Random) -> list[Origin]:
    """Documents with fingerprints, every tenth the reprint of another with a part of its values changed."""
    found: list[Origin] = []
    for number in range(count):
        values = tuple(random.getrandbits(32) for _ in range(128))
        if number % 10 == 9 and (twin := random.choice(found).print):
            values = tuple(v if random.random() < 0.7 else w for v, w in zip(twin.values, values, strict=True))
        name = f"{number:08x}"
        made = Fingerprint(name, values, 400)
        found.append(Origin(id=name, name=name, first=FIRST, last=FIRST + number % 900, print=made))
    return found


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("claims", type=int, nargs="*")
    ask.add_argument("--dense", action="store_true")
    args = ask.parse_args()
    main(args.claims or list(SIZES), dense=args.dense)
