"""From token logits to spans: best label paths under the rules of each scheme."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SOURCE_LABEL, CONTENT_LABEL = 1, 2  # of a word in a path; 0 is other


def log_softmax(logits: Floats) -> Floats:
    """Along the last axis, in a way that does not overflow."""
    shifted = logits - logits.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), dtype=np.float32)


def softmax(logits: Floats) -> Floats:
    return np.asarray(np.exp(log_softmax(logits)), dtype=np.float32)


def sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), dtype=np.float32)


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches (start, end exclusive) of true values."""
    found: list[tuple[int, int]] = []
    for place in flags.nonzero()[0].tolist():
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def begin_inside(scores: Floats, bonus: float = 0.0) -> list[tuple[int, int, float]]:
    """Spans (start, end, mean probability) of the best path over other, begin, inside log scores (T, 3).

    `bonus` is added to begin: above 0 finds more spans at the cost of precision.
    """
    if not len(scores):
        return []
    tagged = (scores + np.array([0.0, bonus, 0.0], dtype=np.float32)).tolist()
    other, begin, _ = tagged[0]
    inside = -1e9
    back: list[tuple[int, int]] = [(0, 0)]  # the best label before other or begin, and before inside
    for o, b, i in tagged[1:]:
        top = 0 if other >= begin and other >= inside else 1 if begin >= inside else 2
        best, held = (other, begin, inside)[top], max(begin, inside)
        back.append((top, 1 if begin >= inside else 2))
        other, begin, inside = best + o, best + b, held + i
    last = 0 if other >= begin and other >= inside else 1 if begin >= inside else 2
    return _spans(back, last, np.exp(scores))


def _spans(back: list[tuple[int, int]], last: int, probability: Floats) -> list[tuple[int, int, float]]:
    path = [last]
    for before in reversed(back[1:]):
        path.append(before[path[-1] == 2])
    path.reverse()
    found: list[tuple[int, int, float]] = []
    for t, label in enumerate(path):
        if label == 1:
            found.append((t, t + 1, float(probability[t, 1:].sum())))
        elif label == 2:
            start, _, seen = found[-1]
            found[-1] = (start, t + 1, min(seen, float(probability[t, 1:].sum())))
    return found


def sentence_pieces(content: NDArray[np.bool_], ends: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """The content flags cut after each word of `ends` (a sentence's last); those under three words join the one before."""
    pieces: list[list[int]] = [[]]
    for word in np.flatnonzero(content).tolist():
        pieces[-1].append(word)
        if ends[word]:
            pieces.append([])
    joined: list[list[int]] = []
    for piece in pieces:
        if joined and len(piece) < 3:
            joined[-1].extend(piece)
        elif piece:
            joined.append(piece)
    flags = np.zeros((len(joined), len(content)), dtype=np.bool_)
    for row, piece in enumerate(joined):
        flags[row, piece] = True
    return list(flags)


def one_source(path: Ints, odds: Floats) -> None:
    """Leave one stretch of source (label 1) in a path, in place, the one with the largest sum of log odds: it is one phrase."""
    pieces = runs(path == SOURCE_LABEL)
    if len(pieces) > 1:
        start, end = max(pieces, key=lambda piece: float(odds[piece[0] : piece[1]].sum()))
        path[path == SOURCE_LABEL] = 0
        path[start:end] = SOURCE_LABEL
