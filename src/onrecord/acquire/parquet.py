"""Parquet tables, streamed batch by batch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.acquire.archives import seekable
from onrecord.acquire.decode import UndecodableError
from onrecord.acquire.given import Given
from onrecord.acquire.rows import mapping_of, row_report
from onrecord.acquire.source import Source
from onrecord.types import Refusal, Report

_BATCH = 256  # rows at a time: a batch of long reports takes some 10 MB
_NO_VALUE = (OverflowError, ValueError)  # UnicodeDecodeError among them


def read_parquet(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """A report or a refusal for each row; its name is `path:row`, from 1 on. The raw hash is of the row's values as JSON."""
    try:
        with seekable(source.stream) as stream:
            yield from _rows(source.name, stream, given)
    except UndecodableError as error:
        yield Refusal(source.name, str(error))
    except (pa.ArrowException, UnicodeDecodeError) as error:
        yield Refusal(source.name, f"is a Parquet table that cannot be read: {_short(error)}")


def _rows(path: str, stream: BinaryIO, given: Given) -> Iterator[Report | Refusal]:
    table = pq.ParquetFile(stream)
    columns = mapping_of(table.schema_arrow.names, given)
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=sorted(set(columns.values())), use_threads=False):
        for row in _values(batch):
            number += 1
            name = f"{path}:{number}"
            if isinstance(row, str):
                yield Refusal(name, row)
                continue
            raw = json.dumps(row, sort_keys=True, default=str).encode()
            yield row_report(name, row, columns, raw, "utf-8", given)
    if not number:
        yield Refusal(path, "is a table without a row")


def _values(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | str]:
    """Each row's values, or why it has none: a Parquet date may lie in a year that Python's has not, a text hold no UTF-8."""
    try:
        yield from batch.to_pylist()
    except _NO_VALUE:
        for at in range(batch.num_rows):
            try:
                yield from batch.slice(at, 1).to_pylist()
            except _NO_VALUE as error:
                yield f"holds a value that cannot be read: {_short(error)}"


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
