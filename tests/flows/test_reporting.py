"""The report of settling: claims by document and span, and the words that tell an act again."""

from __future__ import annotations

from tests.reconcile.invented import VILMAR, event, origin, settle_all

from selon.flows.reporting import report
from selon.flows.settle import Settled
from selon.flows.telling import Told

DAY = "2031-03-04"


def test_an_incident_has_the_words_that_tell_it_again() -> None:
    act = event("a1", "d1", sites=(VILMAR,), since=DAY, until=DAY, start=40, end=46, again=((90, 97),))
    origins = [origin("d1", DAY)]
    world, findings = settle_all([act], origins)
    settled = Settled(Told({"d1": [act]}, {one.id: one for one in origins}), findings, world)
    incidents = report(settled)["incidents"]
    assert isinstance(incidents, list)
    assert [(claim["start"], claim["end"]) for one in incidents for claim in one["claims"]] == [(40, 46), (90, 97)]
