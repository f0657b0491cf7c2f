"""What words of time mean before a preposition bounds them, and the tokens they are read from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onrecord.annotate.dates.days import Days
from onrecord.types import Relation

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
Due = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Reading:
    """ "These words mean `past` where something was said, `ahead` where it is promised."

    `due` is the side that "by" and "until" mean: the start of June, the middle of mid-June, the end of "the end of June".
    `relation` is set where the words themselves fix it ("two weeks ago"), and then no preposition changes it.
    """

    past: Days | None
    ahead: Days | None
    grain: str
    timex: str | None
    due: Due = "start"
    relation: Relation | None = None
    event: str | None = None


class Tokens:
    """The words around a trigger: lower case, as written, and where they stand in the text (code points)."""

    __slots__ = ("end", "low", "pub", "raw", "start", "text")

    def __init__(self, text: str, begin: int, stop: int, pub: date | None) -> None:
        self.text, self.pub = text, pub
        found = list(_TOKEN.finditer(text, begin, stop))
        self.raw = [match[0] for match in found]
        self.low = [word.lower() for word in self.raw]
        self.start = [match.start() for match in found]
        self.end = [match.end() for match in found]

    def at(self, published: date | None) -> Tokens:
        """The same words counted from another day."""
        other = object.__new__(Tokens)
        other.text, other.pub = self.text, published
        other.raw, other.low, other.start, other.end = self.raw, self.low, self.start, self.end
        return other

    def word(self, index: int) -> str:
        """The lower-case token there, or nothing outside the window."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def has(self, index: int, *words: str) -> bool:
        """Whether exactly these tokens stand there."""
        return index >= 0 and tuple(self.low[index : index + len(words)]) == words

    def joined(self, index: int) -> bool:
        """Whether this token touches the next one."""
        return 0 <= index < len(self.low) - 1 and self.end[index] == self.start[index + 1]

    def capital(self, index: int) -> bool:
        """Whether a word with a capital stands there."""
        return 0 <= index < len(self.raw) and self.raw[index][0].isupper()

    def number(self, index: int, most: int = 4) -> int | None:
        """A plain ASCII number of at most `most` digits that is no part of 2,000 or 3.5."""
        word = self.word(index)
        return int(word) if word.isascii() and word.isdigit() and len(word) <= most else None


Found = tuple[Reading, int] | None
Rule = Callable[[Tokens, int], Found]


def map_days(reading: Reading, change: Callable[[Days], Days | None], **fields: object) -> Reading:
    """The reading with both its stretches of days changed alike."""
    past = change(reading.past) if reading.past else None
    ahead = change(reading.ahead) if reading.ahead else None
    return replace(reading, past=past, ahead=ahead, **fields)  # type: ignore[arg-type]


def same(days: Days | None, grain: str, timex: str | None, due: Due = "start", relation: Relation | None = None) -> Reading:
    """A reading that past and future share."""
    return Reading(days, days, grain, timex, due, relation)
