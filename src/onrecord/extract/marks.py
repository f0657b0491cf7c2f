"""Marks at the ends of a passage: one that closes or opens what the passage itself holds belongs to its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.near import touching
from onrecord.types import Span, Spans

CLOSING = frozenset(")\"”'’")
_OPENERS = {")": "(", "”": "“", "''": "``"}
_SINGLE_OPENS = re.compile(r"(?<!\w)['‘](?=\w)")
# Only close behind words is a mark looked into, so that a run of marks costs no time.
_AFTER_WORDS = re.compile(r"[\w%)][.,!?…\"”'’]{0,3}[)\"”'’]$")
_REACH = 8
_QUOTING = frozenset("\"“”„«»″‘’'`")


def closes(text: str, start: int, end: int) -> bool:
    """Whether the last sign of the words from `start` to `end` closes what they opened after their first: "if “a deal,”"."""
    if not _AFTER_WORDS.search(text, max(start, end - _REACH), end):
        return False
    words = text[start:end]
    mark, within = "''" if words.endswith("''") else words[-1], words[1:]
    if mark in {"'", "’"}:
        return _SINGLE_OPENS.search(words, 1) is not None
    if mark not in _OPENERS or (mark == "''" and _OPENERS[mark] not in within):
        return within.count(mark) % 2 == 0
    return within.count(_OPENERS[mark]) == within.count(mark)


# What may stand between the last word of a quotation and the mark that closes it.
_ENDS = re.compile(r"[^\w\s]{0,3}")


def paired(text: str, spans: Spans, quoted: Spans) -> Spans:
    """The spans, each with the mark that opens or closes a quotation of which it holds the other mark.

    So the words 'vital” to the talks' begin with the mark before them, and 'a “test of will' ends with the one after them.
    `quoted` are the report's quoted stretches (`quotes.quoted_spans`), which hold no marks themselves.
    """
    return tuple(_paired(text, span, [quoted[number] for number in touching(quoted, (span,))]) for span in spans)


def _paired(text: str, span: Span, quotes: Sequence[Span]) -> Span:
    start, end = span.start, span.end
    for quote in quotes if _unpaired(span.words(text)) else ():
        opens, closed = quote.start - _mark(text, quote.start - 1, -1), quote.end + _mark(text, quote.end, 1)
        if opens < quote.start == start and quote.end < closed < end:
            start = opens
        elif start < opens < quote.start < end <= quote.end < closed and _ENDS.fullmatch(text, end, quote.end):
            end = closed
    return Span(start, end)


def _unpaired(words: str) -> bool:
    """Whether a quotation is opened or closed but not both; one within another may be left open by how its marks are read."""
    odd = words.count('"') % 2 or (words.count("``") + words.count("''")) % 2
    return bool(odd) or words.count("“") != words.count("”")


def _mark(text: str, at: int, step: int) -> int:
    """How many signs the quotation mark has that stands there, read onward or backward by `step`; 0 for none."""
    sign = text[at : at + 1]
    if sign not in _QUOTING:
        return 0
    return 2 if sign in "'`" and text[at + step : at + step + 1] == sign else 1


__all__ = ["CLOSING", "closes", "paired"]
