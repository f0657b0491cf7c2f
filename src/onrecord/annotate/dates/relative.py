"""Periods named from the publication date: today, next week, this year, later this month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.annotate.dates.days import DAY, Days, add_months, current, fiscal_of, month_of, one, shift
from onrecord.annotate.dates.reading import Found, Reading, Tokens, same
from onrecord.annotate.dates.words import DAY_PARTS, MONTHS

_STEPS = {"this": 0, "current": 0, "same": 0, "next": 1, "last": -1}
_PERIODS = frozenset(("week", "weekend", "month", "quarter", "year", "decade"))
_DEICTIC: dict[tuple[str, ...], tuple[int, str]] = {
    ("the", "day", "after", "tomorrow"): (2, ""), ("the", "day", "before", "yesterday"): (-2, ""),
    ("day", "after", "tomorrow"): (2, ""), ("day", "before", "yesterday"): (-2, ""),
    ("later", "today"): (0, ""), ("earlier", "today"): (0, ""), ("last", "night"): (-1, "TNI"),
    ("later", "in", "the", "day"): (0, ""), ("earlier", "in", "the", "day"): (0, ""), ("later", "tonight"): (0, "TNI"),
    ("this", "morning"): (0, "TMO"), ("this", "afternoon"): (0, "TAF"), ("this", "evening"): (0, "TEV"),
    ("today",): (0, ""), ("tonight",): (0, "TNI"), ("tomorrow",): (1, ""), ("yesterday",): (-1, ""),
}  # fmt: skip
_DEICTIC_STARTS = frozenset(key[0] for key in _DEICTIC)


def name_of(days: Days, unit: str) -> str | None:
    """The TIMEX3 value of a whole period."""
    start = days.start
    if start is None:
        return None
    year, week, _ = start.isocalendar()
    names = {
        "week": f"{year}-W{week:02}", "weekend": f"{year}-W{week:02}-WE", "month": f"{start.year}-{start.month:02}",
        "quarter": f"{start.year}-Q{(start.month + 2) // 3}", "year": str(start.year), "decade": str(start.year // 10),
    }  # fmt: skip
    return names.get(unit, start.isoformat())


def deictic(t: Tokens, i: int) -> Found:
    """Today, tonight, tomorrow morning, yesterday, the day after tomorrow, overnight."""
    if t.has(i, "overnight") and t.word(i - 1) not in ("an", "the", "-"):
        past = Days(t.pub - DAY, t.pub) if t.pub else None
        return Reading(past, Days(t.pub, t.pub + DAY) if t.pub else None, "day", None), i + 1
    if t.word(i) not in _DEICTIC_STARTS:
        return None
    for words, (step, part) in _DEICTIC.items():
        if t.has(i, *words):
            at = i + len(words)
            spoken = DAY_PARTS.get(t.word(at), "")
            named, at = (f"T{spoken}", at + 1) if spoken and not part else (part, at)
            day = t.pub + step * DAY if t.pub else None
            return same(one(day) if day else None, "day", day.isoformat() + named if day else None), at
    return None


def period(t: Tokens, i: int) -> Found:
    """This week, next month, last year, the current quarter; this June, next May; the week after next."""
    j = i + 1 if t.word(i) == "the" and t.word(i + 1) in ("current", "same") else i
    step, word = _STEPS.get(t.word(j)), t.word(j + 1)
    if t.word(j) == "the" and t.word(j + 1) in _PERIODS and t.word(j + 2) in ("after", "before"):
        far = {("after", "next"): 2, ("before", "last"): -2}.get((t.word(j + 2), t.word(j + 3)))
        return (_stepped(t.pub, t.word(j + 1), far), j + 4) if far else None
    if step is None:
        return None
    if word in _PERIODS:
        found, at = _stepped(t.pub, word, step), j + 2
        return _and_next(t, found, word, at) if step == 0 and t.has(at, "and", "next") else (found, at)
    return (_led_month(t.pub, MONTHS[word], step), j + 2) if word in MONTHS and t.capital(j + 1) else None


def _and_next(t: Tokens, this: Reading, unit: str, at: int) -> Found:
    """This year and next, this week and next week: both as one."""
    end = at + 3 if t.word(at + 2) == unit else at + 2
    if t.word(end - 1) == "next" and t.word(end) in _PERIODS | MONTHS.keys():
        return this, at
    following = _stepped(t.pub, unit, 1)
    if this.ahead is None or following.ahead is None:
        return same(None, unit, None), end
    return same(Days(this.ahead.start, following.ahead.end), unit, None, relation="during"), end


def _stepped(pub: date | None, unit: str, step: int) -> Reading:
    """A period so many on. "This week" promised on a Sunday is the week that begins next day, as annotators read it."""
    if pub is None:
        return same(None, unit, None)
    days = current(shift(current(pub, unit).start or pub, step, unit), unit)
    if unit == "week" and step == 0 and pub.weekday() == 6:
        return Reading(days, current(pub + DAY, unit), unit, name_of(days, unit))
    return same(days, unit, name_of(days, unit))


def _led_month(pub: date | None, month: int, step: int) -> Reading:
    """Last June: the last one over; this June: this year's; next June: the first that begins after publication."""
    if pub is None:
        return same(None, "month", f"XXXX-{month:02}")
    year = pub.year
    if step < 0:
        year -= month >= pub.month
    elif step > 0:
        year += month <= pub.month
    return same(month_of(year, month), "month", f"{year}-{month:02}")


def the_period(t: Tokens, i: int) -> Found:
    """The week, the month, the year: the one that the publication date is in. Only after "end of", "later in", "within"."""
    j = i + 1 if t.word(i) in ("the", "this") else i
    j = j + 1 if t.word(j) in ("current", "calendar") else j
    found = running(t, j)
    return None if j == i or found is None or t.word(found[1]) in ("-", "of") else found


def running(t: Tokens, i: int) -> Found:
    """Week, month, year, fiscal year: the one that the publication date is in."""
    if t.has(i, "fiscal", "year"):
        number = t.pub.year + (t.pub.month >= 10) if t.pub else None
        return same(fiscal_of(number) if number else None, "year", f"FY{number}" if number else None), i + 2
    unit = t.word(i)
    if unit not in _PERIODS | {"day"}:
        return None
    days = current(t.pub, unit) if t.pub else None
    return same(days, unit, name_of(days, unit) if days else None), i + 1


def weekend(t: Tokens, i: int) -> Found:
    """The weekend: the last one begun, or the one that is not over."""
    if not t.has(i, "the", "weekend") or t.word(i + 2) in ("-", "of"):
        return None
    if t.pub is None:
        return same(None, "weekend", None), i + 2
    ahead = current(t.pub, "weekend")
    past = ahead if t.pub.weekday() >= 5 else current(t.pub - 7 * DAY, "weekend")
    return Reading(past, ahead, "weekend", name_of(ahead, "weekend") if past == ahead else "XXXX-WXX-WE"), i + 2


def later(t: Tokens, i: int) -> Found:
    """Later this month: from publication to its end; earlier this year: from its start to publication; later Friday."""
    if t.word(i) not in ("later", "earlier") or t.word(i + 1) not in ("this", "in"):
        return None
    found = period(t, i + 1) if t.word(i + 1) == "this" else the_period(t, i + 2)
    if found is None or t.pub is None or found[0].past is None:
        return found
    reading, at = found
    whole = reading.past or Days(None, None)
    days = Days(t.pub, whole.end) if t.low[i] == "later" else Days(whole.start, t.pub)
    return replace(reading, past=days, ahead=days, due="end"), at


def back(pub: date, count: int, unit: str) -> Days:
    """Two years ago is the whole year, two months ago the month, two weeks ago the week, two days ago the day (TIMEX3)."""
    if unit == "year":
        return current(add_months(pub, -12 * count), "year")
    return current(shift(pub, -count, unit), unit)
