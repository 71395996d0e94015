"""Parquet files with a column that holds text, read a batch at a time. Needs the extra `selon[parquet]`.

Enters a stream of a file on disk; leaves one intake a row.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from selon.documents.limits import Limits
from selon.documents.raw import refused
from selon.documents.records import COLUMNS, read_record
from selon.model.intake import Intake

BATCH_ROWS = 256


def read_parquet(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Intake]:
    """An intake for each row; without pyarrow, one problem that says what to install."""
    try:
        parquet: Any = importlib.import_module("pyarrow.parquet")  # Any: an optional dependency
    except ImportError:
        yield refused("missing_extra", "Parquet files need pyarrow: install selon[parquet]", path)
        return
    try:
        file = parquet.ParquetFile(stream)
        yield from read_batches(file, path, limits)
    except (OSError, ValueError) as fault:  # pyarrow's own errors derive from these
        yield refused("damaged", f"not a whole Parquet file ({fault})", path)


def read_batches(file: Any, path: str, limits: Limits) -> Iterator[Intake]:  # noqa: ANN401  # see read_parquet
    """The rows of an open file, only the known columns of it."""
    known = {name for names in COLUMNS.values() for name in names}
    columns = [name for name in file.schema_arrow.names if name.lower() in known]
    if not {name.lower() for name in columns} & set(COLUMNS["text"]):
        yield refused("no_text", f"no column of the table is named {' or '.join(COLUMNS['text'])}", path)
        return
    number = 0
    for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield read_record({k.lower(): v for k, v in row.items()}, path, f"row {number}", limits)
