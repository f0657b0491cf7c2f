# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Quoted stretches of a report, whatever marks it uses, and where a mark is missing."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right

from onrecord.types import Span, Spans

_CLOSER = {"“": "”", "„": "“”", "«": "»", "``": "''", "‘": "’", '"': '"', "″": "″", "''": "''"}
# A single mark is a quotation mark only where it cannot be an apostrophe.
_MARK = re.compile(r"``|''|[\"“”„«»″]|(?<![\w.,!?…])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")


def quoted_spans(text: str) -> Spans:
    """The stretches between quotation marks (marks left out), in order; a quotation never passes its paragraph's end.

    A quotation that its paragraph leaves open runs to the paragraph's end (running quotations close in a later paragraph). A closing
    mark without an opening one closes from the paragraph's start where nothing else was quoted there.
    """
    found: list[Span] = []
    for begin, end in _paragraphs(text):
        found.extend(_of_paragraph(text, begin, end))
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    places = [0, *(match.end() for match in re.finditer(r"\n\s*\n|\n", text)), len(text)]
    return [(a, b) for a, b in itertools.pairwise(places) if a < b]


def _of_paragraph(text: str, begin: int, end: int) -> list[Span]:
    found: list[Span] = []
    start, closers = -1, ""
    for match in _MARK.finditer(text, begin, end):
        mark = match.group()
        if start < 0:
            if _opens(text, match, begin):
                start, closers = match.end(), _CLOSER.get(mark, "")
            elif mark in {"”", "»"} and not found:
                _add(found, begin, match.start())
        elif _closes(mark, closers):
            _add(found, start, match.start())
            start = -1
    # A single mark that nothing closes was an apostrophe; what any other leaves open runs to the end.
    if start >= 0 and closers != "’":
        _add(found, start, end)
    return found


def _opens(text: str, match: re.Match[str], begin: int) -> bool:
    mark = match.group()
    if mark in {"“", "„", "«", "``", "‘"}:
        return True
    if mark == "'":
        return text[match.end() : match.end() + 1].isalnum() and _has_partner(text, match.end())
    if mark in {'"', "″", "''"}:
        after = text[match.end() : match.end() + 1]
        return (bool(after) and not after.isspace()) or match.start() == begin
    return False


def _has_partner(text: str, at: int) -> bool:
    """Whether a plain single mark opened before `at` is closed within 300 characters of its line."""
    line = text.find("\n", at)
    stop = min(at + 300, line if line >= 0 else len(text))
    return re.search(r"(?<=[\w.,!?])'(?![\w'])", text[at:stop]) is not None


def _closes(mark: str, closers: str) -> bool:
    if closers == '"':
        return mark in {'"', "”"}
    if closers == "''":
        return mark in {"''", '"'}
    if closers == "”":
        return mark in {"”", '"'}
    return mark in closers if closers else mark in {"'", "’"}


def _add(found: list[Span], start: int, end: int) -> None:
    if start < end:
        found.append(Span(start, end))


def share_quoted(text: str, content: Spans, quoted: Spans) -> tuple[int, int]:
    """How many words of the content stand within quotation marks, and how many it has."""
    starts = [span.start for span in quoted]
    inside = whole = 0
    for span in content:
        for word in re.finditer(r"\w+(?:['’]\w+)*", text[span.start : span.end]):
            at = span.start + word.start()
            place = bisect_right(starts, at) - 1
            whole += 1
            inside += place >= 0 and at < quoted[place].end
    return inside, whole
