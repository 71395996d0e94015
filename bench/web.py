"""Measures the workspace on a large ledger: how long the server takes for each view, with many users at once.

Run from the project's root: `python -m bench.web [--documents 100000] [--ledger FILE] [--users 20]`. Without `--ledger`
it fills a file in a temporary folder first (ten claims an article, twenty wars); a named one is filled where it is
missing, and kept. Every view is opened once before the measuring, as in a workspace that has been up for a while, and
what that took is printed too. Prints the median and the 95th percentile of each view and of all, for users who never
pause and for users who look at each page for a second; exits with 1 where the latter miss an aim.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.ledger.factory import write_many

from selon.ledger.appending import Appender
from selon.ledger.opening import open_ledger

CLAIMS, TOGETHER = 10, 1_000
MEDIAN_MOST, NINETY_FIFTH_MOST = 0.2, 0.5
EACH = 25
LISTED = 10  # pages of a list whose claims and articles are opened
WORDS = ("habitants", "Ostr%C3%A9e", "Tabor", "gouvernement", "Vilmar", "Arland", "Borland")
PAUSE = 1.0  # seconds that a user looks at a page, on average
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
def served(address: str, port: int = 8877) -> Iterator[int]:
    """The workspace as its command serves it; gives its port."""
    command = [sys.executable, "-m", "selon", "serve", "--ledger", address, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603  our own command
        while not is_up(port):
            time.sleep(0.1)
        yield port
        server.terminate()


def is_up(port: int) -> bool:
    """Whether anybody answers."""
    try:
        return get(port, "/static/icon.svg")[1] == 200
    except OSError:
        return False


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
    found["/claim"] = linked(port, "/claims", "/claim/")
    found["/article"] = linked(port, "/articles", "/article/")
    asked = (f"{first}+{second}" for first in WORDS for second in (*WORDS, *map(str, range(1, 40))))
    found["/search"] = [f"/search?q={words}" for words in asked]
    return found


def linked(port: int, listing: str, to: str) -> list[str]:
    """Addresses that pages of a list lead to, so many that users seldom open what another has opened."""
    found: dict[str, None] = {}
    for page in range(1, LISTED + 1):
        body = get(port, f"{listing}?conflict={WARS[0]}&page={page}")[2]
        found |= dict.fromkeys(to + part[:12].decode() for part in body.split(f'href="{to}'.encode())[1:])
    return list(found)


def use(port: int, wanted: dict[str, list[str]], pause: tuple[int, float], taken: dict[str, list[float]]) -> None:
    """One user, who opens views one after the other and looks at each for a while: `pause` is a seed and seconds."""
    chance = random.Random(pause[0])  # noqa: S311  a fixed seed, no secret
    for _ in range(EACH):
        time.sleep(pause[1] * 2 * chance.random())
        view = chance.choice(list(wanted))
        seconds, status, _body = get(port, chance.choice(wanted[view]))
        if status != 200:
            print(f"{view}: status {status}")
        taken[view].append(seconds)


def share(values: list[float], part: float) -> float:
    """The value below which a part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def measure(address: str, users: int) -> int:
    """Warm up, measure, print; the number of aims missed by users who look at what they open."""
    with served(address) as port:
        for path in ("/", *(f"{view}?conflict={war}" for war in WARS for view in LISTS)):
            print(f"first {path:34} {ready(port, path):8.2f} s", flush=True)
        wanted = paths(port)
        report(f"{users} users who never pause", crowd(port, wanted, users, 0.0))
        return report(f"{users} users who look at each page for {PAUSE:g} s", crowd(port, wanted, users, PAUSE))


def crowd(port: int, wanted: dict[str, list[str]], users: int, pause: float) -> dict[str, list[float]]:
    """Many users at once; how long each view took."""
    taken = defaultdict[str, list[float]](list)
    threads = [threading.Thread(target=use, args=(port, wanted, (seed, pause), taken)) for seed in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def report(name: str, taken: dict[str, list[float]]) -> int:
    """Print what was measured; the number of aims missed."""
    print(name)
    for view, seconds in sorted(taken.items()):
        middle, high = share(seconds, 0.5), share(seconds, 0.95)
        print(f"{view:20} median {middle:6.3f} s   95th {high:6.3f} s   {len(seconds)} times")
    every = [second for seconds in taken.values() for second in seconds]
    middle, high = share(every, 0.5), share(every, 0.95)
    print(f"all: median {middle:.3f} s (most {MEDIAN_MOST}), 95th {high:.3f} s (most {NINETY_FIFTH_MOST})", flush=True)
    return (middle > MEDIAN_MOST) + (high > NINETY_FIFTH_MOST)


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
