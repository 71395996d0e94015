"""The commands on findings: they work on a ledger, and say so where there is nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.reconcile.war import Size, make_war

from selon.cli.main import main
from selon.flows.ingest import ingest
from selon.ledger.opening import open_ledger

COMMANDS = ("incidents", "series", "contradictions", "estimates", "sources")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = str(tmp_path_factory.mktemp("settled") / "selon.db")
    store = open_ledger(address)
    ingest(
        make_war(3, Size(incidents=6, reports=30, towns=5, days=6)).readings, store, now=lambda: "2031-05-01T00:00:00Z"
    )
    store.close()
    return address


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_settle_prints_claims_by_document_and_span(ledger: str) -> None:
    found = json.loads(run("settle", "--ledger", ledger, "--format", "json"))
    assert set(found) == {"incidents", "series", "contradictions", "lineages"}
    first = found["incidents"][0]["claims"][0]
    assert {"document", "start", "end"} <= set(first)
    assert found["lineages"]


def test_copies_of_a_ledger_are_those_of_its_families(ledger: str) -> None:
    families = json.loads(run("settle", "--ledger", ledger, "--format", "json"))["lineages"]
    pairs = [json.loads(line) for line in run("copies", "--ledger", ledger, "--format", "jsonl").splitlines()]
    assert {name for pair in pairs for name in (pair["first"], pair["second"])} == {n for one in families for n in one}
    assert all(pair["kind"] and pair["words"] for pair in pairs)


def test_one_conflict_is_settled_alone_and_keeps_nothing(ledger: str) -> None:
    whole = json.loads(run("incidents", "--ledger", ledger, "--format", "json"))
    assert whole
    assert json.loads(run("incidents", "--conflict", "karabakh-2023", "--ledger", ledger, "--format", "json")) == []
    assert json.loads(run("incidents", "--ledger", ledger, "--format", "json")) == whole


def test_tolls_name_whom_they_contradict(ledger: str) -> None:
    rivals = json.loads(run("settle", "--ledger", ledger, "--format", "json"))["contradictions"]
    rows = json.loads(run("tolls", "--rivals", "--ledger", ledger, "--format", "json"))
    assert any(row["against"] for row in rows) == bool(rivals)
    assert "against" in run("tolls", "--rivals", "--ledger", ledger)
    assert not any(row["against"] for row in json.loads(run("tolls", "--ledger", ledger, "--format", "json")))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_lists_print_in_each_form(command: str, form: str, ledger: str) -> None:
    run(command, "--ledger", ledger, "--format", form)


@pytest.mark.parametrize("command", COMMANDS)
def test_tables_keep_to_a_hundred_columns_and_cut_no_day(command: str, ledger: str) -> None:
    told = run(command, "--ledger", ledger)
    assert max(map(len, told.splitlines())) <= 100
    assert not re.search(r"\d{4}-\d{2}-\d?(?:\s|$)", told)


def test_an_incident_is_found_by_any_of_its_claims(ledger: str) -> None:
    found = json.loads(run("settle", "--ledger", ledger, "--format", "json"))["incidents"]
    large = max(found, key=lambda one: len(one["claims"]))
    shown = {run("incident", claim["claim"][:12], "--ledger", ledger) for claim in large["claims"][:3]}
    assert len(shown) == 1


def test_why_shows_evidence_and_rules(ledger: str) -> None:
    found = json.loads(run("settle", "--ledger", ledger, "--format", "json"))
    large = max(found["incidents"], key=lambda one: len(one["documents"]))
    told = run("why", large["id"], "--ledger", ledger)
    assert "same day" in told
    assert "ucdp 1:" in told
    assert "one voice" in run("why", found["lineages"][0][0], "--ledger", ledger)


def test_places_are_spelled_as_people_write_them(ledger: str) -> None:
    places = {row["place"] for row in json.loads(run("incidents", "--ledger", ledger, "--format", "json"))}
    assert places
    assert all(place[0].isupper() for place in places if place)
    why = " ".join(row["why"] for row in json.loads(run("contradictions", "--ledger", ledger, "--format", "json")))
    assert not any(place.lower() in why for place in places if place)


def test_an_earlier_day_knows_less(ledger: str) -> None:
    whole = json.loads(run("incidents", "--ledger", ledger, "--format", "json"))
    early = json.loads(run("incidents", "--ledger", ledger, "--format", "json", "--as-known-on", "2031-03-02"))
    assert len(early) < len(whole)


def test_an_unknown_id_is_said_to_be_none(ledger: str) -> None:
    result = CliRunner().invoke(main, ("incident", "zzz", "--ledger", ledger))
    assert result.exit_code == 1
    assert "no incident" in result.output


def claim_ids(ledger: str, incident: int) -> list[str]:
    found = json.loads(run("settle", "--ledger", ledger, "--format", "json"))["incidents"]
    large = sorted(found, key=lambda one: (-len(one["claims"]), one["id"]))
    return [claim["claim"] for claim in large[incident]["claims"]]


@pytest.fixture
def own_ledger(ledger: str, tmp_path: Path) -> str:
    address = tmp_path / "own.db"
    address.write_bytes(Path(ledger).read_bytes())
    return str(address)


def test_decisions_on_pairs_hold_over_settling_again(own_ledger: str) -> None:
    one, other = claim_ids(own_ledger, 0)[0], claim_ids(own_ledger, 1)[0]
    assert run("incident", one, "--ledger", own_ledger) != run("incident", other, "--ledger", own_ledger)
    run("decide", one, "same", other, "--by", "ada", "--ledger", own_ledger)
    assert run("incident", one, "--ledger", own_ledger) == run("incident", other, "--ledger", own_ledger)
    run("decide", one, "different", other, "--by", "ada", "--ledger", own_ledger)
    assert run("incident", one, "--ledger", own_ledger) != run("incident", other, "--ledger", own_ledger)


def test_a_rejected_claim_is_in_no_incident(own_ledger: str) -> None:
    claim = claim_ids(own_ledger, 0)[1]
    run("decide", claim, "reject", "--by", "ada", "--ledger", own_ledger)
    found = json.loads(run("settle", "--ledger", own_ledger, "--format", "json"))["incidents"]
    assert claim not in {one["claim"] for incident in found for one in incident["claims"]}


def test_nothing_is_asked_about_an_article_that_is_not_there(ledger: str) -> None:
    result = CliRunner().invoke(main, ["withhold", "ffffffff", "--by", "me", "--why", "asked", "--ledger", ledger])
    assert result.exit_code == 1
    assert "no article" in result.output
    assert "for good" not in result.output
