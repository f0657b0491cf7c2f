"""What others tell of a condition counts in gaps and changes as it does in a position, and few tellings are weighed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.history import changes, conditions, gaps, position
from onrecord.types import Actor, Brief, Statement
from tests.history.build import say
from tests.history.test_timeline import FREE, HANGING, OTHERS, TOLD, after

IF = "if Kyiv signs the howitzers treaty"
PROMISE = say("commit", f"Norway will send howitzers {IF}", condition=IF, due="2025-03-31")
ASKED = replace(say("demand", "Norway must send howitzers to Ukraine", day="2025-03-05"), speaker=Actor("Estonia", "country"))


def told(day: str) -> Statement:
    return say("state", "Kyiv has signed the howitzers treaty", party="Ukraine", matter="treaty", day=day)


def test_what_others_told_by_the_day_leaves_no_gap() -> None:
    assert [gap.position.stance for gap in gaps([PROMISE, ASKED], as_of="2025-04-10")] == ["unclear"]
    assert not gaps([PROMISE, ASKED, told("2025-03-20")], as_of="2025-04-10")
    assert gaps([PROMISE, ASKED, told("2025-04-20")], as_of="2025-04-10")


@pytest.mark.parametrize(
    ("day", "moved"), [("2025-03-20", []), ("2025-04-05", [("conditional", "committed")]), ("2025-04-20", [])]
)
def test_what_others_told_moves_a_position_on_its_day(day: str, moved: list[tuple[str, str]]) -> None:
    open_end, again = replace(PROMISE, deadline=None), say("consider", "Norway may send howitzers", day="2025-04-02")
    found = changes([open_end, again, told(day)], "2025-04-01", "2025-04-10")
    assert [(one.before.stance, one.after.stance) for one in found] == moved


@settings(max_examples=150, deadline=None)
@given(st.lists(HANGING | FREE | OTHERS | TOLD, max_size=14), st.none() | st.integers(0, 40).map(after))
def test_gaps_and_changes_tell_the_positions_there_are(said: list[Statement], as_of: str | None) -> None:
    said = list({one.id: one for one in said}.values())
    for gap in gaps(said, as_of=as_of):
        assert gap.position.standing == position(said, gap.party, gap.matter, as_of=as_of).standing
        assert gap.position.stance == position(said, gap.party, gap.matter, as_of=as_of).stance
    for one in changes(said, after(10), as_of):
        assert one.after.stance == position(said, one.party, one.matter, as_of=as_of).stance


def test_a_condition_is_weighed_with_what_tells_of_its_rarest_words(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[Brief] = []
    monkeypatch.setattr(conditions, "_tells_met", lambda _, other: weighed.append(other))
    said = []
    for number in range(20):
        when, matter = f"if accord {number} is signed", f"boats {number}"
        said += [
            say("commit", f"Norway will send boats {when}", matter=matter, condition=when),
            replace(say("demand", f"Norway must send {matter}", matter=matter), speaker=ASKED.speaker),
            say("state", f"The accord {number} was signed", party="Ukraine", matter="accord", day="2025-04-01"),
        ]
    gaps(said)
    assert len(weighed) == 20
