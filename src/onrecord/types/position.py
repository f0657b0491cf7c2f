"""Positions: where a party stands on a matter as of a date, derived from statements and rebuilt at any time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.types.statement import Statement

Stance = Literal["committed", "conditional", "intends", "considering", "unclear", "refused", "contradictory", "none"]
STANCES: tuple[Stance, ...] = get_args(Stance)


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked at for an answer: how many reports and statements, and the publication dates they span."""

    reports: int
    statements: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Position:
    """ "As of this date, and by what was known then, the party stands so on the matter, because of these statements."

    `since` is the date from which the stance holds; `standing` are the statements it rests on, newest first, `against` those
    that contradict it, `earlier` those that a later one has replaced, and `unanswered` those that show a question without an
    answer. `as_of` and `known_by` are the two clocks the answer was given for (None: no limit).
    """

    party: str
    matter: str
    stance: Stance
    as_of: str | None
    known_by: str | None
    since: str | None
    firmness: int
    standing: Sequence[Statement]
    against: Sequence[Statement]
    earlier: Sequence[Statement]
    unanswered: Sequence[Statement]
    searched: Searched
