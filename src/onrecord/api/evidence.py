"""What an answer draws on: statements and judgements by the two clocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypedDict

from onrecord.ledger import Ledger, Selection
from onrecord.types import Judgement, Position, Searched, Statement


class Clocks(TypedDict):
    """The arguments that every question of `history` takes."""

    as_of: str | None
    known_by: str | None
    known: dict[str, str] | None
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Statements read by `known_by`, what was held about them by then, and how much was searched for both clocks."""

    statements: tuple[Statement, ...]
    judgements: tuple[Judgement, ...]
    searched: Searched
    as_of: str | None
    known_by: str | None

    @property
    def clocks(self) -> Clocks:
        # The ledger has applied the second clock already: every statement here was known by then.
        known = None if self.known_by is None else {statement.id: self.known_by for statement in self.statements}
        return Clocks(as_of=self.as_of, known_by=self.known_by, known=known, judgements=self.judgements)

    def told(self, found: Position) -> Position:
        """A position that says that the whole ledger was searched."""
        return replace(found, searched=self.searched)


def evidence(ledger: Ledger, as_of: str | None, known_by: str | None) -> Evidence:
    """All of a ledger for the two clocks; `as_of` is left to history, whose day of saying is never after publication."""
    statements = tuple(ledger.select(Selection(known_by=known_by)))
    return Evidence(statements, tuple(ledger.judgements(known_by=known_by)), ledger.searched(known_by, as_of), as_of, known_by)


__all__ = ["Clocks", "Evidence", "evidence"]
