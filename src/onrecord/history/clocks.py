"""The two clocks of a statement: when it was said, and since when it is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from onrecord.types import Judgement, Statement

Known = Mapping[str, str]


def said_day(statement: Statement) -> str:
    """The day it was said (YYYY-MM-DD), "" where unknown: the last day of what the text gives, but never after publication."""
    published = statement.report.day or ""
    if statement.said_on is None:
        return published
    interval = statement.said_on.interval
    day = interval.end or interval.start or published
    return min(day, published) if published and day else day or published


def said_window(statement: Statement) -> tuple[str, str]:
    """The first and last day it may have been said; ("", "") where nothing is known."""
    last = said_day(statement)
    start = statement.said_on.interval.start if statement.said_on else None
    return (min(start, last) if start and last else last), last


def known_day(statement: Statement, known: Known | None) -> str:
    """The day from which it was known: as given for its id, else its report's publication; "" where neither is."""
    since = known.get(statement.id) if known is not None else None
    return (since or statement.report.published or "")[:10]


def said_by(statements: Iterable[Statement], as_of: str | None) -> list[Statement]:
    """The statements said on or before a day. One of no known day is left out where a day is asked for."""
    if as_of is None:
        return list(statements)
    return [statement for statement in statements if "" < said_day(statement) <= as_of[:10]]


def known_by(statements: Iterable[Statement], day: str | None, known: Known | None) -> list[Statement]:
    """The statements known on or before a day. One of no known day is left out where a day is asked for."""
    if day is None:
        return list(statements)
    return [statement for statement in statements if "" < known_day(statement, known) <= day[:10]]


def held_by(judgements: Iterable[Judgement], day: str | None) -> list[Judgement]:
    """The judgements held on or before a day; all of them where none is asked for."""
    return [judgement for judgement in judgements if day is None or judgement.at[:10] <= day[:10]]


@lru_cache(maxsize=65536)
def ordinal(day: str) -> int:
    """A day as a number, for counting days between two; raises ValueError on what is no ISO date."""
    return date.fromisoformat(day[:10]).toordinal()


def day_before(day: str) -> str:
    """The day before a day, in the same form."""
    return date.fromordinal(max(1, ordinal(day) - 1)).isoformat()


def days_apart(one: str, other: str) -> int:
    """How many days lie between two days, never negative."""
    return abs(ordinal(one) - ordinal(other))
