"""Reading records back: reports with their documents, and statements with their reports."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from onrecord.ledger.rows import document_from_row, report_from_row, statement_from_row
from onrecord.ledger.schema import documents, reports
from onrecord.types import Report, Statement

# Rows fetched at a time, and reports kept with their texts: a thousand reports are a few megabytes.
PAGE = 1_000
KEPT = 1_000


def load_reports(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Reports by id, texts included; ids that are not there are left out."""
    wanted = sorted(set(ids))
    found: dict[str, Report] = {}
    for start in range(0, len(wanted), PAGE):
        query = with_texts().where(reports.c.id.in_(wanted[start : start + PAGE]))
        found.update((row["id"], _report(row)) for row in connection.execute(query).mappings())
    return found


def stream_reports(connection: Connection, query: Select[Any]) -> Iterator[Report]:
    """The reports of a query over `with_texts`, one after another."""
    for row in connection.execute(query, execution_options={"yield_per": PAGE}).mappings():
        yield _report(row)


def with_texts() -> Select[Any]:
    """A query for reports and their texts, to be narrowed."""
    return select(reports.c.id, reports.c.body, documents.c.text, documents.c.raw_sha256, documents.c.encoding).join_from(
        reports, documents
    )


def _report(row: Any) -> Report:
    return report_from_row(row, document_from_row(row))


def stream_statements(connection: Connection, query: Select[Any], reader: Connection) -> Iterator[Statement]:
    """The statements of a query for (id, report, extractor, body); `reader` is a second connection for their reports."""
    kept: OrderedDict[str, Report] = OrderedDict()
    result = connection.execute(query, execution_options={"yield_per": PAGE})
    for part in result.partitions(PAGE):
        _keep(kept, reader, part)
        yield from (statement_from_row({"body": row.body}, kept[row.report]) for row in part)


def _keep(kept: OrderedDict[str, Report], reader: Connection, part: Sequence[Row[Any]]) -> None:
    wanted = {row.report for row in part}
    while len(kept) > KEPT:
        kept.popitem(last=False)
    kept.update(load_reports(reader, wanted - kept.keys()))
