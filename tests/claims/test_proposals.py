"""Which figures are tolls, and of what harm, told by rows of `proposals.tsv`."""

from __future__ import annotations

import pytest
from tests.claims.rows import Case, head_of, load_rows, tolls_of


@pytest.mark.parametrize(("case", "expected"), load_rows("proposals.tsv"))
def test_proposals_of_a_text(case: Case, expected: list[str]) -> None:
    assert [head_of(toll) for toll in tolls_of(case)] == expected
