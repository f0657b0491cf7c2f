"""Where parties owe an answer, and where positions changed: lists of cells, the latest first, a few weighed at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import merge
from itertools import islice
from typing import Any

from onrecord.asking.finding import AT_ONCE, Finder
from onrecord.asking.weighing import Weigher
from onrecord.asking.when import When
from onrecord.history import Change, Gap, is_open, kind_of, said_day
from onrecord.ledger import Cell, Index
from onrecord.types import Statement

# The fewest cells whose evidence is gathered together, where nearly all rows of a list are there.
AT_LEAST = 8


class Turns:
    """Gaps and changes, streamed from a settled index; as many are weighed at once as a list of `limit` rows is short of."""

    def __init__(self, index: Index, finder: Finder, weigher: Weigher) -> None:
        self._index, self._finder, self._weigher = index, finder, weigher

    def gaps(self, party: str | None, matter: str | None, limit: int, when: When) -> Iterator[Gap]:
        """Where somebody was asked and is open still; of all, of a party, or on a matter."""
        cells = self._cells("asked", party, None, when, matter)
        for part in self._with_positions(cells, limit, when):
            left = [(cell, one) for cell, one in part if is_open(one)]
            asked = self._of_cells([cell for cell, _ in left], "asked", None, when)
            yield from (Gap(cell.party, cell.matter, some, one) for (cell, one), some in zip(left, asked, strict=True) if some)

    def changes(self, since: str, party: str | None, matter: str | None, limit: int, when: When) -> Iterator[Change]:
        """Where the position of the day before `since` is another now; of all, of a party, or on a matter."""
        earlier = replace(when, before=since)
        cells = self._cells("moves", party, since, when, matter)
        for part in self._with_positions(cells, limit, earlier, when):
            kinds = [(cell, kind_of(before, after), before, after) for cell, before, after in part]
            turned = [(cell, kind, before, after) for cell, kind, before, after in kinds if kind is not None]
            fresh = self._of_cells([cell for cell, *_ in turned], "moves", since, when)
            for (cell, kind, before, after), some in zip(turned, fresh, strict=True):
                if some:
                    yield Change(cell.party, cell.matter, kind, before, after, some)

    def _cells(self, kind: str, party: str | None, since: str | None, when: When, matter: str | None) -> Iterator[Cell]:
        """The cells of such statements, of all or of those on a matter, each once, the latest first."""
        keys = self._finder.keys(party) if party is not None else ()
        seen: set[tuple[str, str]] = set()
        if party is not None and not keys:
            return
        until = when.as_of
        found = self._index.cells(kind, since=since, until=until, known_by=when.known_by, party_keys=keys)
        then = (
            cell
            for cell in self._finder.cells_of_then(kind, when.known_by)
            if (not since or cell.day >= since)
            and (not until or "" < cell.day <= until)
            and (not keys or cell.party_key in keys)
        )
        for cell in merge(found, then, key=lambda cell: (cell.day, cell.place), reverse=True):
            if (cell.party_key, cell.matter_key) not in seen and self._finder.is_on(matter, cell.heads):
                seen.add((cell.party_key, cell.matter_key))
                yield cell

    def _with_positions(self, cells: Iterator[Cell], limit: int, *whens: When) -> Iterator[list[tuple[Any, ...]]]:
        """Cells with their positions for each of some clocks, weighed for as many at once as a list is still short of."""
        seen = 0
        while some := list(islice(cells, min(max(limit + 1 - seen, AT_LEAST), AT_ONCE))):
            seen += len(some)
            pairs = [(cell.party, cell.matter) for cell in some]
            yield list(zip(some, *self._weigher.positions(pairs, whens), strict=True))

    def _of_cells(self, cells: Sequence[Cell], kind: str, since: str | None, when: When) -> list[tuple[Statement, ...]]:
        """For each cell its statements of that kind in that time, the latest first."""
        places = self._index.places_in(cells, kind, known_by=when.known_by)
        then = self._finder.cells_of_then(kind, when.known_by)
        if then:
            more: dict[tuple[str, str], list[int]] = {}
            for one in then:
                more.setdefault((one.party_key, one.matter_key), []).append(one.place)
            places = [[*found, *more.get((c.party_key, c.matter_key), ())] for c, found in zip(cells, places, strict=True)]
        held = self._finder.reviewed_at({place for found in places for place in found}, when.known_by)
        return [_inside((held[place] for place in found if place in held), since, when.as_of) for found in places]


def _inside(found: Iterable[Statement], since: str | None, until: str | None) -> tuple[Statement, ...]:
    """Those said in a time, the latest first."""
    said = [s for s in found if (not since or said_day(s) >= since) and (not until or "" < said_day(s) <= until)]
    return tuple(sorted(said, key=lambda s: (said_day(s), s.id), reverse=True))


__all__ = ["Turns"]
