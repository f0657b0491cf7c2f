"""Deadlines: what is due, and what is overdue as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.history.briefs import brief_of
from onrecord.history.clocks import Known, held_by, ordinal, said_by, said_day
from onrecord.history.clocks import known_by as read_by
from onrecord.history.conditions import FOUND, ConditionState, condition_state, tells_done
from onrecord.history.matters import one_deed
from onrecord.history.parties import party_keys
from onrecord.history.reviewed import reviewed
from onrecord.history.words import bag, subject, weigh
from onrecord.types import Judgement, Statement

DUE_DAYS = 30  # how far ahead of the day asked for a deadline counts as due
BINDING = ("commit", "intend", "threaten", "demand")
BACK = ("refuse", "retract")


@dataclass(frozen=True, slots=True)
class Due:
    """ "By `by` this was to be done": `days` left (negative: overdue by so many), and the state of its condition, if any.

    `taken_back` holds later refusals or retractions of the party on the matter; whether it was done is for a reader
    to judge: `told_done` are later statements that tell of it.
    """

    statement: Statement
    by: str
    days: int
    condition: ConditionState | None
    taken_back: tuple[Statement, ...]
    told_done: tuple[Statement, ...]

    @property
    def overdue(self) -> bool:
        return self.days < 0


def due(
    statements: Iterable[Statement],
    as_of: str,
    *,
    within: int = DUE_DAYS,
    known_by: str | None = None,
    known: Known | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Due, ...]:
    """The deadlines overdue as of a day or due within so many days after it, the earliest first.

    A deadline that is only an event, or open at its end, has no day and is left out.
    """
    held = held_by(judgements, known_by)
    visible = said_by(reviewed(read_by(statements, known_by, known), held), as_of)
    by_party: dict[str, list[Statement]] = {}
    for statement in visible:
        if statement.act in BACK or tells_done(statement):
            for key in sorted(party_keys(statement)):
                by_party.setdefault(key, []).append(statement)
    found = []
    for statement in visible:
        end = statement.deadline.interval.end if statement.deadline else None
        if end is None or statement.act not in BINDING or ordinal(end) - ordinal(as_of) > within:
            continue
        later = _later(statement, by_party)
        back = tuple(other for other in later if other.act in BACK)
        told = tuple(other for other in later if other.act not in BACK)
        state = condition_state(brief_of(statement), held, tuple(map(brief_of, told)), as_of) if statement.condition else None
        done = tuple(other for other in told if _tells_of(statement, other))
        found.append(Due(statement, end, ordinal(end) - ordinal(as_of), state, back, done))
    return tuple(sorted(found, key=lambda row: (row.by, row.statement.id)))


def overdue(
    statements: Iterable[Statement],
    as_of: str,
    *,
    known_by: str | None = None,
    known: Known | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Due, ...]:
    """The deadlines that have passed as of a day and were not taken back."""
    rows = due(statements, as_of, within=-1, known_by=known_by, known=known, judgements=judgements)
    return tuple(row for row in rows if not row.taken_back)


def _later(statement: Statement, by_party: dict[str, list[Statement]]) -> list[Statement]:
    """What the statement's party, or others of it, said later on the same matter that takes it back or tells it is done."""
    if statement.matter is None:
        return []
    found = {other.id: other for key in sorted(party_keys(statement)) for other in by_party.get(key, ())}
    matter, day = bag(statement.matter.name), said_day(statement)
    later = [o for o in found.values() if said_day(o) > day and o.matter is not None and one_deed(matter, bag(o.matter.name))]
    return sorted(later, key=lambda other: (said_day(other), other.id))


def _tells_of(statement: Statement, other: Statement) -> bool:
    """Whether what tells of something done names the very deed: that it is on the matter too is not enough."""
    if statement.matter is None or other.matter is None:
        return False
    deed = bag(statement.matter.name)
    named = deed & bag(other.matter.name, other.content.text)
    return bool(named & subject(deed)) and weigh(named) >= FOUND * weigh(deed)
