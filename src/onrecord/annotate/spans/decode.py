"""From token logits to spans: best label paths under the rules of each scheme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

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
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def begin_inside(scores: Floats, bonus: float = 0.0) -> list[tuple[int, int, float]]:
    """Spans (start, end, mean probability) of the best path over other, begin, inside log scores (T, 3).

    `bonus` is added to begin: above 0 finds more spans at the cost of precision.
    """
    count = len(scores)
    if not count:
        return []
    tagged = scores + np.array([0.0, bonus, 0.0], dtype=np.float32)
    o, b, i = tagged[:, 0].tolist(), tagged[:, 1].tolist(), tagged[:, 2].tolist()
    back = np.zeros((count, 3), dtype=np.int8)
    best = [o[0], b[0], -1e9]
    for t in range(1, count):
        top = max(range(3), key=best.__getitem__)
        held = 1 if best[1] >= best[2] else 2
        back[t] = (top, top, held)
        best = [best[top] + o[t], best[top] + b[t], best[held] + i[t]]
    return _spans(back, max(range(3), key=best.__getitem__), np.exp(scores))


def _spans(back: NDArray[np.int8], last: int, probability: Floats) -> list[tuple[int, int, float]]:
    path = [last]
    for t in range(len(back) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    path.reverse()
    found: list[tuple[int, int, float]] = []
    for t, label in enumerate(path):
        if label == 1:
            found.append((t, t + 1, float(probability[t, 1:].sum())))
        elif label == 2:
            start, _, seen = found[-1]
            found[-1] = (start, t + 1, min(seen, float(probability[t, 1:].sum())))
    return found


def smooth_path(scores: Floats, costs: Sequence[float]) -> Ints:
    """Best labels (N, T) for log scores (N, T, L), where going from label a to label b costs `costs[a] + costs[b]`.

    All rows are decoded together; rows do not influence each other.
    """
    rows, count, labels = scores.shape
    path = np.zeros((rows, count), dtype=np.int64)
    if not count:
        return path
    back = np.zeros((count, rows, labels), dtype=np.int8)
    cost = np.asarray(costs, dtype=np.float64)
    best = scores[:, 0].astype(np.float64)
    stay, each = np.arange(labels), np.arange(rows)
    for t in range(1, count):
        leaving = best - cost
        top = leaving.argmax(-1)
        jump = leaving[each, top][:, None] - cost
        moved = jump > best
        back[t] = np.where(moved, top[:, None], stay)
        best = np.where(moved, jump, best) + scores[:, t]
    path[:, -1] = best.argmax(-1)
    for t in range(count - 1, 0, -1):
        path[:, t - 1] = back[t, each, path[:, t]]
    return path


def fill_holes(path: Ints, cue: tuple[int, int], most: int) -> None:
    """Make short gaps inside the content (label 2) part of it, in place, unless the cue or a source stands in them.

    Content is discontinuous where cue and source stand in between; any other short gap is a slip of the labels.
    """
    pieces = runs(path == CONTENT_LABEL)
    for (_, end), (start, _) in pairwise(pieces):
        free = not (path[end:start] == SOURCE_LABEL).any() and not (cue[0] < start and end < cue[1])
        if free and start - end <= most:
            path[end:start] = CONTENT_LABEL


def sentence_pieces(content: NDArray[np.bool_], ends: Callable[[int], bool]) -> list[NDArray[np.bool_]]:
    """The content word flags cut where `ends` says that a sentence ends; pieces of under three words join the one before."""
    pieces: list[list[int]] = [[]]
    for word in np.flatnonzero(content).tolist():
        pieces[-1].append(word)
        if ends(word):
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


def one_source(path: Ints, odds: Floats, most: int) -> None:
    """Leave one stretch of source (label 1) in a path, in place: a source is one phrase, and other words marked are slips.

    Stretches at most `most` other words apart are one; of several the one with the largest sum of log odds stays.
    """
    pieces = runs(path == SOURCE_LABEL)
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and start - joined[-1][1] <= most and not (path[joined[-1][1] : start] == CONTENT_LABEL).any():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    if not joined:
        return
    marked = path == SOURCE_LABEL
    start, end = max(joined, key=lambda piece: float(odds[piece[0] : piece[1]][marked[piece[0] : piece[1]]].sum()))
    path[marked] = 0
    path[start:end] = SOURCE_LABEL
