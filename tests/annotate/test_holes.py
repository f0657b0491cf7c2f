"""A content goes on where it broke off for no reason."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotate.spans.holes import LONGEST, fill_holes

# words; labels (0 other, 1 source, 2 content); where the cue stands; the labels afterwards
CASES = {
    "within a sentence": ("the Senate will provide a window", "222002", None, "222222"),
    "a conjunction": ("they will fight , and they will vote", "22200222", None, "22222222"),
    "the cue is in it": ("it will rain , she said , all day", "222000022", 5, "222000022"),
    "the source is in it": ("it will , the minister , rain", "2201102", None, "2201102"),
    "an aside": ("taxpayers -- the richest -- will pay", "2000022", None, "2000022"),
    "commas on both sides": ("they , all three , will pay", "2000022", None, "2000022"),
    "a sentence had ended": ("It rained . Nobody came . It will rain", "222000222", None, "222000222"),
    "a quotation had ended": ("It rained ” said nobody “ It will", "22000022", None, "22000022"),
    "its mark was left out": ("It rained , ” and “ it will", "22000022", None, "22000022"),
    "in two apostrophes": ("It rained '' said nobody `` It will", "22000022", None, "22000022"),
    "an owner": ("the window ' s frame is broken", "2200222", None, "2222222"),
    "a quotation begins": ("a warning of what she named “ a risk", "222000022", None, "222222222"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hole_is_filled_where_no_writer_would_leave_one(name: str) -> None:
    sentence, labels, cue, wanted = CASES[name]
    words = sentence.split()
    path = np.array([int(label) for label in labels][: len(words)])
    ends = np.array([word == "." for word in words])
    fill_holes(path, range(cue, cue + 1) if cue else range(0), words, ends)
    assert "".join(map(str, path)) == wanted[: len(words)]


def test_what_is_far_apart_stays_apart() -> None:
    for apart, filled in ((LONGEST, True), (LONGEST + 1, False)):
        words = ["word"] * (apart + 2)
        path = np.array([2, *[0] * apart, 2])
        fill_holes(path, range(0), words, np.zeros(len(words), dtype=np.bool_))
        assert (path == 2).all() == filled
