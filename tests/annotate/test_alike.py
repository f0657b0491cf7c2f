"""Units read together are of like length, and each is read once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.spans.find import alike


@given(st.lists(st.integers(1, 240)))
def test_every_unit_is_in_one_group_and_little_of_a_group_is_padding(lengths: list[int]) -> None:
    groups = alike(lengths)
    assert sorted(n for group in groups for n in group) == list(range(len(lengths)))
    for group in groups:
        held = [lengths[n] for n in group]
        assert min(held) >= 0.75 * max(held) - 8


def test_like_lengths_share_a_group() -> None:
    assert alike([40, 100, 38, 90]) == [[1, 3], [0, 2]]
