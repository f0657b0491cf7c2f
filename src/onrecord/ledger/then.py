"""Deadlines by an earlier second clock: which the index tells were taken back by what had been read by then.

What took back is sure where it is the first appearance of its statement that had been read by then, has one reading, and was
never rejected: then it counted by that clock as it counts now. Whoever asks reads the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, Select, func, select, tuple_

from onrecord.ledger.deadlines import TakesBack, Told, first_backs
from onrecord.ledger.schema import bearings, judgements, keyed, statements, targets
from onrecord.ledger.selection import AFTER, bound
from onrecord.ledger.store import Store

# Deadlines looked at together.
PAGE = 500


def not_taken_back(store: Store, places: Iterable[int], takes_back: TakesBack, *, as_of: str, known_by: str) -> Iterator[int]:
    """The places of deadlines, in their order, without those that surely were taken back by these clocks."""
    waiting, backs = iter(places), dict[str, list[Told]]()
    while some := list(islice(waiting, PAGE)):
        with store.reading() as connection:
            gone = _taken_back(connection, some, takes_back, backs, _standing(as_of, known_by))
        yield from (place for place in some if place not in gone)


def _taken_back(
    connection: Connection,
    places: Sequence[int],
    takes_back: TakesBack,
    backs: dict[str, list[Told]],
    standing: Callable[[str], Select[tuple[int, str, str]]],
) -> set[int]:
    columns = (bearings.c.place, bearings.c.day, bearings.c.heads, bearings.c["keys"])
    rows = connection.execute(select(*columns).where(bearings.c.place.in_(places), bearings.c.exact == 1)).all()
    by_key: dict[str, list[Told]] = {}
    for place, day, heads, keys in rows:
        for key in filter(None, keys.split("|")):
            by_key.setdefault(key, []).append(Told(place, day, heads))
    found: set[int] = set()
    for key, dues in by_key.items():
        if key not in backs:
            backs[key] = [Told(row.place, row.day, row.heads) for row in connection.execute(standing(key))]
        found.update(first_backs((one for one in dues if one.place not in found), backs[key], takes_back))
    return found


def _standing(as_of: str, known_by: str) -> Callable[[str], Select[tuple[int, str, str]]]:
    """The query for what, under a name, surely stood by these clocks and takes back what was said before; by day."""
    read, earlier = statements.alias("read"), statements.alias("earlier")
    when = [tuple_(func.coalesce(one.c.published, AFTER), one.c.report) for one in (earlier, read)]
    first = (
        ~select(earlier.c.id)
        .where(earlier.c.id == read.c.id, earlier.c.known_since <= bound(known_by), when[0] < when[1])
        .exists()
    )
    rejected = (
        select(targets.c.target)
        .join_from(targets, judgements)
        .where(targets.c.target == read.c.id, judgements.c.kind == "reject")
    )
    query = select(keyed.c.place, keyed.c.day, keyed.c.heads).join_from(keyed, read, read.c.place == keyed.c.place)
    said = query.where(keyed.c.kind == "back", keyed.c.day <= bound(as_of), keyed.c.day != "")
    standing = said.where(read.c.known_since <= bound(known_by), first, ~rejected.exists()).order_by(keyed.c.day, keyed.c.place)
    return lambda key: standing.where(keyed.c.key == key)


__all__ = ["not_taken_back"]
