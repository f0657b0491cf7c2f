"""What was imposed, an opinion shared and a need bind nobody; what is still to come and what was agreed do."""

from __future__ import annotations

import pytest

from onrecord.types import Act
from tests.extract.told import read
from tests.timing import in_proportion


def act_of(cue: str, content: str, act: Act) -> Act:
    (found,) = read(f"Norland {cue} {content}.", ("Norland", cue, content, act, 0.9))
    return found.act


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("imposed", "new duties on Sudmark's steel"),
        ("has already imposed", "a ban on flights"),
        ("admitted", "breaking the truce"),
        ("agreed with", "him"),
        ("fully agrees with", "Sudmark's findings"),
        ("announced", "Ada Berg's ouster by the guards"),
        ("confirmed", "its defeat at sea"),
        ("said", "it agreed with the auditors’ view that Sudmark had paid too little"),
    ],
)
def test_what_is_done_or_thought_is_a_statement(cue: str, content: str) -> None:
    assert act_of(cue, content, "commit") == "state"


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("will impose", "new duties on Sudmark's steel"),
        ("acknowledged", "it will leave"),
        ("agreed with", "Sudmark to leave the valley"),
        ("agreed with", "Sudmark on a truce"),
        ("said", "it agreed with the auditors to pay in May"),
        ("agreed", "to a truce with Sudmark"),
        ("announced", "Ada Berg's release"),
        ("announced", "its fall offensive"),
        ("announced", "its death penalty moratorium"),
        ("promised", "Ada Berg's defeat"),
    ],
)
def test_what_binds_stays_an_act(cue: str, content: str) -> None:
    assert act_of(cue, content, "commit") == "commit"


def test_to_consider_a_thing_bad_is_to_think_so() -> None:
    assert act_of("would", "consider it “an insult” to the navy", "consider") == "state"
    assert act_of("said it considered", "them to be pirates", "consider") == "state"
    assert act_of("would", "consider it in May", "consider") == "consider"
    assert act_of("is considering", "a ban on flights", "consider") == "consider"


def test_a_need_asks_for_nothing() -> None:
    assert act_of("needs", "more time", "demand") == "state"
    assert act_of("says it needs", "more time from Norway", "demand") == "demand"


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("did not discuss", "the fishing bill with Sudmark"),
        ("said it hasn't really talked about", "its plans with Sudmark"),
        ("has had", "no talks with Sudmark since May"),
        ("could not immediately", "be reached for comment"),
        ("was answering", "a question about the ferry"),
        ("did not say", "when the bridge collapsed"),
        ("never said anything", "about fish"),
    ],
)
def test_who_is_not_asked_for_a_position_evades_nothing(cue: str, content: str) -> None:
    assert act_of(cue, content, "evade") == "state"


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("did not say", "when it would lift the ban"),
        ("did not say", "whether it plans to stay"),
        ("declined to discuss", "the fishing bill"),
        ("would not say", "when the bridge collapsed"),
        ("did not", "elaborate"),
        ("declined", "answering a question about the ferry"),
        ("has not said", "what it will do about the bridge that collapsed"),
    ],
)
def test_who_keeps_a_position_back_evades(cue: str, content: str) -> None:
    assert act_of(cue, content, "evade") == "evade"


def test_a_long_silence_takes_time_in_proportion() -> None:
    assert in_proportion(lambda many: act_of("did not say", "when it " + "did not say when it " * many, "evade"), 200, 1600, 16)


def test_what_is_denied_as_done_is_no_refusal() -> None:
    assert act_of("denied", "sending ships to Sudmark", "refuse") == "state"
    assert act_of("has repeatedly denied", "any involvement in the raid", "refuse") == "state"
    assert act_of("denied", "the request of Sudmark", "refuse") == "refuse"
    assert act_of("denied", "landing rights to Sudmark", "refuse") == "refuse"


def test_what_had_begun_is_no_promise() -> None:
    assert act_of("announced", "that talks with Sudmark had begun", "commit") == "state"
    assert act_of("announced", "that talks with Sudmark would begin", "commit") == "commit"
