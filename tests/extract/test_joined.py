"""Two different acts in one clause are two statements; two of a kind stay one."""

from __future__ import annotations

import pytest

from onrecord.types import Act
from tests.extract.told import read


def acts(content: str, act: Act) -> list[tuple[Act, str]]:
    text = f"Norland said {content}."
    return [(one.act, one.content.text) for one in read(text, ("Norland", "said", content, act, 0.9))]


@pytest.mark.parametrize(
    ("content", "act", "parts"),
    [
        (
            "it would wait for the king and would not meet anybody else",
            "refuse",
            [("commit", "it would wait for the king"), ("refuse", "would not meet anybody else")],
        ),
        (
            "it was ready to talk and would pay two crowns",
            "consider",
            [("consider", "it was ready to talk"), ("commit", "would pay two crowns")],
        ),
    ],
)
def test_different_acts_stand_apart(content: str, act: Act, parts: list[tuple[Act, str]]) -> None:
    assert acts(content, act) == parts


def test_acts_of_a_kind_stay_one() -> None:
    assert len(acts("it would wait for the king and would meet the queen", "commit")) == 1
