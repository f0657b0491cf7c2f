"""What is marked in a report and what is coded of it become one example, in which each tells of its own labels."""

from __future__ import annotations

import numpy as np

from onrecord.types import ACTS
from tests.training import reports
from training import examples
from training.examples import UNKNOWN, Example


def example(*, coded: bool) -> Example:
    names, rows = {"harbour": reports.NAMES}, [reports.coded()] if coded else []
    (found,) = examples.polnear_examples(reports.tokenizer(), [reports.marked()], reports.labels(), names, rows)
    return found


def words(one: Example, places: list[int]) -> str:
    return reports.TEXT[one.tokens.starts[places[0]] : one.tokens.ends[places[-1]]]


def test_a_coded_report_is_read_once_with_the_labels_of_both() -> None:
    plain, both = example(coded=False), example(coded=True)
    assert [(a.coder, a.kind, words(both, a.cue)) for a in both.anchors] == [
        ("polnear", 0, "said"),
        ("polnear", 0, "told"),
        ("us", 1, "will"),
    ]
    assert both.anchors[:2] == plain.anchors
    assert np.array_equal(both.cue, plain.cue)
    assert np.array_equal(both.names, plain.names)
    assert words(both, np.flatnonzero(both.act_cue > 0).tolist()) == "will"
    assert (both.act_cue >= 0).all()  # coded in full: every other word is known to be no cue of an act
    assert (plain.act_cue == UNKNOWN).any()  # but not where only some attributions are labelled


def test_roles_are_known_where_they_are_coded_alone() -> None:
    said, _, promised = example(coded=True).anchors
    assert set(said.roles.values()) == {None}
    assert promised.roles["to"] is not None
    assert promised.roles["relay"] == []
    assert promised.units[0].act == ACTS.index("commit")
