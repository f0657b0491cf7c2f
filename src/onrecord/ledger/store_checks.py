"""What the stores can say of themselves: pages, indexes, references, guards and the full-text index."""

from __future__ import annotations

import importlib
import sqlite3
import struct
from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError

from onrecord.ledger import pages, sqlite
from onrecord.ledger.fault import Fault
from onrecord.ledger.schema import TABLES
from onrecord.ledger.store import version_of

# Header fields that are zero, or one value, in every ledger (https://www.sqlite.org/fileformat.html, section 1.3): place,
# bytes, value. SQLite's own check passes them over.
HEADER = (
    ("reserved space a page", 20, 1, 0),
    ("text encoding", 56, 4, 1),
    ("schema format", 44, 4, 4),
    ("suggested cache size", 48, 4, 0),
    ("largest root page", 52, 4, 0),
    ("user version", 60, 4, 0),
    ("incremental vacuum", 64, 4, 0),
    ("reserved for expansion", 72, 20, 0),
)
CHANGES, VALID_FOR, HEAD_BYTES = 24, 92, 100
GUARD = "adds_only"


def sqlite_file(connection: Connection) -> Iterator[Fault]:
    """Pages and indexes, by SQLite's own check, and the header, by ours."""
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield Fault("file", str(told))
    file = sqlite.file_of(connection)
    if sqlite.pending(file):
        return  # the newest first page is in the log, and SQLite checks that as it reads it
    with file.open("rb") as opened:
        head = opened.read(HEAD_BYTES)
    for name, place, length, value in HEADER:
        if int.from_bytes(head[place : place + length], "big") != value:
            yield Fault("file header", f"{name} is not as it was made")
    # Each change of the first page writes both, in the file and in the log beside it.
    if head[CHANGES : CHANGES + 4] != head[VALID_FOR : VALID_FOR + 4]:
        yield Fault("file header", "the change counter is not as it was written")


def sqlite_pages(connection: Connection) -> Iterator[Fault]:
    """Pages against the sums that were made when the ledger was last closed, where there are any."""
    try:
        for number in pages.differing(sqlite.driver_of(connection)):
            told = "is not as it was when the ledger was last closed"
            yield Fault(f"page {number}", told) if number else Fault("file", f"its length {told}")
    except (pages.PagesError, struct.error) as error:
        yield Fault("page sums", str(error))


def sqlite_references(connection: Connection) -> Iterator[Fault]:
    """Rows that refer to rows that are missing."""
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"table {table}", f"row {row} refers to a row of {other} that is missing")


def sqlite_words(connection: Connection) -> Iterator[Fault]:
    """The full-text index against the words it indexes."""
    try:
        connection.exec_driver_sql("INSERT INTO statement_words(statement_words, rank) VALUES ('integrity-check', 1)")
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.OperationalError) or "readonly" not in str(error.orig):
            yield Fault("full-text index", f"differs from the statements: {error.orig}")


def sqlite_schema(connection: Connection) -> Iterator[Fault]:
    """Tables, indexes and triggers as the migrations make them: a guard that was taken away shows."""
    meant, found = _meant(), _schema(connection)
    for name in sorted(meant.keys() | found.keys()):
        if meant.get(name) != found.get(name):
            yield Fault(f"schema {name}", "is missing" if name not in found else "is not as it was made")


@cache
def _meant() -> dict[str, Any]:
    fresh = create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:", isolation_level=None), poolclass=sqlite.POOL)
    event.listen(fresh, "begin", sqlite.begin)
    try:
        with fresh.connect() as blank:
            # By name, as in `store`: Alembic is loaded only where it is needed.
            migrate: Any = importlib.import_module("onrecord.ledger.migrate")
            migrate.upgrade(blank)
            return _schema(blank)
    finally:
        fresh.dispose()


def _schema(connection: Connection) -> dict[str, Any]:
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    found: dict[str, Any] = {f"{kind} {name}": (table, sql) for kind, name, table, sql in connection.exec_driver_sql(query)}
    found["application id"] = connection.exec_driver_sql("PRAGMA application_id").scalar()
    found["version"] = version_of(connection)
    return found


def postgresql_guards(connection: Connection) -> Iterator[Fault]:
    """The triggers that refuse changes: there, and enabled."""
    query = (
        "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE t.tgenabled = 'O' AND pg_table_is_visible(c.oid)"
    )
    there = {name for (name,) in connection.exec_driver_sql(query)}
    for table in TABLES:
        if f"{table.name}_{GUARD}" not in there:
            yield Fault(f"schema trigger {table.name}_{GUARD}", "is missing or switched off")


SQLITE_CHECKS = [sqlite_schema, sqlite_file, sqlite_pages, sqlite_references]
POSTGRESQL_CHECKS = [postgresql_guards]
