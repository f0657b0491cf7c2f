"""Acts that a report tells in its own words by a verb that does them, and ultimatums, where the model found no act."""

from __future__ import annotations

import pytest

from onrecord.types import Act
from tests.extract.told import read
from tests.timing import in_proportion


@pytest.mark.parametrize(
    ("text", "act", "party", "content"),
    [
        ("New Delhi turned down an offer of mediation.", "refuse", "India", "an offer of mediation"),
        ("Budapest has flatly vetoed the loan to Ukraine.", "refuse", "Hungary", "the loan to Ukraine"),
        ("Riyadh shelved its plan to build a reactor.", "retract", "Saudi Arabia", "its plan to build a reactor"),
        ("Cyprus has dropped its veto on new sanctions.", "retract", "Cyprus", "its veto on new sanctions"),
        ("Qatar has undertaken to pay the salaries.", "commit", "Qatar", "to pay the salaries"),
        ("Kampala guaranteed that nobody would be sent back.", "commit", "Uganda", "that nobody would be sent back"),
        ("The Burmese junta is preparing an offensive.", "intend", "Myanmar", "an offensive"),
        ("Copenhagen is drawing up a law on fires.", "intend", "Denmark", "a law on fires"),
        ("Washington sidestepped a question on Taiwan.", "evade", "United States", "a question on Taiwan"),
        ("Beijing gave Vilnius a month to change the name.", "demand", "Lithuania", "to change the name"),
        ("Russia has given Ukraine until Friday to leave the town.", "demand", "Ukraine", "to leave the town"),
        ("Russia gave Ukraine a day to leave and threatened to fire.", "demand", "Ukraine", "to leave"),
    ],
)
def test_a_verb_does_the_act(text: str, act: Act, party: str, content: str) -> None:
    (found,) = read(text)
    assert (found.act, found.speech, found.content.text) == (act, "narrated", content)
    assert found.party is not None
    assert found.party.name == party


@pytest.mark.parametrize(
    "text",
    [
        "Norway dropped its prices.",
        "Mali gave its soldiers a week to rest.",
        "Mali dropped all charges and support for it grew.",
        "Mali gave Chad a year to get used to it.",
        "Tallinn lifted a curfew.",
        "Norway is preparing for winter.",
        "Norway turned down.",
        "If Norway turned down the offer, it would rain.",
    ],
)
def test_other_objects_do_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("read_as", ["state", "commit"])
@pytest.mark.parametrize(
    "words", ["Ukraine has until Sunday to accept the plan", "Ukraine now has 48 hours to accept the plan"]
)
def test_who_is_said_to_have_so_long_is_asked(words: str, read_as: Act) -> None:
    (found,) = read(f"{words}, Angela Merkel said.", ("Angela Merkel", "said", words, read_as, 0.2))
    assert (found.act, found.content.text) == ("demand", words)
    assert found.party is not None
    assert found.party.name == "Ukraine"


@pytest.mark.parametrize("words", ["Ukraine has until Sunday to live", "Ukraine has ten years to run"])
def test_who_has_long_to_live_is_not(words: str) -> None:
    (found,) = read(f"{words}, Angela Merkel said.", ("Angela Merkel", "said", words, "state", 0.2))
    assert found.act == "state"


def test_many_verbs_take_time_in_proportion() -> None:
    assert in_proportion(lambda many: read("Norway gave Chad a week " * many + "."), 100, 800, 16)
    assert in_proportion(lambda many: read("Norway assured " + "its old partners " * many + "."), 100, 800, 16)


def test_the_sources_whom_an_outlet_cites_are_no_statement() -> None:
    text = "Norway agreed to leave, Politico reported, citing two senior officials."
    found = read(
        text,
        ("Norway", "agreed", "to leave", "commit", 0.9),
        ("Politico", "citing", "two senior officials", "state", 0.9),
    )
    assert [(one.act, one.content.text) for one in found] == [("commit", "to leave")]
    (paper,) = read("Politico left, citing a paper.", ("Politico", "citing", "a paper", "state", 0.9))
    assert paper.act == "state"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Norway set a June 30 deadline for Kenya to sign the pact.", "set", "to sign the pact"),
        ("Norway set a deadline of July 1 for Kenya to sign the pact.", "set", "to sign the pact"),
        ("Norway gave Kenya 30 days to sign the pact.", "gave", "to sign the pact"),
    ],
)
def test_who_sets_another_a_deadline_demands_and_plans_nothing(text: str, cue: str, content: str) -> None:
    (found,) = read(text, ("Norway", cue, content, "intend", 0.9))
    assert found.act == "demand"
    assert found.party is not None
    assert found.party.name == "Kenya"
