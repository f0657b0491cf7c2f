"""Statements as a Parquet file, fields nested as in the JSON contract; needs the extra `tables`."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from onrecord.api.table import arrow_schema, arrow_tables
from onrecord.surfaces.exports.job import Job, Written


def write_parquet(job: Job, path: Path) -> Written:
    """One row a statement, oldest first. Raises MissingExtraError where pyarrow is not installed."""
    schema = arrow_schema()
    # Loaded by name, and only here: no other export needs the 165 MB of Arrow.
    parquet: Any = importlib.import_module("pyarrow.parquet")
    rows = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in arrow_tables(job.statements()):
            writer.write_table(table)
            rows += table.num_rows
    return Written(rows)


__all__ = ["write_parquet"]
