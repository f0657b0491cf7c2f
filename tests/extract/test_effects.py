"""What a plan, a law or a deal would bring about is nobody's act; what somebody decides about it is his."""

from __future__ import annotations

import pytest

from onrecord.types import Act
from tests.extract.told import read


def act_of(content: str, act: Act, cue: str = "said", core: str = "") -> Act:
    (found,) = read(f"Norway waits. The minister {cue} {content}.", ("The minister", cue, content, act, 0.9), core=core)
    return found.act


@pytest.mark.parametrize(
    "content",
    [
        "the treaty will benefit both neighbours",
        "that his plan would create thousands of jobs",
        "Norland's new tariffs could push up prices",
        "this would allow aid to reach the valley",
        "such a measure for farmers would not cost much",
        "that would permit the purchase of more ships",
        "the withdrawal of troops will leave a gap",
        "“the deal wouldn’t solve anything”",
    ],
)
def test_what_a_thing_brings_about_is_a_statement(content: str) -> None:
    assert act_of(content, "commit") == "state"
    assert act_of(content, "intend") == "state"


@pytest.mark.parametrize(
    "content",
    [
        "it would allow aid to reach the valley",
        "Norland will leave the treaty",
        "the plan will be put to a vote in May",
        "the tariffs will remain in place",
        "the truce will begin on Monday",
        "the deal that he signed and he will defend it",
    ],
)
def test_what_somebody_decides_stays_an_act(content: str) -> None:
    assert act_of(content, "commit") == "commit"


def test_an_effect_that_is_promised_is_a_promise() -> None:
    assert act_of("the law will change nothing", "commit", "promised") == "commit"


def test_what_somebody_brings_in_is_his_act() -> None:
    assert act_of("that would ban all exports", "intend", "proposed a law") == "intend"


def test_the_words_of_the_act_decide() -> None:
    assert act_of("he will sign, and this would help exporters", "commit", core="he will sign") == "commit"


def test_refusals_and_demands_are_left() -> None:
    assert act_of("the sanctions would never force it to yield", "refuse") == "refuse"
    assert act_of("this would help", "demand") == "demand"


@pytest.mark.parametrize(
    "content", ["it would threaten the lives of patients", "Norland's use of mines “threatens to derail the talks”"]
)
def test_a_danger_is_no_threat(content: str) -> None:
    assert act_of(content, "threaten") == "state"


def test_a_threat_stays_one() -> None:
    assert act_of("the vote could cost Norland its aid", "threaten", "warned") == "threaten"


def test_a_statement_made_of_an_act_is_as_sure_and_firm_in_nothing() -> None:
    (found,) = read("The minister said this will help.", ("The minister", "said", "this will help", "commit", 0.9))
    assert found.act_confidence == 1.0
    assert found.firmness == 0
    assert found.condition is None


def test_a_long_word_takes_no_time() -> None:
    assert act_of("the " + "law of " + "a" * 20000, "commit") == "commit"
