"""Puts scores of settling into the form of scores of reading, for `floors.py`.

Enters: on standard input what `gold/score_settled.py --json` printed. Leaves: on standard output rows with P, R and F1.
A share (near misses kept apart, right numbers of voices, points of series) is all three.
"""

from __future__ import annotations

import json
import sys

SHARES = (
    ("near misses", "near misses kept apart", "near misses"),
    ("voices", "voices right", "voices"),
    ("series", "series points", "of points"),
)
Row = dict[str, float]


def rows(figures: dict[str, float]) -> dict[str, Row]:
    """The rows that the figures make; what was not scored has none."""
    found = {
        name.removesuffix(" F1"): {"p": figures[name[:-2] + "P"], "r": figures[name[:-2] + "R"], "f1": figures[name]}
        for name in figures
        if name.endswith(" F1")
    }
    for row, right, of in SHARES:
        if figures.get(of):
            share = round(figures[right] / figures[of], 3)
            found[row] = {"p": share, "r": share, "f1": share}
    if figures.get("of contradictions"):
        met, said, wanted = (
            figures[f"{start}contradictions{end}"] for start, end in (("", ""), ("", " said"), ("of ", ""))
        )
        found["contradictions"] = {
            "p": round(met / said, 3) if said else 0.0,
            "r": round(met / wanted, 3),
            "f1": round(2 * met / (said + wanted), 3),
        }
    return found


if __name__ == "__main__":
    print(json.dumps({"scores": rows(json.load(sys.stdin))}))
