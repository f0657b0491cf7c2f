"""Verification: every record against its text, its hash and its columns; the store's own part is in `store_checks`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, and_, exists, func, select
from sqlalchemy.exc import DBAPIError

from onrecord.ledger.fault import Fault
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
from onrecord.ledger.store import Store
from onrecord.ledger.store_checks import POSTGRESQL_CHECKS, SQLITE_CHECKS, sqlite_words
from onrecord.types import Actor, Passage, Report, Statement, sha256_of

PAGE = 1_000
# What rebuilding a record from damaged parts can raise.
UNREADABLE = (ValueError, TypeError, AttributeError, LookupError)
Check = Callable[[Connection], Iterator[Fault]]


def faults(store: Store) -> Iterator[Fault]:
    """Every fault found, all as of one moment. A store too damaged to be read on is a fault, not an error."""
    checks: list[Check] = [_documents, _reports, _runs, _readings, _unread, _statements, _judgements, _targets]
    checks += SQLITE_CHECKS if store.is_sqlite else POSTGRESQL_CHECKS
    yield from _told(store, checks)
    if store.is_sqlite:
        # Asked by an INSERT that adds nothing, so not within a transaction that only reads.
        yield from _told(store, [sqlite_words])


def _told(store: Store, checks: Sequence[Check]) -> Iterator[Fault]:
    with store.snapshot() as connection, _any_bytes(connection):
        for check in checks:
            try:
                yield from check(connection)
            except (DBAPIError, UnicodeDecodeError) as error:
                yield Fault(store.name, f"cannot be read on ({check.__name__.strip('_')}): {error}")
                connection.rollback()


@contextmanager
def _any_bytes(connection: Connection) -> Iterator[None]:
    """On SQLite bytes that are no UTF-8 become lone surrogates: the record differs and is named, and reading goes on."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.dbapi_connection
    driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = str


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    for row in connection.execution_options(yield_per=PAGE).execute(select(table)).mappings():
        yield dict(row)


def _rebuilt(name: str, row: Row, build: Callable[[], Row]) -> Iterator[Fault]:
    """Compare a stored row with the one that its record would be written as."""
    try:
        expected = build()
    except UNREADABLE as error:
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
    mine = and_(statements.c.report == readings.c.report, statements.c.extractor == readings.c.extractor)
    there = select(func.count()).select_from(statements).where(mine).correlate(readings).scalar_subquery()
    columns = (
        readings,
        reports.c.body,
        reports.c.published.label("report_published"),
        runs.c.extractor.label("run"),
        there.label("there"),
    )
    joined = (
        select(*columns)
        .join_from(readings, reports, isouter=True)
        .join(runs, runs.c.extractor == readings.c.extractor, isouter=True)
    )
    for found in connection.execution_options(yield_per=PAGE).execute(joined).mappings():
        row = dict(found)
        name = f"reading of {row['report']} by {row['extractor']}"
        if row["seal"] != seal_of("readings", row):
            yield Fault(name, "differs from its seal")
        if row["body"] is None or row["run"] is None:
            yield Fault(name, "its report or its run is missing")
        elif row["published"] != row["report_published"]:
            yield Fault(name, "differs from its report: published")
        if row["there"] != row["statements"]:
            yield Fault(name, f"held {row['statements']} statements and now holds {row['there']}")


def _unread(connection: Connection) -> Iterator[Fault]:
    """Statements whose reading is missing."""
    key = (statements.c.report, statements.c.extractor)
    read = exists().where(readings.c.report == key[0], readings.c.extractor == key[1])
    for report, extractor in connection.execute(select(*key).where(~read).distinct()):
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
    except UNREADABLE as error:
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
    meant = {pair for row in _rows(connection, judgements) for pair in _meant(row)}
    for judgement, target in sorted(stored ^ meant, key=str):
        where = "missing from" if (judgement, target) in meant else "only in"
        yield Fault(f"judgement {judgement}", f"its target {target} is {where} the index")


def _meant(row: Row) -> set[tuple[str, str]]:
    try:
        return {(target["judgement"], target["target"]) for target in target_rows(judgement_from_row(row))}
    except UNREADABLE:
        return set()  # named by _judgements


def seals(connection: Connection) -> Iterator[str]:
    """The seals of all records, computed anew from what is stored."""
    for table in TABLES:
        if table is targets:
            continue
        for row in _rows(connection, table):
            if table is documents:
                row["sha256"] = sha256_of(bytes(row["text"]))
            yield seal_of(table.name, row)


__all__ = ["faults", "passages", "seals"]
