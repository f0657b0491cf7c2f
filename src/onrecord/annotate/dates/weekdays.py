"""Weekdays: bare, led by next, last or this, with a part of the day, or within another week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.annotate.dates.absolute import day_month, month_date
from onrecord.annotate.dates.days import DAY, one, week_of
from onrecord.annotate.dates.reading import Found, Reading, Tokens, same
from onrecord.annotate.dates.words import DAY_PARTS, SHORT_WEEKDAYS, WEEKDAYS

_LEADS = {"next": "next", "last": "last", "past": "last", "this": "this", "coming": "coming", "upcoming": "coming"}
_STEPS = {"this": 0, "next": 1, "last": -1}

# Names with a weekday in them: Black Friday, the Sunday Times.
_NAMED_BEFORE = frozenset("black good bloody ash super holy cyber palm".split())
_NAMED_AFTER = frozenset("club times telegraph mirror mail express agreement group herald post".split())


def weekday(t: Tokens, i: int) -> Found:
    """Wednesday; next Friday; this past Sunday; Monday morning; Thursday, Feb. 19; Tuesday of next week."""
    j, lead = _lead(t, i)
    day = WEEKDAYS.get(t.word(j))
    if day is None or not t.capital(j) or t.word(j - 1) in _NAMED_BEFORE or t.word(j + 1) in _NAMED_AFTER:
        return None
    at = j + 2 if t.word(j + 1) == "." and t.joined(j) and t.low[j] in SHORT_WEEKDAYS else j + 1
    dated = _dated(t, at)
    if dated:
        return dated
    if t.low[j] in SHORT_WEEKDAYS:
        return None
    part = DAY_PARTS.get(t.word(at), "")
    at = at + 1 if part else at
    reading, at = _in_week(t, at, day) or (_read(t.pub, day, lead), at)
    return replace(reading, timex=reading.timex + f"T{part}" if part and reading.timex else reading.timex), at


def _lead(t: Tokens, i: int) -> tuple[int, str]:
    j = i + 1 if t.word(i) in ("this", "the") and t.word(i + 1) in ("past", "coming", "upcoming") else i
    j = j + 1 if t.word(j) in ("early", "late") else j
    lead = _LEADS.get(t.word(j), "")
    return (j + 1 if lead else j), lead


def _dated(t: Tokens, at: int) -> Found:
    """The date that follows a weekday, which then only repeats it."""
    at = at + 1 if t.word(at) in DAY_PARTS else at
    j = at + 1 if t.word(at) == "," else at
    found = month_date(t, j) or day_month(t, j)
    return found if found and found[0].grain == "day" else None


def _in_week(t: Tokens, at: int, day: int) -> Found:
    j = at + 1 if t.word(at) in ("of", ",") else at
    if t.word(j) not in _STEPS or t.word(j + 1) != "week":
        return None
    if t.pub is None:
        return same(None, "day", f"XXXX-WXX-{day + 1}"), j + 2
    monday = week_of(t.pub).start or t.pub
    that = monday + (7 * _STEPS[t.low[j]] + day) * DAY
    return same(one(that), "day", that.isoformat()), j + 2


def _read(pub: date | None, day: int, lead: str) -> Reading:
    """Bare: the nearest not after publication, or the next not before it. "Next Friday" is next week's, as ISO weeks run."""
    name = f"XXXX-WXX-{day + 1}"
    if pub is None:
        return Reading(None, None, "day", name)
    back, on = (pub.weekday() - day) % 7, (day - pub.weekday()) % 7
    if lead == "last":
        that = pub - (back or 7) * DAY
    elif lead == "coming":
        that = pub + (on or 7) * DAY
    elif lead == "next":
        that = (week_of(pub).start or pub) + (7 + day) * DAY
    else:
        ahead = one(pub + on * DAY)
        return Reading(ahead if lead == "this" else one(pub - back * DAY), ahead, "day", name)
    return same(one(that), "day", that.isoformat())


def recurring_weekday(t: Tokens, i: int) -> Found:
    """On Fridays: the plural of a weekday is a habit."""
    word = t.word(i)
    if not (word.endswith("days") and word[:-1] in WEEKDAYS and t.capital(i)):
        return None
    return same(None, "recurring", f"XXXX-WXX-{WEEKDAYS[word[:-1]] + 1}"), i + 1
