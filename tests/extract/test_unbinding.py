"""What was imposed, an opinion shared and a need bind nobody; what is still to come and what was agreed do."""

from __future__ import annotations

import pytest

from onrecord.types import Act
from tests.extract.told import read


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
        ("agreed", "to a truce with Sudmark"),
    ],
)
def test_what_binds_stays_an_act(cue: str, content: str) -> None:
    assert act_of(cue, content, "commit") == "commit"


def test_a_need_asks_for_nothing() -> None:
    assert act_of("needs", "more time", "demand") == "state"
    assert act_of("says it needs", "more time", "demand") == "demand"
