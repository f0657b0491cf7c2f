"""Which wordings are of one matter: stems of the words that carry the subject."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.matter.words import ROOTS, STOP, SYNONYMS
from onrecord.types import content_id

WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*%?")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A rough stem: lower case, without possessive and the commonest endings; table words are mapped to one root."""
    word = re.sub(r"['’]s?$", "", word.casefold())
    if word in ROOTS:
        return ROOTS[word]
    for ending, put in (
        ("ations", "at"),
        ("ation", "at"),
        ("ities", "ity"),
        ("ies", "y"),
        ("sses", "ss"),
        ("ings", ""),
        ("ing", ""),
        ("ments", ""),
        ("ment", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) + len(put) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + put
            break
    return ROOTS.get(word, word.rstrip("e") if len(word) > 4 else word)


def matter_key(words: str) -> frozenset[str]:
    """The stems of the words that carry the subject: stop words left out, synonyms put together ("the backstop": guarantee)."""
    stems = (stem(match.group()) for match in WORD.finditer(words) if match.group().casefold() not in STOP)
    return frozenset(SYNONYMS.get(item, item) for item in stems if item not in STOP)


def matter_id(words: str) -> str:
    """The same for every wording with the same key."""
    return content_id("m", sorted(matter_key(words)) or [words.casefold().strip()])
