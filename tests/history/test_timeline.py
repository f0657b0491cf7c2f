"""A timeline: after each day the stance that `position` tells as of it, and no day weighed with all that was said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.history import position, running, timeline
from onrecord.history.stances import Evidence, Settled, States, settle
from onrecord.types import Act, Actor, Judgement, Statement
from tests.history.build import say

ESTONIA = Actor("Estonia", "country")
MATTER = "howitzers for Ukraine"
# Wholly on the one, and of the other a half alone: what is nearer sets aside what was said before it.
QUERIES = (MATTER, "howitzers and ammunition")
START = date(2025, 3, 1)


def after(days: int) -> str:
    return (START + timedelta(days)).isoformat()


IF_ASKED = "if Kyiv signs the howitzers treaty"
HANGING = st.builds(
    lambda act, day, due, matter: say(
        act, f"Norway will send howitzers {IF_ASKED}", day=after(day), condition=IF_ASKED, due=due and after(due), matter=matter
    ),
    st.sampled_from(("commit", "refuse", "threaten", "demand")),
    st.integers(0, 30),
    st.none() | st.integers(1, 40),
    st.sampled_from([MATTER, "howitzers", "ships to Ukraine"]),
)
FREE = st.builds(
    lambda act, what, day, firmness, matter, speaker: say(
        act, f"Norway would {what}", day=day, firmness=firmness, matter=matter, speaker=speaker
    ),
    st.sampled_from(("commit", "intend", "consider", "refuse", "retract", "evade", "demand", "threaten")),
    st.sampled_from(["send howitzers to Ukraine", "not send howitzers", "end all howitzers for Ukraine"]),
    st.integers(0, 30).map(after) | st.just(""),
    st.integers(0, 3),
    st.sampled_from([MATTER, "howitzers", "ending howitzers for Ukraine", "ships to Ukraine", "ammunition"]),
    st.sampled_from([None, "Ola Berg"]),
)
# What another says of Norway, or asks of it.
OTHERS = st.builds(
    lambda act, day: replace(say(act, "Norway must send howitzers to Ukraine", day=after(day)), speaker=ESTONIA),
    st.sampled_from(("demand", "commit", "refuse")),
    st.integers(0, 30),
)
TOLD = st.builds(
    lambda day: say("state", "Kyiv has signed the howitzers treaty", party="Ukraine", day=after(day), matter="treaty"),
    st.integers(0, 30),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(HANGING | FREE | OTHERS | TOLD, max_size=14), st.sampled_from(QUERIES), st.data())
def test_the_stance_after_each_day_is_the_position_as_of_it(said: list[Statement], on: str, data: st.DataObject) -> None:
    said = list({one.id: one for one in said}.values())
    hanging = [one.id for one in said if one.condition]
    states = data.draw(st.dictionaries(st.sampled_from(hanging), st.sampled_from(["met", "lapsed", "open"]))) if hanging else {}
    held = [Judgement("condition", (key,), "ana", "2025-03-20T10:00:00Z", value=(("state", to),)) for key, to in states.items()]
    for entry in timeline(said, "Norway", on, judgements=held):
        alone = said if entry.day else [one for one in said if not one.report.day]
        assert entry.stance == position(alone, "Norway", on, as_of=entry.day, judgements=held).stance


def test_what_others_tell_of_a_condition_counts_in_a_timeline_too() -> None:
    promise = say("commit", f"Norway will send howitzers {IF_ASKED}", condition=IF_ASKED, day=after(0))
    asked = replace(say("demand", "Norway must send howitzers to Ukraine", day=after(9)), speaker=ESTONIA)
    told = say("state", "Kyiv has signed the howitzers treaty", party="Ukraine", day=after(5), matter="treaty")
    assert [entry.stance for entry in timeline([promise, asked], "Norway", MATTER)] == ["conditional", "conditional"]
    assert [entry.stance for entry in timeline([promise, asked, told], "Norway", MATTER)] == ["conditional", "committed"]


def test_a_day_is_weighed_with_what_stands_and_not_with_all_days_before(monkeypatch: pytest.MonkeyPatch) -> None:
    acts: tuple[Act, ...] = ("commit", "refuse")
    said = [say(acts[day % 2], f"Norway on howitzers, item {day}", day=after(7 * day)) for day in range(60)]
    weighed: list[int] = []

    def counted(evidence: Evidence, states: States) -> Settled:
        weighed.append(len(evidence.own))
        return settle(evidence, states)

    monkeypatch.setattr(running, "settle", counted)
    assert [entry.stance for entry in timeline(said, "Norway", MATTER)] == ["committed", "refused"] * 30
    assert weighed == [1] * 60
