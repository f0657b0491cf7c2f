"""The rules of docs/positions.md, one by one, and what must hold whatever is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.history import (
    changes,
    gaps,
    link,
    load_matters,
    meets,
    overdue,
    position,
    record_line,
    same_name,
    same_party,
    timeline,
)
from onrecord.history.matters import MEETS, matter_key, similarity
from onrecord.history.merge import merged
from onrecord.types import ACTS, Actor, Document, Judgement, Statement
from tests.history.build import say

PROMISE = say("commit", "Norway will deliver twenty howitzers to Ukraine")
IF_ASKED = say("commit", "Norway will send howitzers if Kyiv asks for them", condition="if Kyiv asks for them")
MATTER = "howitzers for Ukraine"


def stance(*statements: Statement, **clocks: str) -> str:
    return position(statements, "Norway", MATTER, **clocks).stance  # type: ignore[arg-type]


def test_each_act_alone() -> None:
    assert stance(PROMISE) == "committed"
    assert stance(IF_ASKED) == "conditional"
    assert stance(say("intend", "Norway plans to send howitzers to Ukraine")) == "intends"
    assert stance(say("consider", "Norway may send howitzers to Ukraine")) == "considering"
    assert stance(say("refuse", "Norway will send no howitzers to Ukraine")) == "refused"
    assert stance(say("evade", "Norway would not say whether it sends howitzers")) == "unclear"
    assert stance(say("state", "Norway has many howitzers")) == "none"
    assert stance(say("commit", "Norway will do something about howitzers", firmness=1)) == "unclear"


def test_later_words_replace_earlier_ones_but_weaker_words_do_not_undo_a_promise() -> None:
    later_no = say("refuse", "Norway will not deliver howitzers to Ukraine", day="2025-04-20")
    assert stance(PROMISE, later_no) == "refused"
    assert position([PROMISE, later_no], "Norway", MATTER).earlier == (PROMISE,)
    assert stance(PROMISE, say("retract", "Norway took back its word on howitzers", day="2025-04-20")) == "refused"
    assert stance(PROMISE, say("consider", "Norway may send howitzers", day="2025-04-20")) == "committed"
    evasion = say("evade", "Norway would not say when the howitzers come", day="2025-04-20")
    found = position([PROMISE, evasion], "Norway", MATTER)
    assert (found.stance, found.unanswered) == ("committed", (evasion,))


def test_a_promise_and_a_refusal_within_days_contradict_each_other() -> None:
    no = say("refuse", "Norway will not deliver howitzers to Ukraine", day="2025-03-05", outlet="Fjord Post")
    found = position([PROMISE, no], "Norway", MATTER)
    assert (found.stance, found.standing, found.against) == ("contradictory", (PROMISE,), (no,))


def test_none_says_what_was_searched() -> None:
    found = position([PROMISE], "Norway", "fishing quotas")
    assert (found.stance, found.searched.reports, found.searched.first) == ("none", 1, "2025-03-04")


def test_the_two_clocks() -> None:
    late = say("refuse", "Norway will not deliver howitzers to Ukraine", day="2025-05-01", published="2025-06-30")
    assert stance(PROMISE, late, as_of="2025-05-10") == "refused"
    assert stance(PROMISE, late, as_of="2025-05-10", known_by="2025-05-10") == "committed"
    assert stance(PROMISE, late, as_of="2025-04-10") == "committed"


def test_a_condition_is_met_by_judgement_or_by_a_later_statement() -> None:
    held = Judgement("condition", (IF_ASKED.id,), "ana", "2025-03-20T10:00:00Z", value=(("state", "met"),))
    assert position([IF_ASKED], "Norway", MATTER, judgements=[held]).stance == "committed"
    told = say("state", "Kyiv has asked for them officially", party="Ukraine", matter="request", day="2025-03-30")
    assert stance(IF_ASKED, told) == "committed"
    lapsed = Judgement("condition", (IF_ASKED.id,), "ana", "2025-03-21T10:00:00Z", value=(("state", "lapsed"),))
    assert position([IF_ASKED], "Norway", MATTER, judgements=[held, lapsed]).stance == "unclear"


def test_reviewed_readings_stand_before_the_machines() -> None:
    reject = Judgement("reject", (PROMISE.id,), "ana", "2025-03-20T10:00:00Z")
    assert position([PROMISE], "Norway", MATTER, judgements=[reject]).stance == "none"
    correct = Judgement("correct", (PROMISE.id,), "ana", "2025-03-20T10:00:00Z", value=(("act", "consider"),))
    assert position([PROMISE], "Norway", MATTER, judgements=[correct]).stance == "considering"


def test_a_country_is_asked_for_and_its_president_has_spoken() -> None:
    trump = Actor("Donald Trump", "person", acts_for="United States")
    assert same_party("United States", trump)
    assert same_party("Trump", trump)
    assert not same_party("Donald Trump", Actor("United States", "country"))
    assert same_party("Zelensky", Actor("Volodymyr Zelenskyy", "person"))
    assert not same_party("official", Actor("official", "unknown", unnamed=True))
    assert same_party("Israel", Actor("Israeli Cabinet", "organisation"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Department of State", "Department of Defense", False),
        ("United States Department of State", "U.S. State Department", True),
        ("Foreign Ministry", "Defence Ministry", False),
        ("Norwegian Ministry of Defence", "Norwegian Defense Ministry", True),
        ("Central Intelligence Agency", "Defense Intelligence Agency", False),
        ("Senate Foreign Relations Committee", "Foreign Relations Committee", True),
        ("Prime Minister Erna Solberg", "Solberg", True),
        ("General Ola Berg", "Prince Ola Berg", True),
        ("Israeli Cabinet", "Israel", True),
        ("US House of Representatives", "United States House of Representatives", True),
        ("Group of Seven", "G-7", True),
        ("Group of Seven", "Group of Twenty", False),
    ],
)
def test_names_are_one_without_titles_but_what_a_body_is_called_after_is_none(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same_name(other, one) is same


def test_a_body_is_asked_for_by_its_letters_and_a_person_is_not() -> None:
    forces = Actor("Coastal Support Forces", "organisation")
    assert same_party("CSF", forces)
    assert not same_party("CSX", forces)
    assert not same_party("Csf", forces)
    assert not same_party("AMB", Actor("Anna Maria Berg", "person"))
    assert (
        position([say("refuse", "no truce", party="Coastal Support Forces", matter="truce")], "CSF", "truce").stance
        == "refused"
    )


def test_a_demand_to_hand_over_is_answered_by_a_promise_to_deliver() -> None:
    asked = replace(
        say("demand", "to hand over the howitzers", matter="handover of howitzers"), speaker=Actor("Sudan", "country")
    )
    assert [gap.position.stance for gap in gaps([asked])] == ["unclear"]
    assert not gaps([asked, say("commit", "Norway will deliver howitzers", day="2025-03-20")])


def test_a_body_on_record_by_its_letters_is_asked_for_by_its_name() -> None:
    said = [say("commit", "the NFU will strike", party="NFU", matter="strike"), say("demand", "the NFU must talk", party="NFU")]
    assert position(said, "National Farmers Union", "strike").stance == "committed"
    assert position(said, "National Fishers League", "strike").stance == "none"


def test_what_one_says_in_other_words_answers_what_one_was_asked() -> None:
    matter = "howitzers and radars for border"
    asks = replace(
        say("demand", "to give it howitzers and radars for the border", matter=matter), speaker=Actor("Chad", "country")
    )
    sends = say("commit", "Norway will send howitzers and radars", matter="howitzers and radars", day="2025-03-09")
    assert position([asks, sends], "Norway", matter).stance == "committed"
    assert gaps([asks])
    assert not gaps([asks, sends])
    assert [entry.stance for entry in timeline([asks, sends], "Norway", matter)] == ["unclear", "committed"]


def test_a_town_of_two_words_is_a_place_like_others() -> None:
    truce = say("commit", "Norway will keep the truce in El Fasher", matter="truce in El Fasher")
    assert meets("ceasefire in El Fasher", truce)
    assert meets("truce", truce)
    assert not meets("truce in Khan Younis", truce)


def test_two_wordings_of_one_matter_meet() -> None:
    assert similarity("security guarantees", "the backstop") >= MEETS
    assert similarity("security guarantees", "guarantees the US could provide") >= MEETS
    assert (
        matter_key("security guarantees") == matter_key("the backstop") == matter_key("guarantees the US could provide", "US")
    )
    assert similarity("sanctions on Iran", "talks with Iran") < MEETS
    assert matter_key("sanctions on Iran") != matter_key("sanctions on Russia")
    assert meets("ceasefire", say("commit", "Norway will watch over the truce", matter="monitors"))
    # Where a thing is, is told by the place: "near" is no word of substance.
    assert meets("howitzers near Kyiv", say("commit", "Norway will send howitzers to Ukraine", matter="howitzers to Ukraine"))


def test_matters_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "matters.toml"
    path.write_text('[[matter]]\nname = "arms"\n[[matter]]\nname = "guns"\nwords = ["howitzers"]\nparents = ["arms"]\n')
    assert meets("arms", PROMISE, load_matters(path))
    path.write_text('[[matter]]\nname = "guns"\nparents = ["arms"]\n')
    with pytest.raises(UnreadableError, match="does not define it"):
        load_matters(path)


def test_a_place_that_the_question_names_must_be_named_somewhere() -> None:
    deal = say("commit", "Norway will keep the deal", matter="keeping deal")
    assert meets("deal", deal)
    assert not meets("Iran deal", deal), "another deal"
    assert meets("Norway deal", deal), "whoever is bound is named"
    assert meets("Iran deal", say("commit", "Norway will keep the deal, as Iran does", matter="keeping deal"))
    for title, text in (("Iran talks go on", deal.report.document.text), (None, "Tehran waits. Norway will keep the deal")):
        told = replace(deal, report=replace(deal.report, title=title, document=Document(text, "raw")))
        assert meets("Iran deal", told), "the report sets in there"


def test_a_town_of_talks_is_such_a_place() -> None:
    talks = say("refuse", "Norway will not join new talks", matter="new talks with Sweden")
    assert meets("talks", talks)
    assert not meets("Glasgow talks", talks)


def test_gaps_changes_timeline_and_overdue() -> None:
    asked = replace(say("demand", "Norway should deliver howitzers", day="2025-03-01"), speaker=Actor("Estonia", "country"))
    assert [(gap.party, gap.position.stance) for gap in gaps([asked])] == [("Norway", "unclear")]
    evasion = say("evade", "Norway would not say whether it sends howitzers", day="2025-03-02")
    assert [gap.party for gap in gaps([evasion])] == ["Norway"]
    assert not gaps([evasion, PROMISE])
    no = say("refuse", "Norway will not deliver howitzers to Ukraine", day="2025-04-20")
    assert [change.kind for change in changes([PROMISE, no], "2025-04-01")] == ["reversal"]
    assert [entry.stance for entry in timeline([no, PROMISE], "Norway", MATTER)] == ["committed", "refused"]
    due = say("commit", "Norway will deliver howitzers by May", due="2025-05-01")
    assert [row.days for row in overdue([due], "2025-05-11")] == [-10]
    assert not overdue([due], "2025-05-01")


def test_a_deadline_that_had_passed_before_is_no_change_in_between() -> None:
    lapsed = say("commit", "Norway will send howitzers if Kyiv asks", condition="if Kyiv asks", due="2025-03-10")
    later = say("consider", "Norway may send howitzers to Ukraine", day="2025-04-20")
    (change,) = changes([lapsed, later], "2025-04-01", "2025-04-30")
    assert (change.before.stance, change.after.stance, change.kind) == ("unclear", "considering", "firmer")
    assert change.before.as_of == "2025-03-31"


SAYINGS = st.builds(
    say,
    st.sampled_from(ACTS),
    st.sampled_from(["send twenty howitzers to Ukraine", "keep the howitzers at home", "decide on howitzers in May"]),
    day=st.dates(date(2020, 1, 1), date(2026, 10, 31)).map(str) | st.sampled_from(["2025-03-04", "2025-03-05"]),
    firmness=st.integers(0, 3),
    outlet=st.sampled_from(["Nordic Wire", "Fjord Post"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SAYINGS, max_size=6))
def test_the_order_of_statements_changes_no_position_and_no_link(said: list[Statement]) -> None:
    unique = list({s.id: s for s in said}.values())
    again = list({s.id: s for s in unique[::-1]}.values())
    assert position(unique, "Norway", MATTER) == position(again, "Norway", MATTER)
    assert link(unique) == link(again)
    groups = link(unique).groups
    assert sorted(key for group in groups for key in group) == sorted(s.id for s in unique)


@settings(max_examples=60, deadline=None)
@given(st.lists(SAYINGS, max_size=6), SAYINGS)
def test_an_unrelated_statement_changes_no_other_position(said: list[Statement], other: Statement) -> None:
    unrelated = say(other.act, "cut the fishing quota of the south", party="Iceland", matter="fishing quota")
    before, after = (position(rows, "Norway", MATTER) for rows in (said, [*said, unrelated]))
    assert (before.stance, before.standing, before.since) == (after.stance, after.standing, after.since)


@settings(max_examples=60, deadline=None)
@given(st.lists(SAYINGS, max_size=5), SAYINGS)
def test_a_later_report_of_an_old_statement_changes_answers_only_by_known_by(said: list[Statement], old: Statement) -> None:
    late = say(old.act, old.content.text, day="2025-03-01", published="2026-11-01", outlet="Late Post")
    clocks = {"as_of": "2026-12-30", "known_by": "2026-10-31"}
    assert position(said, "Norway", MATTER, **clocks) == position([*said, late], "Norway", MATTER, **clocks)  # type: ignore[arg-type]


def test_a_split_stays_and_a_merge_holds() -> None:
    copy = say("commit", "Norway will deliver twenty howitzers to Ukraine", outlet="Fjord Post", day="2025-03-05")
    other = say("demand", "Sweden must lift its cheese tariffs", party="Sweden", matter="cheese")
    rows = [PROMISE, copy, other]
    assert link(rows).joined(PROMISE.id, copy.id)
    split = Judgement("split", (copy.id, PROMISE.id), "ana", "2025-03-20T10:00:00Z")
    assert not link(rows, [split]).joined(PROMISE.id, copy.id)
    forced = Judgement("merge", (PROMISE.id, other.id), "ana", "2025-03-21T10:00:00Z", reason="one letter")
    held = link(rows, [split, forced])
    assert held.joined(PROMISE.id, other.id)
    assert not held.joined(PROMISE.id, copy.id)
    assert link(rows, [Judgement("split", (copy.id,), "ana", "2025-03-20T10:00:00Z")]).groups == link(rows, [split]).groups


def test_the_record_line_has_the_keys_of_the_contract() -> None:
    line = record_line(merged([PROMISE], link([PROMISE]))[0])
    assert list(line) == ["id", "act", "speaker", "party", "matter", "versions", "origins", "circular"]
    assert line["versions"] == [
        {
            "statement": PROMISE.id,
            "words": PROMISE.content.text,
            "document": PROMISE.report.document_id,
            "outlet": "Nordic Wire",
            "published": "2025-03-04",
        }
    ]
