"""Dates with a number or a name of their own: days, months, holidays. A missing year comes from the publication date."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import partial

from onrecord.annotate.dates.days import DAY, Days, easter, month_of, months_of, nth_weekday, one
from onrecord.annotate.dates.reading import Found, Reading, Tokens, same
from onrecord.annotate.dates.words import DAY_ORDINALS, DOUBTFUL_MONTHS, HOLIDAY_HEADS, HOLIDAYS, MONTHS, SHORT_MONTHS


def is_year(number: int | None) -> bool:
    """Whether news would mean a year: 1900 to 2099."""
    return number is not None and 1900 <= number <= 2099


def valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def nearest(pub: date | None, of_year: Callable[[int], Days | None]) -> tuple[Days | None, Days | None]:
    """The last such days begun by the publication date, and the first not over by then; leap days may need eight years."""
    if pub is None:
        return None, None
    back = (days for n in range(9) if (days := of_year(pub.year - n)) and days.start and days.start <= pub)
    on = (days for n in range(-1, 9) if (days := of_year(pub.year + n)) and days.end and days.end >= pub)
    return next(back, None), next(on, None)


def _month_day(t: Tokens, month: int, day: int, at: int) -> Found:
    """A month and day, with the year that may follow at `at`."""
    comma = at + 1 if t.word(at) == "," else at
    year = t.number(comma)
    if year is not None and is_year(year) and not (t.word(comma + 1) == "," and t.joined(comma) and t.joined(comma + 1)):
        return (
            (same(one(date(year, month, day)), "day", f"{year}-{month:02}-{day:02}"), comma + 1)
            if valid(year, month, day)
            else None
        )
    if not valid(2000, month, day):
        return None
    past, ahead = nearest(t.pub, lambda y: one(date(y, month, day)) if valid(y, month, day) else None)
    return Reading(past, ahead, "day", f"XXXX-{month:02}-{day:02}"), at


def month_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """A month's name with a capital, and the token after it and its full stop."""
    month = MONTHS.get(t.word(i))
    if month is None or not t.capital(i):
        return None
    stop = t.word(i + 1) == "." and t.joined(i) and t.low[i] in SHORT_MONTHS
    return month, i + 2 if stop else i + 1


def day_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month in digits or as an ordinal, and the token after it."""
    if t.word(i) in DAY_ORDINALS:
        return DAY_ORDINALS[t.word(i)], i + 1
    day = t.number(i, 2)
    if day is None or not 1 <= day <= 31:
        return None
    if t.joined(i) and (
        t.word(i + 1) in (":", "%") or (t.word(i + 1) in (",", ".") and t.joined(i + 1) and t.number(i + 2) is not None)
    ):
        return None
    return day, i + 2 if t.joined(i) and t.word(i + 1) in ("st", "nd", "rd", "th") else i + 1


def iso(t: Tokens, i: int) -> Found:
    """2026-02-19 (ISO 8601), and 2/19/2026 or 19.2.2026 where only one order makes a date."""
    sign = t.word(i + 1)
    a, b, c = t.number(i), t.number(i + 2, 2), t.number(i + 4)
    if a is None or b is None or c is None or sign not in ("-", "/", ".") or t.word(i + 3) != sign:
        return None
    if not all(t.joined(k) for k in range(i, i + 4)) or (t.joined(i + 4) and t.word(i + 5) in ("-", "/")):
        return None
    if is_year(a) and c <= 31:
        year, month, day = a, b, c
    elif is_year(c) and a <= 31:
        year, month, day = (c, b, a) if sign == "." or a > 12 else (c, a, b)
    else:
        return None
    return (same(one(date(year, month, day)), "day", f"{year}-{month:02}-{day:02}"), i + 5) if valid(year, month, day) else None


def day_month(t: Tokens, i: int) -> Found:
    """19 February 2026; the 14th of June; "the 15th" alone is a day of this month, of the last or of the next."""
    j = i + 1 if t.word(i) == "the" else i
    day = day_at(t, j)
    if day is None:
        return None
    k = day[1] + 1 if t.word(day[1]) == "of" else day[1]
    month = month_at(t, k)
    if month:
        return _month_day(t, month[0], day[0], month[1])
    digits = t.number(j, 2) is not None and day[1] == j + 2
    after = t.word(day[1])
    alone = (
        not after
        or not (after[0].isalnum() or after in ("-", "’", "'"))
        or after in ("at", "but", "and", "to", "if", "or", "for")
    )
    return _lone_day(t, day[0], day[1]) if j > i and digits and alone else None


def _lone_day(t: Tokens, day: int, at: int) -> Found:
    if t.pub is None:
        return Reading(None, None, "day", f"XXXX-XX-{day:02}"), at
    first = t.pub.replace(day=1)
    around = [months_of(first.year, first.month + n, 1) for n in (-2, -1, 0, 1, 2)]
    days = [m.start.replace(day=day) for m in around if m.start and m.end and day <= m.end.day]
    past, ahead = max((d for d in days if d <= t.pub), default=None), min((d for d in days if d >= t.pub), default=None)
    return Reading(one(past) if past else None, one(ahead) if ahead else None, "day", f"XXXX-XX-{day:02}"), at


def month_date(t: Tokens, i: int) -> Found:
    """Feb. 19, 2026; June 14; June 2024; June."""
    month = month_at(t, i)
    if month is None:
        return None
    day = day_at(t, month[1])
    if day and t.number(month[1], 2) is not None:
        return _month_day(t, month[0], day[0], day[1])
    at = month[1] + 1 if t.word(month[1]) in (",", "of") else month[1]
    year = t.number(at)
    if year is not None and is_year(year):
        return same(month_of(year, month[0]), "month", f"{year}-{month[0]:02}"), at + 1
    if not _is_month(t, i, month[1]):
        return None
    past, ahead = nearest(t.pub, lambda y: month_of(y, month[0]))
    return Reading(past, ahead, "month", f"XXXX-{month[0]:02}"), month[1]


_BEFORE_MONTH = frozenset(
    (
        "in by since until till from through during of early mid late last next this for between to end before after - – "
        "the and or"
    ).split()
)


_PARTS_OF_MONTHS = frozenset(
    "week weeks day days end start beginning middle half month th st nd rd first morning weekend close".split()
)


def _is_month(t: Tokens, i: int, after: int) -> bool:
    """A month alone: no surname ("Theresa May"), no first name ("April Ryan"), no verb ("March on")."""
    before, follows = t.word(i - 1), t.word(after)
    if t.raw[i].isupper() and t.low[i] == "may":
        return False
    if t.low[i] not in DOUBTFUL_MONTHS:
        return not (t.capital(after) and t.low[i] in MONTHS and before not in _BEFORE_MONTH)
    if before not in _BEFORE_MONTH or follows in ("said", "told", "has", "had", "was", "is", "will", "would"):
        return False
    if before == "of" and t.word(i - 2) in _PARTS_OF_MONTHS:
        return True
    name = before in ("the", "and", "or", "to", "of", "for", "from") and (t.low[i] in ("may", "march") or t.capital(after))
    possessive = follows in ("'", "’") and t.low[i] == "may"
    return not (name or possessive or (t.capital(after) and follows not in MONTHS))


def holiday(t: Tokens, i: int) -> Found:
    """Christmas, New Year's Eve, Thanksgiving, Easter: days whose date a rule gives."""
    if t.word(i) not in HOLIDAY_HEADS or not t.capital(i):
        return None
    for words, rule in HOLIDAYS.items():
        if t.has(i, *words):
            at = i + len(words)
            year = t.number(at)
            if year is not None and is_year(year):
                day = holiday_in(year, rule)
                return same(one(day), "day", day.isoformat()), at + 1
            past, ahead = nearest(t.pub, partial(_holiday, rule))
            return Reading(past, ahead, "day", None if rule[0].isalpha() else f"XXXX-{rule}"), at
    return None


def _holiday(rule: str, year: int) -> Days:
    return one(holiday_in(year, rule))


def holiday_in(year: int, rule: str) -> date:
    """The day a holiday falls on in a year (United States rules for Thanksgiving, Labor and Memorial Day)."""
    if rule.startswith("easter"):
        return easter(year) + int(rule[6:] or 0) * DAY
    if rule == "thanksgiving":
        return nth_weekday(year, 11, 3, 4)
    if rule in ("labor", "memorial"):
        return nth_weekday(year, 9, 0, 1) if rule == "labor" else nth_weekday(year, 5, 0, -1)
    return date(year, int(rule[:2]), int(rule[3:]))
