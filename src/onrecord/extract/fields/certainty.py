# ruff: noqa: E501  (a pattern or table row reads better whole)
"""The speaker's own certainty: will, would, may. Never the reporter's hedge nor our confidence."""

from __future__ import annotations

import re

_SCALE: tuple[tuple[float, re.Pattern[str]], ...] = (
    (0.25, re.compile(r"\b(?:may|might|could|perhaps|maybe|possibly|possible|consider\w*|not ruled? out)\b", re.IGNORECASE)),
    (
        0.5,
        re.compile(
            r"\b(?:would|should|likely|probably|hopes?|expects?|expected|plans?|wants?|intends?|aims?)\b|['’]d\b", re.IGNORECASE
        ),
    ),
    (
        1.0,
        re.compile(
            r"\b(?:will|won['’]t|shall|must|cannot|never|definitely|certainly|absolutely|guarantees?d?|am going to|are going to|is going to)\b|['’]ll\b",
            re.IGNORECASE,
        ),
    ),
)


def certainty_of(words: str) -> float | None:
    """1 for will, 0.5 for would, 0.25 for may and might, by the first such word of cue and content; None where none is said."""
    first = min(((match.start(), value) for value, pattern in _SCALE if (match := pattern.search(words))), default=None)
    return first[1] if first else None
