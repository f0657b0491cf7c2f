"""Settling: the derived tables brought up to what the records say, document by document; they may be thrown away at any time.

What a statement bears on is drawn by rules that live elsewhere (`onrecord.history`), so whoever settles brings them along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, text, tuple_

from onrecord.ledger import views
from onrecord.ledger.add import unsettle_all
from onrecord.ledger.deadlines import TakesBack, settle_deadlines, unlike
from onrecord.ledger.insert import add_counts, insert_new
from onrecord.ledger.postgresql import count_values, merge_words
from onrecord.ledger.records import load_reports
from onrecord.ledger.rows import Row, judgement_from_row, plain, statement_from_row
from onrecord.ledger.schema import (
    bearings,
    deadlines,
    judgements,
    keyed,
    metadata,
    settled_by,
    spellings,
    statements,
    targets,
    totals,
    unsettled,
)
from onrecord.ledger.selection import counted_of, told_in
from onrecord.ledger.store import Store
from onrecord.types import Bearing, Brief, Judgement, Statement

# Draws the bearing of a statement, given the judgements on it, its report and its actors.
Draw = Callable[[Statement, Sequence[Judgement]], Bearing]


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


def drawn(connection: Connection, documents: Sequence[str], draw: Draw) -> Iterator[Row]:
    """The rows that these documents' statements ought to have."""
    counted = set(connection.execute(counted_of(documents, views.ranked(connection))).scalars())
    columns = (statements.c.place, statements.c.document, statements.c.report, statements.c.body)
    rows = connection.execute(select(*columns).where(told_in(statements, documents))).all()
    reports = load_reports(connection, {row.report for row in rows})
    made = [statement_from_row({"body": row.body}, reports[row.report]) for row in rows]
    held = _judgements_on(connection, made)
    for row, statement in zip(rows, made, strict=True):
        mine = {j.id: j for name in names_of(statement) for j in held.get(name, ())}
        bearing = draw(statement, list(mine.values()))
        yield _row(row.place, row.document, bearing, counted=row.place in counted and not bearing.out)


def names_of(statement: Statement | Brief) -> list[str]:
    """What a judgement may have as a target and by it change this statement."""
    actors = [actor.name for actor in (statement.speaker, statement.party) if actor]
    one = statement
    report, given = (one.report, one.given_id) if isinstance(one, Brief) else (one.report.id, one.report.given_id)
    return [one.id, report, *([given] if given else []), *actors]


def _judgements_on(connection: Connection, made: Iterable[Statement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    if not connection.execute(select(func.count()).select_from(judgements)).scalar():
        return found
    for name, judgement in judgements_on(connection, {name for one in made for name in names_of(one)}):
        found.setdefault(name, []).append(judgement)
    return found


def judgements_on(connection: Connection, names: Iterable[str]) -> Iterator[tuple[str, Judgement]]:
    """Each judgement with each of these targets that it has."""
    wanted = sorted({str(plain(name)) for name in names})
    for start in range(0, len(wanted), 1_000):
        query = select(targets.c.target, judgements.c.body).join_from(targets, judgements)
        for row in connection.execute(query.where(targets.c.target.in_(wanted[start : start + 1_000]))).mappings():
            yield row["target"], judgement_from_row(dict(row))


def _row(place: int, document: str, bearing: Bearing, *, counted: bool) -> Row:
    return {
        "place": place,
        "document": document,
        "party_key": plain(bearing.party_key),
        "party": plain(bearing.party),
        "matter_key": plain(bearing.matter_key),
        "matter": plain(bearing.matter),
        "keys": plain("|".join(bearing.keys)),
        "heads": plain(bearing.heads),
        "day": plain(bearing.day),
        "due": plain(bearing.due),
        "counted": int(counted),
        "asked": int(bearing.asked),
        "moves": int(bearing.moves),
        "exact": int(bearing.exact),
        "out": int(bearing.out),
        "lexemes": " ".join(bearing.lexemes),
        "back": int(bearing.back),
        "brief": bearing.brief,
    }


def total_keys(row: Row) -> Iterator[tuple[str, ...]]:
    """What a row counts for."""
    if row["counted"]:
        if row["party_key"] is not None:
            yield "party", "", row["party_key"]
        if row["matter_key"] is not None:
            yield "matter", "", row["matter_key"]
        if row["party_key"] is not None and row["matter_key"] is not None:
            yield "cell", row["party_key"], row["matter_key"]


def spelling_keys(row: Row) -> Iterator[tuple[str, ...]]:
    """The spellings that a row has."""
    for key in row["keys"].split("|"):
        if key:
            yield "key", key.split()[-1], key
    if row["counted"]:
        for kind in ("party", "matter"):
            if row[f"{kind}_key"] is not None:
                yield kind, row[f"{kind}_key"], row[kind]


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


__all__ = [
    "Draw",
    "Rules",
    "differing",
    "drawn",
    "is_settled",
    "judgements",
    "judgements_on",
    "names_of",
    "settle",
    "spelling_keys",
    "total_keys",
    "unsettle",
]
