"""Records as evidence: what some statements rest on, each with its seal and the path from it to the ledger's root."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, tuple_

from onrecord.ledger.merkle import audit_paths
from onrecord.ledger.rows import SEALED, Row, plain
from onrecord.ledger.schema import documents, judgements, readings, reports, runs, statements, targets
from onrecord.ledger.selection import bound
from onrecord.ledger.verify import seals
from onrecord.types import Statement

SOME = 500


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record: its kind, the fields it is sealed over with the seal, and its audit path (see `merkle.audit_paths`)."""

    kind: str
    record: Row
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Records in the order of the tables, the texts (UTF-8) by document, and the root of the ledger they are in."""

    records: tuple[Sealed, ...]
    texts: dict[str, bytes]
    root: str


def sealed_records(connection: Connection, chosen: Sequence[Statement], known_by: str | None) -> Evidence:
    """The records of these statements, of their reports, texts, runs and readings, and of the judgements on them."""
    rows = [(kind, row) for kind, row in _rows(connection, chosen, known_by)]
    texts = {row["id"]: bytes(row["text"]) for kind, row in rows if kind == "documents"}
    root, paths = audit_paths(seals(connection), {row["seal"] for _, row in rows})
    records = tuple(
        Sealed(kind, {name: row[name] for name in (*SEALED[kind], "seal")}, paths[row["seal"]]) for kind, row in rows
    )
    return Evidence(records, texts, root)


def _rows(connection: Connection, chosen: Sequence[Statement], known_by: str | None) -> Iterator[tuple[str, Row]]:
    report_ids = {one.report.id for one in chosen}
    read = {(one.report.id, one.extractor) for one in chosen}
    yield from _found(connection, documents, documents.c.id, {one.report.document.id for one in chosen})
    yield from _found(connection, reports, reports.c.id, report_ids)
    yield from _found(connection, runs, runs.c.extractor, {one.extractor for one in chosen})
    yield from _found(connection, readings, tuple_(readings.c.report, readings.c.extractor), read)
    keys = {(one.id, one.report.id, one.extractor) for one in chosen}
    yield from _found(connection, statements, tuple_(statements.c.id, statements.c.report, statements.c.extractor), keys)
    names = report_ids | {one.id for one in chosen} | {str(plain(one.report.given_id)) for one in chosen if one.report.given_id}
    held = {name for _, row in _found(connection, targets, targets.c.target, names) for name in [row["judgement"]]}
    for kind, row in _found(connection, judgements, judgements.c.id, held):
        if known_by is None or row["at"] <= bound(known_by):
            yield kind, row


def _found(
    connection: Connection, table: Table, column: ColumnElement[Any], keys: Iterable[object]
) -> Iterator[tuple[str, Row]]:
    ordered = sorted(keys, key=str)
    for start in range(0, len(ordered), SOME):
        query = select(table).where(column.in_(ordered[start : start + SOME])).order_by(*table.primary_key.columns)
        yield from ((table.name, dict(row)) for row in connection.execute(query).mappings())


__all__ = ["Evidence", "Sealed", "sealed_records"]
