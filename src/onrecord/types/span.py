"""Spans and passages: where words stand in a document's normal-form text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code points from `start` (inclusive) to `end` (exclusive).

    Raises ValueError where the stretch is empty or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must hold something: [{self.start}, {self.end})")

    def words(self, text: str) -> str:
        """The words that stand there. Raises ValueError where the span leaves the text."""
        if self.end > len(text):
            raise ValueError(f"span [{self.start}, {self.end}) is not within the text")
        return text[self.start : self.end]

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def gap_to(self, other: Span) -> int:
        """How many characters stand between the two; 0 where they touch or adjoin."""
        return max(self.start - other.end, other.start - self.end, 0)


Spans = tuple[Span, ...]


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words at these spans, pieces joined by one space; "" for none. Raises ValueError where one leaves the text."""
    return " ".join(span.words(text) for span in spans)


def length_of(spans: Iterable[Span]) -> int:
    """How many characters the spans hold together; one that two of them hold counts twice."""
    return sum(span.end - span.start for span in spans)


def shared_length(some: Iterable[Span], others: Spans) -> int:
    """How many code points both hold together."""
    return sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in some for other in others)


def any_touch(some: Iterable[Span], others: Spans) -> bool:
    """Whether any of the one shares at least one character with any of the others."""
    for one in some:
        for other in others:
            if one.start < other.end and other.start < one.end:
                return True
    return False


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text with the spans they stand at; several pieces are joined by one space."""

    text: str
    spans: Spans

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Passage:
        """The passage at these spans, in text order. Raises ValueError on none or on a span outside the text."""
        ordered = tuple(sorted(spans))
        if not ordered:
            raise ValueError("a passage needs at least one span")
        return cls(words_of(text, ordered), ordered)

    def shown(self, text: str) -> str:
        """The words with an ellipsis where the text has other words between two pieces: what is left out is not hidden."""
        shown = self.spans[0].words(text)
        for before, span in pairwise(self.spans):
            left_out = any(map(str.isalnum, text[before.end : span.start]))
            shown += f"{' … ' if left_out else ' '}{span.words(text)}"
        return shown

    def stands_in(self, text: str) -> bool:
        """Whether the words are exactly what the text has at these spans."""
        inside = all(span.end <= len(text) for span in self.spans)
        return inside and self.text == words_of(text, self.spans)
