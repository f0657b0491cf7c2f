"""The best paths are the best of all paths, tried one by one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.annotate.spans.decode import SOURCE_LABEL, begin_inside, log_softmax, one_source, runs


def scores(seed: int, count: int, spread: float) -> NDArray[np.float32]:
    drawn = np.random.default_rng(seed).normal(size=(count, 3)) * spread
    return log_softmax(drawn.astype(np.float32))


@pytest.mark.parametrize("seed", range(12))
def test_no_path_of_spans_is_better(seed: int) -> None:
    row = scores(seed, 7, 1.5)
    allowed = [p for p in product(range(3), repeat=7) if p[0] != 2 and all(b != 2 or a for a, b in pairwise(p))]
    best = max(sum(float(row[t, label]) for t, label in enumerate(path)) for path in allowed)
    path = [0] * 7
    for start, end, _ in begin_inside(row):
        path[start:end] = [1] + [2] * (end - start - 1)
    assert sum(float(row[t, label]) for t, label in enumerate(path)) == pytest.approx(best, abs=1e-5)


def test_runs_are_the_stretches_of_true() -> None:
    assert runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)]
    assert runs(np.array([], dtype=np.bool_)) == []


def test_of_several_stretches_the_likeliest_is_the_source() -> None:
    path = np.array([1, 0, 0, 1, 1], dtype=np.int64)
    one_source(path, np.array([2.5, -1, -1, 2, 2], dtype=np.float32))
    assert np.flatnonzero(path == SOURCE_LABEL).tolist() == [3, 4]
