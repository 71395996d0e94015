"""`selon decide`: say what you hold of a claim."""

from __future__ import annotations

from typing import get_args

import click

from selon.cli.asking import by_option, ledger_option, role_option, writing_ledger
from selon.cli.clock import now
from selon.cli.tables import SHOWN_ID
from selon.ledger.claims import standings_of
from selon.ledger.decisions import Draft, add_decisions, judge_run, make_decision
from selon.ledger.store import Store
from selon.model.decision import Decision, Judgement, Role


@click.command()
@click.argument("claim")
@click.argument("act", type=click.Choice(get_args(Judgement)))
@click.argument("arguments", nargs=-1)
@by_option
@role_option
@click.option("--why", default="", help="The reason.")
@click.option("--run", "is_run", is_flag=True, help="CLAIM is the id of a run, to be accepted or rejected as a whole.")
@ledger_option
def decide(  # noqa: PLR0913  one parameter for each option
    claim: str, act: Judgement, arguments: tuple[str, ...], by: str, role: Role, why: str, ledger: str, *, is_run: bool
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
    with writing_ledger(ledger) as store:
        if is_run:
            click.echo(f"Run {judge_run(store, draft, recorded=draft.at)[:SHOWN_ID]}: {act}.")
            return
        decision = make_decision(store, draft)
        add_decisions(store, [decision], recorded=draft.at)
        click.echo(_said(store, decision))


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


def _said(store: Store, decision: Decision) -> str:
    standings = standings_of(store, (decision.target.capture,))
    state = next((one.state for one in standings if one.decision.id == decision.id), "noted")
    done = " ".join(part for part in (decision.act, decision.field, decision.value) if part)
    return f"Claim {decision.target.anchor[:SHOWN_ID]}: {done} by {decision.by}, {state}."
