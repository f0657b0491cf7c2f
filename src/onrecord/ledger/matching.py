"""What meets the words that are asked for: in each store by its own index of the words of bearings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select, text

from onrecord.ledger.postings import met
from onrecord.ledger.schema import bearings
from onrecord.types import Wanted

# Alternatives asked for in one query.
ALTERNATIVES = 400
# The columns of a `Found`.
FOUND = tuple(bearings.c[name] for name in ("place", "heads", "exact", "day", "keys", "brief"))


class Found(NamedTuple):
    """A row of the index: where the statement is, and what was drawn from it (see `onrecord.types.Bearing`)."""

    place: int
    heads: str
    exact: int
    day: str
    keys: str
    brief: str


def matching(connection: Connection, wanted: Sequence[Wanted], conditions: Sequence[ColumnElement[bool]]) -> list[list[Found]]:
    """For each of several wishes the rows, of those that meet the conditions, that any alternative of it meets."""
    return (_met_here if connection.dialect.name == "sqlite" else _met_there)(connection, wanted, conditions)


def _met_here(connection: Connection, wanted: Sequence[Wanted], clocks: Sequence[ColumnElement[bool]]) -> list[list[Found]]:
    """`matching` in SQLite: the lists of lexemes are met first, then the rows are read that are left."""
    places = met(connection, wanted)
    # As one list in JSON: a thousand places bound one by one took longer than reading their rows.
    given = func.json_each(json.dumps(sorted(set().union(*places)))).table_valued("value")
    query = select(*FOUND).where(bearings.c.place.in_(select(given.c.value)), *clocks)
    rows = {row[0]: Found._make(row) for row in connection.execute(query).all()} if any(places) else {}
    return [[rows[place] for place in sorted(some) if place in rows] for some in places]


def _met_there(connection: Connection, wanted: Sequence[Wanted], clocks: Sequence[ColumnElement[bool]]) -> list[list[Found]]:
    """`matching` in PostgreSQL, whose index meets all alternatives itself."""
    found: list[list[Found]] = [[] for _ in wanted]
    _seeking(connection)
    alternatives: dict[frozenset[str], list[int]] = {}
    for number, wish in enumerate(wanted):
        for some in wish:
            alternatives.setdefault(frozenset(some), []).append(number)
    ordered = sorted(alternatives, key=sorted)
    for start in range(0, len(ordered), ALTERNATIVES):
        part = ordered[start : start + ALTERNATIVES]
        query = select(*FOUND, bearings.c.lexemes).where(*clocks, _meeting(part))
        under: dict[str, list[tuple[frozenset[str], int]]] = {}
        for one in part:
            under.setdefault(min(one), []).extend((one, number) for number in alternatives[one])
        asked = under.keys()
        for *row, lexemes in connection.execute(query).all():
            held = frozenset(lexemes.split())
            # Few of a statement's words are asked for: met by sets, not one by one.
            for number in {number for lexeme in held & asked for one, number in under[lexeme] if one <= held}:
                found[number].append(Found._make(row))
    return [list({one.place: one for one in several}.values()) for several in found]


def _seeking(connection: Connection) -> None:
    """Have a transaction find rows by indexes; said once in it.

    A statement has few of many lexemes, which the planner takes for a quarter of all: it would read every row.
    """
    if not connection.get_execution_options().get("ledger_seeking", False):
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        connection.execution_options(ledger_seeking=True)


def any_of(wanted: Iterable[frozenset[str]]) -> str:
    """A tsquery for any of some sets of lexemes, what most of them hold asked for once.

    The 328 pairs of a matrix of 10 by 8 over 100,000 statements, written one after another, took 92 ms to meet; so 33.
    """
    sets, under = set(wanted), dict[str, list[frozenset[str]]]()
    counts = Counter(one for some in sets for one in some)
    for some in sets:
        commonest = min(some, key=lambda one: (-counts[one], one))
        under.setdefault(commonest, []).append(some - {commonest})
    parts = (f"'{one}'" if frozenset() in rest else f"('{one}' & ({any_of(rest)}))" for one, rest in sorted(under.items()))
    return " | ".join(parts)


def _meeting(wanted: Iterable[frozenset[str]]) -> ColumnElement[bool]:
    query = any_of(wanted)
    # The very expression of the index, else PostgreSQL would not use it.
    found = "array_to_tsvector(string_to_array(bearings.lexemes, ' ')) @@ CAST(:lexemes AS tsquery)"
    return text(found).bindparams(lexemes=query)  # type: ignore[return-value]


__all__ = ["Found", "any_of", "matching"]
