"""What a ledger tells: of one conflict or of all, with what people decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ledger.factory import Statement, write_reading

from selon.flows.telling import tell_ledger
from selon.ledger.appending import Appender
from selon.ledger.claims import claims_in
from selon.ledger.decisions import Draft, add_decisions, make_decision
from selon.ledger.opening import open_ledger
from selon.ledger.store import Store
from selon.model.view import View

NOW = "2026-01-01T12:00:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two wars, an article on each, a decision on two of the claims of one."""
    opened = open_ledger(str(tmp_path / "selon.db"))
    here = (Statement(count=3), Statement(count=5), Statement(count=7))
    first = write_reading("a", here, conflict="arland-2020")
    second = write_reading("b", (Statement(count=11),), conflict="borland-2021", day="2021-05-01")
    Appender(opened).append([first, second], recorded=NOW)
    rows = {row.least: row.anchor for row in claims_in(opened, View())}
    drafts = (
        Draft(act="reject", claim=rows[3], by="ana", at=NOW),
        Draft(act="amend", claim=rows[5], by="ana", at=NOW, field="figure", value="50"),
        Draft(act="amend", claim=rows[7], by="ana", at=NOW, field="side", value="Borland"),
    )
    add_decisions(opened, [make_decision(opened, one) for one in drafts], recorded=NOW)
    return opened


def told(store: Store, view: View) -> list[tuple[int | None, str | None]]:
    """Figures and sides of what the ledger tells."""
    accounts = tell_ledger(store, view).accounts
    return sorted((one.least, one.side) for some in accounts.values() for one in some)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        pytest.param(View(), [(7, "Borland"), (11, "Arland"), (50, "Arland")], id="all, as people decided"),
        pytest.param(View(conflict="arland-2020"), [(7, "Borland"), (50, "Arland")], id="one conflict, so too"),
        pytest.param(View(conflict="borland-2021"), [(11, "Arland")], id="the other"),
        pytest.param(View(recorded_by="2025-01-01"), [], id="before the ledger learned it"),
        pytest.param(View(as_known_on="2021-01-01"), [(7, "Borland"), (50, "Arland")], id="as known on a day"),
    ],
)
def test_a_ledger_tells(store: Store, view: View, expected: list[tuple[int | None, str | None]]) -> None:
    assert told(store, view) == expected
    store.close()
