"""The best path weighs every word's label and every boundary: compared with all paths, tried one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.annotate.spans.decode import log_softmax
from onrecord.annotate.spans.paths import best_paths, transitions

COUNT = 6
SOURCE, CONTENT = 1, 2
FREE = (0.0, 0.0, 0.0, 0.0)


def drawn(seed: int, shape: tuple[int, ...], spread: float) -> NDArray[np.float32]:
    return (np.random.default_rng(seed).normal(size=shape) * spread).astype(np.float32)


def chance(logit: float, *, met: bool) -> float:
    return -float(np.log1p(np.exp(-logit if met else logit)))


def worth(row: NDArray[np.float32], between: NDArray[np.float32], path: tuple[int, ...], share: float) -> float:
    """By the definition: each word's label, and in each gap whether content and source begin, go on, or end."""
    total = sum(float(row[t, label]) for t, label in enumerate(path))
    for t, gap in enumerate(between.tolist()):
        for label, (begins, ends) in ((CONTENT, gap[:2]), (SOURCE, gap[2:])):
            before, after = path[t] == label, path[t + 1] == label
            total += share * (chance(ends, met=not after) if before else chance(begins, met=after))
    return total


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("spread", [0.4, 1.5, 6.0])
@pytest.mark.parametrize("share", [1.0, 0.5])
def test_no_path_is_better(seed: int, spread: float, share: float) -> None:
    rows, between = log_softmax(drawn(seed, (2, COUNT, 3), spread)), drawn(seed + 50, (2, COUNT - 1, 4), 3.0)
    for row, gaps, path in zip(rows, between, best_paths(rows, between, share), strict=True):
        best = max(worth(row, gaps, path, share) for path in product(range(3), repeat=COUNT))
        assert worth(row, gaps, tuple(path.tolist()), share) == pytest.approx(best, abs=1e-4)


def test_a_content_does_not_end_within_a_phrase() -> None:
    # "agreed | to send more | tanks .": the label of the last noun wavers, and nothing ends between "more" and it.
    sure, wavering, out = [-4.0, -9.0, -0.02], [-0.6, -9.0, -0.8], [-0.02, -9.0, -4.0]
    words = np.array([[out, sure, sure, sure, wavering, out]], dtype=np.float32)
    within, after = [-5.0, -4.0, -9.0, 0.0], [-5.0, 3.0, -9.0, 0.0]
    gaps = [[4.0, 0.0, -9.0, 0.0], within, within, within, after]
    assert best_paths(words, np.array([gaps], dtype=np.float32)).tolist() == [[0, 2, 2, 2, 2, 0]]
    undecided = np.array([[FREE] * 5], dtype=np.float32)
    assert best_paths(words, undecided).tolist() == [[0, 2, 2, 2, 0, 0]]


def test_a_word_alone_has_a_label() -> None:
    assert best_paths(np.array([[[-3.0, -0.1, -3.0]]], dtype=np.float32), np.zeros((1, 0, 4), np.float32)).tolist() == [
        [SOURCE]
    ]


def test_no_boundary_is_more_than_certain() -> None:
    told = transitions(np.array([[[500.0, -500.0, 90.0, 0.0]]], dtype=np.float32))
    assert np.isfinite(told).all()
    assert told.max() <= 0.0


def test_of_equals_the_lower_label() -> None:
    even = np.zeros((1, 3, 3), dtype=np.float32)
    assert best_paths(even, np.zeros((1, 2, 4), dtype=np.float32)).tolist() == [[0, 0, 0]]
