"""What is done in a match is no act, who takes part in it may be one."""

from __future__ import annotations

import pytest

from onrecord.types import Act
from tests.extract.told import read


@pytest.mark.parametrize(
    "text",
    [
        "Norway exited the World Cup after a 2-0 defeat by Kenya.",
        "Norway will play Kenya in the final on Sunday.",
        "Norway rejected a late penalty claim.",
        "Norway exited the recession.",
        "Norway quit the hall.",
    ],
)
def test_play_and_what_befalls_a_state_are_no_acts(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway withdrew from the World Cup over the war.", "retract"),
        ("Norway will host the World Cup in June.", "intend"),
        ("Norway exited the Paris Agreement on Monday.", "retract"),
        ("Norway turned down an offer of talks.", "refuse"),
    ],
)
def test_who_takes_part_and_who_leaves_a_treaty_acts(text: str, act: Act) -> None:
    (found,) = read(text)
    assert found.act == act


def test_a_match_foretold_by_somebody_is_a_plain_statement() -> None:
    content = "Norway will face Kenya in the semi-final"
    (found,) = read(f"{content}, Angela Merkel said.", ("Angela Merkel", "said", content, "commit", 0.2))
    assert found.act == "state"


def test_what_is_said_beside_a_match_is_no_play() -> None:
    content = "Norway will defend its border"
    (found,) = read(f"{content}, Angela Merkel said at the tournament.", ("Angela Merkel", "said", content, "commit", 0.9))
    assert found.act == "commit"
