"""Stretches of days on the calendar: weeks, months, seasons, and counting on from a day. ISO 8601 throughout."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

# Years outside are refused before any counting, so that no sum of at most 900 years can leave date's own range.
FIRST_YEAR, LAST_YEAR = 1000, 8000
DAY = timedelta(days=1)


class Days(NamedTuple):
    """From one day to another, both inclusive; None where a side is open."""

    start: date | None
    end: date | None


def one(day: date) -> Days:
    return Days(day, day)


def month_of(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def months_of(year: int, first: int, count: int) -> Days:
    """`count` whole months from the first one on; `first` may lie outside 1 to 12."""
    first_year, first_month = _carry(year, first)
    last_year, last_month = _carry(year, first + count - 1)
    return Days(date(first_year, first_month, 1), month_of(last_year, last_month).end)


def _carry(year: int, month: int) -> tuple[int, int]:
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def week_of(day: date) -> Days:
    """Monday to Sunday (ISO 8601)."""
    monday = day - day.weekday() * DAY
    return Days(monday, monday + 6 * DAY)


def year_of(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))


def fiscal_of(year: int) -> Days:
    """The United States' federal fiscal year: 1 October of the year before to 30 September (31 U.S.C. 1102)."""
    return months_of(year - 1, 10, 12)


# Meteorological seasons of the northern hemisphere, by first month; winter is named by the year of its December.
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season_of(year: int, season: str) -> Days:
    return months_of(year, SEASON_MONTH[season], 3)


def add_months(day: date, count: int) -> date:
    """The same day of another month, or that month's last."""
    year, month = _carry(day.year, day.month + count)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}


def shift(day: date, count: int, unit: str) -> date:
    """`count` units on from a day (back where negative). Under 12 hours is the same day; more rounds up to whole days."""
    if unit in ("hour", "minute"):
        hours = abs(count) if unit == "hour" else abs(count) // 60
        days = 0 if hours < 12 else -(-hours // 24)
        return day + (days if count > 0 else -days) * DAY
    if unit in _UNIT_DAYS:
        return day + count * _UNIT_DAYS[unit] * DAY
    return add_months(day, count * _UNIT_MONTHS[unit])


def current(day: date, unit: str) -> Days:
    """The day, week, weekend, month, quarter, half, year or decade that a day is in."""
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        monday = day - day.weekday() * DAY
        return Days(monday + 5 * DAY, monday + 6 * DAY)
    if unit in _UNIT_MONTHS:
        size = _UNIT_MONTHS[unit]
        if unit == "decade":
            return Days(date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31))
        return months_of(day.year, (day.month - 1) // size * size + 1, size)
    return one(day)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (0) to Sunday (6) of a month; nth -1 is the last."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - (last.weekday() - weekday) % 7 * DAY
    first = date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * DAY
