"""What work costs, told by the lines of Python that run: no other program can make them more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def lines_run(do: Callable[[], object]) -> int:
    """How many lines of Python run while something is done (work inside of C is timed in `bench/engine.py`)."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        del frame
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        do()
    finally:
        sys.settrace(before)
    return count
