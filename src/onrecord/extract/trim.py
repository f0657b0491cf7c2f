"""Content spans as exact words: quotation marks, spaces and stray marks off the ends; touching pieces joined."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.extract.marks import CLOSING, closes
from onrecord.types import Span, Spans

_EDGE = ' \t\n\r\u00a0"“”„«»`,;:—–-'


def trimmed(text: str, spans: Iterable[Span]) -> Spans:
    """The spans without marks at their ends, in order; a span of marks alone disappears; overlapping ones are one.

    An apostrophe stays where it belongs to a word, a closing mark where the span holds what it closes.
    """
    found: list[Span] = []
    for span in sorted(spans):
        start, end = span.start, min(span.end, len(text))
        while start < end and _leads(text, start):
            start += 1
        while end > start and _is_stray(text, start, end):
            end -= 1
        if start >= end:
            continue
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return tuple(found)


def _leads(text: str, start: int) -> bool:
    """Whether the first sign of the span is a space or a mark that does not belong to its words."""
    first = text[start]
    return first.isspace() or first in _EDGE or (first in "'‘.!?" and text[start + 1 : start + 2].isspace())


def _is_stray(text: str, start: int, end: int) -> bool:
    """Whether the last sign of the span is a space or a mark that does not belong to its words."""
    last = text[end - 1]
    if last.isspace():
        return True
    if last not in _EDGE and text[end - 2 : end] not in {",'", "''", ".'"}:
        return False
    return last not in CLOSING or not closes(text, start, end)
