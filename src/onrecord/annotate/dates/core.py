"""The words of a time without their preposition: every rule in the order in which it is tried."""

from __future__ import annotations

from onrecord.annotate.dates.absolute import day_month, holiday, iso, month_date
from onrecord.annotate.dates.durations import ago, granted, hyphened, moving
from onrecord.annotate.dates.parts import closing, nth_week, part
from onrecord.annotate.dates.reading import Found, Rule, Tokens
from onrecord.annotate.dates.relative import deictic, later, period, weekend
from onrecord.annotate.dates.weekdays import recurring_weekday, weekday
from onrecord.annotate.dates.years import fiscal, part_of_year, season, year

RULES: tuple[Rule, ...] = (
    iso, holiday, granted, hyphened, ago, nth_week, part, closing, later, weekday, recurring_weekday, fiscal, part_of_year,
    day_month, month_date, deictic, period, weekend, season, moving, year,
)  # fmt: skip


def simple(t: Tokens, i: int) -> Found:
    """One time: the first rule that reads it. "2 a.m. Thursday" and "later Friday" are those days."""
    for rule in RULES:
        found = rule(t, i)
        if found:
            return found
    j = after_clock(t, i)
    if t.word(i) in ("later", "earlier", "late", "early"):
        j = i + 2 if t.word(i + 1) == "on" else i + 1
    if j == i:
        return None
    found = weekday(t, j) or deictic(t, j) or month_date(t, j) or day_month(t, j)
    return found if found and found[0].grain == "day" else None


def after_clock(t: Tokens, i: int) -> int:
    """Skips a time of day and the "on" behind it: "2 a.m.", "10:30 p.m. local time on", "noon"."""
    hour = t.number(i, 2)
    if hour is None and t.word(i) not in ("noon", "midnight"):
        return i
    j = i + 1
    if t.word(j) == ":" and t.number(j + 1, 2) is not None:
        j += 2
    if t.word(j) in ("a", "p") and t.has(j + 1, ".", "m"):
        j += 4 if t.word(j + 3) == "." else 3
    elif t.word(j) in ("am", "pm", "gmt"):
        j += 1
    elif hour is not None and j == i + 1:
        return i
    j = j + 2 if t.has(j, "local", "time") else j
    return j + 1 if t.word(j) in ("on", ",") else j
