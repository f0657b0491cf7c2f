"""Paragraphs quoted from an outlet's report under a line of their own ("The BBC reports:"): that outlet tells them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from onrecord.extract.chains.outlet_words import SOMEBODY
from onrecord.types import Span

_LINE = re.compile(
    rf"{SOMEBODY}[^\n.:]{{0,60}}? (?:reports?|adds?|writes?|says|reported|added|wrote|explains?|notes?|continues?|puts it)"
    r"(?: [\w ]{1,30})?:[^\S\n]*\n\s*(?=[\"“])",
    re.IGNORECASE,
)
_OPENS = re.compile(r":[^\S\n]*\n\s*[\"“]")
_PARAGRAPH = re.compile(r"[\"“][^\n]*(?:\n\s*|$)")


def excerpted_from(text: str, at: int) -> Span | None:
    """The words of the outlet from whose report the paragraph at the place is quoted; None where it is not."""
    found = _excerpts(text)
    last = bisect_right(found, at, key=lambda one: one[0].start) - 1
    return found[last][1] if last >= 0 and at < found[last][0].end else None


@lru_cache(maxsize=8)
def _excerpts(text: str) -> tuple[tuple[Span, Span], ...]:
    """The paragraphs that each such line opens, as one stretch, and the outlet's words."""
    found: list[tuple[Span, Span]] = []
    for opens in _OPENS.finditer(text):  # few lines open anything, and outlets are looked for in these alone
        line = _LINE.search(text, text.rfind("\n", 0, opens.start()) + 1, opens.end())
        if line is None:
            continue
        end = line.end()
        while paragraph := _PARAGRAPH.match(text, end):
            end = paragraph.end()
        found.append((Span(line.end(), end), Span(*line.span("outlet"))))
    return tuple(found)


__all__ = ["excerpted_from"]
