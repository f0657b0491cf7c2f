"""Rows of the settled tables, drawn from the records: the bearings of documents, and what each is counted under."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, select

from onrecord.ledger import views
from onrecord.ledger.records import load_reports
from onrecord.ledger.rows import Row, judgement_from_row, plain, statement_from_row
from onrecord.ledger.schema import judgements, statements, targets
from onrecord.ledger.selection import counted_of, told_in
from onrecord.types import Bearing, Brief, Judgement, Statement

# Draws the bearing of a statement, given the judgements on it, its report and its actors.
Draw = Callable[[Statement, Sequence[Judgement]], Bearing]


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
        "subject_key": plain(bearing.subject_key),
    }


def total_keys(row: Row) -> Iterator[tuple[str, ...]]:
    """What a row counts for."""
    if row["counted"]:
        if row["party_key"] is not None:
            yield "party", "", row["party_key"]
        if row["subject_key"] is not None:
            yield "matter", "", row["subject_key"]
        if row["party_key"] is not None and row["matter_key"] is not None:
            yield "cell", row["party_key"], row["matter_key"]


def spelling_keys(row: Row) -> Iterator[tuple[str, ...]]:
    """The spellings that a row has."""
    for key in row["keys"].split("|"):
        if key:
            yield "key", key.split()[-1], key
    if row["counted"]:
        for kind, key in (("party", "party_key"), ("matter", "subject_key")):
            if row[key] is not None:
                yield kind, row[key], row[kind]


__all__ = ["Draw", "drawn", "judgements_on", "names_of", "spelling_keys", "total_keys"]
