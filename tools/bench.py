"""Measures start-up and reading speed: `make bench`.

Enters: the example reports. Leaves: seconds of `import selon`, of one cold `selon read`, and milliseconds a report
when many are read, each the best of several runs, and status 1 where the first two exceed their most.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON = Path(sys.executable)
SELON = PYTHON.with_name("selon")
RUNS = 5
COPIES = 20
IMPORT_MOST = 0.2  # seconds
COLD_MOST = 1.5  # seconds


def best_of(command: list[str]) -> float:
    """The seconds of the quickest of several runs of a command."""
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - began)
    return min(taken)


def write_copies(path: Path, texts: list[str], copies: int) -> int:
    """Write the texts several times as JSON Lines; how many records there are."""
    records = [{"id": f"{n}-{copy}", "text": text} for copy in range(copies) for n, text in enumerate(texts)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return len(records)


def main() -> int:
    """Print the figures; the exit status."""
    reports = sorted((ROOT / "examples").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in reports]
    bare = best_of([str(PYTHON), "-c", "pass"])
    imported = best_of([str(PYTHON), "-c", "import selon"]) - bare
    cold = best_of([str(SELON), "read", str(reports[0]), "--format", "jsonl"])
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.jsonl", Path(folder) / "many.jsonl"
        fewer, more = write_copies(few, texts, 1), write_copies(many, texts, COPIES)
        seconds = [best_of([str(SELON), "read", str(path), "--format", "jsonl"]) for path in (few, many)]
    each = (seconds[1] - seconds[0]) / (more - fewer)
    print(f"import selon           {imported:8.3f} s   (most {IMPORT_MOST})")
    print(f"selon read, one report {cold:8.3f} s   (most {COLD_MOST})")
    print(f"a report, of many      {each * 1000:8.2f} ms  ({sum(map(len, texts)) // len(texts)} characters on average)")
    return int(imported > IMPORT_MOST or cold > COLD_MOST)


if __name__ == "__main__":
    sys.exit(main())
