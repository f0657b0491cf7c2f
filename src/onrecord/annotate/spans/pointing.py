"""Which tokens of a window are read for who an act concerns; training and running share this file."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.spans.units import CONTENT, CONTEXT, CUE, SOURCE, Unit

BACK, ON = 110, 30  # tokens of context before the act and after it
MOST = 220  # tokens read for one act; of a long one the beginning counts


def act_window(cue: Sequence[int], source: Sequence[int], content: Sequence[int], count: int) -> Unit:
    """Token indices in text order, their marks, and their signed distances to the cue, without a gap.

    `cue`, `source` and `content` are token indices of a window of `count` tokens, the first and last of which are special; cue
    and content must not be empty.
    """
    first, last = min(cue[0], content[0]), max(cue[-1], content[-1])
    low = max(1, first - BACK)
    high = min(count - 1, last + ON + 1, low + MOST)
    marks = dict.fromkeys(range(low, high), CONTEXT)
    for mark, tokens in ((CONTENT, content), (SOURCE, source), (CUE, cue)):
        marks |= {i: mark for i in tokens if low <= i < high}
    index = list(marks)
    return index, list(marks.values()), [i - cue[0] if i < cue[0] else max(0, i - cue[-1]) for i in index]
