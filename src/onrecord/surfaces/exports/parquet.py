"""Statements as a Parquet file, fields nested as in the JSON contract; needs the extra `tables`."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from onrecord.surfaces.exports.job import Job, Written


def write_parquet(job: Job, path: Path) -> Written:
    """One row a statement, oldest first. Raises MissingExtraError where pyarrow is not installed."""
    # Loaded by name, and only here: no other export needs them, and they take half a second.
    tables: Any = importlib.import_module("onrecord.api.table")
    schema = tables.arrow_schema()
    parquet: Any = importlib.import_module("pyarrow.parquet")
    rows = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in tables.arrow_tables(job.statements()):
            writer.write_table(table)
            rows += table.num_rows
    return Written(rows)


__all__ = ["write_parquet"]
