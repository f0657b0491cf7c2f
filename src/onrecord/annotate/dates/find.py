"""Finds the times of a text: one scan for words that can be the heart of one, then the grammar around each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from onrecord.annotate.dates.days import FIRST_YEAR, LAST_YEAR, Days
from onrecord.annotate.dates.phrase import phrase
from onrecord.annotate.dates.reading import Reading, Tokens
from onrecord.annotate.dates.words import MONTHS, WEEKDAYS
from onrecord.types import Interval, Span, TimeExpression

_CAPITALS = sorted({name.capitalize() for name in (*MONTHS, *WEEKDAYS)} | {"Christmas", "Easter", "Halloween", "Thanksgiving"})
_EITHER = (
    "today tonight tomorrow yesterday overnight soon shortly promptly immediately immediate recently indefinitely "
    "annually yearly spring summer autumn fall winter fiscal before after until till during following ahead prior"
).split()
_UNITS = (
    "minutes? hours? days? weekends? weeks? fortnights? months? quarters? years? decades? half "
    "possible delay course future once now time"
)
_HEARTS = [
    *(f"{name}s?" if name.endswith("day") else name for name in _CAPITALS),
    *(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _EITHER),
    *_UNITS.split(), "Boxing Day", "Valentine", "Labor Day", "Memorial Day", "Bastille", "Good Friday", "Fourth", "Year",
    "(?:19|20)[0-9]{2}s?", "[0-9]{1,2}(?:st|nd|rd|th)", "[QH][1-4]", "FY", "evening", "morning", "afternoon", "night",
]  # fmt: skip
_HEART = re.compile(rf"\b(?:{'|'.join(_HEARTS)})\b|(?<=FY)20[0-9]{{2}}\b")
# How far words of one expression can stand from its heart, in code points and in tokens; bounds make the pass linear.
_LEFT, _RIGHT, _TOKENS = 70, 130, 9


def publication_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time; None where there is none, or none that a calendar of the news could hold."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def find_times(text: str, published: str | None, sentences: Sequence[Span]) -> tuple[TimeExpression, ...]:
    """The expressions of time in a text, in order and without overlap; spans count its code points.

    Relative ones are counted from `published` (ISO 8601) and have no interval without it. None crosses a sentence; with no
    sentences given the text is one. Events without a date, vague and recurring times have no interval either.
    """
    day = publication_day(published)
    starts = [sentence.start for sentence in sentences]
    found: list[TimeExpression] = []
    after = 0
    for heart in _HEART.finditer(text):
        if heart.start() < after:
            continue
        begin, stop = _window(sentences, starts, heart.start(), len(text))
        tokens = Tokens(text, max(begin, after, heart.start() - _LEFT), min(stop, heart.end() + _RIGHT), day)
        expression = _read(tokens, heart.start())
        if expression:
            found.append(expression)
            after = expression.span.end
    return tuple(found)


def _window(sentences: Sequence[Span], starts: list[int], at: int, length: int) -> tuple[int, int]:
    index = bisect_right(starts, at) - 1
    if index < 0 or at >= sentences[index].end:
        return (0, length) if not sentences else (at, min(length, at + _RIGHT))
    return sentences[index].start, sentences[index].end


def _read(t: Tokens, heart: int) -> TimeExpression | None:
    """The phrase that begins furthest left and takes in the heart."""
    index = next((k for k, end in enumerate(t.end) if end > heart), None)
    if index is None:
        return None
    for i in range(max(0, index - _TOKENS), index + 1):
        if i == 0 and t.start and t.start[0] > 0 and t.text[t.start[0] - 1].isalnum():
            continue
        found = phrase(t, i)
        if found and found[1] > index:
            return _expression(t, i, *found)
    return None


def _expression(t: Tokens, i: int, reading: Reading, end: int) -> TimeExpression:
    span = Span(t.start[i], t.end[end - 1])
    past, ahead = _interval(reading.past), _interval(reading.ahead)
    return TimeExpression(span, past, ahead, reading.relation or "on", reading.grain, reading.timex, reading.event)


def _interval(days: Days | None) -> Interval | None:
    if days is None or days == Days(None, None):
        return None
    start, end = (side.isoformat() if side else None for side in days)
    return Interval(start, end) if not (start and end) or start <= end else None
