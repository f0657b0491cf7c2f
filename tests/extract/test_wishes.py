"""An aim is intended, and what is hoped of another is wanted of him."""

from __future__ import annotations

import pytest

from onrecord.types import Act, Statement
from tests.extract.told import read


def told(cue: str, content: str, source: str = "Angela Merkel") -> Statement:
    (found,) = read(f"Angela Merkel {cue} {content}.", (source, cue, content, "state", 0.9))
    return found


@pytest.mark.parametrize(
    "content", ["our goal is to buy ten ships", "that her main aim remains to win", "Norway's ambition is to lead"]
)
def test_an_aim_is_intended(content: str) -> None:
    assert told("said", content).act == "intend"


@pytest.mark.parametrize(
    "content",
    ["the goal was to buy ten ships", "our goal is noble", "the plan is to be a sad one", "the treaty is to end the war"],
)
def test_what_is_over_or_told_of_a_thing_is_not(content: str) -> None:
    assert told("said", content).act == "state"


@pytest.mark.parametrize(("content", "act"), [
    ("that she stood by the offer of ships", "commit"),
    ("her government stands firmly by its promise of boats", "commit"),
    ("she stood by the harbor", "state"),
    ("the offer stood out", "state"),
])  # fmt: skip
def test_a_promise_that_is_stood_by_still_binds(content: str, act: str) -> None:
    assert told("said", content).act == act


@pytest.mark.parametrize("cue", ["hopes", "still hopes that", "is hoping", "would like"])
def test_what_is_hoped_of_another_is_wanted_of_him(cue: str) -> None:
    found = told(cue, "Norway will buy ten ships" if cue != "would like" else "Norway to buy ten ships")
    assert found.act == "demand"
    assert found.party is not None
    assert found.party.name == "Norway"


def test_the_weather_is_hoped_for_and_not_asked() -> None:
    assert told("hopes", "the rain will end soon").act == "state"
    assert told("hopes", "Norway is well").act == "state"


@pytest.mark.parametrize("act", ["state", "demand"])
def test_what_befalls_somebody_is_hoped_and_not_asked(act: Act) -> None:
    content = "Norway will win the final"
    (found,) = read(f"Angela Merkel hopes {content}.", ("Angela Merkel", "hopes", content, act, 0.2))
    assert found.act == "state"


def test_what_is_hoped_of_another_is_asked_whatever_befalls_somebody_by_it() -> None:
    content = "Norway will sign and peace will prevail"
    (found,) = read(f"Angela Merkel hopes {content}.", ("Angela Merkel", "hopes", content, "demand", 0.2))
    assert found.act == "demand"


def test_a_hope_of_nobody_asks_nobody() -> None:
    assert told("sees that there remains hope", "Norway will buy ten ships", source="").act == "state"


@pytest.mark.parametrize("cue", ["guaranteed", "vowed"])
def test_who_vouches_for_what_will_be_done_binds_himself(cue: str) -> None:
    assert told(cue, "that the gas would flow").act == "commit"
    assert told(cue, "that the gas would have flowed").act == "state"
    assert told(cue, "that the gas was bad").act == "state"


def test_what_it_is_too_early_to_speak_of_is_left_open() -> None:
    assert told("said", "it was too early to speak of a summit").act == "evade"
    assert told("said", "it was too early to swim").act == "state"


def test_who_foresees_asks_for_nothing() -> None:
    for source, act in (("Analysts", "state"), ("Norway", "demand")):
        (found,) = read(f"{source} expect Chad to leave.", (source, "expect", "Chad to leave", "demand", 0.1))
        assert found.act == act


@pytest.mark.parametrize(
    ("cue", "act"),
    [("refused", "consider"), ("declined", "consider"), ("promised not", "consider"), ("promised", "refuse")],
)
def test_what_is_not_ruled_out_is_considered(cue: str, act: str) -> None:
    (found,) = read(
        f"Angela Merkel {cue} to rule out a blockade.", ("Angela Merkel", cue, "to rule out a blockade", "refuse", 0.9)
    )
    assert found.act == act
    assert found.content.text == ("a blockade" if act == "consider" else "to rule out a blockade")


def test_a_day_may_stand_before_what_is_not_ruled_out() -> None:
    text = "Angela Merkel refused on Monday to rule out a blockade."
    (found,) = read(text, ("Angela Merkel", "refused", "to rule out a blockade", "refuse", 0.9))
    assert (found.act, found.content.text) == ("consider", "a blockade")
