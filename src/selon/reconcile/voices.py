"""How many independent voices tell of an act.

Enters: the claims of an incident, their documents, and families of copies. Leaves: a number, and the claimants by name.

Articles are one voice when they are copies, come from one agency, or rest on one source. A source is what the article
names; an article that names none speaks for itself, and so for its outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from selon.reconcile.accounts import Account, Origin
from selon.reconcile.sets import Sets

NARRATOR = "narrator"


def count_voices(claims: Sequence[Account], origins: Mapping[str, Origin], families: Mapping[str, str]) -> int:
    """The number of independent voices among the documents of these claims."""
    by_document: dict[str, list[Account]] = {}
    for one in claims:
        by_document.setdefault(one.document, []).append(one)
    sets = Sets()
    for document, told in by_document.items():
        sets.join(f"document {document}", f"family {families.get(document, document)}")
        for voice in voices_of(told, origins[document]):
            sets.join(f"document {document}", voice)
    return len({sets.find(f"document {document}") for document in by_document})


def claimants_of(claims: Iterable[Account], origins: Mapping[str, Origin]) -> tuple[str, ...]:
    """The sources by name; an article that speaks for itself is its outlet."""
    return tuple(sorted({claimant_of(one, origins[one.document]) for one in claims}))


def claimant_of(claim: Account, origin: Origin) -> str:
    """Who says it: the source, else the outlet."""
    return claim.source or origin.outlet or f"{NARRATOR} of {origin.name}"


def voices_of(claims: Sequence[Account], origin: Origin) -> set[str]:
    """The voices that one document brings, as keys."""
    sourced = [one for one in claims if one.voice]
    own = [one for one in claims if not one.voice and not _is_covered(one, sourced)]
    found = {_key(one, origin) for one in sourced}
    if own or not found:
        found.add(_own_key(origin))
    return found


def _key(claim: Account, origin: Origin) -> str:
    # Unnamed sources of two outlets may be two people: only a name makes them one.
    is_named = claim.voice is not None and claim.voice not in ANONYMOUS
    return f"source {claim.voice}" if is_named else f"source {claim.voice} of {origin.outlet or origin.id}"


def _own_key(origin: Origin) -> str:
    if origin.agencies:
        return f"agency {origin.agencies[0]}"
    return f"outlet {origin.outlet}" if origin.outlet else f"document {origin.id}"


def _is_covered(claim: Account, sourced: Sequence[Account]) -> bool:
    """Whether a source of the same article says the same: a title, or a sentence that sums up."""
    return any(_says_same(claim, other) for other in sourced)


def _says_same(claim: Account, other: Account) -> bool:
    if claim.kind != other.kind or claim.label != other.label or other.denies:
        return False
    if claim.kind == "event":
        return True
    low = max(claim.least or 0, other.least or 0)
    high = min(claim.most if claim.most is not None else low, other.most if other.most is not None else low)
    return low <= high or claim.approx


ANONYMOUS = frozenset(
    (
        "unnamed",
        "officials",
        "witnesses",
        "media",
        "medical sources",
        "local sources",
        "security sources",
        "witness",
        "medical",
        "local",
        "military",
        "health",
        "state",
        "armed_group",
        "un",
        "ngo",
    )
)
