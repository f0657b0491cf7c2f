"""Cells: parties and matters in the order of the statements that bear on them; and which of those count by two clocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_, select, tuple_

from onrecord.ledger.schema import bearings, deadlines, statements
from onrecord.ledger.selection import bound
from onrecord.types import Bearing


@dataclass(frozen=True, slots=True)
class Cell:
    """A party and a matter that one statement bears on, as spelled there, with its day ("" unknown) and its `heads`."""

    party_key: str
    matter_key: str
    party: str
    matter: str
    day: str
    heads: str
    place: int

    @classmethod
    def of(cls, place: int, row: Bearing | Row[*tuple[Any, ...]]) -> Cell:
        """The cell of the statement at that place, by its bearing or the row that keeps it."""
        return cls(row.party_key or "", row.matter_key or "", row.party or "", row.matter or "", row.day, row.heads, place)


@dataclass(frozen=True, slots=True)
class Ordered:
    """A query for rows of cells, `place` and `at`, what they are ordered by, to be read a page at a time."""

    query: Select[Any]
    order: tuple[ColumnElement[Any], ColumnElement[Any]]
    oldest: bool

    def after(self, last: Row[Any]) -> Select[Any]:
        """What comes after that row."""
        here, there = tuple_(*self.order), (last.at, last.place)
        return self.query.where(here > there if self.oldest else here < there)


def ordered_cells(
    kind: str,
    *,
    since: str | None,
    until: str | None,
    known_by: str | None,
    party_keys: Sequence[str],
    oldest: bool,
    kept: str | None,
) -> Ordered:
    """The cells of all statements of that kind, as `Index.cells` tells."""
    column = deadlines.c.due if kept else bearings.c.due if kind == "due" else bearings.c.day
    place = deadlines.c.place if kept else bearings.c.place
    if kept:
        conditions = [deadlines.c.place == bearings.c.place, *_kept(kept, until)]
    else:
        conditions = [bearings.c.due.is_not(None) if kind == "due" else bearings.c[kind] == 1, *clocks_of(None, known_by)]
        conditions += [bearings.c.exact == 1] if known_by and kind != "due" else []
        conditions += [column >= since] if since else []
        conditions += [column <= bound(until), column != ""] if until else []
        conditions += [bearings.c.party_key.in_(party_keys)] if party_keys else []
    names = ("party_key", "matter_key", "party", "matter", "day", "heads", "place")
    query = select(*(bearings.c[name] for name in names), column.label("at")).where(*conditions)
    order = (column, place) if oldest else (column.desc(), place.desc())
    return Ordered(query.order_by(*order), (column, place), oldest)


def clocks_of(as_of: str | None, known_by: str | None, *, out: bool = False) -> list[ColumnElement[bool]]:
    """Which bearings count by the two clocks; with `out` of those alone that review left out."""
    found: list[ColumnElement[bool]] = [bearings.c.out == 1] if out else []
    if as_of:
        found += [bearings.c.day <= bound(as_of), bearings.c.day != ""]
    if known_by is None and not out:
        found.append(bearings.c.counted == 1)
    elif known_by is not None:
        read = select(statements.c.place).where(
            statements.c.place == bearings.c.place, statements.c.known_since <= bound(known_by)
        )
        found.append(read.exists())
    return found


def _kept(day: str, until: str | None) -> list[ColumnElement[bool]]:
    """What was said by that day, not taken back by then and, with `until`, due by that one: of the index of deadlines alone."""
    stands = or_(deadlines.c.back.is_(None), deadlines.c.back > bound(day))
    due = [deadlines.c.due <= bound(until), deadlines.c.due != ""] if until else []
    return [*due, deadlines.c.day <= bound(day), deadlines.c.day != "", stands]


__all__ = ["Cell", "clocks_of", "ordered_cells"]
