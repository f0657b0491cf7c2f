"""What is not ruled out is considered, and who leaves open what he will do takes no position."""

from __future__ import annotations

import pytest

from onrecord.types import Act
from tests.extract.told import read


def told(cue: str, content: str, act: Act) -> tuple[Act, str]:
    (found,) = read(f"Norland {cue} {content}.", ("Norland", cue, content, act, 0.9))
    return found.act, found.content.text


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("has refused", "to rule out asking Sudmark for help"),
        ("does not exclude", "asking Sudmark for help"),
        ("declined", "to exclude the possibility of asking Sudmark for help"),
    ],
)
def test_what_is_not_ruled_out_is_considered(cue: str, content: str) -> None:
    assert told(cue, content, "refuse") == ("consider", "asking Sudmark for help")


def test_what_is_ruled_out_is_refused() -> None:
    assert told("has ruled out", "asking Sudmark for help", "refuse")[0] == "refuse"


def test_who_leaves_open_whether_takes_no_position() -> None:
    assert told("left open", "whether it would sign", "consider") == ("evade", "whether it would sign")
    assert told("left open", "the door to Sudmark", "consider")[0] == "consider"


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "it had not yet decided whether to join the pact", "consider"),
        ("said", "no decision had been taken", "retract"),
        ("said", "it is undecided", "consider"),
    ],
)
def test_who_has_not_decided_takes_no_position(cue: str, content: str, act: Act) -> None:
    assert told(cue, content, act)[0] == "evade"


def test_what_was_decided_against_is_no_position_left_open() -> None:
    assert told("said", "it had not decided to leave the pact lightly", "refuse")[0] == "refuse"


@pytest.mark.parametrize("cue", ["did not deny", "would neither confirm nor deny"])
def test_who_denies_no_report_takes_no_position(cue: str) -> None:
    assert told(cue, "that talks were under way", "state")[0] == "evade"


def test_what_somebody_never_comments_on_he_evades() -> None:
    assert told("said", "it does not comment on deliveries", "state") == ("evade", "it does not comment on deliveries")
    assert told("said", "it did not discuss deliveries", "state")[0] == "state"
