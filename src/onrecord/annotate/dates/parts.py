"""Parts of a period: early June, mid-September, late 2026, the end of the month, the first week of May."""

from __future__ import annotations

from datetime import date

from onrecord.annotate.dates.absolute import month_date
from onrecord.annotate.dates.days import DAY, Days, add_months, months_of, one
from onrecord.annotate.dates.reading import Due, Found, Reading, Rule, Tokens, map_days
from onrecord.annotate.dates.relative import period, running, the_period
from onrecord.annotate.dates.words import ORDINALS
from onrecord.annotate.dates.years import fiscal, part_of_year, season, year

WHOLES: tuple[Rule, ...] = (fiscal, part_of_year, season, month_date, period, the_period, year)
_PARTS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "end": "end",
    "start": "start",
    "beginning": "start",
    "middle": "mid",
    "close": "end",
}

# Without an article these must stand before "end of", or it is a verb or a noun of its own.
_BEFORE_END = frozenset("by at until till before since from to".split())
_GOES_ON = frozenset(
    "and or but if when while as at for with to in on unless provided according he she it they we said".split()
)


def _whole(t: Tokens, i: int) -> Found:
    return next((found for rule in WHOLES if (found := rule(t, i))), None)


def part(t: Tokens, i: int) -> Found:
    """Early next year, mid-September, end-2025, the end of next week, the start of 2026."""
    j = i + 1 if t.word(i) in ("the", "very") else i
    j = j + 1 if t.word(j) == "very" else j
    name = _PARTS.get(t.word(j))
    if name is None:
        return None
    of = t.word(j + 1) == "of"
    at = j + 2 if t.word(j + 1) in ("of", "-") else j + 1
    if name in ("end", "start") and (at == j + 1 or (i == j and t.word(i - 1) not in _BEFORE_END)):
        return None
    found = _whole(t, at) if of or t.word(j) in ("early", "mid", "late") or t.word(j + 1) == "-" else None
    if found is None or (found[0].grain == "day" and name not in ("end", "start")):
        return None
    return _cut(found[0], name), found[1]


def closing(t: Tokens, i: int) -> Found:
    """Year-end, month's end, the fiscal year's end: the last day of the one that runs."""
    found = running(t, i + 1 if t.word(i) == "the" else i)
    if found is None:
        return None
    at = found[1]
    owned = t.word(at) in ("'", "’") and t.word(at + 1) == "s"
    at += 2 if owned else 1
    names_thing = not owned and t.word(at + 1).isalpha() and t.word(at + 1) not in _GOES_ON  # "the year-end report"
    if not (owned or t.word(at - 1) == "-") or t.word(at) != "end" or names_thing:
        return None
    return _cut(found[0], "end"), at + 1


def _cut(reading: Reading, name: str) -> Reading:
    """The part of a reading; the end and the start of a period are its last and first day."""
    due: Due = "middle" if name == "mid" else "end"
    grain = reading.grain if name in ("early", "mid", "late") else "day"
    return map_days(reading, lambda days: cut(days, name), due=due, grain=grain)


def cut(days: Days, name: str) -> Days | None:
    """Early, mid, late: days 1 to 10, 11 to 20, 21 on of a month; the first, the two middle, the last quarter of a year."""
    start, end = days
    if start is None or end is None:
        return None
    if name in ("end", "start"):
        return one(end if name == "end" else start)
    if (end - start).days > 360:
        first = {"early": (0, 3), "mid": (3, 6), "late": (9, 3)}[name]
        return months_of(start.year, start.month + first[0], first[1])
    size = 10 if (end - start).days in range(27, 31) else max(1, ((end - start).days + 1) // 3)
    early, late = start + (size - 1) * DAY, start + 2 * size * DAY
    return {"early": Days(start, early), "mid": Days(early + DAY, late - DAY), "late": Days(late, end)}[name]


def middle(days: Days) -> date | None:
    """The day that "by mid-September" means: the 15th of a month, the last of June of a year."""
    if days.start is None or days.end is None:
        return None
    if (days.end - days.start).days > 60:
        return add_months(days.start, 3) - DAY
    return days.start + (days.end - days.start).days // 2 * DAY


def nth_week(t: Tokens, i: int) -> Found:
    """The first week of May, the last week of next month, the last days of June: a seven-day stretch."""
    j = i + 1 if t.word(i) == "the" else i
    nth = ORDINALS.get(t.word(j))
    if nth is None or t.word(j + 1) not in ("week", "days") or t.word(j + 2) not in ("of", "in"):
        return None
    found = _whole(t, j + 3)
    if found is None or found[0].grain not in ("month", "year"):
        return None
    return map_days(found[0], lambda days: _week(days, nth), grain="week", due="end", timex=None), found[1]


def _week(days: Days, nth: int) -> Days | None:
    if days.start is None or days.end is None:
        return None
    return (
        Days(days.start + 7 * (nth - 1) * DAY, days.start + (7 * nth - 1) * DAY) if nth else Days(days.end - 6 * DAY, days.end)
    )
