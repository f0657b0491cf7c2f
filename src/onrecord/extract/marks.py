"""Marks at the end of a passage: one that closes what the passage itself opened belongs to its words."""

from __future__ import annotations

import re

CLOSING = frozenset(")\"”'’")
_OPENERS = {")": "(", "”": "“", "''": "``"}
_SINGLE_OPENS = re.compile(r"(?<!\w)['‘](?=\w)")
# Only close behind words is a mark looked into, so that a run of marks costs no time.
_AFTER_WORDS = re.compile(r"[\w%)][.,!?…\"”'’]{0,3}[)\"”'’]$")
_REACH = 8


def closes(words: str) -> bool:
    """Whether the last sign of these words closes what they opened after their first sign: "if they sign “the deal,”"."""
    if not _AFTER_WORDS.search(words, max(0, len(words) - _REACH)):
        return False
    mark, within = "''" if words.endswith("''") else words[-1], words[1:]
    if mark in {"'", "’"}:
        return _SINGLE_OPENS.search(words, 1) is not None
    if mark == '"':
        return within.count(mark) % 2 == 0
    return within.count(_OPENERS[mark]) == within.count(mark)


__all__ = ["CLOSING", "closes"]
