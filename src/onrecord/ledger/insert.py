"""Inserts in the drivers' own words, one a table.

SQLAlchemy's compiled ones cost a fifth of the load, and its dialects' `insert` imports every PostgreSQL driver that it knows
(80 ms at each start).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import BigInteger, Connection, Integer, LargeBinary, Table

from onrecord.ledger.rows import Row


def insert_new(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    """Insert rows whose key is not there yet, in the order of their keys; how many were new."""
    key = itemgetter(*_keys(table))
    ordered = sorted(rows, key=key)
    if not ordered:
        return 0
    values = itemgetter(*table.columns.keys())
    if connection.dialect.name == "sqlite":
        return connection.exec_driver_sql(_one_row(table), [values(row) for row in ordered]).rowcount
    columns = tuple(list(column) for column in zip(*map(values, ordered), strict=True))
    return connection.exec_driver_sql(_many_rows(table), columns).rowcount


def add_counts(connection: Connection, table: Table, counts: Mapping[tuple[str, ...], int]) -> None:
    """Add to the last column of the rows with these keys, making those that are not there; rows that come to zero go."""
    ordered: list[tuple[Any, ...]] = [(*key, count) for key, count in sorted(counts.items()) if count]
    if not ordered:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_one_more(table), ordered)
    else:
        connection.exec_driver_sql(_many_more(table), tuple(list(column) for column in zip(*ordered, strict=True)))
    gone = [tuple(row[:-1]) for row in ordered if row[-1] < 0]
    if gone:
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        same = " AND ".join(f"{name} = {mark}" for name in _keys(table))
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE statements = 0 AND {same}", gone)  # noqa: S608 (names from the schema)  # nosec B608


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.primary_key.columns]


def _insert(table: Table, source: str) -> str:
    columns = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118 (iterating gives columns)
    return f"INSERT INTO {table.name} ({columns}) {source} ON CONFLICT ({', '.join(_keys(table))}) DO NOTHING"


def _more(table: Table, source: str) -> str:
    added = f"UPDATE SET statements = {table.name}.statements + excluded.statements"  # names from the schema  # nosec B608
    return _insert(table, source).removesuffix("NOTHING") + added


@cache
def _one_more(table: Table) -> str:
    return _more(table, _row(table))


@cache
def _many_more(table: Table) -> str:
    return _more(table, _batch(table))


@cache
def _one_row(table: Table) -> str:
    return _insert(table, _row(table))


@cache
def _many_rows(table: Table) -> str:
    return _insert(table, _batch(table))


def _row(table: Table) -> str:
    """For SQLite: prepared once and run for each row."""
    return f"VALUES ({', '.join('?' * len(table.columns))})"


def _batch(table: Table) -> str:
    """For PostgreSQL: one array a column, so that a batch is one statement with one count, whatever its size."""
    arrays = ", ".join(f"%s::{_type(column.type)}[]" for column in table.columns)
    return f"SELECT * FROM unnest({arrays})"  # noqa: S608 (types, from the schema)  # nosec B608


def _type(kind: Any) -> str:
    # BigInteger first: it is an Integer to Python.
    names = ((BigInteger, "bigint"), (Integer, "integer"), (LargeBinary, "bytea"))
    return next((name for one, name in names if isinstance(kind, one)), "text")
