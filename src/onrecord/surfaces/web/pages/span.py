"""The days of a record as something to drag along: its first and last day, and how much was published in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.types import Searched


@dataclass(frozen=True, slots=True)
class Days:
    """`first` and `last` are ISO dates, `days` how many lie between, `at` the number of the day chosen."""

    first: str
    last: str
    days: int
    at: int


def days_of(seen: Searched, as_of: str | None) -> Days | None:
    """The days that can be chosen; None where there is only one, or none."""
    if not seen.first or not seen.last or seen.first >= seen.last:
        return None
    first, last = date.fromisoformat(seen.first), date.fromisoformat(seen.last)
    whole = (last - first).days
    at = whole if as_of is None else min(max((date.fromisoformat(as_of) - first).days, 0), whole)
    return Days(seen.first, seen.last, whole, at)


def days_around(day: str, number: int) -> tuple[str, str]:
    """The days so many before and after a day; those that no calendar has are cut off."""
    middle = date.fromisoformat(day[:10])
    first = max(middle.toordinal() - number, date.min.toordinal())
    last = min(middle.toordinal() + number, date.max.toordinal())
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()


__all__ = ["Days", "days_around", "days_of"]
