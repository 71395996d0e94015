"""Which country's own body a common name stands for."""

from __future__ import annotations

import pytest

from selon.packs.branches import national_branch
from selon.packs.loader import load_packs, name_tokens

ROWS = {
    "of-the-state": ("Croissant-Rouge", "syria", "syrian-red-crescent"),
    "feminine": ("Croix-Rouge", "lebanon", "lebanese-red-cross"),
    "of-no-known-one": ("Croissant-Rouge", "lebanon", None),
    "no-common-name": ("Minusca", "central-african-republic", None),
}


@pytest.mark.parametrize(("name", "state", "expected"), ROWS.values(), ids=ROWS)
def test_national_branch(name: str, state: str, expected: str | None) -> None:
    language = load_packs().languages["fr"]
    assert national_branch(language, name_tokens(name), state) == expected
