"""Content spans as exact words: quotation marks, spaces and stray marks off the ends; touching pieces joined."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.marks import CLOSING, closes
from onrecord.types import Span, Spans

_EDGE = ' \t\n\r\u00a0"“”„«»`,;:—–-'
_STOPS = ".!?…"
_NOT = re.compile(r"(?<=[a-z]n)['’]t\b|(?<=[wW]on)['’]t\b")  # the rest of a "won't" that a cue cuts
_TWO = "''"  # the mark that some newspapers write with two apostrophes: it goes or stays whole


def trimmed(text: str, spans: Iterable[Span]) -> Spans:
    """The spans without marks at their ends, in order; a span of marks alone disappears; overlapping ones are one.

    An apostrophe stays where it belongs to a word, a closing mark where the span holds what it closes.
    """
    found: list[Span] = []
    for span in sorted(spans):
        start, end = span.start, min(span.end, len(text))
        while start < end and (signs := _leads(text, start)):
            start += signs
        while end > start and (signs := _is_stray(text, start, end)):
            end -= signs
        if start >= end or not text[start:end].strip(_STOPS):
            continue
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return tuple(found)


def _leads(text: str, start: int) -> int:
    """How many signs at the start of the span are a space or a mark that does not belong to its words."""
    first = text[start]
    if text.startswith(_TWO, start) or _NOT.match(text, start):
        return len(_TWO)
    return first.isspace() or first in _EDGE or (first in "'‘.!?" and text[start + 1 : start + 2].isspace())


def _is_stray(text: str, start: int, end: int) -> int:
    """How many signs at the end of the span are a space or a mark that does not belong to its words."""
    last = text[end - 1]
    if last.isspace():
        return True
    if last not in _EDGE and text[end - 2 : end] not in {",'", _TWO, ".'"}:
        return False
    if last in CLOSING and closes(text, start, end):
        return False
    return len(_TWO) if text.endswith(_TWO, start, end) else True
