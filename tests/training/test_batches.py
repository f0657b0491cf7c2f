"""In a batch each loss meets the labels of those alone who marked what it judges."""

from __future__ import annotations

import random
from dataclasses import replace

import torch

from tests.training import reports
from training import acts, examples
from training.batches import Batch, Measured, alike, build, cut
from training.examples import UNKNOWN, Example


def read(*, coded: bool) -> Example:
    rows = [reports.coded()] if coded else []
    (found,) = examples.polnear_examples(reports.tokenizer(), [reports.marked()], reports.labels(), {}, rows)
    return found


def batch(*found: Example) -> Batch:
    (windows,) = cut(list(found), 8, random.Random(3))
    return build(sorted(windows, key=lambda one: len(one[0].anchors), reverse=True), random.Random(3))


def test_one_report_of_both_readings_is_one_window_with_the_labels_of_each() -> None:
    both, plain = batch(read(coded=True)), batch(read(coded=False))
    assert both.ids.shape == plain.ids.shape
    assert torch.equal(both.labels["cue"], plain.labels["cue"])
    assert torch.equal(both.flags, plain.flags)  # sources and contents of the coded statements are not among PolNeAR's
    assert (both.labels["act_cue"][0, 1:-1] >= 0).all()
    assert both.anchor["kind"].tolist() == [0, 0, 1]
    assert torch.equal(both.spans[:2], plain.spans)
    assert (both.others[:2] == UNKNOWN).all()
    assert (both.others[2] == 1).any()


def test_of_what_we_coded_a_head_learns_the_act_alone() -> None:
    found = read(coded=True)
    states = torch.zeros(len(found.tokens) + 2, 384)
    cases = [acts.case_of(states, 0, len(found.tokens), anchor, (0, n, 0)) for n, anchor in enumerate(found.anchors)]
    assert all(cases)
    marked, coded = (case.labels for case in cases[1:] if case)
    assert (marked["act"], marked["own"]) == (0, 1)
    assert coded == dict.fromkeys(coded, UNKNOWN) | {"act": 0}
    theirs = acts.case_of(states, 0, len(found.tokens), replace(found.anchors[2], coder="ledger"), (0, 2, 0))
    assert theirs is not None
    assert (theirs.labels["own"], theirs.labels["firmness"]) == (1, 2)


def test_batches_are_of_like_length_and_hold_everything_once() -> None:
    class One(Measured):
        def __init__(self, size: int) -> None:
            self.size = size

        @property
        def marks(self) -> list[int]:
            return [1] * self.size

    found = [One(size) for size in random.Random(5).sample(range(1, 400), 100)]
    parts = alike(found, 8, random.Random(1))
    assert sorted(one.size for part in parts for one in part) == sorted(one.size for one in found)
    assert {len(part) for part in parts} == {8, 4}
    assert max(max(one.size for one in part) - min(one.size for one in part) for part in parts) < 80
    assert [one.size for part in parts for one in part] != sorted(one.size for one in found)
