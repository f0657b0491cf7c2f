"""SQLite files as ledgers: checks before opening, settings of each connection, and reasons in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection
from sqlalchemy.pool import QueuePool

from onrecord.errors import LedgerError
from onrecord.ledger.schema import APPLICATION_ID

POOL = QueuePool
Error = sqlite3.Error
MAGIC = b"SQLite format 3\x00"
MARK = slice(68, 72)  # where SQLite keeps the application id, big-endian
# How long a writer waits for another to finish, in seconds.
PATIENCE = 30.0
# Pages that a connection keeps, in KiB: what a long read's memory grows by until they are full. With 64 MiB a process had 99
# MiB after 1,000 reports and 150 after 10,000. Settling 60,000 reports takes as long with 4 MiB as with 8; the system keeps the
# file too.
CACHE_KIB = 4_096
REASONS = (
    ("attempt to write a readonly database", "cannot be written to: the file or its folder is read-only"),
    ("database or disk is full", "cannot be written to: the disk is full; the ledger is as it was"),
    ("disk I/O error", "cannot be written to: the disk is full or failing (disk I/O error); the ledger is as it was"),
    ("unable to open database file", "cannot be opened: no right to it or to its folder"),
    ("database is locked", f"is being written to by another process (waited {PATIENCE:.0f} s)"),
    ("file is not a database", "is not a ledger"),
    ("database disk image is malformed", "is damaged (database disk image is malformed); `onrecord verify` tells where"),
)


# Of these, what SQLite says where the lock files of a ledger have no room.
NO_ROOM = ("database or disk is full", "disk I/O error")


def connector(path: str, create: bool) -> Callable[[], sqlite3.Connection]:
    """What opens a connection to the file. Raises LedgerError at once where it is not there or is not a ledger."""
    file = Path(path)
    _check(file, create)
    options = _options(file, create)
    address = f"file:{quote(str(file.absolute()))}"

    def connect() -> sqlite3.Connection:
        try:
            return _connected(address, options, sqlite3.Connection)
        except sqlite3.OperationalError as error:
            if not any(words in str(error) for words in NO_ROOM) or pending(file):
                raise
            return _connected(address, "mode=ro&immutable=1", Alone)

    return connect


class Alone(sqlite3.Connection):
    """To a file on a full disk, only to read it: without room for the lock files beside it nobody else can have it open."""


def _connected(address: str, options: str, kind: type[sqlite3.Connection]) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{address}?{options}", uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False, factory=kind
    )
    try:
        _configure(connection, writable="mode=ro" not in options)
        # The lock files are made at the first question, and not before.
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def let_go(connection: Any, record: Any) -> None:
    """Do not keep a connection of a full disk for the next question: there may be room then, and others who write."""
    if isinstance(connection, Alone):
        record.invalidate()


NOT_HERE = "there is no ledger here; `onrecord read` makes one"


def is_ledger(file: Path) -> bool:
    """Whether a file bears the marks of a SQLite ledger; False where there is no file, or it cannot be read."""
    try:
        with file.open("rb") as opened:
            head = opened.read(MARK.stop)
    except OSError:
        return False
    return head.startswith(MAGIC) and head[MARK] == APPLICATION_ID.to_bytes(4, "big")


def _check(file: Path, create: bool) -> None:
    try:
        if file.is_dir():
            raise LedgerError(f"{file}: is a folder, not a ledger")
        if not file.parent.is_dir():
            raise LedgerError(f"{file}: cannot be opened: there is no folder {file.parent}")
        if not file.exists() and not create:
            raise LedgerError(f"{file}: {NOT_HERE}")
        if file.exists():
            with file.open("rb") as opened:
                head = opened.read(len(MAGIC))
            if head and head != MAGIC:
                raise LedgerError(f"{file}: is not a ledger")
    except OSError as error:
        raise LedgerError(f"{file}: cannot be opened: {error.strerror}") from error
    except ValueError as error:
        raise LedgerError(f"{path_for_message(file)}: cannot be opened: {error}") from error


def path_for_message(file: Path) -> str:
    """The path as it can be printed, where it holds what no path may."""
    return ascii(str(file)).strip("'")


def _options(file: Path, create: bool) -> str:
    """Read-only where it cannot be written; `immutable` where SQLite could not even keep its lock files beside it."""
    if not file.exists() or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return "mode=rwc" if create else "mode=rw"
    pending = file.with_name(file.name + "-wal")
    quiet = not os.access(file.parent, os.W_OK) and not (pending.exists() and pending.stat().st_size)
    return "mode=ro&immutable=1" if quiet else "mode=ro"


def _configure(connection: sqlite3.Connection, writable: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if writable:
        # FULL: what `add` has acknowledged survives a power cut, not only a killed process; one fsync a batch.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = OFF")


def begin(connection: Connection) -> None:
    """Begin at the driver's level, DDL included; a writer takes the lock at once, so it never fails half way for want of it."""
    write = connection.get_execution_options().get("ledger_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    driver: Any = connection.connection.dbapi_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("not a connection of sqlite3's")
    return driver


def check_room(connection: Connection, name: str) -> None:
    """Raises LedgerError where the disk is too full to write to the ledger of that name."""
    if isinstance(driver_of(connection), Alone):
        raise LedgerError(f"{name}: {dict(REASONS)[NO_ROOM[0]]}")


def file_of(connection: Connection) -> Path:
    """The file behind a connection."""
    return Path(str(connection.exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'").scalar()))


def pending(file: Path) -> bool:
    """Whether the log beside the file holds what the file does not hold yet, as far as can be seen."""
    log = file.with_name(file.name + "-wal")
    return log.exists() and log.stat().st_size > 0
