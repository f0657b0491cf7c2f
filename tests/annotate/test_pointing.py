"""The words near an act that are read for whom it concerns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.spans.pointing import BACK, MOST, ON, act_window
from onrecord.annotate.spans.units import CONTENT, CONTEXT, CUE, SOURCE

PLACES = st.lists(st.integers(1, 318), min_size=1, max_size=40, unique=True).map(sorted)


@given(cue=PLACES, source=st.lists(st.integers(1, 318), max_size=5, unique=True).map(sorted), content=PLACES)
def test_it_is_one_stretch_without_the_special_tokens(cue: list[int], source: list[int], content: list[int]) -> None:
    index, marks, distance = act_window(cue, source, content, count=320)
    assert index == list(range(index[0], index[-1] + 1))
    assert index[0] >= 1
    assert index[-1] <= 318
    assert len(index) == len(marks) == len(distance) <= MOST
    assert set(marks) <= {CONTEXT, CUE, SOURCE, CONTENT}


def test_marks_and_distances() -> None:
    index, marks, distance = act_window([200], [198, 199], [201, 202, 203], count=322)
    assert (index[0], index[-1]) == (200 - BACK, 203 + ON)
    told = dict(zip(index, zip(marks, distance, strict=True), strict=True))
    assert told[198] == (SOURCE, -2)
    assert told[200] == (CUE, 0)
    assert told[203] == (CONTENT, 3)
    assert told[204] == (CONTEXT, 4)


def test_of_a_long_content_the_beginning_counts() -> None:
    index, _, _ = act_window([5], [], list(range(6, 300)), count=322)
    assert index == list(range(1, 1 + MOST))
