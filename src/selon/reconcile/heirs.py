"""What became of incidents: merged ids lead on, split ones list their heirs.

Enters: incidents as they were and as they are. Leaves: for each old id the new ids that hold its claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from selon.model.findings import Incident


def heirs_of(old: Iterable[Incident], new: Iterable[Incident]) -> Mapping[str, tuple[str, ...]]:
    """For each old incident the new ones that hold its claims, the one with most of them first.

    One heir under another id is a redirect; several are a split; none means that its claims were withdrawn.
    """
    home = {anchor: incident.id for incident in new for anchor in incident.claims}
    found: dict[str, tuple[str, ...]] = {}
    for one in old:
        counts = Counter(home[anchor] for anchor in one.claims if anchor in home)
        found[one.id] = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
    return found
