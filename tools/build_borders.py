"""Build the borders that maps are drawn on from the npm package ``world-atlas`` (Natural Earth, public domain).

Enters: ``countries-50m.json`` of world-atlas 2, a TopoJSON. Leaves: ``src/selon/web/drawing/borders.json``: arcs in
hundredths of a degree as differences, and for each country its name and the rings of arcs that bound it. A tool for
developers: nothing of Selon needs npm at run time.

    npm install world-atlas@2
    python tools/build_borders.py node_modules/world-atlas/countries-50m.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[1] / "src" / "selon" / "web" / "drawing" / "borders.json"
STEPS = 100  # a hundredth of a degree is about a kilometre


def arc_steps(arc: list[list[int]], scale: list[float], origin: list[float]) -> list[int]:
    """An arc as one flat list: the first point, then differences; points that fall together are left out."""
    x = y = 0
    last: tuple[int, int] | None = None
    steps: list[int] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round((x * scale[0] + origin[0]) * STEPS), round((y * scale[1] + origin[1]) * STEPS))
        if last is None:
            steps += point
        elif point != last:
            steps += (point[0] - last[0], point[1] - last[1])
        last = point
    return steps


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:  # Any: TopoJSON nests as deep as the kind of geometry asks
    """All rings of a country, each a list of arcs; a negative number is an arc backwards."""
    if geometry.get("type") == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry.get("arcs", ()) for ring in polygon]


def main() -> int:
    """Write the file."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    made = {
        "arcs": [arc_steps(arc, scale, origin) for arc in topology["arcs"]],
        "countries": [
            [geometry["properties"]["name"], rings_of(geometry)]
            for geometry in sorted(
                topology["objects"]["countries"]["geometries"], key=lambda one: str(one["properties"]["name"])
            )
        ],
    }
    OUT.write_text(json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
