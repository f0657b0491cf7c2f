"""Marks at the end of a passage: one that closes what the passage itself opened belongs to its words."""

from __future__ import annotations

import re

CLOSING = frozenset(")\"”'’")
_OPENERS = {")": "(", "”": "“", "''": "``"}
_SINGLE_OPENS = re.compile(r"(?<!\w)['‘](?=\w)")
# Only close behind words is a mark looked into, so that a run of marks costs no time.
_AFTER_WORDS = re.compile(r"[\w%)][.,!?…\"”'’]{0,3}[)\"”'’]$")
_REACH = 8


def closes(text: str, start: int, end: int) -> bool:
    """Whether the last sign of the words from `start` to `end` closes what they opened after their first: "if “a deal,”"."""
    if not _AFTER_WORDS.search(text, max(start, end - _REACH), end):
        return False
    words = text[start:end]
    mark, within = "''" if words.endswith("''") else words[-1], words[1:]
    if mark in {"'", "’"}:
        return _SINGLE_OPENS.search(words, 1) is not None
    if mark == '"':
        return within.count(mark) % 2 == 0
    return within.count(_OPENERS[mark]) == within.count(mark)


__all__ = ["CLOSING", "closes"]
