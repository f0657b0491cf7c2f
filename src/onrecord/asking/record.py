"""The record as it is asked: one object for every question and every door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import wraps
from itertools import islice
from typing import Concatenate, ParamSpec, TypeVar

from onrecord.asking.answers import Listed, Matrix, Row, Unknown
from onrecord.asking.deadlines import Deadlines
from onrecord.asking.evidence import clocks_of
from onrecord.asking.finding import Finder
from onrecord.asking.given import given_words
from onrecord.asking.settling import settle
from onrecord.asking.turns import Turns
from onrecord.asking.weighing import Weigher, read
from onrecord.asking.when import When
from onrecord.errors import LedgerError
from onrecord.history import (
    Change,
    Due,
    Entry,
    Gap,
    Matters,
    names_near,
    timeline,
    with_withdrawn,
)
from onrecord.ledger import Count, Ledger, Searchable
from onrecord.types import Position, Searched, Statement

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
# Parties, those with most statements first, among which a name that is not on record is looked for.
CALLED = 2_000
# Matters of a party, those with most statements first, among which its positions are looked for.
LOOKED = 60


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
        self._turns = Turns(ledger.index, self._finder, self._weigher)
        self._deadlines = Deadlines(ledger, self._finder, settled=self.settled)
        self._searchable: dict[str | None, Searchable] = {}

    def searched(self, *, as_of: str | None = None, known_by: str | None = None) -> Searched:
        """What an answer for these clocks could draw on."""
        return self._when(as_of, known_by).searched

    @_as_of_one_moment
    def unknown(self, party: str | None) -> Unknown | None:
        """None where somebody of this name is on record, nobody is named, or the index cannot tell; else who is not."""
        if party is None or not self._finder.finds([(party, "")]) or self._finder.keys(party):
            return None
        return Unknown(party, names_near(party, (one.name for one in self.parties(CALLED).rows)))

    @_as_of_one_moment
    def stand(self, party: str, matter: str, *, as_of: str | None = None, known_by: str | None = None) -> Position:
        """Where a party stands on a matter, and what that rests on."""
        given_words(party=party, matter=matter)
        ((found,),) = self._weigher.positions([(party, matter)], [self._when(as_of, known_by)])
        return read(found)

    @_as_of_one_moment
    def elsewhere(self, party: str, *, as_of: str | None = None, known_by: str | None = None) -> tuple[Position, ...]:
        """Where a party stands on the matters that it is on record on, those with most statements first."""
        if not self.settled:
            return ()
        matters = [one.name for one in self.matters(party, LOOKED).rows]
        found = self.matrix([party], matters, as_of=as_of, known_by=known_by).positions if matters else ()
        return tuple(one for row in found for one in row if one.stance != "none")

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
        given_words(party=party, matter=matter)
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
        given_words(party=party, matter=matter)
        self._needs_index()
        found = self._turns.gaps(party, matter, limit, self._when(as_of, known_by))
        return self._listed(found, limit, as_of, known_by)

    @_as_of_one_moment
    def changes(
        self,
        since: str,
        until: str | None = None,
        *,
        party: str | None = None,
        matter: str | None = None,
        limit: int = 50,
        known_by: str | None = None,
    ) -> Listed[Change]:
        """The positions that differ between the day before `since` and `until`, the latest first; of a party, on a matter."""
        given_words(party=party, matter=matter)
        self._needs_index()
        found = self._turns.changes(since, party, matter, limit, self._when(until, known_by))
        return self._listed(found, limit, until, known_by)

    @_as_of_one_moment
    def overdue(self, as_of: str, *, party: str | None = None, limit: int = 50, known_by: str | None = None) -> Listed[Due]:
        """Promises, plans, threats and demands whose deadline has passed and that were not taken back, the earliest first."""
        when = self._when(as_of, known_by)
        given_words(party=party)
        passed = self._deadlines.until(as_of, -1, limit, when, party, oldest=True, back=False)
        return self._listed((row for row in passed if not row.taken_back), limit, as_of, known_by)

    @_as_of_one_moment
    def deadlines(
        self, as_of: str, *, within: int = -1, party: str | None = None, limit: int = 50, known_by: str | None = None
    ) -> Listed[Due]:
        """What falls due until so many days after `as_of` (-1: what has passed), the latest deadline first."""
        given_words(party=party)
        found = self._deadlines.until(as_of, within, limit, self._when(as_of, known_by), party, oldest=False)
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
        given_words(party=party)
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
        if known_by not in self._searchable:
            self._searchable[known_by] = self.ledger.searchable(known_by)
        return When(as_of, known_by, self._searchable[known_by].searched(as_of))


__all__ = ["Record"]
