"""From token logits to spans: best label paths under the rules of each scheme."""

from __future__ import annotations

from collections.abc import Sequence
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


def smooth_path(scores: Floats, costs: Sequence[float]) -> Ints:
    """Best labels (N, T) for log scores (N, T, L), where going from label a to label b costs `costs[a] + costs[b]`.

    Rows do not influence each other. A label that beats every other by more than two changes can cost is the best path's label
    there whatever stands beside it; only the few words between such are searched.
    """
    path: Ints = scores.argmax(-1)
    dearest = 2 * sum(sorted(costs)[-2:])
    ordered = np.sort(scores, -1)
    doubtful = ordered[..., -1] - ordered[..., -2] <= dearest
    for row in np.flatnonzero(doubtful.any(-1)).tolist():
        for start, end in runs(doubtful[row]):
            low, high = max(0, start - 1), min(path.shape[1], end + 1)
            path[row, low:high] = _best_path(scores[row, low:high].tolist(), costs)
    return path


def _best_path(scores: list[list[float]], costs: Sequence[float]) -> list[int]:
    """The best labels of one row; of equals the one that stays, then the lower label."""
    labels = range(len(costs))
    best, back = scores[0], []
    for row in scores[1:]:
        leaving = [best[a] - costs[a] for a in labels]
        top = max(labels, key=leaving.__getitem__)
        came = [top if leaving[top] - costs[b] > best[b] else b for b in labels]
        best = [(best[b] if came[b] == b else leaving[top] - costs[b]) + row[b] for b in labels]
        back.append(came)
    path = [max(labels, key=best.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    path.reverse()
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


def one_source(path: Ints, odds: Floats, most: int, ends: NDArray[np.bool_]) -> None:
    """Leave one stretch of source (label 1) in a path, in place: a source is one phrase, and other words marked are slips.

    Stretches at most `most` other words apart are one, unless a sentence ends between them (`ends`, of each word: whether one
    ends with it); of several the one with the largest sum of log odds stays.
    """
    pieces = runs(path == SOURCE_LABEL)
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        last = joined[-1][1] if joined else -most - 1
        if start - last <= most and not ends[last - 1 : start].any() and not (path[last:start] == CONTENT_LABEL).any():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    if not joined:
        return
    marked = path == SOURCE_LABEL
    start, end = max(joined, key=lambda piece: float(odds[piece[0] : piece[1]][marked[piece[0] : piece[1]]].sum()))
    path[marked] = 0
    path[start:end] = SOURCE_LABEL
