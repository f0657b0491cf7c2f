"""Which words of a window are source and content of a cue, and which have one of the four roles beside it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.spans.cues import Cue
from onrecord.annotate.spans.decode import CONTENT_LABEL, SOURCE_LABEL, Floats, log_softmax, one_source, sigmoid
from onrecord.annotate.spans.holes import fill_holes
from onrecord.annotate.spans.paths import best_paths
from onrecord.annotate.spans.settings import Decoding
from onrecord.annotate.spans.signed import Signed
from onrecord.annotate.spans.words import Words
from onrecord.weights import Encoded, Model

REACH = 88  # wordpieces on either side of a cue in which its source and content are looked for
FAR = -1e4
BEYOND = -0.1  # logit of content, where other has 0, out of reach of the cue: a content ends at the first good place there


class RoleReader:
    """Reads the roles around the cues of one window."""

    def __init__(self, model: Model, decoding: Decoding, encoded: Encoded, words: Words) -> None:
        self.model, self.decoding, self.encoded, self.words = model, decoding, encoded, words

    def roles(self, cues: Sequence[Cue], kinds: list[int]) -> tuple[NDArray[np.int64], Floats, NDArray[np.bool_]]:
        """For each cue every word's label (0 other, 1 source, 2 content), its certainty, and the flags of the four roles."""
        words = self.words
        places = [words.place(c.start, c.end) for c in cues]
        spans, others = self._logits(places, kinds)
        scores = log_softmax(spans[:, 1:-1][:, words.first])
        for n, cue in enumerate(cues):  # the cue itself is never source or content
            scores[n, cue.start : cue.end, 1:] = FAR
            if cue.signed is not None:
                self._know(cue.signed, scores[n])
        between = self.model.boundaries(self.encoded, words.first[1:] + 1, places, kinds)
        paths = best_paths(scores, between, self.decoding.boundary_share)
        for cue, path, row in zip(cues, paths, scores, strict=True):
            one_source(path, row[:, SOURCE_LABEL] - row[:, 0])
            fill_holes(path, range(cue.start, cue.end), words.told, words.sentence_ends)
        certain = np.exp(np.take_along_axis(scores, paths[..., None], -1)[..., 0])
        return paths, certain, sigmoid(others[:, 1:-1][:, words.first]) > self.decoding.role_threshold

    def _know(self, one: Signed, scores: Floats) -> None:
        """Of signed words it is known, and not read, what is source and what is content."""
        scores[:] = 0.0, FAR, FAR
        for span, label in ((one.source, SOURCE_LABEL), (one.content, CONTENT_LABEL)):
            scores[slice(*self.words.touched(span))] = [0.0 if label == here else FAR for here in range(3)]

    def _logits(self, places: list[tuple[int, int]], kinds: list[int]) -> tuple[Floats, Floats]:
        """Role logits over the whole window for cues at these tokens, read with REACH tokens on each side, as in training.

        What lies farther is no source and no role, also where cues are read together: fragments were invented out there. Of
        content the boundaries decide there: what has begun goes on as far as nothing tells that it ends.
        """
        count = len(self.encoded.states)
        spans = np.full((len(places), count, 3), FAR, dtype=np.float32)
        spans[..., 0], spans[..., CONTENT_LABEL] = 0.0, BEYOND
        others = np.full((len(places), count, 4), FAR, dtype=np.float32)
        for group in neighbours(places, REACH // 2):
            low, high = max(0, places[group[0]][0] - REACH), min(count, max(places[n][1] for n in group) + REACH)
            moved = [(places[n][0] - low, places[n][1] - low) for n in group]
            part = self.model.roles(self.encoded.cut(low, high), moved, [kinds[n] for n in group])
            for n, here, there in zip(group, *part, strict=True):
                first, last = max(low, places[n][0] - REACH), min(high, places[n][1] + REACH)
                spans[n, first:last], others[n, first:last] = here[first - low : last - low], there[first - low : last - low]
        return spans, others


def neighbours(places: Sequence[tuple[int, int]], within: int) -> list[list[int]]:
    """Numbers of the places, in order, grouped so that no group is wider than `within` from its first start to its last."""
    groups: list[list[int]] = []
    for n, (start, _) in enumerate(places):
        if groups and start - places[groups[-1][0]][0] <= within:
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


__all__ = ["FAR", "REACH", "RoleReader"]
