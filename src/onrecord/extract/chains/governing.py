# ruff: noqa: E501  (a pattern reads better whole)
"""The outlets that a report says of itself to retell ("this was reported by the Aldhaven Post"), and how far that holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from onrecord.extract.chains.outlet_words import GENERAL
from onrecord.types import Span


@lru_cache(maxsize=8)
def _general(text: str) -> tuple[tuple[int, Span], ...]:
    """Where the text says of itself that an outlet reported this, and the outlet's words."""
    return tuple((match.start(), Span(*match.span("outlet"))) for match in GENERAL.finditer(text))


# A report's first two paragraphs and any one paragraph are taken to be no longer than this, so that a text without line ends
# is read in linear time.
_OPENING, LONGEST = 4000, 8000


# Where a report turns from what the outlet named at its head told to what was known before.
_RECALLS = re.compile(
    r"^[ \t]*(?:Let (?:us|me) recall|Let['’]s recall|We (?:remind|recall)|Recall|Reminder|Addition(?:ally)?|Supplement|Background|For reference|Previously|Earlier|Prior to (?:this|that)"
    r"|As (?:was )?(?:previously |earlier )?(?:reported|noted|a reminder)|To recap)\b",
    re.MULTILINE,
)


@lru_cache(maxsize=8)
def _recalled(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _RECALLS.finditer(text))


def _recalls_between(text: str, start: int, end: int) -> bool:
    recalled = _recalled(text)
    return bisect_right(recalled, start) < bisect_right(recalled, end)


def governing(text: str, area: Span) -> Iterator[Span]:
    """The outlets of general marks in the first two paragraphs, which govern all of the report, and in the same paragraph."""
    marks = _general(text)
    lead = range(bisect_left(marks, _OPENING, key=_at))
    near = range(bisect_left(marks, area.start - LONGEST, key=_at), bisect_left(marks, area.end + LONGEST, key=_at))
    for index in sorted({*lead, *near}):
        at, span = marks[index]
        leads = at < _OPENING and text.count("\n\n", 0, at) <= 1 and not _recalls_between(text, at, area.start)
        if leads or (index in near and "\n" not in text[min(at, area.end) : max(at, area.start)]):
            yield span


def _at(mark: tuple[int, Span]) -> int:
    return mark[0]
