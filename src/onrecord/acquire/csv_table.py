"""CSV and TSV tables, streamed row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from onrecord.acquire.decode import UndecodableError, mark_of
from onrecord.acquire.given import Given
from onrecord.acquire.rows import mapping_of, row_report
from onrecord.acquire.sniffs import delimiter_of, opening
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes
from onrecord.types import Refusal, Report

csv.field_size_limit(MAX_DOCUMENT_BYTES)


def read_csv(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """A report or a refusal for each row; its name is `path:row`, the first row after the column names is 1.

    The raw hash of a row is of its values, joined by the unit separator: a CSV parser does not tell the bytes of a row.
    """
    encoding = (mark_of(source.head) or ("utf-8", 0))[0]
    lines = io.TextIOWrapper(source.stream, encoding, "strict", newline="")
    delimiter = delimiter_of(opening(source.head).partition("\n")[0]) or ","
    reader = csv.reader(_bounded(lines), delimiter=delimiter)
    try:
        yield from _rows(source.name, reader, encoding, given)
    except UndecodableError as error:
        yield Refusal(source.name, str(error))
    except UnicodeDecodeError as error:
        yield Refusal(source.name, f"is not valid {encoding.upper()} soon after line {reader.line_num} ({error.reason})")
    except csv.Error as error:
        yield Refusal(f"{source.name}:{reader.line_num}", f"is no readable row; the rest of the table is not read ({error})")
    finally:
        lines.detach()


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines, up to one over the limit, which is never held in memory. Raises UndecodableError there."""
    while line := lines.readline(MAX_DOCUMENT_BYTES + 1):
        if len(line) > MAX_DOCUMENT_BYTES:
            raise UndecodableError(f"has a line that is too long: one row may have {megabytes(MAX_DOCUMENT_BYTES)}")
        yield line


def _rows(path: str, rows: Iterator[list[str]], encoding: str, given: Given) -> Iterator[Report | Refusal]:
    header = [column.removeprefix("\ufeff") for column in next(rows, [])]
    columns = mapping_of(header, given)
    number = 0
    for number, values in enumerate(rows, 1):
        name = f"{path}:{number}"
        if len(values) > len(header):
            yield Refusal(name, f"has {len(values)} values for {len(header)} columns")
        elif values:
            raw = "\x1f".join(values).encode()
            yield row_report(name, dict(zip(header, values, strict=False)), columns, raw, encoding, given)
    if not number:
        yield Refusal(path, "is a table without a row")
