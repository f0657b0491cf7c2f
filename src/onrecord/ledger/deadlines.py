"""Deadlines in the settled tables: which count, and the earliest day on which each was taken back.

Only what the bearings alone tell is told here: of statements that have one reading. Whoever asks reads the rest. Held as a day,
it answers for every `as_of`; it is looked for anew only where what is settled can change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, or_, select, update

from onrecord.ledger.insert import insert_new
from onrecord.ledger.rows import Row
from onrecord.ledger.schema import bearings, deadlines, keyed

# Whether what has the second heads takes back what has the first, both of one party.
TakesBack = Callable[[str, str], bool]
# Values in one IN list.
SOME = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """One statement under a name key: what takes back, or what has a deadline; that was taken `back` on a day, as held."""

    place: int
    day: str
    heads: str
    back: str | None = None


ByKey = Mapping[str, Sequence[Told]]


def deadline_row(row: Row) -> Row | None:
    """The row of a bearing's deadline, before it is known whether it was taken back; None where it has none that counts."""
    if not row["counted"] or row["due"] is None:
        return None
    return {"place": row["place"], "due": row["due"], "day": row["day"], "back": None}


def keyed_rows(row: Row) -> Iterator[Row]:
    """Under which names a bearing's deadline can be taken back, or it takes others back."""
    if not row["counted"] or not row["exact"]:
        return
    kinds = [kind for kind, held in (("due", row["due"] is not None), ("back", row["back"])) if held]
    for kind in kinds:
        for key in filter(None, row["keys"].split("|")):
            yield {"kind": kind, "key": key, "day": row["day"], "place": row["place"], "heads": row["heads"]}


def settle_deadlines(connection: Connection, gone: Sequence[Row], fresh: Sequence[Row], takes_back: TakesBack) -> None:
    """Bring the deadlines up to date with bearings that went and that came."""
    _remove(connection, gone)
    insert_new(connection, deadlines, [row for one in fresh if (row := deadline_row(one))])
    insert_new(connection, keyed, [row for one in fresh for row in keyed_rows(one)])
    anew = [*fresh, *_rested_on(connection, by_key(gone, "back"))]
    found = _looked_for(connection, by_key(anew, "due"), takes_back)
    known = set(found)
    for rows, backs in _older(connection, by_key(fresh, "back")):
        left = {one.place: one for one in rows if one.place not in known}
        for place, day in first_backs(left.values(), backs, takes_back).items():
            found[place] = min(filter(None, (day, found.get(place), left[place].back)))
    _write(connection, found)


def by_key(rows: Iterable[Row], kind: str) -> dict[str, list[Told]]:
    """What bearings tell of that kind, by name key."""
    found: dict[str, list[Told]] = {}
    for row in (keyed_row for one in rows for keyed_row in keyed_rows(one)):
        if row["kind"] == kind:
            found.setdefault(row["key"], []).append(Told(row["place"], row["day"], row["heads"]))
    return found


def first_backs(dues: Iterable[Told], backs: Iterable[Told], takes_back: TakesBack) -> dict[int, str]:
    """For each place of a deadline that was taken back the earliest day of that; `backs` by day, all of one name key."""
    waiting, found = sorted(dues, key=_when, reverse=True), dict[int, str]()
    looking: list[Told] = []
    for back in backs:
        while waiting and waiting[-1].day < back.day:
            looking.append(waiting.pop())
        met = [one for one in looking if takes_back(one.heads, back.heads)]
        if met:
            found.update((one.place, back.day) for one in met)
            looking = [one for one in looking if one.place not in found]
        if not looking and not waiting:
            # Most are taken back soon or not at all: what comes later is not read.
            break
    return found


def _when(one: Told) -> tuple[str, int]:
    return one.day, one.place


def _remove(connection: Connection, gone: Sequence[Row]) -> None:
    places = [row["place"] for row in gone if deadline_row(row)]
    for start in range(0, len(places), SOME):
        connection.execute(delete(deadlines).where(deadlines.c.place.in_(places[start : start + SOME])))
    for row in (keyed_row for one in gone for keyed_row in keyed_rows(one)):
        connection.execute(delete(keyed).where(*(keyed.c[name] == row[name] for name in ("kind", "key", "day", "place"))))


def _rested_on(connection: Connection, gone: ByKey) -> list[Row]:
    """The bearings of deadlines held to be taken back on a day on which something that takes back is gone."""
    places: set[int] = set()
    for key, rows in gone.items():
        days = sorted({one.day for one in rows})
        for start in range(0, len(days), SOME):
            found = _dues(connection, key, deadlines.c.back.in_(days[start : start + SOME]))
            places.update(one.place for one in found)
    ordered, rested = sorted(places), list[Row]()
    for start in range(0, len(ordered), SOME):
        query = select(bearings).where(bearings.c.place.in_(ordered[start : start + SOME]))
        rested += [dict(row) for row in connection.execute(query).mappings()]
    return rested


def _older(connection: Connection, backs: ByKey) -> Iterator[tuple[list[Told], list[Told]]]:
    """For each name key the deadlines that what came may take back, earlier than was held; and what came, by day."""
    for key, rows in backs.items():
        ordered = sorted(rows, key=_when)
        may = or_(deadlines.c.back.is_(None), deadlines.c.back > ordered[0].day)
        yield _dues(connection, key, and_(keyed.c.day < ordered[-1].day, may)), ordered


def _dues(connection: Connection, key: str, condition: ColumnElement[bool]) -> list[Told]:
    columns = (keyed.c.place, keyed.c.day, keyed.c.heads, deadlines.c.back)
    query = select(*columns).join_from(keyed, deadlines, keyed.c.place == deadlines.c.place)
    rows = connection.execute(query.where(keyed.c.kind == "due", keyed.c.key == key, condition))
    return [Told(*row) for row in rows]


def _looked_for(connection: Connection, dues: ByKey, takes_back: TakesBack) -> dict[int, str | None]:
    """The earliest day on which each of these was taken back, by all that is there; None where none."""
    found: dict[int, str | None] = {one.place: None for rows in dues.values() for one in rows}
    for key, rows in dues.items():
        for place, day in first_backs(rows, _backs(connection, key, min(one.day for one in rows)), takes_back).items():
            found[place] = min(found[place] or day, day)
    return found


def _backs(connection: Connection, key: str, after: str) -> Iterator[Told]:
    """What takes back, said by this name after that day, by day; read only as far as it is asked for."""
    query = select(keyed.c.place, keyed.c.day, keyed.c.heads).where(keyed.c.kind == "back", keyed.c.key == key)
    result = connection.execute(query.where(keyed.c.day > after).order_by(keyed.c.day, keyed.c.place))
    try:
        for row in result:
            yield Told(row.place, row.day, row.heads)
    finally:
        result.close()


def _write(connection: Connection, found: Mapping[int, str | None]) -> None:
    changed = update(deadlines).where(deadlines.c.place == bindparam("at")).values(back=bindparam("taken"))
    if found:
        connection.execute(changed, [{"at": place, "taken": day} for place, day in sorted(found.items())])


def unlike(connection: Connection, rows: Iterable[Row], takes_back: TakesBack) -> Iterator[str]:
    """Where the tables are not what these bearings, all there are, give; in words."""
    given = [row for row in rows if row["counted"]]
    meant: dict[int, tuple[str, str, str | None]] = {
        row["place"]: (row["due"], row["day"], None) for one in given if (row := deadline_row(one))
    }
    backs = by_key(given, "back")
    for key, dues in by_key(given, "due").items():
        for place, day in first_backs(dues, sorted(backs.get(key, ()), key=_when), takes_back).items():
            due, said, held = meant[place]
            meant[place] = (due, said, min(held or day, day))
    stored = {row.place: (row.due, row.day, row.back) for row in connection.execute(select(deadlines))}
    yield from (f"deadline {place}" for place in sorted(stored.keys() | meant.keys()) if stored.get(place) != meant.get(place))
    under = {tuple(row[name] for name in keyed.columns.keys()) for one in given for row in keyed_rows(one)}  # noqa: SIM118
    there = {tuple(row) for row in connection.execute(select(keyed))}
    yield from (f"keyed {' '.join(map(str, row[:4]))}" for row in sorted(under ^ there))


__all__ = ["TakesBack", "settle_deadlines", "unlike"]
