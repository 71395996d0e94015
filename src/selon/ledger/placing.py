"""Where a decision lies today: on the claim it was made on, on another extraction's, or nowhere certain.

Enters: decisions and the present claims of their pages. Leaves: for each decision a `Standing`: it applies, or a
person must confirm it because it fits twice or the value seen has changed, or its words are not there now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from selon.ledger.batches import in_chunks
from selon.ledger.content import WHOLE, load_blobs
from selon.ledger.fields import changed_fields, is_seen, value_of
from selon.ledger.present import newest
from selon.ledger.store import Store
from selon.model.claim import Toll
from selon.model.decision import PAIRS, Decision, Standing, Target
from selon.model.selector import Fits, find_selector
from selon.model.view import ClaimRow


class Place(msgspec.Struct, frozen=True):
    """The anchors that a target may lie on now; `sure` where both sides of its words are the same."""

    anchors: tuple[str, ...]
    sure: bool = True


class Page(msgspec.Struct, frozen=True):
    """The newest text of a page, and the span of figure or trigger of every claim by its kind and anchor."""

    text: str
    spans: Mapping[tuple[str, tuple[int, int]], tuple[str, ...]]


class Placer:
    """Places decisions on the present claims of their pages; pages are read when a decision needs them."""

    def __init__(self, store: Store, rows: Iterable[ClaimRow], recorded_by: str | None = None) -> None:
        """Begin with the present rows of all pages that are decided on."""
        self._store, self._recorded_by = store, recorded_by
        self._rows: dict[str, list[ClaimRow]] = defaultdict(list)
        for row in rows:
            self._rows[row.anchor].append(row)
        self._pages: dict[str, Page | None] = {}

    def stand(self, decision: Decision) -> Standing:
        """How the decision stands, apart from what other people decided."""
        place = self._find(decision.target)
        if not place.anchors:
            return Standing(decision, "unplaced", None, "its words, or a claim on them, are not there now")
        if len(place.anchors) > 1:
            return Standing(decision, "to confirm", place.anchors[0], f"its words fit {len(place.anchors)} claims")
        anchor = place.anchors[0]
        if decision.act in {"note", "withdraw"}:
            return Standing(decision, "noted", anchor)
        if decision.act in PAIRS:
            return self._stand_pair(decision, place)
        if not place.sure:
            return Standing(decision, "to confirm", anchor, "its words stand twice, or those around them have changed")
        return self._compare(decision, anchor)

    def _stand_pair(self, decision: Decision, place: Place) -> Standing:
        other = self._find(decision.other) if decision.other else Place(())
        if not other.anchors:
            return Standing(decision, "unplaced", place.anchors[0], "the other claim is not there now")
        if len(other.anchors) > 1 or not (place.sure and other.sure):
            return Standing(decision, "to confirm", place.anchors[0], "the words around one of the claims have changed")
        return Standing(decision, "applies", place.anchors[0])

    def _compare(self, decision: Decision, anchor: str) -> Standing:
        rows = self._rows[anchor]
        if rows[0].label != decision.target.label:
            said = f"the claim is now read as {rows[0].label}, not {decision.target.label}"
            return Standing(decision, "to confirm", anchor, said)
        values = [value_of(row, decision.field) for row in rows]
        fitting = sum(is_seen(decision.seen, value) for value in values)
        if fitting == 1:
            return Standing(decision, "applies", anchor)
        if fitting > 1:
            return Standing(decision, "to confirm", anchor, f"it fits {fitting} claims on the same words")
        said = changed_fields(decision.seen, values[0]) if decision.field is None else f"{decision.seen} → {values[0]}"
        return Standing(decision, "to confirm", anchor, f"the value seen has changed: {said}")

    def _find(self, target: Target) -> Place:
        if target.anchor in self._rows:
            return Place((target.anchor,))
        page = self._page(target.capture)
        if page is None:
            return Place(())
        fits: Fits = find_selector(page.text, target.selector)
        for spans, sure in ((fits.whole, True), (fits.partly, False)):
            anchors = [anchor for span in spans for anchor in page.spans.get((target.kind, span), ())]
            if spans and (anchors or sure):
                return Place(tuple(dict.fromkeys(anchors)), sure and len(spans) == 1)
        return Place(())

    def _page(self, capture: str) -> Page | None:
        if capture not in self._pages:
            self._pages[capture] = _load_page(self._store, capture, self._recorded_by)
        return self._pages[capture]


def _load_page(store: Store, capture: str, recorded_by: str | None) -> Page | None:
    asked = newest(store, recorded_by)
    sql = (
        "SELECT r.seq, r.body, t.text FROM capture c JOIN reading r ON r.capture = c.seq "
        f"JOIN document t ON t.seq = r.document WHERE c.id = ? AND {asked.sql}"
    )
    for reading, body, text in store.rows(sql, (capture, *asked.values)):
        blobs = load_blobs(store, (body, text))
        if len({body, text} & set(blobs)) == len({body, text}):
            anchors = _anchors_by_position(store, reading)
            return Page(blobs[text].decode("utf-8", "surrogatepass"), _spans(blobs[body], anchors))
    return None


def _anchors_by_position(store: Store, reading: int) -> dict[int, str]:
    sql = "SELECT d.position, p.anchor FROM proposed d JOIN proposal p ON p.seq = d.proposal WHERE d.reading IN ({})"
    return dict(in_chunks(store, sql, (reading,)))


def _spans(body: bytes, anchors: Mapping[int, str]) -> dict[tuple[str, tuple[int, int]], tuple[str, ...]]:
    found: dict[tuple[str, tuple[int, int]], tuple[str, ...]] = defaultdict(tuple)
    for position, claim in enumerate(WHOLE.decode(body).claims):
        kind, span = ("toll", claim.figure) if isinstance(claim, Toll) else ("event", claim.trigger)
        if position in anchors:
            key = kind, (span.start, span.end)
            found[key] = tuple(dict.fromkeys((*found[key], anchors[position])))
    return found


def latest_of_each(decisions: Sequence[Standing]) -> tuple[list[Standing], list[Standing]]:
    """Each person's latest decision on a claim's field, and the earlier ones, replaced."""
    newest_first = sorted(decisions, key=lambda one: (one.decision.at, one.decision.id), reverse=True)
    kept: list[Standing] = []
    replaced: list[Standing] = []
    seen = set()
    for one in newest_first:
        decision = one.decision
        if decision.act == "note":
            kept.append(one)
            continue
        key = decision.by, one.anchor or decision.target.anchor, decision.field, _pair(decision)
        (replaced if key in seen else kept).append(one)
        seen.add(key)
    return kept, [msgspec.structs.replace(one, state="replaced") for one in replaced]


def _pair(decision: Decision) -> str | None:
    return decision.other.anchor if decision.other else None
