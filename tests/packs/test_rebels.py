"""Whom *the rebels* are of, by the conflicts of a document and the parties that it names."""

from __future__ import annotations

import pytest

from selon.packs.loader import load_packs
from selon.packs.rebels import sole_group

ROWS = {
    "the-only-one-named": (("adf-2014",), ("adf", "dr-congo"), "Allied Democratic Forces"),
    "two-are-named": (("adf-2014",), ("adf", "m23"), None),
    "none-is-named": (("chechnya-1994", "chechnya-1999"), ("russia",), "Chechen separatists"),
    "none-of-two-groups": (("adf-2014", "m23-2021"), ("dr-congo",), None),
    "named-of-another-war": (("adf-2014",), ("boko-haram",), None),
    "named-in-no-known-conflict": ((), ("boko-haram",), "Boko Haram"),
    "beside-the-state-of-the-land": (("burkina-2015",), ("vdp",), None),
    "against-it-in-a-later-war": (
        ("darfur-2003", "sudan-2023"),
        ("rapid-support-forces",),
        "Rapid Support Forces",
    ),
    "beside-another-state": (("m23-2021",), ("m23",), "M23"),
}


@pytest.mark.parametrize(("conflicts", "named", "expected"), ROWS.values(), ids=ROWS)
def test_sole_group(conflicts: tuple[str, ...], named: tuple[str, ...], expected: str | None) -> None:
    found = sole_group(load_packs().world, conflicts, named)
    assert (found.name if found is not None else None) == expected
