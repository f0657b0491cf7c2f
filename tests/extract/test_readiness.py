"""What a statement tells in passing that somebody is ready to do."""

from __future__ import annotations

import pytest

from onrecord.types import Statement
from tests.extract.told import read


def told(words: str) -> list[Statement]:
    found = read(f"Angela Merkel said {words}.", ("Angela Merkel", "said", words, "state", 0.9))
    return [one for one in found if one.act != "state"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("the harvest was poor and Norway is ready to buy more fish", "to buy more fish"),
        ("that while Norway was willing to talk, nothing would change", "to talk"),
        ("“the road is long. Norway is more than happy to pay for it”", "to pay for it"),
        ("it rains and Norway remains prepared for a vote", "for a vote"),
        ("Norway reserved the right to close the port", "to close the port"),
    ],
)
def test_readiness_is_considered(words: str, what: str) -> None:
    (found,) = told(words)
    assert (found.act, found.content.text) == ("consider", what)
    assert found.speaker is not None
    assert found.party is not None
    assert (found.speaker.name, found.party.name) == ("Angela Merkel", "Norway")


@pytest.mark.parametrize(
    "words",
    [
        "nobody in Norway is ready to buy fish",
        "that if Norway is willing to pay, the road is long",
        "Norway is happy to be here",
        "“the harvest was poor and Norway was ready to buy more fish”",
        "“who knows whether Norway is ready to pay?”",
    ],
)
def test_what_is_denied_supposed_or_over_is_not(words: str) -> None:
    assert told(words) == []


def test_the_statement_stays() -> None:
    words = "the harvest was poor and Norway is ready to buy more fish"
    found = read(f"Angela Merkel said {words}.", ("Angela Merkel", "said", words, "state", 0.9))
    assert [one.act for one in found] == ["state", "consider"]


def test_an_act_is_not_told_twice() -> None:
    words = "Norway is ready to buy more fish"
    (found,) = read(f"Angela Merkel said {words}.", ("Angela Merkel", "said", words, "intend", 0.9))
    assert found.act == "intend"
