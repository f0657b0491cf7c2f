"""Titles, in which every word may begin great."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from onrecord.extract.matter.case import written
from onrecord.extract.matter.closed import CLOSED
from onrecord.extract.matter.parts import is_adjective
from onrecord.extract.matter.verbs import base_of, verbs
from onrecord.extract.matter.words import PEOPLE, VAGUE

# A headline is a line of at most so many letters, of whose words with more than three letters so many begin great.
_LINE, _SHORT, _FEWEST, _GREAT = 160, 3, 3, 0.7
_LONGEST = 40  # letters of a word beside another
_PAIR = re.compile(r"(?=\b([A-Z][\w’'-]*\w [A-Z](?:[\w’'-]*\w)?))")
_BEFORE = re.compile(r"([A-Z][\w’'-]*\w) $")
_AFTER = re.compile(r" ([A-Z][\w’'-]*\w)")
_SEVERAL = re.compile(
    r"\b(?i:the|these|those|its|his|her|their|of|for|with|in|on|from|new|more|some|any|all|no) ([a-z]+s)\b"
    r"|\b([a-z]+s) (?:are|were|have)\b"
)
_GREAT_WITHIN = re.compile(r"(?<=[\w,] )[A-Z][\w’'-]*")
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
def in_prose(text: str) -> str:
    """The text with the headlines among its lines written as prose; every letter stays in its place."""
    lines = text.split("\n")
    great = [_is_headline(line) for line in lines]
    if not any(great):
        return text
    rest = "\n".join(line for line, is_great in zip(lines, great, strict=True) if not is_great)
    return "\n".join(_small(line, rest) if is_great else line for line, is_great in zip(lines, great, strict=True))


def _is_headline(line: str) -> bool:
    """Whether most words begin great, also a verb or "For" within: not "President Anna Berg met Chancellor Ola Dahl"."""
    words = _TITLE_WORD.findall(line) if len(line) < _LINE else []
    long = [word for word in words if len(word) > _SHORT]
    within = map(str.lower, _GREAT_WITHIN.findall(line)) if words else ()
    told = any(low in CLOSED or base_of(low) in verbs().plain for low in within)
    return told and len(long) >= _FEWEST and sum(word[0].isupper() for word in long) >= _GREAT * len(long)


def _small(line: str, rest: str) -> str:
    """A headline with the words small that the rest of the report writes so, or that name nobody."""
    small, great, pairs = written(rest)
    found = list(_TITLE_WORD.finditer(line))
    words = [match.group() for match in found]
    put = list(line)
    for at, (match, word) in enumerate(zip(found, words, strict=True)):
        named = any(pairs[pair] for pair in pairwise(words[max(0, at - 1) : at + 2]))
        low = word.lower()
        common = base_of(low) is not None or is_adjective(low) or low in PEOPLE | VAGUE
        if len(low) == len(word) and not named and (low in small or (common and word not in great)):
            put[match.start() : match.end()] = low
    return "".join(put)


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
