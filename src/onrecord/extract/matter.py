"""The matter of an act: a name of two to six words, and a key that two wordings of one matter share."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.matter_words import ROOTS, STOP, SYNONYMS
from onrecord.types import Matter, Span, Spans, content_id

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*%?")
_LONGEST = 6


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
    stems = (stem(match.group()) for match in _WORD.finditer(words) if match.group().casefold() not in STOP)
    return frozenset(SYNONYMS.get(item, item) for item in stems if item not in STOP)


def matter_id(words: str) -> str:
    """The same for every wording with the same key."""
    return content_id("m", sorted(matter_key(words)) or [words.casefold().strip()])


def matter_of(text: str, content: Spans, avoid: Spans = ()) -> Matter | None:
    """The matter that the content names: its first run of words that carry a subject, two to six long.

    `avoid` are stretches that are not the subject (condition, deadline). None where the content has no such word.
    """
    best = max(_runs(text, content, avoid), key=lambda run: _weight(text, run), default=[])
    if not best or not _weight(text, best):
        return None
    span = Span(best[0].start, best[-1].end)
    return Matter(re.sub(r"\s+", " ", span.words(text)), (span,), matter_id(span.words(text)))


def _weight(text: str, run: list[Span]) -> int:
    return min(len(matter_key(" ".join(span.words(text) for span in run))), 4)


def _runs(text: str, content: Spans, avoid: Spans) -> list[list[Span]]:
    """Stretches of neighbouring words without punctuation between them, each begun and ended by a word that counts."""
    runs: list[list[Span]] = []
    for piece in content:
        run: list[Span] = []
        for match in _WORD.finditer(text, piece.start, piece.end):
            span = Span(*match.span())
            if any(span.touches(other) for other in avoid) or (run and text[run[-1].end : span.start].strip()):
                runs.append(run)
                run = []
            if any(span.touches(other) for other in avoid) or (not run and not _counts(match.group())):
                continue
            run.append(span)
            if len(run) == _LONGEST:
                runs.append(run)
                run = []
        runs.append(run)
    return [trimmed for run in runs if (trimmed := _trimmed(text, run))]


def _trimmed(text: str, run: list[Span]) -> list[Span]:
    while run and not _counts(run[-1].words(text)):
        run = run[:-1]
    return run


def _counts(word: str) -> bool:
    return (
        word.casefold() not in STOP
        and len(word) > 1
        and not word.casefold().endswith(("n't", "n’t", "'ll", "’ll", "'re", "’re", "'ve", "’ve"))
    )
