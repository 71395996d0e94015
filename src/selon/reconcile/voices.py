"""How many independent voices tell of an act.

Enters: the claims of an incident, their documents, and families of copies. Leaves: a number, and the claimants by name.

Copies are one voice, and so are articles that come from one agency, speak for one outlet, or rest on one source. A
source is what the article names, and all who speak for one state or armed group are that one source; people without a
name are one source in two outlets only where the name of their place tells them, and add nothing to who has a name and
says the same. An article that names none speaks for itself, and so for its outlet; one that has all figures from
sources speaks for them. An article with several sources may bring any of them: the number is that of the most articles
of which each brings a voice of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from selon.reconcile.accounts import Account, Origin

NARRATOR = "narrator"


def count_voices(claims: Sequence[Account], origins: Mapping[str, Origin], families: Mapping[str, str]) -> int:
    """The number of independent voices among the documents of these claims."""
    return len(match_voices(_brought(_by_document(claims), origins, families)))


def group_voices(
    claims: Sequence[Account], origins: Mapping[str, Origin], families: Mapping[str, str]
) -> list[list[Account]]:
    """The claims by independent voice, as they come; what brings no voice of its own joins another."""
    documents = _by_document(claims)
    brought = _brought(documents, origins, families)
    holders = match_voices(brought)
    of_family = {family: voice for voice, family in holders.items()}
    groups: dict[str, list[Account]] = {}
    for document, told in documents.items():
        family = families.get(document, document)
        voice = of_family.get(family) or min(name for name in brought[family] if name in holders)
        groups.setdefault(voice, []).extend(told)
    return list(groups.values())


def match_voices(brought: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Voices given to families of documents, each another, to as many as can be (Kuhn's augmenting paths)."""
    holder: dict[str, str] = {}
    options = {family: sorted(voices) for family, voices in brought.items()}

    def give(family: str, tried: set[str]) -> bool:
        for voice in options[family]:
            if voice in tried:
                continue
            tried.add(voice)
            if voice not in holder or give(holder[voice], tried):
                holder[voice] = family
                return True
        return False

    for family in sorted(options):
        give(family, set())
    return holder


def _by_document(claims: Iterable[Account]) -> dict[str, list[Account]]:
    by_document: dict[str, list[Account]] = {}
    for one in claims:
        by_document.setdefault(one.document, []).append(one)
    return by_document


def _brought(
    documents: Mapping[str, Sequence[Account]], origins: Mapping[str, Origin], families: Mapping[str, str]
) -> dict[str, set[str]]:
    """The voices that each family of documents brings."""
    brought: dict[str, set[str]] = {}
    for document, told in documents.items():
        brought.setdefault(families.get(document, document), set()).update(voices_of(told, origins[document]))
    return brought


def claimants_of(claims: Iterable[Account], origins: Mapping[str, Origin]) -> tuple[str, ...]:
    """The sources by name; an article that speaks for itself is its outlet."""
    return tuple(sorted({claimant_of(one, origins[one.document]) for one in claims}))


def claimant_of(claim: Account, origin: Origin) -> str:
    """Who says it: the source, else the outlet."""
    return claim.source or origin.outlet or f"{NARRATOR} of {origin.name}"


def voices_of(claims: Sequence[Account], origin: Origin) -> set[str]:
    """The voices that one document brings, as keys."""
    sourced = [one for one in claims if one.voice]
    covered = {one.at for one in claims if one.kind == "toll" and not one.voice and _is_covered(one, sourced)}
    own = [one for one in claims if not one.voice and one.at not in covered and not _is_covered(one, sourced)]
    if any(one.kind == "toll" for one in own):  # who adds no figure to the article's own only comments
        telling = {one.voice for one in sourced if one.kind == "toll" or one.denies}
        sourced = [one for one in sourced if one.voice in telling]
    elif any(one.kind == "toll" for one in sourced):  # who has all figures from a source tells the act on its word
        own = []
    # A text or people without a name (*the first data*) add nothing to a source with a name.
    named = [one for one in sourced if one.source not in UNNAMED]
    known = [one for one in named if is_known(one)]
    heard = [one for one in named if is_known(one) or not _is_covered(one, known)]
    found = {_key(one, origin) for one in heard or sourced}
    if own or not found:
        found.add(_own_key(origin))
    return found


def is_known(claim: Account) -> bool:
    """Whether a source has a name, its own or that of its place: unnamed sources of two outlets may be two people."""
    return claim.voice is not None and claim.voice not in ANONYMOUS and claim.source not in UNNAMED


def _key(claim: Account, origin: Origin) -> str:
    if not is_known(claim):
        return f"source {claim.voice} of {origin.outlet or origin.id}"
    return f"source {claim.voice if claim.source in ANONYMOUS else claim.source}"


def _own_key(origin: Origin) -> str:
    if origin.agencies:
        return f"agency {origin.agencies[0]}"
    return f"outlet {origin.outlet}" if origin.outlet else f"document {origin.id}"


def _is_covered(claim: Account, sourced: Sequence[Account]) -> bool:
    """Whether a source of the same article says the same: a title, or a sentence that sums up."""
    if claim.in_title and claim.kind == "toll" and any(_are_alike(claim, other) for other in sourced):
        return True
    return any(_says_same(claim, other) or _are_tied(claim, other) for other in sourced)


def _are_alike(claim: Account, other: Account) -> bool:
    """Whether two claims are of one type of act or outcome; words for victims are often words for the dead."""
    is_one = claim.label == other.label or {claim.label, other.label} == DEAD
    return claim.kind == other.kind and is_one and not other.denies


def _are_tied(claim: Account, other: Account) -> bool:
    """Whether the text ties two figures: one repeats, revises or breaks down the other."""
    if claim.kind != other.kind or other.denies:
        return False
    pairs = ((claim, other), (other, claim))
    return any((kind, b.anchor) in a.links for a, b in pairs for kind in TIES)


def _says_same(claim: Account, other: Account) -> bool:
    if not _are_alike(claim, other):
        return False
    if claim.kind == "event":
        return True
    low = max(claim.least or 0, other.least or 0)
    high = min(claim.most if claim.most is not None else low, other.most if other.most is not None else low)
    return low <= high or claim.approx


DEAD = {"killed", "casualties"}
TIES = ("repeats", "revises", "part_of")
UNNAMED = frozenset((None, "unnamed"))
ANONYMOUS = frozenset(
    (
        "unnamed",
        "officials",
        "witnesses",
        "media",
        "medical sources",
        "local sources",
        "security sources",
        "military sources",
        "diplomatic sources",
        "humanitarian sources",
        "sources",
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
