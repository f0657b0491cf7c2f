"""Wordpieces with the features the model reads beside them; training and running share this file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

FEATURES = 40  # 5 cases x paragraph start x inside quotation marks x space before

_MARKS = re.compile("[“”\"„«»]|''|``|\n")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»") | {"''"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """Wordpieces of a text: vocabulary ids, code point offsets (end exclusive), feature ids, and whether each begins a word."""

    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints
    first: Flags

    def __len__(self) -> int:
        return len(self.ids)


def _quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Stretches between quotation marks; a mark left open lasts to the end of its line, so one slip spoils one paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _MARKS.finditer(text):
        mark = match[0]
        if opened is not None and (mark == "\n" or mark in _CLOSING or mark == '"'):
            found.append((opened, match.end()))
            opened = None
        elif opened is None and (mark in _OPENING or mark == '"'):
            opened = match.start()
    if opened is not None:
        found.append((opened, len(text)))
    return found


def _case(word: str) -> int:
    """0 no letters, 1 lower, 2 capitalised, 3 all capitals, 4 mixed."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word.istitle():
        return 2
    return 4 if any(map(str.isalpha, word)) else 0


def _inside(starts: Ints, stretches: Sequence[tuple[int, int]]) -> Flags:
    if not stretches:
        return np.zeros(len(starts), dtype=np.bool_)
    bounds = np.asarray(stretches, dtype=np.int64)
    at = np.searchsorted(bounds[:, 0], starts, side="right") - 1
    return np.asarray((at >= 0) & (starts < bounds[np.maximum(at, 0), 1]))


def features_of(text: str, starts: Ints, ends: Ints) -> Ints:
    """The feature id (0 to FEATURES - 1) of each wordpiece, from its characters and what stands before it."""
    if not len(starts):
        return np.zeros(0, dtype=np.int32)
    cases = np.fromiter((_case(text[s:e]) for s, e in zip(starts.tolist(), ends.tolist(), strict=True)), np.int32, len(starts))
    gaps = [text[e:s] for e, s in zip([0, *ends[:-1].tolist()], starts.tolist(), strict=True)]
    spaced = np.fromiter((bool(gap) for gap in gaps), np.bool_, len(gaps))
    opening = np.fromiter(("\n" in gap for gap in gaps), np.bool_, len(gaps))
    opening[0] = True
    quoted = _inside(starts, _quoted_stretches(text))
    return np.asarray(cases + 5 * opening + 10 * quoted + 20 * spaced, dtype=np.int32)
