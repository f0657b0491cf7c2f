"""Verification: every record against its text, its hash and its columns; then what the store can say of itself."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError

from onrecord.ledger import sqlite
from onrecord.ledger.rows import (
    HASH_BITS,
    Row,
    document_from_row,
    document_row,
    judgement_from_row,
    judgement_row,
    report_from_row,
    report_row,
    seal_of,
    statement_from_row,
    statement_row,
    target_rows,
)
from onrecord.ledger.schema import TABLES, documents, judgements, readings, reports, runs, statements, targets
from onrecord.ledger.store import Store, version_of
from onrecord.types import Actor, Passage, Report, Statement, sha256_of

PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not as it was written: `name` says which record (kind and id), `reason` a sentence for the reader."""

    name: str
    reason: str


def faults(store: Store) -> Iterator[Fault]:
    """Every fault found. A store too damaged to be read on is a fault, not an error."""
    checks: list[Callable[[Connection], Iterator[Fault]]] = [
        _documents,
        _reports,
        _runs,
        _readings,
        _statements,
        _judgements,
        _targets,
    ]
    if store.is_sqlite:
        checks += [_sqlite_schema, _sqlite_itself]
    for check in checks:
        with store.engine.connect() as connection:
            driver: Any = connection.connection.dbapi_connection
            try:
                if store.is_sqlite:
                    # Bytes that are no UTF-8 become lone surrogates: the record differs and is named, and reading goes on.
                    driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
                yield from check(connection)
            except (DBAPIError, UnicodeDecodeError) as error:
                yield Fault(store.name, f"cannot be read on ({check.__name__.strip('_')}): {error}")
            finally:
                if store.is_sqlite:
                    driver.text_factory = str


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    for row in connection.execution_options(yield_per=PAGE).execute(select(table)).mappings():
        yield dict(row)


def _rebuilt(name: str, row: Row, build: Callable[[], Row]) -> Iterator[Fault]:
    """Compare a stored row with the one that its record would be written as."""
    try:
        expected = build()
    except (ValueError, KeyError, TypeError, AttributeError, LookupError) as error:
        yield Fault(name, f"its record cannot be read: {error}")
        return
    wrong = sorted(column for column, value in expected.items() if column not in ("place", "seal") and row[column] != value)
    if wrong:
        yield Fault(name, f"differs from its record or text: {', '.join(wrong)}")
    elif row["seal"] != expected["seal"]:
        yield Fault(name, "differs from its seal")


def _documents(connection: Connection) -> Iterator[Fault]:
    for row in _rows(connection, documents):
        yield from _rebuilt(f"document {row['id']}", row, lambda row=row: _document(row))  # type: ignore[misc]


def _document(row: Row) -> Row:
    if not isinstance(row["text"], bytes):
        raise TypeError("the text is not stored as bytes")
    return document_row(document_from_row(row), row["known_since"])


def _reports(connection: Connection) -> Iterator[Fault]:
    query = select(reports, documents.c.text, documents.c.raw_sha256, documents.c.encoding)
    joined = query.join_from(reports, documents, isouter=True)
    for found in connection.execution_options(yield_per=PAGE).execute(joined).mappings():
        row = dict(found)
        yield from _rebuilt(f"report {row['id']}", row, lambda row=row: report_row(_report(row), row["known_since"]))  # type: ignore[misc]


def _report(row: Row) -> Report:
    if row["text"] is None:
        raise ValueError(f"its document {row['document']} is missing")
    return report_from_row(row, document_from_row(row))


def _runs(connection: Connection) -> Iterator[Fault]:
    for row in _rows(connection, runs):
        if row["seal"] != seal_of("runs", row):
            yield Fault(f"run {row['extractor']}", "differs from its seal")


def _readings(connection: Connection) -> Iterator[Fault]:
    """Each against its seal, its report, its run, and the number of statements that are there."""
    counted = select(statements.c.report, statements.c.extractor, func.count().label("n"))
    there = {(row.report, row.extractor): row.n for row in connection.execute(counted.group_by(*counted.selected_columns[:2]))}
    known = {row.extractor for row in connection.execute(select(runs.c.extractor))}
    bodies = select(readings, reports.c.body).join_from(readings, reports, isouter=True)
    for found in connection.execution_options(yield_per=PAGE).execute(bodies).mappings():
        row = dict(found)
        name, count = f"reading of {row['report']} by {row['extractor']}", there.pop((row["report"], row["extractor"]), 0)
        if row["seal"] != seal_of("readings", row):
            yield Fault(name, "differs from its seal")
        if row["body"] is None or row["extractor"] not in known:
            yield Fault(name, "its report or its run is missing")
        if count != row["statements"]:
            yield Fault(name, f"held {row['statements']} statements and now holds {count}")
    for report, extractor in there:
        yield Fault(f"reading of {report} by {extractor}", "is missing, though its statements are there")


def _statements(connection: Connection) -> Iterator[Fault]:
    query = (
        select(
            statements,
            reports.c.body.label("report_body"),
            documents.c.text,
            documents.c.raw_sha256,
            documents.c.encoding,
        )
        .join_from(statements, reports, isouter=True)
        .join(documents, documents.c.id == reports.c.document, isouter=True)
    )
    for found in connection.execution_options(yield_per=PAGE).execute(query).mappings():
        yield from _statement(dict(found))


def _statement(row: Row) -> Iterator[Fault]:
    name = f"statement {row['id']}"
    try:
        statement = statement_from_row(row, _report(row | {"body": row["report_body"]}))
    except (ValueError, KeyError, TypeError, AttributeError, LookupError) as error:
        yield Fault(name, f"its record cannot be read: {error}")
        return
    yield from _rebuilt(name, row, lambda: _expected(statement, row))
    for role, passage in passages(statement):
        if not passage.stands_in(statement.report.document.text):
            yield Fault(name, f"its {role} does not stand in the text: {passage.text!r}")


def _expected(statement: Statement, row: Row) -> Row:
    expected = statement_row(statement, row["report"], row["known_since"])
    # Places of one day may have been moved on by a few where two hashes met; the day must be right.
    if (expected["place"] ^ row["place"]) >> HASH_BITS:
        raise ValueError("it stands under another day")
    return expected


def passages(statement: Statement) -> Iterator[tuple[str, Passage]]:
    """Every field of a statement that points at words, with its name."""
    for name in ("cue", "content", "condition", "hedge"):
        if (passage := getattr(statement, name)) is not None:
            yield name, passage
    actors: list[tuple[str, Actor | None]] = [(name, getattr(statement, name)) for name in ("speaker", "party", "to")]
    held = [
        *actors,
        *(("chain", actor) for actor in statement.chain),
        ("deadline", statement.deadline),
        ("said_on", statement.said_on),
    ]
    for name, holder in held:
        if holder is not None and holder.text is not None and holder.spans:
            yield name, Passage(holder.text, holder.spans)


def _judgements(connection: Connection) -> Iterator[Fault]:
    for row in _rows(connection, judgements):
        yield from _rebuilt(f"judgement {row['id']}", row, lambda row=row: judgement_row(judgement_from_row(row)))  # type: ignore[misc]


def _targets(connection: Connection) -> Iterator[Fault]:
    """The index of judgements by target against the judgements."""
    stored = {(row["judgement"], row["target"]) for row in _rows(connection, targets)}
    meant = {
        (row["judgement"], row["target"])
        for body in _rows(connection, judgements)
        for row in target_rows(judgement_from_row(body))
    }
    for judgement, target in sorted(stored ^ meant):
        yield Fault(
            f"judgement {judgement}",
            f"its target {target} is {'missing from' if (judgement, target) in meant else 'only in'} the index",
        )


def _sqlite_itself(connection: Connection) -> Iterator[Fault]:
    """SQLite's own checks: pages and indexes, references, and the full-text index against the words it indexes."""
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield Fault("file", str(told))
    for told in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"table {told[0]}", f"row {told[1]} refers to a row of {told[2]} that is missing")
    try:
        connection.exec_driver_sql("INSERT INTO statement_words(statement_words, rank) VALUES ('integrity-check', 1)")
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.OperationalError) or "readonly" not in str(error.orig):
            yield Fault("full-text index", f"differs from the statements: {error.orig}")


def _sqlite_schema(connection: Connection) -> Iterator[Fault]:
    """Tables, indexes and triggers as the migrations make them: a guard that was taken away shows."""
    fresh = create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:", isolation_level=None), poolclass=sqlite.POOL)
    event.listen(fresh, "begin", sqlite.begin)
    with fresh.connect() as blank:
        # By name, as in `store`: Alembic is loaded only where it is needed.
        migrate: Any = importlib.import_module("onrecord.ledger.migrate")
        migrate.upgrade(blank)
        meant, found = _schema(blank), _schema(connection)
    fresh.dispose()
    for name in sorted(meant.keys() | found.keys()):
        if meant.get(name) != found.get(name):
            yield Fault(f"schema {name}", "is missing" if name not in found else "is not as it was made")


def _schema(connection: Connection) -> dict[str, Any]:
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    found: dict[str, Any] = {f"{kind} {name}": (table, sql) for kind, name, table, sql in connection.exec_driver_sql(query)}
    found["application id"] = connection.exec_driver_sql("PRAGMA application_id").scalar()
    found["version"] = version_of(connection)
    return found


def seals(connection: Connection) -> Iterator[str]:
    """The seals of all records, computed anew from what is stored."""
    for table in TABLES:
        if table is targets:
            continue
        for row in _rows(connection, table):
            if table is documents:
                row["sha256"] = sha256_of(bytes(row["text"]))
            yield seal_of(table.name, row)


__all__ = ["Fault", "faults", "passages", "seals"]
