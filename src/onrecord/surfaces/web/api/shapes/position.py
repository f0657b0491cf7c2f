"""The shapes of what is asked: positions, and the lists that are drawn from them."""

from __future__ import annotations

from pydantic import Field

from onrecord.history import ConditionState
from onrecord.history.changes import ChangeKind
from onrecord.history.parties import Role
from onrecord.surfaces.web.api.shapes.base import Shape
from onrecord.surfaces.web.api.shapes.statement import Statement
from onrecord.types import Stance


class Searched(Shape):
    """What was looked at for an answer."""

    reports: int
    statements: int
    first: str | None
    last: str | None


class Position(Shape):
    """Where a party stands on a matter, and what that rests on."""

    party: str
    matter: str
    stance: Stance
    answer: str
    """The stance in words; what is no clear commitment says so."""
    as_of: str | None
    known_by: str | None
    since: str | None
    firmness: int
    standing: list[Statement]
    against: list[Statement]
    earlier: list[Statement]
    unanswered: list[Statement]
    searched: Searched


class UnknownParty(Shape):
    """Nobody of this name is on record; `near`: the names on record that are most like it."""

    name: str = Field(examples=["Itly"])
    near: list[str] = Field(examples=[["Italy"]])


class Stand(Position):
    """A position, and what was left out of it."""

    withdrawn: list[Statement]
    """What bears on it, but stands in a report that its outlet withdrew."""
    unknown_party: UnknownParty | None
    """As in `meta`."""


class Cell(Shape):
    """A position in the matrix: the stance and the ids of the statements it rests on."""

    party: str
    matter: str
    stance: Stance
    answer: str
    since: str | None
    firmness: int
    standing: list[str]
    against: list[str]
    unanswered: list[str]


class Matrix(Shape):
    """Parties by matters: `cells[i][j]` is the i-th party on the j-th matter."""

    parties: list[str]
    matters: list[str]
    cells: list[list[Cell]]


class Entry(Shape):
    """A line of a timeline."""

    day: str | None
    role: Role
    stance: Stance
    withdrawn: bool
    """Whether its report was withdrawn: no stance rests on it."""
    statement: Statement


class Gap(Shape):
    """A party that was asked or expected to commit, and did not."""

    party: str
    matter: str
    asked: list[Statement]
    position: Position


class Change(Shape):
    """A position that is not what it was."""

    party: str
    matter: str
    kind: ChangeKind
    before: Position
    after: Position
    because: list[Statement]


class Due(Shape):
    """A promise, plan, threat or demand whose deadline has passed."""

    by: str
    days_overdue: int
    condition: ConditionState | None
    told_done: list[Statement]
    statement: Statement
