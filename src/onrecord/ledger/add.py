"""Adding: one transaction a batch, in one order of tables and keys, so that two writers never deadlock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, or_, select

from onrecord.ledger.insert import insert_new
from onrecord.ledger.rows import (
    HASH_BITS,
    Row,
    document_row,
    judgement_row,
    plain,
    reading_row,
    report_row,
    run_row,
    statement_row,
    target_rows,
)
from onrecord.ledger.schema import TABLES, documents, judgements, readings, reports, runs, statements, targets, unsettled
from onrecord.types import VERDICTS, Judgement, Report, Statement

Batch = Sequence[tuple[Report, Sequence[Statement]]]
# Values bound in one IN list; SQLite takes 32,766 and more, PostgreSQL 65,535.
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Added:
    """How many records were new."""

    documents: int = 0
    reports: int = 0
    statements: int = 0
    judgements: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            self.documents + other.documents,
            self.reports + other.reports,
            self.statements + other.statements,
            self.judgements + other.judgements,
        )


@dataclass(slots=True)
class _Rows:
    documents: dict[str, Row] = field(default_factory=dict)
    reports: dict[str, Row] = field(default_factory=dict)
    readings: dict[str, Row] = field(default_factory=dict)
    statements: dict[str, dict[str, Row]] = field(default_factory=dict)


def add_batch(connection: Connection, batch: Batch, extractor: str, at: str) -> Added:
    """Add reports with their statements. Raises ValueError for a statement of another extractor or report."""
    rows = _rows_of(batch, extractor, at)
    insert_new(connection, runs, [run_row(extractor, at)])
    new_documents = insert_new(connection, documents, rows.documents.values())
    new_reports = insert_new(connection, reports, rows.reports.values())
    # Looked up after the reports are in: another writer of the same report has committed by now or waits for us.
    done = _read_already(connection, list(rows.readings), extractor)
    fresh = [row for report, found in rows.statements.items() if report not in done for row in found.values()]
    new_statements = insert_new(connection, statements, _placed(connection, fresh))
    new_readings = [row for report, row in rows.readings.items() if report not in done]
    insert_new(connection, readings, new_readings)
    insert_new(connection, unsettled, [_unsettled(rows.reports[row["report"]]["document"], row) for row in new_readings])
    return Added(new_documents, new_reports, new_statements)


def _rows_of(batch: Batch, extractor: str, at: str) -> _Rows:
    rows = _Rows()
    for report, found in batch:
        row = report_row(report, at)
        key: str = row["id"]
        rows.documents.setdefault(report.document.id, document_row(report.document, at))
        rows.reports.setdefault(key, row)
        mine = rows.statements.setdefault(key, {})
        for statement in found:
            if statement.extractor != extractor or (statement.report is not report and statement.report.id != key):
                raise ValueError(f"{statement.id} is not a reading of {key} by {extractor}")
            mine.setdefault(statement.id, statement_row(statement, key, at))
        rows.readings.setdefault(key, reading_row(report, extractor, len(mine), at))
    return rows


def _unsettled(document: str, reading: Row) -> Row:
    return {"document": document, "why": f"{reading['report']} {reading['extractor']}"}


def _read_already(connection: Connection, report_ids: list[str], extractor: str) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(report_ids), MOST):
        some = report_ids[start : start + MOST]
        query = select(readings.c.report).where(readings.c.extractor == extractor, readings.c.report.in_(some))
        found.update(connection.execute(query).scalars())
    return found


def _placed(connection: Connection, rows: list[Row]) -> list[Row]:
    """The rows, each at its own place: where two hashes of one day meet (30,000 a day: 1 in 5,000), one takes the next."""
    taken: dict[int, tuple[str, str, str]] = {}
    for start in range(0, len(rows), MOST):
        some = [row["place"] for row in rows[start : start + MOST]]
        columns = (statements.c.place, statements.c.id, statements.c.report, statements.c.extractor)
        for place, *key in connection.execute(select(*columns).where(statements.c.place.in_(some))):
            taken[place] = (key[0], key[1], key[2])
    for row in rows:
        key_of_row = (row["id"], row["report"], row["extractor"])
        while taken.setdefault(row["place"], key_of_row) != key_of_row:
            row["place"] = (row["place"] & ~((1 << HASH_BITS) - 1)) | ((row["place"] + 1) & ((1 << HASH_BITS) - 1))
    return rows


def unsettle_all(connection: Connection, why: str) -> None:
    """Note that every document is to be settled again."""
    for part in connection.execute(select(statements.c.document).distinct()).partitions(MOST):
        insert_new(connection, unsettled, [{"document": document, "why": why} for (document,) in part])


def add_judgements(connection: Connection, held: Iterable[Judgement]) -> int:
    """Add judgements in the caller's transaction; how many were new."""
    found = {judgement.id: judgement for judgement in held}
    new = insert_new(connection, judgements, [judgement_row(judgement) for judgement in found.values()])
    insert_new(connection, targets, [row for judgement in found.values() for row in target_rows(judgement)])
    if new:
        for judgement in found.values():
            _unsettle(connection, judgement)
    return new


# Kinds that change what a statement bears on, or whether it counts.
_BEARING = (*VERDICTS, "withdrawn", "speaks_for")


def _unsettle(connection: Connection, judgement: Judgement) -> None:
    """Note the documents whose statements a judgement may change."""
    if judgement.kind not in _BEARING:
        return
    names = [str(plain(name)) for name in judgement.targets]
    queries = [select(statements.c.document).where(statements.c.id.in_(names))]
    queries.append(select(reports.c.document).where(or_(reports.c.id.in_(names), reports.c.given_id.in_(names))))
    if judgement.kind == "speaks_for":
        queries.append(select(statements.c.document).where(or_(statements.c.speaker.in_(names), statements.c.party.in_(names))))
    found = {document for query in queries for document in connection.execute(query).scalars()}
    insert_new(connection, unsettled, [{"document": document, "why": judgement.id} for document in found])


def copy_rows(source: Connection, target: Connection, size: int = 2_000) -> None:
    """Bring every row of one ledger into another as it is, `known_since` included; rows that are there stay."""
    for table in TABLES:
        result = source.execution_options(yield_per=size).execute(select(table))
        for part in result.mappings().partitions(size):
            rows = [dict(row) for row in part]
            insert_new(target, table, _placed(target, rows) if table is statements else rows)
    unsettle_all(target, "copied")


__all__ = ["Added", "Batch", "add_batch", "add_judgements", "copy_rows", "unsettle_all"]
