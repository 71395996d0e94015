"""`selon decide`: say what you hold of a claim."""

from __future__ import annotations

from typing import get_args

import click
import msgspec

from selon.cli.asking import by_option, changing_ledger, format_option, ledger_option, role_option
from selon.cli.clock import now
from selon.cli.tables import SHOWN_ID, print_done
from selon.ledger.claims import standings_of
from selon.ledger.decisions import Draft, add_decisions, judge_run, make_decision
from selon.ledger.store import Store
from selon.model.decision import Decision, Judgement, Role


class Decided(msgspec.Struct, frozen=True):
    """A decision that was taken, by its id, and how it stands."""

    decision: str
    claim: str
    act: str
    field: str | None
    value: str | None
    by: str
    state: str


class Judged(msgspec.Struct, frozen=True):
    """A run that was accepted or rejected."""

    run: str
    act: str


@click.command()
@click.argument("claim")
@click.argument("act", type=click.Choice(get_args(Judgement)))
@click.argument("arguments", nargs=-1)
@by_option
@role_option
@click.option("--why", default="", help="The reason.")
@click.option("--run", "is_run", is_flag=True, help="CLAIM is the id of a run, to be accepted or rejected as a whole.")
@format_option
@ledger_option
def decide(  # noqa: PLR0913  one parameter for each option
    claim: str,
    act: Judgement,
    arguments: tuple[str, ...],
    by: str,
    role: Role,
    why: str,
    ledger: str,
    form: str,
    *,
    is_run: bool,
) -> None:
    """Accept, reject or amend CLAIM, or one field of it; or link it to another claim.

    \b
    selon decide 3f2a accept                  the whole claim is right
    selon decide 3f2a reject side             the side is wrong, and not known
    selon decide 3f2a amend figure 12..       the figure is: at least 12
    selon decide 3f2a same 77b0               both are about one act (or: different, part_of)
    selon decide 3f2a note --why "see p. 3"   a remark without effect

    Your later decision replaces your earlier one; `selon decisions withdraw` takes one back. Where two people hold
    opposite views the field is disputed until someone decides with --role steward.
    """  # noqa: D301  click keeps the lines after this mark as they are
    draft = _draft(claim, act, arguments, (by, role, why))
    with changing_ledger(ledger) as store:
        if is_run:
            run = judge_run(store, draft, recorded=draft.at)
            print_done(Judged(run, act), form, f"Run {run[:SHOWN_ID]}: {act}.")
            return
        decision = make_decision(store, draft)
        add_decisions(store, [decision], recorded=draft.at)
        done = _done(store, decision)
    print_done(done, form, _said(done))


def _draft(claim: str, act: Judgement, arguments: tuple[str, ...], told: tuple[str, Role, str]) -> Draft:
    by, role, why = told
    wanted = {"accept": (0, 1), "reject": (0, 1), "amend": (2, 2), "note": (0, 1)}.get(act, (1, 1))
    if not wanted[0] <= len(arguments) <= wanted[1]:
        needs = {"amend": "a field and its value", "accept": "a field at most", "reject": "a field at most"}
        said = f"{act} takes {needs.get(act, 'another claim')}"
        raise click.UsageError(said)
    first, second = (*arguments, None, None)[:2]
    is_pair = act in {"same", "different", "part_of"}
    return Draft(
        act=act,
        claim=claim,
        field=None if is_pair else first,
        value=second,
        other=first if is_pair else None,
        by=by,
        role=role,
        at=now(),
        why=why,
    )


def _done(store: Store, decision: Decision) -> Decided:
    standings = standings_of(store, (decision.target.capture,))
    state = next((one.state for one in standings if one.decision.id == decision.id), "noted")
    told = (decision.act, decision.field, decision.value)
    return Decided(decision.id, decision.target.anchor, *told, decision.by, state)


def _said(done: Decided) -> str:
    told = " ".join(part for part in (done.act, done.field, done.value) if part)
    return f"Claim {done.claim[:SHOWN_ID]}: {told} by {done.by}, {done.state}."
