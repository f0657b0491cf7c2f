"""Units read together are of like length, each is read once, and the second encoder is asked where an answer can matter."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.spans import Decoding
from onrecord.annotate.spans.acting import LOGITS, STATE, ActReader, alike
from onrecord.annotate.spans.units import Unit

DEMAND = 6
DECODING = Decoding(sure_threshold=0.85, idle_threshold=0.7, reader_share=0.75)


@given(st.lists(st.integers(1, 240)))
def test_every_unit_is_in_one_group_and_little_of_a_group_is_padding(lengths: list[int]) -> None:
    groups = alike(lengths)
    assert sorted(n for group in groups for n in group) == list(range(len(lengths)))
    for group in groups:
        held = [lengths[n] for n in group]
        assert min(held) >= 0.75 * max(held) - 8


def test_like_lengths_share_a_group() -> None:
    assert alike([40, 100, 38, 90]) == [[1, 3], [0, 2]]


class Readers:
    """Two readers of made-up minds: the first holds units for `state` with these probabilities, the second for demands.

    A unit's number is the first of its tokens; `asked` are the numbers of those that the second encoder read.
    """

    def __init__(self, states: list[float]) -> None:
        self.states, self.asked = states, list[int]()

    def acts(self, _: Any, index: Any, marks: Any, distance: Any) -> Any:
        assert index.shape == marks.shape == distance.shape
        logits = np.full((len(index), LOGITS), -20.0, dtype=np.float32)
        for row, number in zip(logits, index[:, 0].tolist(), strict=True):
            row[STATE], row[DEMAND] = np.log(self.states[number]), np.log(1 - self.states[number])
        return logits

    def read(self, _: Any, index: Any, marks: Any) -> Any:
        assert index.shape == marks.shape
        self.asked += index[:, 0].tolist()
        logits = np.zeros((len(index), 10), dtype=np.float32)
        logits[:, DEMAND] = 9.0
        return logits


def reader_of(states: list[float]) -> tuple[Readers, ActReader, list[Unit]]:
    readers = Readers(states)
    units = [([n] * length, [4] * length, [1] * length) for n, length in zip(range(len(states)), (60, 9, 33, 58), strict=False)]
    return readers, ActReader(cast("Any", readers), DECODING, cast("Any", None)), units


def test_the_second_encoder_is_asked_of_every_unit_in_doubt() -> None:
    readers, reader, units = reader_of([0.5, 0.95, 0.8, 0.05])
    logits = reader.whole(units)
    assert sorted(readers.asked) == [0, 2]
    assert logits[:, 0:9].argmax(-1).tolist() == [DEMAND, STATE, DEMAND, DEMAND]


@pytest.mark.parametrize(
    ("states", "may", "asked"),
    [
        ([0.5, 0.95, 0.8], [0], []),  # only one may do an act: nothing to split, nobody is asked
        ([0.5, 0.95, 0.6], [0, 2], [0, 2]),
        ([0.5, 0.8, 0.05], [0, 2], [0]),  # held for state with 0.8 is no act, and 0.05 is sure
    ],
)
def test_of_sentences_of_one_content_only_those_are_asked_of_that_may_act(
    states: list[float], may: list[int], asked: list[int]
) -> None:
    readers, reader, units = reader_of(states)
    found, logits = reader.pieces(units)
    assert (found, sorted(readers.asked)) == (may, asked)
    assert all(logits[n, 0:9].argmax() == DEMAND for n in asked)
