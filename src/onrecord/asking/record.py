"""The record as it is asked: one object for every question and every door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from heapq import merge
from itertools import islice
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from onrecord.asking.evidence import clocks_of, evidence
from onrecord.asking.finding import Finder, When
from onrecord.asking.settling import rules, settle
from onrecord.asking.weighing import Weigher, read
from onrecord.errors import LedgerError
from onrecord.history import (
    Change,
    Due,
    Entry,
    Gap,
    Matters,
    due,
    is_open,
    kind_of,
    names_near,
    said_day,
    same_party,
    timeline,
    with_withdrawn,
)
from onrecord.ledger import Cell, Count, Ledger
from onrecord.types import Position, Searched, Statement

Row = TypeVar("Row")
Given = ParamSpec("Given")
Answer = TypeVar("Answer")
# Parties, those with most statements first, among which a name that is not on record is looked for.
CALLED = 2_000
# Cells whose evidence is gathered together: the most, and, where nearly all rows of a list are there, the fewest.
AT_ONCE, AT_LEAST = 32, 8


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """The first rows of a list, what was searched for it, and whether there are more."""

    rows: tuple[Row, ...]
    more: bool
    searched: Searched


@dataclass(frozen=True, slots=True)
class Unknown:
    """ "Nobody of this name is on record": where nothing was found, it may be that nobody is called so. `near`: names alike."""

    name: str
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The position of each party (rows) on each matter (columns)."""

    parties: tuple[str, ...]
    matters: tuple[str, ...]
    positions: tuple[tuple[Position, ...], ...]


def _as_of_one_moment(
    question: Callable[Concatenate[Record, Given], Answer],
) -> Callable[Concatenate[Record, Given], Answer]:
    """A question for which all is read in one transaction, whoever writes meanwhile."""

    @wraps(question)
    def asked(record: Record, /, *given: Given.args, **named: Given.kwargs) -> Answer:
        with record.ledger.at_once():
            return question(record, *given, **named)

    return asked


class Record:
    """ "What does this ledger say?" Every answer is for two clocks, `as_of` and `known_by`: ISO dates, inclusive, or None.

    Made, it settles what was added to the ledger since it was last asked (`told` hears how many documents each step took).
    A ledger that cannot be written to is asked as it is: unsettled, slowly, and lists but that of deadlines raise LedgerError.
    """

    def __init__(self, ledger: Ledger, matters: Matters | None = None, told: Callable[[int], None] | None = None) -> None:
        self.ledger = ledger
        self.settled = settle(ledger, told)
        self._finder = Finder(ledger, matters, settled=self.settled)
        self._weigher = Weigher(self._finder, ledger.index, matters)
        self._searched: dict[tuple[str | None, str | None], Searched] = {}

    def searched(self, *, as_of: str | None = None, known_by: str | None = None) -> Searched:
        """What an answer for these clocks could draw on."""
        return self._when(as_of, known_by).searched

    @_as_of_one_moment
    def unknown(self, party: str) -> Unknown | None:
        """None where somebody of this name is on record, or an index that lacks statements cannot tell; else who is not."""
        if not self._finder.finds([(party, "")]) or self._finder.keys(party):
            return None
        return Unknown(party, names_near(party, (one.name for one in self.parties(CALLED).rows)))

    @_as_of_one_moment
    def stand(self, party: str, matter: str, *, as_of: str | None = None, known_by: str | None = None) -> Position:
        """Where a party stands on a matter, and what that rests on."""
        ((found,),) = self._weigher.positions([(party, matter)], [self._when(as_of, known_by)])
        return read(found)

    @_as_of_one_moment
    def withdrawn(
        self, party: str, matter: str, *, as_of: str | None = None, known_by: str | None = None
    ) -> tuple[Statement, ...]:
        """What the answer would rest on, had the reports not been taken back by their outlets; by day, then id."""
        return tuple(self._finder.withdrawn(party, matter, self._when(as_of, known_by)))

    @_as_of_one_moment
    def timeline(
        self,
        party: str,
        matter: str,
        *,
        as_of: str | None = None,
        known_by: str | None = None,
        withdrawn: bool = False,
    ) -> tuple[Entry, ...]:
        """What a party said on a matter, oldest first, with the stance after each day.

        With `withdrawn` also, so marked, what was told by reports that were taken back; no stance rests on it.
        """
        given = self._finder.gather(party, matter, replace(self._when(as_of, known_by), day_by_day=True))
        entries = timeline(given.statements, party, matter, matters=given.matters, scores=given.scores, **clocks_of(given))
        gone = self.withdrawn(party, matter, as_of=as_of, known_by=known_by) if withdrawn else ()
        return with_withdrawn(entries, gone, party)

    @_as_of_one_moment
    def matrix(
        self, parties: Sequence[str], matters: Sequence[str], *, as_of: str | None = None, known_by: str | None = None
    ) -> Matrix:
        """The positions of some parties on some matters; the statements of each are read when they are looked at."""
        pairs = [(party, matter) for party in parties for matter in matters]
        (positions,) = self._weigher.positions(pairs, [self._when(as_of, known_by)])
        rows = (positions[row * len(matters) : (row + 1) * len(matters)] for row in range(len(parties)))
        return Matrix(tuple(parties), tuple(matters), tuple(map(tuple, rows)))

    @_as_of_one_moment
    def gaps(
        self,
        *,
        party: str | None = None,
        matter: str | None = None,
        limit: int = 50,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> Listed[Gap]:
        """Where somebody was asked or expected to commit and did not, the latest first; of all, of a party, or on a matter."""
        cells = self._cells("asked", party, None, self._when(as_of, known_by), self._finder.places_of(None, matter))
        return self._listed(self._gaps(cells, limit, self._when(as_of, known_by)), limit, as_of, known_by)

    @_as_of_one_moment
    def changes(
        self, since: str, until: str | None = None, *, party: str | None = None, limit: int = 50, known_by: str | None = None
    ) -> Listed[Change]:
        """The positions that differ between the day before `since` and `until`, the latest moved first."""
        found = self._changes(since, party, limit, self._when(until, known_by))
        return self._listed(found, limit, until, known_by)

    @_as_of_one_moment
    def overdue(self, as_of: str, *, party: str | None = None, limit: int = 50, known_by: str | None = None) -> Listed[Due]:
        """Commitments whose deadline has passed as of a day and that were not taken back, the earliest first."""
        when = self._when(as_of, known_by)
        passed = self._deadlines(as_of, -1, limit, when, party, oldest=True, back=False)
        return self._listed((row for row in passed if not row.taken_back), limit, as_of, known_by)

    @_as_of_one_moment
    def deadlines(
        self, as_of: str, *, within: int = -1, party: str | None = None, limit: int = 50, known_by: str | None = None
    ) -> Listed[Due]:
        """What falls due until so many days after `as_of` (-1: what has passed), the latest deadline first."""
        found = self._deadlines(as_of, within, limit, self._when(as_of, known_by), party, oldest=False)
        return self._listed(found, limit, as_of, known_by)

    @_as_of_one_moment
    def parties(self, limit: int = 50) -> Listed[Count]:
        """The parties with their numbers of statements, most first; all spellings of a party are one."""
        return self._counted("party", limit, "")

    @_as_of_one_moment
    def matters(self, party: str | None = None, limit: int = 50) -> Listed[Count]:
        """The matters, of a party or of all, with their numbers of statements, most first; all wordings of a matter are one."""
        if party is None:
            return self._counted("matter", limit, "")
        self._needs_index()
        found: dict[str, Count] = {}
        for key in self._finder.keys(party):
            for matter, count in self.ledger.index.counts("cell", limit, scope=key):
                old = found.get(matter)
                found[matter] = Count(old.name if old else count.name, count.statements + (old.statements if old else 0))
        rows = sorted(found.values(), key=lambda count: (-count.statements, count.name))
        total = sum(self.ledger.index.total("cell", key) for key in self._finder.keys(party))
        return Listed(tuple(rows[:limit]), total > limit, self.searched())

    def _needs_index(self) -> None:
        """Lists are drawn from the index: one that lacks statements must not pass for the whole."""
        if not self.settled:
            raise LedgerError(
                f"{self.ledger.name}: its index lacks what was read last, and it cannot be written to; run `onrecord settle` "
                "where it can be, or ask `stand`, `timeline`, `search` and `overdue`"
            )

    def _counted(self, kind: str, limit: int, scope: str) -> Listed[Count]:
        self._needs_index()
        rows = self.ledger.index.counts(kind, limit + 1, scope=scope)
        return Listed(tuple(count for _, count in rows[:limit]), len(rows) > limit, self.searched())

    def _listed(self, found: Iterator[Row], limit: int, as_of: str | None, known_by: str | None) -> Listed[Row]:
        rows = tuple(islice(found, limit + 1))
        return Listed(rows[:limit], len(rows) > limit, self.searched(as_of=as_of, known_by=known_by))

    def _when(self, as_of: str | None, known_by: str | None) -> When:
        if (as_of, known_by) not in self._searched:
            self._searched[as_of, known_by] = self.ledger.searched(known_by, as_of)
        return When(as_of, known_by, self._searched[as_of, known_by])

    def _cells(
        self, kind: str, party: str | None, since: str | None, when: When, places: frozenset[int] | None = None
    ) -> Iterator[Cell]:
        """The cells of such statements, of all or of those at these places, each once, the latest first."""
        self._needs_index()
        keys = self._finder.keys(party) if party is not None else ()
        seen: set[tuple[str, str]] = set()
        if party is not None and not keys:
            return
        until = when.as_of
        found = self.ledger.index.cells(kind, since=since, until=until, known_by=when.known_by, party_keys=keys)
        then = (
            cell
            for cell in self._finder.cells_of_then(kind, when.known_by)
            if (not since or cell.day >= since)
            and (not until or "" < cell.day <= until)
            and (not keys or cell.party_key in keys)
        )
        for cell in merge(found, then, key=lambda cell: (cell.day, cell.place), reverse=True):
            if (cell.party_key, cell.matter_key) not in seen and (places is None or cell.place in places):
                seen.add((cell.party_key, cell.matter_key))
                yield cell

    def _with_positions(self, cells: Iterator[Cell], limit: int, *whens: When) -> Iterator[list[tuple[Any, ...]]]:
        """Cells with their positions for each of some clocks, weighed for as many at once as a list is still short of."""
        seen = 0
        while some := list(islice(cells, min(max(limit + 1 - seen, AT_LEAST), AT_ONCE))):
            seen += len(some)
            pairs = [(cell.party, cell.matter) for cell in some]
            yield list(zip(some, *self._weigher.positions(pairs, whens), strict=True))

    def _gaps(self, cells: Iterator[Cell], limit: int, when: When) -> Iterator[Gap]:
        for part in self._with_positions(cells, limit, when):
            left = [(cell, one) for cell, one in part if is_open(one)]
            asked = self._of_cells([cell for cell, _ in left], "asked", None, when)
            yield from (Gap(cell.party, cell.matter, some, one) for (cell, one), some in zip(left, asked, strict=True) if some)

    def _changes(self, since: str, party: str | None, limit: int, when: When) -> Iterator[Change]:
        earlier = replace(when, before=since)
        for part in self._with_positions(self._cells("moves", party, since, when), limit, earlier, when):
            kinds = [(cell, kind_of(before, after), before, after) for cell, before, after in part]
            turned = [(cell, kind, before, after) for cell, kind, before, after in kinds if kind is not None]
            fresh = self._of_cells([cell for cell, *_ in turned], "moves", since, when)
            for (cell, kind, before, after), some in zip(turned, fresh, strict=True):
                if some:
                    yield Change(cell.party, cell.matter, kind, before, after, some)

    def _deadlines(
        self, as_of: str, within: int, limit: int, when: When, party: str | None, *, oldest: bool, back: bool = True
    ) -> Iterator[Due]:
        """Without `back` some of what was taken back by these clocks is left out: all that the index tells."""
        if not self.settled:
            yield from self._deadlines_of_all(as_of, within, when, party, oldest=oldest)
            return
        until = date.fromordinal(min(date.fromisoformat(as_of).toordinal() + within, date.max.toordinal())).isoformat()
        kept = as_of if not back and when.known_by is None else None
        cells = self.ledger.index.cells("due", until=until, known_by=when.known_by, oldest=oldest, kept=kept)
        of_party = self._finder.deadlines_of(party, when)
        said: Iterator[int] = (
            cell.place for cell in cells if "" < cell.day <= as_of and (of_party is None or cell.place in of_party)
        )
        if not back and when.known_by is not None:
            # The day that the index holds is of what is known now; by an earlier clock it is looked for.
            said = self.ledger.index.not_taken_back(said, rules(), as_of=as_of, known_by=when.known_by)
        while some := list(islice(said, min(limit + 1, AT_ONCE))):
            bound = [one for one in self._finder.reviewed(some, when.known_by) if _binds(one, party)]
            conditions = self.ledger.index.judgements_on(bound, when.known_by, kind="condition")
            near = {one.id: one for one in (*self._finder.later(bound, when), *bound)}
            found = {row.statement.id: row for row in due(near.values(), as_of, within=within, judgements=conditions)}
            yield from (found[one.id] for one in bound if one.id in found)

    def _deadlines_of_all(self, as_of: str, within: int, when: When, party: str | None, *, oldest: bool) -> Iterator[Due]:
        """The same where the index does not hold what there is."""
        given, known_by = evidence(self.ledger, as_of, when.known_by), when.known_by
        found = due(given.statements, as_of, within=within, known_by=known_by, known=given.known, judgements=given.judgements)
        yield from (row for row in (found if oldest else reversed(found)) if _binds(row.statement, party))

    def _of_cells(self, cells: Sequence[Cell], kind: str, since: str | None, when: When) -> list[tuple[Statement, ...]]:
        """For each cell its statements of that kind in that time, the latest first."""
        places = self.ledger.index.places_in(cells, kind, known_by=when.known_by)
        then = self._finder.cells_of_then(kind, when.known_by)
        if then:
            more: dict[tuple[str, str], list[int]] = {}
            for one in then:
                more.setdefault((one.party_key, one.matter_key), []).append(one.place)
            places = [[*found, *more.get((c.party_key, c.matter_key), ())] for c, found in zip(cells, places, strict=True)]
        held = self._finder.reviewed_at({place for found in places for place in found}, when.known_by)
        return [_inside((held[place] for place in found if place in held), since, when.as_of) for found in places]


def _binds(statement: Statement, party: str | None) -> bool:
    """Whether it binds or asks that party, or somebody who speaks for it; anybody where none is named."""
    return party is None or same_party(party, statement.party)


def _inside(found: Iterable[Statement], since: str | None, until: str | None) -> tuple[Statement, ...]:
    """Those said in a time, the latest first."""
    said = [s for s in found if (not since or said_day(s) >= since) and (not until or "" < said_day(s) <= until)]
    return tuple(sorted(said, key=lambda s: (said_day(s), s.id), reverse=True))


__all__ = ["Listed", "Matrix", "Record", "Unknown"]
