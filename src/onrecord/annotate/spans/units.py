"""Which tokens of a window the act is read from, and how each is marked; training and running share this file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Unit = tuple[list[int], list[int], list[int]]

PADDING, CONTEXT, CUE, SOURCE, CONTENT = range(5)
MARKS = 5
AROUND = 10  # tokens of context on either side of cue and content
MOST = 120  # tokens read for one unit; of a long content the beginning counts


def unit_window(cue: Sequence[int], source: Sequence[int], content: Sequence[int], count: int) -> Unit:
    """Token indices in text order, their marks, and their signed distances to the cue.

    `cue`, `source` and `content` are token indices of a window of `count` tokens, the first and last of which are special; cue
    and content must not be empty.
    """
    near = [
        *range(cue[0] - AROUND, cue[-1] + AROUND + 1),
        *range(content[0] - AROUND, content[0]),
        *range(content[-1] + 1, content[-1] + AROUND + 1),
    ]
    marks = {i: CONTEXT for i in near if 0 < i < count - 1}
    marks |= dict.fromkeys(content[: MOST - len(marks)], CONTENT)
    marks |= dict.fromkeys(source, SOURCE)
    marks |= dict.fromkeys(cue, CUE)
    index = sorted(marks)[: 2 * MOST]
    low, high = cue[0], cue[-1]
    distance = [i - low if i < low else max(0, i - high) for i in index]
    return index, [marks[i] for i in index], distance


def stack(units: Sequence[Unit]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Index (-1 for none), marks and distances of several units, padded to the longest."""
    longest = max(len(unit[0]) for unit in units)
    tables = tuple(np.full((len(units), longest), fill, dtype=np.int64) for fill in (-1, PADDING, 0))
    for row, unit in enumerate(units):
        for table, values in zip(tables, unit, strict=True):
            table[row, : len(values)] = values
    index, marks, distance = tables
    return index, marks, distance
