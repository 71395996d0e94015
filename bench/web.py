"""Measures the workspace on a large ledger: how long the server takes for each view, with many users at once.

Run from the project's root: `python -m bench.web [--documents 100000] [--ledger FILE] [--users 20]`. Without `--ledger`
it fills a file in a temporary folder first (ten claims an article, twenty wars); a named one is filled where it is
missing, and kept. Every view is opened once before the measuring, as in a workspace that has been up for a while, and
what that took is printed too. Prints the median and the 95th percentile of each view and of all; exits with 1 where an
aim is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import uvicorn
from tests.ledger.factory import write_many

from selon.ledger.appending import Appender
from selon.ledger.opening import open_ledger
from selon.web.app import make_app

CLAIMS, TOGETHER = 10, 1_000
MEDIAN_MOST, NINETY_FIFTH_MOST = 0.2, 0.5
EACH = 25
PATIENCE = 900
WARS = ("war-3", "war-7")
LISTS = ("/", "/tolls", "/claims", "/incidents", "/contradictions", "/articles", "/sources", "/review")


def fill(address: str, documents: int) -> None:
    """Articles enough into a new ledger."""
    store = open_ledger(address)
    appender = Appender(store)
    for first in range(0, documents, TOGETHER):
        readings = write_many(min(TOGETHER, documents - first), CLAIMS, first=first)
        appender.append(readings, recorded="2026-01-01T12:00:00Z")
    store.close()


@contextmanager
def served(address: str) -> Iterator[int]:
    """The workspace in a thread of its own; gives its port."""
    server = uvicorn.Server(uvicorn.Config(make_app(address, "bench"), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(10)


def get(port: int, path: str) -> tuple[float, int, bytes]:
    """One request: seconds, status and body."""
    opened = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    started = time.perf_counter()
    opened.request("GET", path)
    answer = opened.getresponse()
    body = answer.read()
    opened.close()
    return time.perf_counter() - started, answer.status, body


def ready(port: int, path: str) -> float:
    """Open a view until it is there; how long that took."""
    started = time.perf_counter()
    while get(port, path)[1] == 202:
        time.sleep(0.5)
    return time.perf_counter() - started


def paths(port: int) -> dict[str, list[str]]:
    """The addresses that users open, by view."""
    found: dict[str, list[str]] = {"start": ["/", "/claims", "/articles"]}
    for war in WARS:
        for view in LISTS:
            found.setdefault(view, []).append(f"{view}?conflict={war}")
    ids = [part[:12].decode() for part in get(port, f"/claims?conflict={WARS[0]}")[2].split(b'href="/claim/')[1:]]
    found["/claim"] = [f"/claim/{one}" for one in ids]
    named = [part[:12].decode() for part in get(port, f"/articles?conflict={WARS[0]}")[2].split(b'href="/article/')[1:]]
    found["/article"] = [f"/article/{one}" for one in named]
    found["/search"] = [f"/search?q={words}" for words in ("habitants", "Ostr%C3%A9e+Tabor", "gouvernement+Vilmar")]
    return found


def use(port: int, wanted: dict[str, list[str]], seed: int, taken: dict[str, list[float]]) -> None:
    """One user, who opens views one after the other."""
    chance = random.Random(seed)  # noqa: S311  a fixed seed, no secret
    for _ in range(EACH):
        view = chance.choice(list(wanted))
        seconds, status, _body = get(port, chance.choice(wanted[view]))
        if status != 200:
            print(f"{view}: status {status}")
        taken[view].append(seconds)


def share(values: list[float], part: float) -> float:
    """The value below which a part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def measure(address: str, users: int) -> int:
    """Warm up, measure, print; the number of aims missed."""
    with served(address) as port:
        for path in ("/", *(f"{view}?conflict={war}" for war in WARS for view in LISTS)):
            print(f"first {path:34} {ready(port, path):8.2f} s")
        wanted, taken = paths(port), defaultdict[str, list[float]](list)
        threads = [threading.Thread(target=use, args=(port, wanted, seed, taken)) for seed in range(users)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for view, seconds in sorted(taken.items()):
        print(
            f"{view:20} median {share(seconds, 0.5):6.3f} s   95th {share(seconds, 0.95):6.3f} s   {len(seconds)} times"
        )
    every = [second for seconds in taken.values() for second in seconds]
    median, high = share(every, 0.5), share(every, 0.95)
    print(
        f"all: median {median:.3f} s (most {MEDIAN_MOST}), 95th {high:.3f} s (most {NINETY_FIFTH_MOST}), "
        f"{users} users at once"
    )
    return (median > MEDIAN_MOST) + (high > NINETY_FIFTH_MOST)


def main() -> int:
    """Fill, measure; the exit status."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--documents", type=int, default=100_000)
    asked.add_argument("--ledger")
    asked.add_argument("--users", type=int, default=20)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="selon-bench-") as folder:
        address = options.ledger or str(Path(folder) / "selon.db")
        if not Path(address).exists():
            fill(address, options.documents)
        return int(measure(address, options.users) > 0)


if __name__ == "__main__":
    sys.exit(main())
