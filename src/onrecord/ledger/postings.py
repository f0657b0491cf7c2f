"""Which bearings hold the lexemes that are asked for, in SQLite: lists read from the full-text index at once, and met here.

Asked of FTS5 as one expression of ANDs and ORs, the 441 alternatives of a matrix of 10 by 8 over 100,000 statements took 40 to
70 ms; their 173 lists take 11 ms to read and 2 to meet. A wish of few alternatives is left to FTS5, which hands out less.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from onrecord.types import Wanted

_LISTS = (
    "SELECT asked.key, (SELECT json_group_array(rowid) FROM bearing_words WHERE bearing_words MATCH asked.value)"
    " FROM json_each(?) AS asked"
)


def met(connection: Connection, wanted: Sequence[Wanted]) -> list[set[int]]:
    """For each wish the places of what any alternative of it meets."""
    parts = [_parts(wish) for wish in wanted]
    lists = _lists(connection, {part for some in parts for part in some})
    return [
        set().union(*(lists[part] for part in some)) if some == wish else _meeting(wish, lists)
        for wish, some in zip(wanted, parts, strict=True)
    ]


def _parts(wish: Wanted) -> Wanted:
    """What to read lists of: the alternatives themselves where they are fewer than their lexemes, else each lexeme."""
    lexemes = dict.fromkeys(lexeme for some in wish for lexeme in some)
    return wish if len(wish) < len(lexemes) else tuple((lexeme,) for lexeme in lexemes)


def _lists(connection: Connection, parts: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], set[int]]:
    """The places that hold all lexemes of each part."""
    ordered = sorted(parts)
    found: list[set[int]] = [set() for _ in ordered]
    if ordered:
        asked = json.dumps([" AND ".join(f'"{lexeme}"' for lexeme in part) for part in ordered])
        for number, places in connection.exec_driver_sql(_LISTS, (asked,)).all():
            found[number].update(json.loads(places))
    return dict(zip(ordered, found, strict=True))


def _meeting(wish: Wanted, lists: dict[tuple[str, ...], set[int]]) -> set[int]:
    found: set[int] = set()
    for some in wish:
        shortest, *others = sorted((lists[lexeme,] for lexeme in some), key=len)
        found |= shortest.intersection(*others)
    return found


__all__ = ["met"]
