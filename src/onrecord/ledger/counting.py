"""Counted: parties, matters, and the matters of a party, with their numbers of statements and the names most of these have."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from onrecord.ledger.schema import bearings, spellings, totals
from onrecord.ledger.views import Count

# Values in one IN list.
SOME = 1_000


def counts(connection: Connection, kind: str, limit: int, scope: str) -> tuple[tuple[str, Count], ...]:
    """Parties, matters, or the matters of a party (`cell`, with its key as scope): key, name and number, most first."""
    ordered = (totals.c.statements.desc(), totals.c.key)
    query = select(totals.c.key, totals.c.statements).where(totals.c.kind == kind, totals.c.scope == scope)
    rows = connection.execute(query.order_by(*ordered).limit(limit)).all()
    keys = [row.key for row in rows]
    names = _names_within(connection, scope, keys) if kind == "cell" else _names(connection, kind, keys)
    return tuple((row.key, Count(names.get(row.key, row.key), row.statements)) for row in rows)


def total(connection: Connection, kind: str, scope: str) -> int:
    """How many parties, matters, or matters of a party there are."""
    query = select(func.count()).select_from(totals).where(totals.c.kind == kind, totals.c.scope == scope)
    return int(connection.execute(query).scalar_one())


def _names(connection: Connection, kind: str, keys: Sequence[str]) -> dict[str, str]:
    """For each key the spelling that most statements have."""
    best: dict[str, str] = {}
    for start in range(0, len(keys), SOME):
        query = select(spellings.c.key, spellings.c.name).where(
            spellings.c.kind == kind, spellings.c.key.in_(keys[start : start + SOME])
        )
        for key, name in connection.execute(query.order_by(spellings.c.statements.desc(), spellings.c.name)):
            best.setdefault(key, name)
    return best


def _names_within(connection: Connection, party: str, keys: Sequence[str]) -> dict[str, str]:
    """For each key of a party's matters the wording that most of its own statements have."""
    best: dict[str, str] = {}
    columns, often = (bearings.c.matter_key, bearings.c.matter), func.count()
    for start in range(0, len(keys), SOME):
        query = select(*columns).where(
            bearings.c.party_key == party, bearings.c.matter_key.in_(keys[start : start + SOME]), bearings.c.counted == 1
        )
        for key, name in connection.execute(query.group_by(*columns).order_by(often.desc(), bearings.c.matter)):
            best.setdefault(key, name)
    return best


__all__ = ["counts", "total"]
