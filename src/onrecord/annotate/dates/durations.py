"""Counted stretches: two years ago, in 60 days, within 48 hours, over the next five years, for six months."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from onrecord.annotate.dates.days import Days, current, one, shift
from onrecord.annotate.dates.reading import Found, Reading, Tokens, same
from onrecord.annotate.dates.relative import back, name_of
from onrecord.annotate.dates.words import FEW, NUMBERS, UNIT_LETTERS, UNITS


class Count(NamedTuple):
    """So many units, and the token after them."""

    number: int
    unit: str
    end: int

    @property
    def timex(self) -> str:
        letter = UNIT_LETTERS[self.unit]
        number = self.number * 2 if self.unit == "fortnight" else self.number
        return f"P{'T' if self.unit in ('hour', 'minute') else ''}{number}{letter}"


_NEARLY = frozenset("about around roughly nearly almost another just".split())
_COUNTING = _NEARLY.union(NUMBERS, FEW, ["a", "the", "next"])


def counted(t: Tokens, i: int) -> Count | None:
    """Two weeks; a few days; a couple of months; twenty-five years; six-month; 48 hours. At most 900 years."""
    word = t.word(i)
    if word not in _COUNTING and not word.isdigit():
        return None
    at = i + 1 if word in _NEARLY else i
    number, at = _number(t, at)
    if number is None:
        return None
    at = at + 1 if t.word(at) == "-" or t.word(at) in ("more", "full", "calendar", "working", "business") else at
    unit = UNITS.get(t.word(at))
    most = 900 if unit in ("year", "decade", "quarter") else 9999
    return Count(number, unit, at + 1) if unit and 0 < number <= most // (10 if unit == "decade" else 1) else None


def _number(t: Tokens, i: int) -> tuple[int | None, int]:
    j = i + 1 if t.word(i) in ("a", "the", "next") and t.word(i + 1) in FEW else i
    if t.word(j) in FEW:
        return FEW[t.low[j]], j + 2 if t.word(j + 1) == "of" else j + 1
    if t.number(j) is not None:
        return t.number(j), j + 1
    tens = NUMBERS.get(t.word(j))
    if tens and 20 <= tens <= 90 and t.word(j + 1) == "-" and NUMBERS.get(t.word(j + 2), 10) < 10:
        return tens + NUMBERS[t.word(j + 2)], j + 3
    return tens, j + 1


def span_of(pub: date | None, count: Count, sign: int) -> Days | None:
    """From publication so far on, or back."""
    if pub is None:
        return None
    far = shift(pub, sign * count.number, count.unit)
    return Days(pub, far) if sign > 0 else Days(far, pub)


def ago(t: Tokens, i: int) -> Found:
    """Two years ago, a week earlier today's count back; "two weeks from now" forward."""
    count = counted(t, i)
    if count is None:
        return None
    if t.word(count.end) == "ago":
        days = back(t.pub, count.number, count.unit) if t.pub else None
        return same(days, count.unit, name_of(days, count.unit) if days else None, relation="on"), count.end + 1
    for words in (("from", "now"), ("from", "today"), ("hence",)):
        if t.has(count.end, *words):
            return _point(t.pub, count), count.end + len(words)
    return None


def _point(pub: date | None, count: Count) -> Reading:
    day = shift(pub, count.number, count.unit) if pub else None
    return same(one(day) if day else None, count.unit, count.timex, relation="on")


_PREPOSITIONS = frozenset("in within over for during throughout through after".split())


def duration(t: Tokens, i: int) -> Found:
    """In two weeks (that day), within 48 hours (until then), over five years, for six months (from publication on)."""
    word = t.word(i)
    if word not in _PREPOSITIONS:
        return None
    at = (
        i + 2
        if t.word(i + 1) in ("as", "less", "under", "at") and t.word(i + 2) in ("little", "than", "least", "most")
        else i + 1
    )
    at = at + 1 if at > i + 1 and t.word(at) in ("as", "than") else at
    found = _moving(t, at)
    if found:
        return found
    count = counted(t, at)
    if (
        count is None
        or t.word(count.end) in ("'", "’", "-", "of", "ago", "after", "before", "old", "later", "earlier")
        or t.word(count.end - 2) == "-"
    ):
        return None
    whole, past = span_of(t.pub, count, 1), span_of(t.pub, count, -1)
    if word == "in":
        return _point(t.pub, count), count.end
    if word == "after":
        return Reading(None, whole and Days(whole.end, None), count.unit, count.timex, "end", "after"), count.end
    if word == "within":
        return same(whole, count.unit, count.timex, "end", "within"), count.end
    return Reading(past, whole, count.unit, count.timex, "end", "during"), count.end


def _moving(t: Tokens, i: int) -> Found:
    """The next five years, the coming month, the past two weeks: from publication on, or back from it."""
    j = i + 1 if t.word(i) in ("the", "these") else i
    sign = {"next": 1, "coming": 1, "last": -1, "past": -1}.get(t.word(j))
    if sign is None or j == i:
        return None
    count = counted(t, j + 1)
    if count is None and t.word(j + 1) in UNITS and not t.word(j + 1).endswith("s"):
        count = Count(1, UNITS[t.low[j + 1]], j + 2)
    if count is None:
        return None
    return same(span_of(t.pub, count, sign), count.unit, count.timex, "end", "within" if sign > 0 else "during"), count.end


_LIMITS = frozenset(
    "window deadline ultimatum period extension pause ceasefire truce moratorium freeze suspension waiver reprieve".split()
)


def hyphened(t: Tokens, i: int) -> Found:
    """A six-month window, a 60-day deadline: from publication on. A six-month-old or five-day visit is none."""
    j = i + 1 if t.word(i) in ("a", "an", "the", "another") else i
    count = counted(t, j)
    if count is None or t.word(count.end) not in _LIMITS or t.low[count.end - 1].endswith("s"):
        return None
    limit = t.word(count.end) in ("window", "deadline", "ultimatum", "period")
    whole = span_of(t.pub, count, 1)
    return Reading(None, whole, count.unit, count.timex, "end", "within" if limit else "during"), count.end + 1


def moving(t: Tokens, i: int) -> Found:
    """The next two weeks, without a preposition; "the next day" is counted from something else in the text."""
    found = _moving(t, i)
    return None if found and t.word(i + 2) in UNITS else found


def granted(t: Tokens, i: int) -> Found:
    """ "Gave Congress 60 days to": a time granted runs from publication."""
    count = counted(t, i)
    if count is None or t.word(count.end) != "to" or t.word(i) in ("a", "an"):
        return None
    if not any(t.word(k) in ("give", "gives", "gave", "given", "giving") for k in range(max(0, i - 8), i)):
        return None
    return Reading(None, span_of(t.pub, count, 1), count.unit, count.timex, "end", "within"), count.end


def within_period(t: Tokens, i: int) -> Found:
    """Within the week, within the year: to the end of the one that runs."""
    if (
        t.word(i) != "within"
        or t.word(i + 1) not in ("the", "this")
        or t.word(i + 2) not in UNITS
        or t.word(i + 2).endswith("s")
    ):
        return None
    unit = UNITS[t.low[i + 2]]
    days = Days(t.pub, current(t.pub, unit).end) if t.pub else None
    return same(days, unit, None, "end", "within"), i + 3
