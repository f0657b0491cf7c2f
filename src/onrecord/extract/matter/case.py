"""How a word is written within a sentence: what a sentence or a quotation begins with has a capital letter there alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from onrecord.extract.matter.closed import CLOSED
from onrecord.extract.matter.verbs import verbs

_SMALL = re.compile(r"(?<![\w’'./@#-])[^\W\d_A-Z][\w’'-]*")
_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*")
_BEGINS = re.compile(r"(?:^|[!?:;\n“\"‘—–]\s*|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!Sen|Rep|Gov|Gen|Mrs)\.\s*|[!?:.]\s*[\"“‘'(]+)$")
_NAME = re.compile(r"\s([A-Z]\w*)")
_PAIR = re.compile(r"\b(?=([A-Z][\w’'-]*)\s([A-Z]\w*))")


def within(text: str, start: int, word: str) -> str:
    """The word that stands at a place, small where only the beginning of a sentence makes it great."""
    if not word[0].isupper() or not word[1:].islower() or not _begins(text, start):
        return word
    small, great, names = written(text)
    low, after = word.casefold(), _NAME.match(text, start + len(word))
    if word in great or (after and names[word, after[1]] > (low in small)):
        return word
    return low if low in small or low in verbs().known or low in verbs().adjectives or low in CLOSED else word


def _begins(text: str, start: int) -> bool:
    return _BEGINS.search(text[max(0, start - 6) : start]) is not None or start == 0


@lru_cache(maxsize=8)
def written(text: str) -> tuple[frozenset[str], frozenset[str], Counter[tuple[str, str]]]:
    """The words that a text writes small, those that it writes great within a sentence, and pairs of great ones."""
    return frozenset(_SMALL.findall(text)), frozenset(_WITHIN.findall(text)), Counter(_PAIR.findall(text))
