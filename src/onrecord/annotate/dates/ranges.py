"""Times from one to another: May 3-5, Monday to Friday, between 2026 and 2028, May or early June."""

from __future__ import annotations

from datetime import date

from onrecord.annotate.dates.absolute import day_at, day_month, is_year, valid
from onrecord.annotate.dates.core import simple
from onrecord.annotate.dates.days import Days, year_of
from onrecord.annotate.dates.reading import Found, Reading, Tokens, map_days, same

_DASHES = ("-", "–", "—")


def time_at(t: Tokens, i: int) -> Found:
    """A time, a range of two, or two joined by "or"."""
    return _years(t, i) or _days_of_month(t, i) or _pair(t, i)


def between(t: Tokens, i: int) -> Found:
    """From May 3 to May 5, between 2026 and 2028; from one day until another."""
    opening = t.word(i)
    if opening not in ("from", "between"):
        return None
    links = ("and",) if opening == "between" else ("to", "until", "till", "through", *_DASHES)
    whole = time_at(t, i + 1)
    if whole and whole[0].relation == "during" and opening == "from":
        return whole
    first = simple(t, i + 1)
    return _join(t, i + 1, first, first[1] + 1) if first and t.word(first[1]) in links else None


def _pair(t: Tokens, i: int) -> Found:
    first = simple(t, i)
    if first is None:
        return None
    link = t.word(first[1])
    if (
        (link in _DASHES and first[0].grain in ("day", "month", "year"))
        or link == "through"
        or (link == "to" and first[0].grain == "day")
    ):
        return _join(t, i, first, first[1] + 1) or first
    if link == "or":
        return _join(t, i, first, first[1] + 1) or first
    return first


def _join(t: Tokens, i: int, first: tuple[Reading, int], at: int) -> Found:
    """The end is the first after the start; in the past the start is the last before the end."""
    begun, _ = first
    if begun.ahead is None or begun.ahead.start is None:
        return None
    anchor = t.at(begun.ahead.start)
    last = _bare_day(anchor, begun, at) or simple(anchor, at)
    if last is not None and (last[0].timex or "").startswith("P"):
        return None  # "agreed on Friday to a seven-day truce": how long something lasts is no end
    if last is None or last[0].ahead is None or last[0].ahead.end is None or last[0].ahead.end < begun.ahead.start:
        return None
    ahead = Days(begun.ahead.start, last[0].ahead.end)
    return Reading(_past(t, i, at, begun, ahead), ahead, begun.grain, None, "end", "during"), last[1]


def _past(t: Tokens, i: int, at: int, begun: Reading, ahead: Days) -> Days | None:
    """The same range as something already said or done."""
    if begun.past == begun.ahead:
        return ahead
    if begun.past is None or begun.past.start is None or begun.past.end is None:
        return None
    last = _bare_day(t.at(begun.past.start), Reading(begun.past, begun.past, begun.grain, None), at) or simple(
        t.at(begun.past.end), at
    )
    if last is None or last[0].ahead is None or last[0].ahead.end is None or last[0].ahead.end < begun.past.start:
        return None
    return Days(begun.past.start, last[0].ahead.end)


def _bare_day(t: Tokens, begun: Reading, at: int) -> Found:
    """The 5 of May 3-5, or of May 3 to 5, 2026: a later day of the month that the start is in."""
    start = begun.ahead.start if begun.ahead else None
    number = day_at(t, at)
    if start is None or begun.grain != "day" or number is None or t.number(at, 2) is None or t.word(number[1]) == ":":
        return None
    end = number[1]
    year = t.number(end + 1) if t.word(end) == "," else t.number(end)
    stated = year if year is not None and is_year(year) else None
    if stated is not None and stated != start.year:
        return None
    if number[0] <= start.day or not valid(start.year, start.month, number[0]) or day_month(t, at):
        return None
    day = date(start.year, start.month, number[0])
    return same(Days(day, day), "day", None), end + (0 if stated is None else 2 if t.word(end) == "," else 1)


def _days_of_month(t: Tokens, i: int) -> Found:
    """3-5 May; 3 to 5 June 2026."""
    day = day_at(t, i)
    if day is None or t.number(i, 2) is None or t.word(day[1]) not in (*_DASHES, "to"):
        return None
    last = day_month(t, day[1] + 1)
    if last is None or last[0].timex is None or not last[0].timex[-5:-3].isdigit():
        return None
    return map_days(last[0], lambda days: _from_day(days, day[0]), timex=None, due="end", relation="during"), last[1]


def _from_day(days: Days, first: int) -> Days | None:
    start = days.start
    return Days(start.replace(day=first), days.end) if start and first < start.day else None


def _years(t: Tokens, i: int) -> Found:
    """2026-2028, 2026/27, 2026-27."""
    first = t.number(i)
    if first is None or not is_year(first) or t.word(i + 1) not in ("-", "–", "/") or not (t.joined(i) and t.joined(i + 1)):
        return None
    last = t.number(i + 2)
    if last is None or (t.joined(i + 2) and t.word(i + 3) in ("-", "/", "–")):
        return None
    last = first // 100 * 100 + last if len(t.low[i + 2]) == 2 else last
    if not (is_year(last) and first < last) or t.word(i - 1) in ("section", "resolution", "no"):
        return None
    return same(Days(year_of(first).start, year_of(last).end), "year", None, "end", "during"), i + 3
