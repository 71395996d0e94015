"""What a claim says, without where and why: the fields that make the id of a proposal.

Enters: a claim. Leaves: a mapping of the fields that are set. Fields at their default are left out, so that a
field added to the form later changes no id of a claim that does not use it.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from selon.model.claim import Claim, Event, Toll
from selon.model.ids import anchor_id, proposal_id
from selon.model.mention import Place, Source

TOLL_FIELDS = ("outcome", "term", "status", "groups", "people", "weapon", "since", "until", "period", "said", "hedged")
SOURCE_FIELDS = ("name", "party", "body", "person", "office", "kind")
EVENT_FIELDS = ("type", "weapon", "since", "until", "period", "said", "hedged")
TOLL_VALUES, EVENT_VALUES = attrgetter(*TOLL_FIELDS), attrgetter(*EVENT_FIELDS)


def anchor_of(claim: Claim, document: str) -> str:
    """The id of what the claim is about, in the text with this id."""
    span = claim.figure if isinstance(claim, Toll) else claim.trigger
    label = claim.outcome if isinstance(claim, Toll) else claim.type
    source = (claim.source.start, claim.source.end) if claim.source else None
    kind = "toll" if isinstance(claim, Toll) else "event"
    return anchor_id(document, kind, (span.start, span.end), label, source)


def proposal_of(claim: Claim, anchor: str, anchors: Mapping[str, str]) -> str:
    """The id of this way of reading the anchor; `anchors` gives the anchor of each claim of the document by its id."""
    return proposal_id(anchor, canonical_fields(claim, anchors))


def canonical_fields(claim: Claim, anchors: Mapping[str, str]) -> dict[str, object]:
    """The set fields of a claim."""
    names, read = (TOLL_FIELDS, TOLL_VALUES) if isinstance(claim, Toll) else (EVENT_FIELDS, EVENT_VALUES)
    said: dict[str, object] = {name: value for name, value in zip(names, read(claim), strict=True) if value}
    said["stance"] = claim.stance
    if claim.source is not None:
        said["source"] = _source(claim.source)
    if claim.via:
        said["via"] = [_source(source) for source in claim.via]
    if claim.places:
        said["places"] = [_place(place) for place in claim.places]
    if claim.actor is not None:
        said["actor"] = claim.actor.name
    if claim.links:
        said["links"] = sorted((link.kind, anchors.get(link.claim, link.claim)) for link in claim.links)
    if isinstance(claim, Toll):
        _add_toll(said, claim)
    else:
        _add_event(said, claim)
    return said


def _add_toll(said: dict[str, object], claim: Toll) -> None:
    said["figure"] = (claim.figure.least, claim.figure.most, claim.figure.approx)
    said["scope"] = claim.scope
    if claim.unit != "person":
        said["unit"] = claim.unit
    if claim.side is not None:
        said["side"] = claim.side.name


def _add_event(said: dict[str, object], claim: Event) -> None:
    if claim.target is not None:
        said["target"] = claim.target.name or claim.target.text


def _source(source: Source) -> dict[str, str]:
    values = (source.name, source.party, source.body, source.person, source.office, source.kind)
    return {name: value for name, value in zip(SOURCE_FIELDS, values, strict=True) if value}


def _place(place: Place) -> tuple[object, ...]:
    return place.name or place.text, place.country, place.geonames, place.relation
