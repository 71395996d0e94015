"""Decisions: accept, reject, correct a field, link, note, take back; written to the ledger, never over one another.

Enters: a form of a claim's page. Leaves: a decision in the ledger and a way back; a refusal where somebody else decided
since the page was shown.
"""

from __future__ import annotations

from typing import cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from selon.ledger.decisions import Draft, UndecidedClaim, add_decisions, make_decision
from selon.ledger.sheets import show_claim
from selon.ledger.withdrawing import Recall, UnknownDecision, make_withdrawal
from selon.model.decision import Judgement
from selon.web.clock import this_moment
from selon.web.desk import Desk
from selon.web.rendering import render, words_for

LONGEST = 2_000
FIELDS = ("act", "field", "value", "other", "why", "known", "back")


async def decide(request: Request) -> Response:
    """Write the decision of a form."""
    form = await request.form(max_files=0, max_fields=20, max_part_size=LONGEST * 4)
    asked = {name: str(form.get(name, "")).strip()[:LONGEST] for name in FIELDS}
    return await run_in_threadpool(_decide, request, asked)


def _decide(request: Request, asked: dict[str, str]) -> Response:
    desk: Desk = request.app.state.desk
    identity = request.path_params["id"]
    if asked["act"] not in get_args(Judgement):
        return _refusal(request, "decide.unclear", 400)
    with desk.writing() as store:
        sheet = show_claim(store, identity)
        others = [one for one in sheet.decisions if one.decision.by != desk.person.name]
        if asked["known"].isdecimal() and len(sheet.decisions) > int(asked["known"]) and others:
            return _refusal(request, "decide.meanwhile", 409, sheet.anchor)
        moment = this_moment()
        draft = Draft(
            act=cast("Judgement", asked["act"]),
            claim=sheet.anchor,
            field=asked["field"] or None,
            value=asked["value"] or None,
            other=asked["other"] or None,
            by=desk.person.name,
            role=desk.person.role,
            at=moment,
            why=asked["why"],
        )
        try:
            decision = make_decision(store, draft)
        except UndecidedClaim as fault:
            return _refusal(request, "decide.refused", 422, sheet.anchor, str(fault))
        add_decisions(store, [decision], recorded=moment)
    return RedirectResponse(_way_back(asked["back"], sheet.anchor, decision.id), 303)


async def take_back(request: Request) -> Response:
    """Withdraw a decision of one's own: what held before holds again, and both stay in the ledger."""
    form = await request.form(max_files=0, max_fields=5, max_part_size=LONGEST)
    return await run_in_threadpool(_take_back, request, str(form.get("back", "")))


def _take_back(request: Request, back: str) -> Response:
    desk: Desk = request.app.state.desk
    moment = this_moment()
    recall = Recall(decision=request.path_params["id"], by=desk.person.name, role=desk.person.role, at=moment)
    with desk.writing() as store:
        try:
            made = make_withdrawal(store, recall)
        except UnknownDecision as fault:
            return _refusal(request, "decide.refused", 422, said=str(fault))
        add_decisions(store, [made], recorded=moment)
    anchor = made.target.anchor[:12]
    return RedirectResponse(f"/review/{anchor}" if back == "review" else _way_back(back, anchor), 303)


def _way_back(back: str, anchor: str, decision: str = "") -> str:
    if back == "review":
        return f"/review?last={anchor[:12]}&taken={decision[:12]}"
    if back.startswith("incident:") and back[9:].isalnum():
        return f"/incident/{back[9:]}"
    return f"/claim/{anchor[:12]}#decisions"


def _refusal(request: Request, key: str, status: int, anchor: str = "", said: str = "") -> Response:
    context = {"said": said or words_for(request).say(key), "current": "", "anchor": anchor}
    return render(request, "fault.html", context, status)


ROUTES = (
    Route("/claim/{id}/decide", decide, methods=["POST"]),
    Route("/decision/{id}/withdraw", take_back, methods=["POST"]),
)
