"""Small queries behind the ledger's overviews."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from sqlalchemy import ColumnElement, Connection, distinct, func, select

from onrecord.ledger.schema import judgements, readings, reports, runs, statements
from onrecord.ledger.selection import AFTER, bound, counted_of, current
from onrecord.ledger.words import name_key
from onrecord.types import Searched, Statement

# Of ids that begin alike so many are named.
MANY = 6
# Values in one IN list.
SOME = 1_000


@dataclass(frozen=True, slots=True)
class Count:
    """A party's name or a matter's wording, and how many statements have it."""

    name: str
    statements: int


def text_order(statement: Statement) -> tuple[Any, ...]:
    return (statement.content.spans, statement.act, statement.id)


def runs_in_order(connection: Connection) -> tuple[tuple[str, str], ...]:
    found = connection.execute(select(runs.c.extractor, runs.c.first_seen).order_by(runs.c.first_seen, runs.c.extractor))
    return tuple((row.extractor, row.first_seen) for row in found)


def ranked(connection: Connection) -> tuple[str, ...]:
    """The extractors, oldest run first."""
    return tuple(extractor for extractor, _ in runs_in_order(connection))


def ids_beginning(connection: Connection, prefix: str) -> list[str]:
    """The first statement ids that begin so, with or without `s-`, in order: one more than MANY where there are more."""
    if not prefix:
        return []
    start = "s-" if prefix == "s" else prefix if prefix.startswith("s-") else f"s-{prefix}"
    if not start.isascii() or not start.isprintable():
        return []
    query = select(statements.c.id).where(statements.c.id >= start, statements.c.id < start + AFTER)
    return list(connection.execute(query.distinct().order_by(statements.c.id).limit(MANY + 1)).scalars())


def version(connection: Connection, *, on_sqlite: bool) -> str:
    """The count of changes that a SQLite file keeps; elsewhere how many rows there are, which can only grow."""
    if on_sqlite:
        return str(connection.exec_driver_sql("SELECT epoch FROM page_state").scalar())
    counted = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (readings, judgements)]
    return "-".join(map(str, counted))


def standing(connection: Connection, of: Iterable[str]) -> dict[str, list[int]]:
    """The places that stand for their statements, of all documents that these reports are of, by document."""
    wanted, runs_then, found = sorted(set(of)), ranked(connection), dict[str, list[int]]()
    for start in range(0, len(wanted), SOME):
        of_these = select(reports.c.document).where(reports.c.id.in_(wanted[start : start + SOME])).distinct()
        documents = [document for document in connection.execute(of_these).scalars() if document not in found]
        found |= {document: [] for document in documents}
        for row in connection.execute(counted_of(documents, runs_then)):
            found[row.document].append(row.place)
    return found


@dataclass(frozen=True, slots=True)
class Searchable:
    """How many reports had been read, and statements in them: of each day of publication and before, and of any."""

    days: tuple[str, ...]
    until: tuple[tuple[int, int], ...]
    all: tuple[int, int]

    def searched(self, as_of: str | None) -> Searched:
        """What an answer could draw on that was published by a day."""
        seen = len(self.days) if as_of is None else bisect_right(self.days, bound(as_of))
        reports, found = self.all if as_of is None else self.until[seen - 1] if seen else (0, 0)
        return Searched(reports, found, self.days[0] if seen else None, self.days[seen - 1] if seen else None)


def searchable(connection: Connection, known_by: str | None) -> Searchable:
    """What had been read by then, of each report its current reading; gone through once for any `as_of`."""
    rows = readings.alias("r")
    conditions: list[ColumnElement[bool]] = current(rows, ranked(connection), known_by)
    if known_by:
        conditions.append(rows.c.known_since <= bound(known_by))
    day = func.substr(rows.c.published, 1, 10)
    query = select(day.label("day"), func.count(), func.sum(rows.c.statements)).where(*conditions).group_by("day")
    found = {day: (int(count), int(total)) for day, count, total in connection.execute(query)}
    unknown = found.pop(None, (0, 0))
    days = sorted(found)
    until = list(accumulate((found[day] for day in days), lambda one, other: (one[0] + other[0], one[1] + other[1])))
    reports, total = until[-1] if until else (0, 0)
    return Searchable(tuple(days), tuple(until), (reports + unknown[0], total + unknown[1]))


def counts(connection: Connection, column: ColumnElement[str | None], party: str | None = None) -> tuple[Count, ...]:
    """How many statements have each value of a column in their current reading; one text at two addresses counts once."""
    rows = statements.alias("s")
    wanted = rows.c[column.key or ""]
    query = select(rows.c.party, wanted.label("name"), func.count(distinct(rows.c.id)).label("n")).where(wanted.is_not(None))
    query = query.where(*current(rows, ranked(connection), None)).group_by(rows.c.party, wanted)
    key, totals = name_key(party) if party is not None else None, dict[str, int]()
    for row in connection.execute(query):
        if key is None or name_key(row.party or "") == key:
            totals[row.name] = totals.get(row.name, 0) + row.n
    return tuple(Count(name, n) for name, n in sorted(totals.items(), key=lambda item: (-item[1], item[0])))


__all__ = [
    "Count",
    "Searchable",
    "counts",
    "ids_beginning",
    "ranked",
    "runs_in_order",
    "searchable",
    "standing",
    "text_order",
    "version",
]
