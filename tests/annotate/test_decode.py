"""Windows, label paths and features: what the model's numbers are turned into."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.spans import FEATURES, features_of, plan_windows
from onrecord.annotate.spans.decode import begin_inside, log_softmax, runs, smooth_path
from onrecord.annotate.spans.units import CONTENT, CUE, SOURCE, stack, unit_window

scores = st.lists(st.floats(-5, 5), min_size=3, max_size=3)


@given(st.integers(0, 5000), st.integers(20, 400), st.integers(0, 9))
def test_cores_tile_the_text(count: int, width: int, context: int) -> None:
    windows = plan_windows(count, width, context)
    judged = [i for w in windows for i in range(w.core_start, w.core_end)]
    assert judged == list(range(count))
    assert all(w.start <= w.core_start and w.core_end <= w.end <= w.start + width for w in windows)


def test_a_window_without_core_is_refused() -> None:
    with pytest.raises(ValueError, match="no core"):
        plan_windows(10, 20, 10)


@given(st.lists(scores, min_size=1, max_size=12))
def test_spans_follow_one_another_and_begin_where_begin_wins(rows: list[list[float]]) -> None:
    found = begin_inside(log_softmax(np.array(rows, dtype=np.float32)))
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(0 <= start < end <= len(rows) and 0 <= p <= 1.0001 for start, end, p in found)


@given(st.lists(scores, min_size=1, max_size=5), st.floats(0, 2), st.floats(0, 2))
def test_the_path_is_the_best_of_all_paths(rows: list[list[float]], first: float, second: float) -> None:
    table, costs = np.array([rows], dtype=np.float32), (0.0, first, second)

    def worth(path: tuple[int, ...]) -> float:
        changes = sum(costs[a] + costs[b] for a, b in pairwise(path) if a != b)
        return float(sum(table[0, t, label] for t, label in enumerate(path)) - changes)

    best = max(worth(path) for path in product(range(3), repeat=len(rows)))
    assert worth(tuple(smooth_path(table, costs)[0].tolist())) == pytest.approx(best, abs=1e-3)


def test_rows_do_not_influence_each_other() -> None:
    table = np.random.default_rng(1).normal(size=(4, 9, 3)).astype(np.float32)
    together = smooth_path(table, (0.0, 0.3, 0.7))
    alone = [smooth_path(table[n : n + 1], (0.0, 0.3, 0.7))[0] for n in range(4)]
    assert (together == np.array(alone)).all()


@given(st.lists(st.booleans(), max_size=30))
def test_runs_hold_just_the_true_values(flags: list[bool]) -> None:
    inside = [i for start, end in runs(np.array(flags, dtype=np.bool_)) for i in range(start, end)]
    assert inside == [i for i, flag in enumerate(flags) if flag]


def features(text: str) -> list[int]:
    pieces, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        pieces.append((start, at))
    starts, ends = (np.array(column, dtype=np.int32) for column in zip(*pieces, strict=True))
    return [int(feature) for feature in features_of(text, starts, ends)]


def test_features_tell_case_paragraph_quotation_and_space() -> None:
    assert features("Ann said “go now” THEN\nleft") == [2 + 5, 1 + 20, 1 + 10 + 20, 1 + 10 + 20, 3 + 20, 1 + 5 + 20]


def test_an_open_quotation_mark_spoils_one_paragraph_only() -> None:
    assert [f // 10 % 2 for f in features('a "b c\nd e')] == [0, 1, 1, 0, 0]


@given(st.text(max_size=200))
def test_features_are_within_their_range(text: str) -> None:
    if text.split():
        assert all(0 <= feature < FEATURES for feature in features(text))


def test_a_unit_marks_its_parts_and_keeps_the_order_of_the_text() -> None:
    index, marks, distance = unit_window([10], [8, 9], [11, 12, 13], count=40)
    assert index == sorted(index)
    assert [m for m in marks if m > 1] == [SOURCE, SOURCE, CUE, CONTENT, CONTENT, CONTENT]
    assert distance[index.index(8)] == -2
    assert distance[index.index(13)] == 3


def test_units_are_padded_to_the_longest() -> None:
    short, long = unit_window([5], [], [6], count=12), unit_window([5], [], list(range(6, 30)), count=60)
    index, marks, _ = stack([short, long])
    assert index.shape == marks.shape == (2, len(long[0]))
    assert (index[0, len(short[0]) :] == -1).all()
    assert (marks[0, len(short[0]) :] == 0).all()
