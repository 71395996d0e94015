"""Enters: claims whose readers gave reasons for what they decided. Leaves: the same, every set field with its reason.

Some fields are decided together: a stance with its source, the end of a period with its beginning, a finer term with
its outcome, hedges with the words that hedge. They take the reason of what decided them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.model.claim import Reason, Toll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selon.model.claim import Claim

OF_WHOLE = ("scope", "since", "until", "period")  # what a part has from its whole


def with_reasons(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a document, each with a reason for every field that is set."""
    by_id = {claim.id: claim for claim in claims}
    made = []
    for claim in claims:
        wholes = (by_id.get(link.claim) for link in claim.links if link.kind == "part_of")
        why = {**from_whole(next(wholes, None)), **claim.why}
        why = {**together(claim, why), **why}
        kept = {field: why[field] for field in why if is_set(claim, field)}
        made.append(msgspec.structs.replace(claim, why=kept))
    return made


def is_set(claim: Claim, field: str) -> bool:
    """Whether a claim has a field and a value in it; that nobody is named as source is a finding too."""
    value = getattr(claim, field, None)
    return field == "source" or (value is not None and value not in ((), "", False))


def from_whole(whole: Claim | None) -> dict[str, Reason]:
    """The reasons of the fields that a part takes over from its whole."""
    if whole is None:
        return {}
    found = ((field, whole.why.get(field) or whole.why.get("since")) for field in OF_WHOLE)
    return {field: Reason("carried", reason.spans, "periods.of_whole") for field, reason in found if reason}


def together(claim: Claim, why: dict[str, Reason]) -> dict[str, Reason]:
    """The reasons of fields that were decided together with others."""
    source = why["source"]
    hedged = Reason("stated", tuple((hedge.start, hedge.end) for hedge in claim.hedges), "doubts.words")
    via = Reason("stated", tuple((each.start, each.end) for each in claim.via), "speakers.relay")
    period = why.get("since") or Reason("inferred", (), "periods.until_report")
    found = {
        "stance": Reason(source.how, source.spans, f"speakers.{claim.stance}"),
        "hedged": hedged,
        "hedges": hedged,
        "via": via,
        "until": period,
        "period": period,
        "said": Reason("stated", (), "periods.said"),
        "actor": Reason("inferred", source.spans, "speakers.accused"),
    }
    if isinstance(claim, Toll):
        found["figure"] = Reason("stated", ((claim.figure.start, claim.figure.end),), "counts.figure")
        found["term"] = why["outcome"]
        found["unit"] = found["figure"]
        found["side"] = Reason("inferred", source.spans, "speakers.each_camp")
        found["scope"] = found["since"] = Reason("carried", (), "periods.of_list")
    else:
        found["trigger"] = why["type"]
    return found
