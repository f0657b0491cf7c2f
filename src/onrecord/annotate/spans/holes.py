"""Holes in a content: where it breaks off within a sentence, and nothing of its attribution stands before it goes on.

Of 19,834 attributions of PolNeAR's training reports 175 have such a hole; within quotation marks it is 3.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.spans.decode import CONTENT_LABEL, SOURCE_LABEL, Ints, runs

LONGEST = 60  # words: what is farther apart is not one passage
_ASIDE = re.compile(r"[,–—(-].*[,–—)-]", re.DOTALL)
_QUOTE_ENDED = re.compile(r"[^\w“]*(?:[\"”]|['’]{2})")


def fill_holes(path: Ints, cue: range, words: Sequence[str], ends: NDArray[np.bool_]) -> None:
    """Make a content whole in its path of labels, in place, where it broke off; `ends` marks the last words of sentences.

    A hole stays where the cue or source stands in it, where a sentence or a quotation had ended before it, and where it is
    set off by commas, dashes or brackets on both sides.
    """
    for (_, begin), (end, _) in itertools.pairwise(runs(path == CONTENT_LABEL)):
        own = (path[begin:end] == SOURCE_LABEL).any() or (begin <= cue.start < end)
        if own or ends[begin - 1] or end - begin > LONGEST:
            continue
        last, hole = words[begin - 1], "".join(words[begin:end])
        if not (_ASIDE.fullmatch(hole) or _QUOTE_ENDED.match(hole) or _QUOTE_ENDED.match(last)):
            path[begin:end] = CONTENT_LABEL
