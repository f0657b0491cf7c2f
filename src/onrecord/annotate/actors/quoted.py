"""Whether a place stands within quotation marks: whoever is named there is seldom whom a pronoun outside takes up."""

from __future__ import annotations

import re
from bisect import bisect_right

# A quotation ends at its mark, or with its paragraph, since a quotation of several paragraphs closes only the last.
_QUOTATION = re.compile(r"[“\"][^”\"\n]*(?:[”\"]|$|(?=\n))")


class Quoted:
    """The quotations of a text, found once."""

    def __init__(self, text: str) -> None:
        found = list(_QUOTATION.finditer(text))
        self._starts, self._ends = [match.start() for match in found], [match.end() for match in found]

    def at(self, place: int) -> bool:
        """Whether the code point lies within a quotation."""
        last = bisect_right(self._starts, place) - 1
        return last >= 0 and place < self._ends[last]


__all__ = ["Quoted"]
