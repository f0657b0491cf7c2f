"""Several promises in a row are acts of their own."""

from __future__ import annotations

import pytest

from onrecord.types import Act
from tests.extract.told import read


def contents(words: str, act: Act = "commit", core: str = "") -> list[str]:
    found = read(f"“{words},” the baker said.", ("the baker", "said", words, act, 0.9), core=core)
    assert {one.act for one in found} == {act}
    return [one.content.text for one in found]


def test_each_sentence_that_promises_is_an_act() -> None:
    words = "We will open a second shop. It is time. And we’re going to hire ten people"
    assert contents(words) == ["We will open a second shop.", "And we’re going to hire ten people"]


def test_what_the_shortest_passage_leaves_out_is_promised_too() -> None:
    words = "I will bake. I’ll gladly sell bread. I won’t raise prices"
    assert contents(words, core="I’ll gladly sell bread") == ["I will bake.", "I’ll gladly sell bread.", "I won’t raise prices"]


@pytest.mark.parametrize(
    "words",
    [
        "We will win. And we will win with your help",
        "We will open a second shop. It will be a big one",
        "We will open a second shop. We are tired",
    ],
)
def test_one_promise_stays_one(words: str) -> None:
    assert contents(words) == [words]


def test_a_statement_is_not_cut() -> None:
    words = "We will open a second shop. We will hire ten people"
    assert contents(words, "state") == [words]
