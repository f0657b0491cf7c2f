"""Titles, in which every word may begin great."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.extract.matter.parts import is_adjective
from onrecord.extract.matter.verbs import base_of
from onrecord.extract.matter.words import PEOPLE, VAGUE

_LONGEST = 40  # letters of a word beside another
_PAIR = re.compile(r"(?=\b([A-Z][\w’'-]*\w [A-Z](?:[\w’'-]*\w)?))")
_BEFORE = re.compile(r"([A-Z][\w’'-]*\w) $")
_AFTER = re.compile(r" ([A-Z][\w’'-]*\w)")
_SEVERAL = re.compile(
    r"\b(?i:the|these|those|its|his|her|their|of|for|with|in|on|from|new|more|some|any|all|no) ([a-z]+s)\b"
    r"|\b([a-z]+s) (?:are|were|have)\b"
)
_TITLE_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")


@lru_cache(maxsize=8)
def headline(title: str, text: str) -> str:
    """A title in which words that the report writes small are small: "Demanding Documents" holds a verb and a noun."""
    pairs = frozenset(_PAIR.findall(text.replace(title, "")))

    def written(match: re.Match[str]) -> str:
        word = match.group()
        if any(pair in pairs for pair in _pairs_of(title, match)):
            return word
        low = word.lower()
        if low == word or _found(rf"(?<![\w’'./@#-]){re.escape(low)}", text):
            return low
        if base_of(low) is not None:
            return word if _found(rf"(?<![\w’'-])[a-z][\w’'-]*\s{re.escape(word)}", text) else low
        common = low in PEOPLE | VAGUE or is_adjective(low)
        return low if common and not _found(rf"(?<=[^\W_]\W){re.escape(word)}", text) else word

    return _TITLE_WORD.sub(written, title)


@lru_cache(maxsize=8)
def plurals(text: str) -> frozenset[str]:
    """The words in -s that a report has for several things ("the talks")."""
    return frozenset(word for pair in _SEVERAL.findall(text) for word in pair if word)


def _pairs_of(title: str, match: re.Match[str]) -> Iterator[str]:
    """A word of a title with the one before it, and with the one after it, where both begin great."""
    for found in (_BEFORE.search(title, max(0, match.start() - _LONGEST), match.start()), _AFTER.match(title, match.end())):
        if found and match.group()[0].isupper():
            yield f"{found[1]} {match.group()}" if found.end() == match.start() else f"{match.group()} {found[1]}"


def _found(word: str, text: str) -> bool:
    return re.search(rf"{word}(?![\w’'-])", text) is not None
