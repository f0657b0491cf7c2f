"""Moments: intervals, deadlines, and when something was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.types.span import Span, Spans

Relation = Literal["on", "by", "before", "after", "from", "until", "within", "during"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class Interval:
    """ISO dates (YYYY-MM-DD), both inclusive; None where a side is open."""

    start: str | None
    end: str | None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"an interval must not end before it begins: {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of the text that name a time, resolved from the publication date alone.

    `span` covers the whole phrase with its preposition ("by the end of the month"). `interval` is the reading for what was said
    (past), `ahead` the reading for what is promised (future); the two differ for bare weekdays and months. `granularity` is
    day, week, month, quarter, season, half, year, decade, hour or event; `timex` the TIMEX3 value, where there is one; `event`
    the words of the event it hangs on ("the summit").
    """

    span: Span
    interval: Interval | None
    ahead: Interval | None
    relation: Relation
    granularity: str
    timex: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an act is due or planned: the words, the interval they mean, and the event where they name no date."""

    text: str
    spans: Spans
    interval: Interval
    relation: Relation
    event: str | None = None
    timex: str | None = None
    granularity: str | None = None


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When it was said; `inferred` is true where no words in the text give it, and then `text` is None."""

    interval: Interval
    text: str | None = None
    spans: Spans = ()

    @property
    def inferred(self) -> bool:
        return self.text is None
