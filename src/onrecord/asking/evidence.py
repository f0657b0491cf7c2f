"""What an answer draws on: statements and judgements by the two clocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from onrecord.history import Matters, position
from onrecord.ledger import Ledger, Selection
from onrecord.types import Judgement, Position, Searched, Statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """Statements read by `known_by`, what was held about them by then, and how much was searched for both clocks.

    `scores`: how far statements, by id, bear on the matter that was asked for, where the index tells exactly.
    """

    statements: tuple[Statement, ...]
    judgements: tuple[Judgement, ...]
    searched: Searched
    as_of: str | None
    known_by: str | None
    matters: Matters | None = None
    scores: Mapping[str, float] | None = None

    @property
    def known(self) -> dict[str, str] | None:
        """The ledger has applied the second clock already: every statement here was known by then."""
        return None if self.known_by is None else {statement.id: self.known_by for statement in self.statements}


def evidence(ledger: Ledger, as_of: str | None = None, known_by: str | None = None) -> Evidence:
    """All of a ledger for the two clocks: what any question can be answered from, though slowly where it is large."""
    # `as_of` is left to history: its day of saying is never after publication, the ledger's may be.
    selection = Selection(known_by=known_by)
    searched = ledger.searched(known_by, as_of)
    return Evidence(tuple(ledger.select(selection)), tuple(ledger.judgements(known_by=known_by)), searched, as_of, known_by)


class Clocks(TypedDict):
    """The arguments that every question of `history` takes."""

    as_of: str | None
    known_by: str | None
    known: dict[str, str] | None
    judgements: tuple[Judgement, ...]


def clocks_of(given: Evidence) -> Clocks:
    """The two clocks and the judgements of this evidence, as arguments."""
    return Clocks(as_of=given.as_of, known_by=given.known_by, known=given.known, judgements=given.judgements)


def position_of(given: Evidence, party: str, matter: str) -> Position:
    """Where a party stands by this evidence; what was searched is the whole ledger by the two clocks."""
    return position(
        given.statements,
        party,
        matter,
        matters=given.matters,
        searched=given.searched,
        scores=given.scores,
        **clocks_of(given),
    )


__all__ = ["Clocks", "Evidence", "clocks_of", "evidence", "position_of"]
