"""A window in words: where each stands in the text, which tokens it is of, and where sentences end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.sentences import abbreviates, pauses
from onrecord.annotate.spans.decode import runs
from onrecord.annotate.spans.tokens import Ints, Tokens
from onrecord.annotate.spans.windows import Window
from onrecord.types import Span, Spans


class Words:
    """The words of one window of a text; `core` flags those that are judged in this window and in no other."""

    def __init__(self, text: str, tokens: Tokens, window: Window) -> None:
        here = slice(window.start, window.end)
        self.text = text
        self.first: Ints = np.flatnonzero(tokens.first[here]).astype(np.int32)  # window token of each word
        self.starts: list[int] = tokens.starts[here][self.first].tolist()
        self.first_token: list[int] = (self.first + 1).tolist()
        last = np.append(self.first[1:], window.end - window.start) - 1
        self.ends: list[int] = tokens.ends[here][last].tolist()
        self.next_token: list[int] = (last + 1).tolist()
        self.told = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        low, high = window.core_start - window.start, window.core_end - window.start
        self.core: NDArray[np.bool_] = np.asarray((self.first >= low) & (self.first < high))
        self.sentence_ends = np.fromiter(map(self._ends_sentence, range(len(self.first))), np.bool_, len(self.first))

    def __len__(self) -> int:
        return len(self.first)

    def _ends_sentence(self, word: int) -> bool:
        """Whether a sentence ends with this word: a closing mark with a capital or a quotation mark after it."""
        if self.told[word] not in {".", "!", "?", "…"} or word + 1 >= len(self.starts):
            return False
        if pauses(self.text, self.ends[word]) or (self.told[word] == "." and abbreviates(self.text, self.starts[word])):
            return False
        return not self.text[self.starts[word + 1]].islower() and self.starts[word + 1] > self.ends[word]

    def span(self, start: int, end: int) -> Span:
        """What the words from `start` to before `end` are in the text."""
        return Span(self.starts[start], self.ends[end - 1])

    def spans(self, flags: NDArray[np.bool_]) -> Spans:
        return tuple(self.span(start, end) for start, end in runs(flags))

    def touched(self, span: Span) -> tuple[int, int]:
        """The words that a span touches: the first, and the one after the last."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of the words from `start` to before `end`, counted with the special token that begins the window."""
        return self.first_token[start], self.next_token[end - 1] + 1

    def tokens(self, flags: NDArray[np.bool_]) -> list[int]:
        """The tokens of the words flagged, counted likewise."""
        words: list[int] = np.flatnonzero(flags).tolist()
        return [token for word in words for token in range(self.first_token[word], self.next_token[word] + 1)]


__all__ = ["Words"]
