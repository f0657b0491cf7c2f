"""The best labels of words by what each word looks like and by what may begin or end between two of them."""

from __future__ import annotations

import numpy as np

from onrecord.annotate.spans.decode import CONTENT_LABEL, SOURCE_LABEL, Floats, Ints

LABELS = 3
BEGINS = {CONTENT_LABEL: 0, SOURCE_LABEL: 2}  # which of the boundaries' logits tells that it begins; that it ends, the next
CERTAIN = 80  # a logit above it says no more, and from 89 on its exponential does not fit into 32 bits


def transitions(boundaries: Floats) -> Floats:
    """Log chances (G, 3, 3, N) of going from a word's label (first) to the next word's, by the logits (N, G, 4) of boundaries.

    Contents and sources begin and end each by themselves: to leave a source for a content, one ends and the other begins. The
    rows are not made to sum to 1, as what begins both at once is no label.
    """
    logits = np.minimum(np.ascontiguousarray(boundaries.transpose(2, 1, 0)), CERTAIN)
    no = -np.log(1 + np.exp(logits))  # logaddexp of 0 takes five times as long
    yes = no + logits
    found = np.empty((logits.shape[1], LABELS, LABELS, logits.shape[2]), dtype=np.float32)
    for before in range(LABELS):
        for after in range(LABELS):
            one, other = (
                (yes if (before == label) != (after == label) else no)[begins + (before == label)]
                for label, begins in BEGINS.items()
            )
            np.add(one, other, out=found[:, before, after])
    return found


def best_paths(scores: Floats, boundaries: Floats, share: float = 1.0) -> Ints:
    """The likeliest labels (N, T) for log scores (N, T, 3) and the logits (N, T - 1, 4) of boundaries between words.

    The best path of all (Viterbi 1967), for each row by itself; of equals the lower label. `share` is how much the log chances
    of boundaries weigh beside those of the labels.
    """
    worth, here = np.float32(share) * transitions(boundaries), np.ascontiguousarray(scores.transpose(1, 2, 0))
    best = here[0].copy()
    before = best[:, None]
    for step, word in zip(worth, here[1:], strict=True):  # in place: with few rows, what numpy does around each sum is dear
        np.add(step, before, step)
        np.maximum.reduce(step, 0, None, best)
        np.add(best, word, best)
    back = worth.argmax(1).astype(np.uint8).transpose(2, 0, 1)
    paths = [_backwards(row.tobytes(), last) for row, last in zip(back, best.argmax(0).tolist(), strict=True)]
    return np.array(paths, dtype=np.int64).reshape(scores.shape[:2])


def _backwards(back: bytes, label: int) -> list[int]:
    """The labels of a path, by its last one and the best label before each word, for each label that the word may have."""
    path = [label]
    for at in range(len(back) - LABELS, -1, -LABELS):
        path.append(back[at + path[-1]])
    return path[::-1]
