"""Opening a store: which one, whether it is a ledger, and its errors in words a user can act on."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, column, create_engine, event, inspect, make_url, select, table, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from onrecord.errors import LedgerError, MissingExtraError
from onrecord.ledger import pages, sqlite
from onrecord.ledger.lately import REPORTS, STATEMENTS, Lately
from onrecord.ledger.schema import HEAD, VERSION_TABLE
from onrecord.types import Report, Statement

# One lock number for all who would migrate a PostgreSQL ledger at once.
MIGRATING = 0x4F4E5243
VERSIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")


@dataclass(slots=True)
class Store:
    """An engine, the name by which messages call it (a path, or an address without its password), and what was read lately."""

    engine: Engine
    name: str
    changed: bool = False
    statements: Lately[int, Statement] = field(default_factory=partial(Lately, STATEMENTS), repr=False, compare=False)
    reports: Lately[str, Report] = field(default_factory=partial(Lately, REPORTS), repr=False, compare=False)
    # The connection that each thread reads by while it reads `at_once`.
    own: threading.local = field(default_factory=threading.local, repr=False, compare=False)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in a transaction that only reads. Raises LedgerError for what the store reports."""
        held: Connection | None = getattr(self.own, "connection", None)
        if held is not None:
            with explained(self.name):
                yield held
            return
        with explained(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All that this thread reads meanwhile is read in one transaction, and sees the ledger as its first query does."""
        if getattr(self.own, "connection", None) is not None:
            yield
            return
        with self.snapshot() as connection:
            self.own.connection = connection
            try:
                yield
            finally:
                self.own.connection = None

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """As `reading`, and every query sees the ledger as it was at the first, whoever writes meanwhile."""
        # A transaction of SQLite's is one already.
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with explained(self.name), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all. Raises LedgerError for what the store reports."""
        with explained(self.name), self.engine.connect().execution_options(ledger_write=True) as connection:
            if not self.is_sqlite:
                with connection.begin():
                    yield connection
                return
            sqlite.check_room(connection, self.name)
            driver = sqlite.driver_of(connection)
            with connection.begin():
                before = driver.total_changes
                yield connection
                if driver.total_changes != before:
                    pages.count_change(driver)
                    self.changed = True

    def close(self) -> None:
        """Let go of the store; a SQLite file that was added to gets the sums of its pages."""
        try:
            if self.changed:
                with explained(self.name), self.engine.connect() as connection:
                    pages.write_sums(sqlite.driver_of(connection))
        except (LedgerError, sqlite.Error, OSError, pages.PagesError):
            # All that was added is kept; what the sums are for is said in `pages`, and so is what their absence means.
            return
        finally:
            self.engine.dispose()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what a driver raises into a LedgerError that names the ledger and the reason."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{name}: {_reason(error)}") from error
    except SQLAlchemyError as error:
        raise LedgerError(f"{name}: {error}") from error
    except UnicodeDecodeError as error:
        # SQLite's own messages quote the schema, and a damaged schema need not be text.
        raise LedgerError(f"{name}: is damaged: {error}") from error


def _reason(error: DBAPIError) -> str:
    told = str(error.orig).strip().splitlines()
    first = told[0] if told else type(error.orig).__name__
    return next((words for part, words in sqlite.REASONS if part in first), first)


def open_store(where: str, create: bool) -> Store:
    """The store at a path or address, its schema up to date. Raises LedgerError where there is none or it is not a ledger."""
    store = _connect_sqlite(where, create) if "://" not in where else _connect_url(where, create)
    try:
        _bring_up_to_date(store, create)
    except BaseException:
        store.engine.dispose()
        raise
    return store


def _connect_url(where: str, create: bool) -> Store:
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LedgerError(f"{where}: is not an address of a ledger") from error
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database:
        return _connect_sqlite(url.database, create)
    if kind not in ("postgresql", "postgres"):
        raise LedgerError(f"{url.render_as_string()}: a ledger is a file or a postgresql:// address")
    return _connect_postgresql(url)


def _connect_sqlite(path: str, create: bool) -> Store:
    engine = create_engine("sqlite://", creator=sqlite.connector(path, create), pool_size=5, poolclass=sqlite.POOL)
    event.listen(engine, "begin", sqlite.begin)
    event.listen(engine, "checkin", sqlite.let_go)
    return Store(engine, path)


def _connect_postgresql(url: URL) -> Store:
    name = url.render_as_string(hide_password=True)
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"))
    except ModuleNotFoundError as error:
        raise MissingExtraError("a PostgreSQL ledger", error, "postgresql") from error
    return Store(engine, name)


def _bring_up_to_date(store: Store, create: bool) -> None:
    with store.reading() as connection:
        found = version_of(connection)
        if found == HEAD:
            return
        _check_may_migrate(store, connection, found, create)
    with store.writing() as connection:
        if not store.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATING})
        if version_of(connection) != HEAD:
            # Loaded by name, and only here: Alembic takes 0.4 s to import, longer than a query.
            migrate: Any = importlib.import_module("onrecord.ledger.migrate")
            migrate.upgrade(connection)


def version_of(connection: Connection) -> str | None:
    """The schema's version, or None where there is no ledger yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(select(column("version_num")).select_from(table(VERSION_TABLE))).scalar()
    return found


def _check_may_migrate(store: Store, connection: Connection, found: str | None, create: bool) -> None:
    if found is not None and found not in VERSIONS:
        raise LedgerError(f"{store.name}: was written by a newer onrecord (schema {found}); this one knows {HEAD}")
    if found is None and store.is_sqlite and inspect(connection).get_table_names():
        raise LedgerError(f"{store.name}: is a SQLite database, but not a ledger")
    if found is None and not create:
        raise LedgerError(f"{store.name}: {sqlite.NOT_HERE}")
