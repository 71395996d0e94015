"""One incident: the accounts of it side by side, by claimant; estimates; why its claims were linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec

from selon.ledger.sheets import show_claim
from selon.ledger.store import LedgerFault, Store
from selon.ledger.wars import war_of
from selon.model.findings import Bond, Estimate, Incident
from selon.model.view import ClaimRow, View
from selon.reconcile.accounts import ledger_anchor
from selon.reconcile.estimates import estimate_incident, load_rules
from selon.web.asking import Question
from selon.web.charting import make_spots
from selon.web.desk import Desk
from selon.web.drawing.maps import Spot
from selon.web.evidence import Evidence, make_evidence
from selon.web.known import Known, is_large, rows_by_anchor, rows_in_order
from selon.web.neighbours import neighbours
from selon.web.page import Page
from selon.web.pages.incidents import Brief, brief
from selon.web.pairs import Pair, hardest, make_pairs

SHORTEST = 4
MOST_CLAIMS, MOST_BONDS, MOST_CITED = 60, 40, 20


class UnknownIncident(LedgerFault):
    """No incident, or more than one, has this id."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of an incident with its sentence.

    `against` are the claims that it denies or that deny it; `voice` is the article that it is one voice with, where a
    copy of the claim's own article stands among the accounts before it.
    """

    row: ClaimRow
    evidence: Evidence
    against: tuple[ClaimRow, ...] = ()
    voice: str | None = None


class Account(msgspec.Struct, frozen=True):
    """What one claimant says of an incident."""

    claimant: str
    told: tuple[Told, ...]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims of an incident, and why they are held to be of one act: what speaks for it and against."""

    a: ClaimRow
    b: ClaimRow
    score: float
    grounds: tuple[tuple[str, float, str], ...]
    decided: bool


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with its accounts; `more` counts the claims that are not shown."""

    brief: Brief
    accounts: tuple[Account, ...]
    more: int
    estimates: tuple[Estimate, ...]
    cited: dict[str, ClaimRow]
    ties: tuple[Tie, ...]
    pairs: tuple[Pair, ...]
    spots: tuple[Spot, ...]
    parts: tuple[str, ...]
    near: tuple[Brief, ...] = ()


def build(desk: Desk, question: Question) -> IncidentPage:
    """The incident whose id begins so, or that the claim with such an id belongs to."""
    with desk.reading() as store:
        known = _known(desk, store, question)
        return make_page(store, known, find_incident(known, question.id), question)


def _known(desk: Desk, store: Store, question: Question) -> Known:
    """The findings; in a large ledger those of the war of the claim that gave the incident its id."""
    if not is_large(store):
        return desk.known(store, question)
    war = war_of(store, show_claim(store, question.id).document_id)
    return desk.known(store, msgspec.structs.replace(question, view=View(conflict=war)))


def find_incident(known: Known, identity: str) -> Incident:
    """The one incident."""
    found = [name for name in known.incidents if name.startswith(identity)] if len(identity) >= SHORTEST else []
    found = found or [home for anchor, home in known.incident_of.items() if anchor.startswith(identity)][:1]
    if len(found) != 1 or len(identity) < SHORTEST:
        said = f"{len(found)} incidents begin with {identity[:40]}"
        raise UnknownIncident(said)
    return known.incidents[found[0]]


def make_page(store: Store, known: Known, incident: Incident, question: Question) -> IncidentPage:
    """The incident with everything that is known of it."""
    rows = rows_by_anchor(store, incident.claims, question.view)
    ordered = list(rows_in_order(rows, incident.claims))
    names = {name for row in ordered for name in known.rivals.get(row.anchor, ())}
    found = [known.contradictions[name] for name in sorted(names)]
    found_by = (one for rule in load_rules() for one in estimate_incident(incident, known.world, rule))
    estimates = [_citable(one, rows) for one in found_by if one.low is not None or one.grade is not None]
    cited = {name for one in estimates for step in one.steps for name in step.claims}
    return IncidentPage(
        brief=brief(incident, known, ordered),
        accounts=tuple(_accounts(store, known, ordered[:MOST_CLAIMS], question.view)),
        more=max(0, len(ordered) - MOST_CLAIMS),
        estimates=tuple(estimates),
        cited={name: rows[name] for name in sorted(cited)},
        ties=tuple(_ties(incident.bonds[:MOST_BONDS], rows)),
        pairs=tuple(hardest(make_pairs(store, known, found, question.view))),
        spots=tuple(make_spots([incident], known)[0]),
        parts=incident.parts,
        near=tuple(_near(store, known, incident, question)),
    )


def _near(store: Store, known: Known, incident: Incident, question: Question) -> Iterable[Brief]:
    found = neighbours(known, incident)
    rows = rows_by_anchor(store, [anchor for one in found for anchor in one.claims], question.view)
    return (brief(one, known, list(rows_in_order(rows, one.claims))) for one in found)


def _accounts(store: Store, known: Known, rows: Sequence[ClaimRow], view: View) -> list[Account]:
    by_claimant: dict[str, list[Told]] = defaultdict(list)
    denials = _denials(store, known, rows, view)
    first: dict[str, str] = {}  # the article of each family that tells first
    for row in rows:
        family = known.family.get(row.document)
        root = family.root if family is not None and len(family.documents) > 1 else row.document
        voice = first.setdefault(root, row.document)
        told = Told(
            row=row,
            evidence=make_evidence(show_claim(store, row.anchor)),
            against=tuple(denials.get(row.anchor, ())),
            voice=known.origins[voice].name if voice != row.document else None,
        )
        by_claimant[row.speaker].append(told)
    ordered = sorted(by_claimant.items(), key=lambda item: (item[0] == "narrator", -len(item[1]), item[0]))
    return [Account(name, tuple(told)) for name, told in ordered]


def _denials(store: Store, known: Known, rows: Sequence[ClaimRow], view: View) -> dict[str, list[ClaimRow]]:
    """For each claim those that it denies, or that deny it."""
    own = {row.anchor for row in rows}
    names = {name for anchor in own for name in known.rivals.get(anchor, ())}
    found = [one for one in map(known.contradictions.__getitem__, sorted(names)) if one.kind == "denial"]
    ends = [(ledger_anchor(one.a), ledger_anchor(one.b)) for one in found]
    others = rows_by_anchor(store, [anchor for pair in ends for anchor in pair], view)
    against: dict[str, list[ClaimRow]] = defaultdict(list)
    for one, other in (pair for a, b in ends for pair in ((a, b), (b, a))):
        if one in own and other in others and others[other] not in against[one]:
            against[one].append(others[other])
    return against


def _citable(estimate: Estimate, rows: dict[str, ClaimRow]) -> Estimate:
    """The estimate with the claims of its steps by the ids that pages know, each once."""
    steps = []
    for one in estimate.steps:
        names = (name for name in dict.fromkeys(map(ledger_anchor, one.claims)) if name in rows)
        steps.append(msgspec.structs.replace(one, claims=tuple(islice(names, MOST_CITED))))
    return msgspec.structs.replace(estimate, steps=tuple(steps))


def _ties(bonds: Iterable[Bond], rows: dict[str, ClaimRow]) -> Iterable[Tie]:
    for bond in bonds:
        a, b = rows.get(ledger_anchor(bond.a)), rows.get(ledger_anchor(bond.b))
        if a is not None and b is not None:
            grounds = tuple((ground.name, round(ground.weight, 2), ground.words) for ground in bond.grounds)
            yield Tie(a=a, b=b, score=round(bond.score, 2), grounds=grounds, decided=bond.decided)


PAGE = Page("incident", "/incident/{id}", build, IncidentPage)
