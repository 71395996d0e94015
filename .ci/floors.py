"""Compares scores with the floors below which no change may fall.

Enters: `floors.py [--raise] SET=SCORES.json …`, each file what `gold/score.py --json` printed. Leaves: a table on
standard output and status 1 where a score lies below its floor, or where a floor is lower than it ever was and
`floors.json` gives no sentence why (under `lowered`, by "SET row").
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
HUNDREDTH = 100
REMEMBERED = 200

Floors = dict[str, dict[str, float]]


def read_floors(text: str) -> tuple[Floors, dict[str, str]]:
    """The floors by set and row, and the reasons for those that were lowered."""
    table = json.loads(text)
    return {name: rows for name, rows in table.items() if name != "lowered"}, table.get("lowered", {})


def earlier_floors() -> list[Floors]:
    """The floors of every commit that changed them, newest first; none outside a repository."""
    git = ["git", "-C", str(FILE.parent)]
    log = subprocess.run(
        [*git, "log", f"-{REMEMBERED}", "--format=%h", "--", FILE.name], capture_output=True, text=True, check=False
    )
    found = []
    for commit in log.stdout.split():
        shown = subprocess.run([*git, "show", f"{commit}:./{FILE.name}"], capture_output=True, text=True, check=False)
        if shown.returncode == 0:
            found.append(read_floors(shown.stdout)[0])
    return found


def find_lowered(floors: Floors, earlier: list[Floors], reasons: dict[str, str]) -> list[str]:
    """One line for each floor that stands lower than it once did, without a reason."""
    faults = []
    for before in earlier:
        for name, rows in before.items():
            for row, height in rows.items():
                if floors.get(name, {}).get(row, 0.0) < height and not reasons.get(f"{name} {row}"):
                    faults.append(
                        f"{name} {row}: the floor once stood at {height}; say why under `lowered` in floors.json"
                    )
    return sorted(set(faults))


def compare(name: str, scores: dict[str, dict[str, float]], floors: dict[str, float]) -> list[str]:
    """Print one set's table and give one line for each score below its floor."""
    print(f"\n{name:24}{'P':>7}{'R':>7}{'F1':>7}{'floor':>7}")
    faults = []
    for row, figures in scores.items():
        floor = floors.get(row)
        shown = "" if floor is None else f"{floor:7.2f}"
        print(f"{row:24}{figures['p']:7.3f}{figures['r']:7.3f}{figures['f1']:7.3f}{shown:>7}")
        if floor is not None and figures["f1"] < floor:
            faults.append(f"{name} {row}: {figures['f1']:.3f} is below the floor of {floor:.2f}")
    return faults


def raise_floors(floors: Floors, measured: dict[str, dict[str, dict[str, float]]]) -> None:
    """Write each floor as the measured F1, cut to hundredths, where that is higher."""
    table = json.loads(FILE.read_text(encoding="utf-8"))
    for name, scores in measured.items():
        for row in floors.get(name, {}):
            reached = math.floor(scores[row]["f1"] * HUNDREDTH) / HUNDREDTH
            table[name][row] = max(table[name][row], reached)
    FILE.write_text(json.dumps(table, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Compare or raise; the exit status."""
    floors, reasons = read_floors(FILE.read_text(encoding="utf-8"))
    measured = {}
    faults = find_lowered(floors, earlier_floors(), reasons)
    for argument in (a for a in arguments if a != "--raise"):
        name, _, path = argument.partition("=")
        measured[name] = json.loads(Path(path).read_text(encoding="utf-8"))["scores"]
        faults.extend(compare(name, measured[name], floors.get(name, {})))
    faults.extend(f"{name}: floors but no scores" for name in sorted(set(floors) - set(measured)))
    if "--raise" in arguments:
        raise_floors(floors, measured)
    print("\n" + "\n".join(faults or ["All scores stand at or above their floors."]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
