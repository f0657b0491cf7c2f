"""Settling: the derived tables brought up to what the records say, document by document; they may be thrown away at any time.

What a statement bears on is drawn by rules that live elsewhere (`onrecord.history`), so whoever settles brings them along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, text, tuple_

from onrecord.ledger.add import unsettle_all
from onrecord.ledger.deadlines import TakesBack, settle_deadlines, unlike
from onrecord.ledger.drawn import Draw, drawn, spelling_keys, total_keys
from onrecord.ledger.insert import add_counts, insert_new
from onrecord.ledger.postgresql import count_values, merge_words
from onrecord.ledger.rows import Row
from onrecord.ledger.schema import (
    bearings,
    deadlines,
    keyed,
    metadata,
    settled_by,
    spellings,
    statements,
    totals,
    unsettled,
)
from onrecord.ledger.store import Store


@dataclass(frozen=True, slots=True)
class Rules:
    """What is settled by: the rules that draw bearings and tell what takes back what, and a version that changes with them."""

    version: str
    draw: Draw
    takes_back: TakesBack


# Documents settled in one transaction.
DOCUMENTS = 500
# One lock number for all who would settle a PostgreSQL ledger at once.
SETTLING = 0x4F4E5253
Counts = Counter[tuple[str, ...]]


def settle(store: Store, rules: Rules, *, at_most: int | None = None) -> Iterator[int]:
    """Settle what is unsettled, some hundreds of documents a transaction; yields how many documents each settled.

    Where the tables were drawn by rules of another version, everything is. Killed, it leaves the rest unsettled.
    """
    done = 0
    while at_most is None or done < at_most:
        with store.writing() as connection:
            _lock(connection)
            _note_rules(connection, rules.version)
            some = _next(connection)
            if not some:
                break
            documents = sorted({document for document, _ in some})
            _settle_some(connection, documents, rules)
            _strike(connection, some)
            merge_words(connection)
        done += len(documents)
        yield len(documents)
    if done:
        with store.writing() as connection:
            count_values(connection, list(metadata.tables))


def is_settled(connection: Connection, version: str) -> bool:
    """Whether the derived tables are what the records say by the rules of this version."""
    if connection.execute(select(unsettled.c.document).limit(1)).first() is not None:
        return False
    drawn_by = connection.execute(select(settled_by.c.rules)).scalar()
    return drawn_by == version or connection.execute(select(statements.c.place).limit(1)).first() is None


def unsettle(store: Store) -> None:
    """Throw the derived tables away: all is to be settled again."""
    with store.writing() as connection:
        _lock(connection)
        for table in (bearings, deadlines, keyed, totals, spellings, settled_by):
            connection.execute(delete(table))
        unsettle_all(connection, "anew")


def _lock(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": SETTLING})


def _note_rules(connection: Connection, version: str) -> None:
    held = connection.execute(select(settled_by.c.rules)).scalar()
    if held != version:
        connection.execute(delete(settled_by))
        connection.execute(settled_by.insert().values(rules=version))
        unsettle_all(connection, version)


def _next(connection: Connection) -> list[tuple[str, str]]:
    """The next documents with all causes to settle them; a cause that comes later stays for the next time."""
    first = select(unsettled.c.document).distinct().order_by(unsettled.c.document).limit(DOCUMENTS)
    documents = list(connection.execute(first).scalars())
    query = select(unsettled.c.document, unsettled.c.why).where(unsettled.c.document.in_(documents))
    return [(row.document, row.why) for row in connection.execute(query)]


def _strike(connection: Connection, some: Sequence[tuple[str, str]]) -> None:
    for start in range(0, len(some), 1_000):
        pairs = some[start : start + 1_000]
        connection.execute(delete(unsettled).where(tuple_(unsettled.c.document, unsettled.c.why).in_(pairs)))


def _settle_some(connection: Connection, documents: Sequence[str], rules: Rules) -> None:
    old = {row["place"]: dict(row) for row in _stored(connection, documents)}
    new = {row["place"]: row for row in drawn(connection, documents, rules.draw)}
    gone = [row for place, row in old.items() if new.get(place) != row]
    fresh = [row for place, row in new.items() if old.get(place) != row]
    for start in range(0, len(gone), 1_000):
        places = [row["place"] for row in gone[start : start + 1_000]]
        connection.execute(delete(bearings).where(bearings.c.place.in_(places)))
    insert_new(connection, bearings, fresh)
    settle_deadlines(connection, gone, fresh, rules.takes_back)
    for table, count in ((totals, total_keys), (spellings, spelling_keys)):
        counts: Counts = Counter(key for row in fresh for key in count(row))
        counts.subtract(key for row in gone for key in count(row))
        add_counts(connection, table, counts)


def _stored(connection: Connection, documents: Sequence[str]) -> list[Row]:
    return [dict(row) for row in connection.execute(select(bearings).where(bearings.c.document.in_(documents))).mappings()]


def differing(connection: Connection, rules: Rules) -> Iterator[str]:
    """Where the derived tables are not what settling anew would make of the records, in words."""
    counts: dict[str, Counts] = {"totals": Counter(), "spellings": Counter()}
    documents = connection.execute(select(statements.c.document).distinct().order_by(statements.c.document)).scalars().all()
    places, dated = 0, list[Row]()
    for start in range(0, len(documents), DOCUMENTS):
        some = documents[start : start + DOCUMENTS]
        old = {row["place"]: row for row in _stored(connection, some)}
        new = {row["place"]: row for row in drawn(connection, some, rules.draw)}
        yield from (f"bearing {place}" for place in sorted(old.keys() | new.keys()) if old.get(place) != new.get(place))
        places += len(old)
        for row in new.values():
            counts["totals"].update(total_keys(row))
            if row["due"] is not None or row["back"]:
                dated.append(row | {"lexemes": "", "document": "", "brief": ""})
            counts["spellings"].update(spelling_keys(row))
    if connection.execute(select(func.count()).select_from(bearings)).scalar_one() != places:
        yield "bearings of no statement"
    yield from unlike(connection, dated, rules.takes_back)
    for table in (totals, spellings):
        stored = Counter({tuple(row)[:-1]: row[-1] for row in connection.execute(select(table))})
        yield from (f"{table.name} {' '.join(key)}" for key in sorted(stored.keys() | counts[table.name].keys())
                    if stored[key] != counts[table.name][key])  # fmt: skip


__all__ = ["Rules", "differing", "is_settled", "settle", "unsettle"]
