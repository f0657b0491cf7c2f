"""Deadlines of a ledger and what became of them, in the order of their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from onrecord.asking.evidence import evidence
from onrecord.asking.finding import AT_ONCE, Finder
from onrecord.asking.settling import rules
from onrecord.asking.when import When
from onrecord.history import Due, due, same_party
from onrecord.ledger import Ledger
from onrecord.types import Statement


class Deadlines:
    """What falls due, streamed; from the index where it is settled, else from all there is."""

    def __init__(self, ledger: Ledger, finder: Finder, *, settled: bool) -> None:
        self._ledger, self._finder, self._settled = ledger, finder, settled

    def until(
        self, as_of: str, within: int, limit: int, when: When, party: str | None, *, oldest: bool, back: bool = True
    ) -> Iterator[Due]:
        """What is due until so many days after `as_of`, a page of `limit` at a time.

        Without `back` some of what was taken back by these clocks is left out: all that the index tells.
        """
        if not self._settled:
            yield from self._of_all(as_of, within, when, party, oldest=oldest)
            return
        until = date.fromordinal(min(date.fromisoformat(as_of).toordinal() + within, date.max.toordinal())).isoformat()
        kept = as_of if not back and when.known_by is None else None
        cells = self._ledger.index.cells("due", until=until, known_by=when.known_by, oldest=oldest, kept=kept)
        of_party = self._finder.deadlines_of(party, when)
        said: Iterator[int] = (
            cell.place for cell in cells if "" < cell.day <= as_of and (of_party is None or cell.place in of_party)
        )
        if not back and when.known_by is not None:
            # The day that the index holds is of what is known now; by an earlier clock it is looked for.
            said = self._ledger.index.not_taken_back(said, rules(), as_of=as_of, known_by=when.known_by)
        while some := list(islice(said, min(limit + 1, AT_ONCE))):
            bound = [one for one in self._finder.reviewed(some, when.known_by) if _binds(one, party)]
            conditions = self._ledger.index.judgements_on(bound, when.known_by, kind="condition")
            near = {one.id: one for one in (*self._finder.later(bound, when), *bound)}
            found = {row.statement.id: row for row in due(near.values(), as_of, within=within, judgements=conditions)}
            yield from (found[one.id] for one in bound if one.id in found)

    def _of_all(self, as_of: str, within: int, when: When, party: str | None, *, oldest: bool) -> Iterator[Due]:
        """The same where the index does not hold what there is."""
        given, known_by = evidence(self._ledger, as_of, when.known_by), when.known_by
        found = due(given.statements, as_of, within=within, known_by=known_by, known=given.known, judgements=given.judgements)
        yield from (row for row in (found if oldest else reversed(found)) if _binds(row.statement, party))


def _binds(statement: Statement, party: str | None) -> bool:
    """Whether it binds or asks that party, or somebody who speaks for it; anybody where none is named."""
    return party is None or same_party(party, statement.party)


__all__ = ["Deadlines"]
