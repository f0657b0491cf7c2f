"""What a unit of content does: a first reading of every unit, and the second encoder for those of which it is not sure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.spans.decode import Floats, log_softmax
from onrecord.annotate.spans.settings import Decoding
from onrecord.annotate.spans.units import Unit, stack
from onrecord.types import ACTS
from onrecord.weights import Encoded, Model

STATE = ACTS.index("state")
LOGITS = 20


Batch = tuple[list[int], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""Numbers of units of like length, so that little is padding; their index, marks and distances (onrecord.weights)."""


class ActReader:
    """Reads the acts of units of one window."""

    def __init__(self, model: Model, decoding: Decoding, encoded: Encoded) -> None:
        self.model, self.decoding, self.encoded = model, decoding, encoded

    def whole(self, units: Sequence[Unit]) -> Floats:
        """Logits (N, 20) as Model.acts gives them, the second encoder asked wherever the first reading is not sure."""
        batches = _batches(units)
        logits = self._first(batches)
        self._ask(batches, logits, self._unsure(logits))
        return logits

    def pieces(self, units: Sequence[Unit]) -> tuple[list[int], Floats]:
        """Which sentences of one content may do an act by the first reading, and logits as `whole` has them for these.

        Where fewer than two may, none does one beside another, and the second encoder is not asked.
        """
        batches = _batches(units)
        logits = self._first(batches)
        may = np.exp(logits[:, STATE]) < self.decoding.idle_threshold
        if may.sum() > 1:
            self._ask(batches, logits, may & self._unsure(logits))
        return may.nonzero()[0].tolist(), logits

    def _first(self, batches: Sequence[Batch]) -> Floats:
        logits = np.empty((sum(len(batch[0]) for batch in batches), LOGITS), dtype=np.float32)
        for numbers, index, marks, distance in batches:
            logits[numbers] = self.model.acts(self.encoded, index, marks, distance)
        logits[:, 0:9] = log_softmax(logits[:, 0:9])
        return logits

    def _unsure(self, logits: Floats) -> NDArray[np.bool_]:
        return np.asarray(logits[:, 0:9].max(-1) < np.log(self.decoding.sure_threshold))

    def _ask(self, batches: Sequence[Batch], logits: Floats, which: NDArray[np.bool_]) -> None:
        """Let the second encoder speak too, in place, on some of the units."""
        share = self.decoding.reader_share
        for numbers, index, marks, _ in batches:
            rows = which[numbers].nonzero()[0]
            if len(rows):
                here = np.asarray(numbers)[rows]
                second = self.model.read(self.encoded, index[rows], marks[rows])
                acts = log_softmax(second[:, 0:9])
                logits[here, 0:9] = log_softmax((1 - share) * logits[here, 0:9] + share * acts)
                logits[here, 9] = (logits[here, 9] + second[:, 9]) / 2


def _batches(units: Sequence[Unit]) -> list[Batch]:
    return [(group, *stack([units[n] for n in group])) for group in alike([len(index) for index, _, _ in units])]


def alike(lengths: Sequence[int]) -> list[list[int]]:
    """Numbers of the lengths, grouped so that none is shorter than three quarters of the longest of its group, less eight."""
    groups: list[list[int]] = []
    for n in sorted(range(len(lengths)), key=lambda n: -lengths[n]):
        if groups and lengths[n] >= 0.75 * lengths[groups[-1][0]] - 8:
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups
