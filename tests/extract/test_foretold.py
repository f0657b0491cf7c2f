"""What a report itself says that somebody will do or has called off, where the model found no act."""

from __future__ import annotations

import pytest

from onrecord.types import Act, Statement
from tests.extract.told import read
from tests.timing import in_proportion


def told(text: str) -> tuple[Act, str, str] | None:
    found: list[Statement] = read(text)
    assert len(found) < 2
    return (found[0].act, found[0].speaker.name if found[0].speaker else "", found[0].content.text) if found else None


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Angela Merkel will visit Norway next week.", "Angela Merkel", "visit Norway next week"),
        ("In May, Angela Merkel will also meet bakers, a spokesman for them says.", "Angela Merkel", "meet bakers"),
        ("The talks go on in Oslo, where Angela Merkel will chair a dinner.", "Angela Merkel", "chair a dinner"),
        ("France will open two ports and Spain will close one.", "France", "open two ports"),
        ("Angela Merkel (CDU), a chemist from the north, will open a port.", "Angela Merkel", "open a port"),
        ("It rains, said Angela Merkel, who will visit Norway.", "Angela Merkel", "visit Norway"),
        ("Angela Merkel, who is set to visit Norway, will sing.", "Angela Merkel", "to visit Norway"),
        ("Angela Merkel is scheduled to visit Norway.", "Angela Merkel", "to visit Norway"),
        ("Angela Merkel, who will be joined by her ministers, is in Oslo.", "Angela Merkel", "be joined by her ministers"),
    ],
)
def test_what_somebody_will_do_is_intended(text: str, who: str, what: str) -> None:
    found = read(text)[0]
    assert (found.act, found.speech, found.content.text) == ("intend", "narrated", what)
    assert found.speaker is not None
    assert found.party is not None
    assert found.speaker.name == found.party.name == who


@pytest.mark.parametrize("verb", ["pledged", "said on Monday"])
def test_what_somebody_is_cited_with_afterwards_is_his_promise(verb: str) -> None:
    (found,) = read(f"Norway will close two ports by 2030, Prime Minister Erna Solberg {verb}, and left.")
    assert (found.act, found.speech, found.content.text) == ("commit", "indirect", "Norway will close two ports by 2030")
    assert found.speaker is not None
    assert found.party is not None
    assert (found.speaker.name, found.party.name) == ("Erna Solberg", "Norway")


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel will lose the vote.",
        "Angela Merkel will never find a better port.",
        "Angela Merkel will be the oldest guest.",
        "Nobody knows whether Angela Merkel will visit Norway.",
        "Will it help? Angela Merkel will visit Norway?",
        "A plan of the state of Norway will cost a lot.",
        "The weather in Norway will stay cold.",
        "“Angela Merkel will visit Norway,” it reads.",
    ],
)
def test_what_is_foreseen_asked_supposed_or_quoted_is_not(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Angela Merkel called off a visit to Norway after a storm.", "a visit to Norway after a storm"),
        ("Trade has suffered since Norway withdrew from the herring treaty a year ago.", "the herring treaty"),
        ("On Monday Angela Merkel abruptly cancelled her trip, the third this year.", "her trip"),
    ],
)
def test_what_somebody_calls_off_is_taken_back(text: str, what: str) -> None:
    found = told(text)
    assert found is not None
    assert found[0] == "retract"
    assert found[2] == what


def test_what_the_model_found_is_not_told_twice() -> None:
    text = "Angela Merkel will visit Norway next week."
    (found,) = read(text, ("Angela Merkel", "will visit", "Norway next week", "commit", 0.9))
    assert found.act == "commit"


def test_many_names_take_time_in_proportion() -> None:
    assert in_proportion(lambda many: read("Angela Merkel will " * many + "."), 200, 1600, 16)
    assert in_proportion(lambda many: read("Angela Merkel will visit " + "and Norway " * many + "."), 200, 1600, 16)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Norway is to hold a vote on Friday.", "to hold a vote on Friday"),
        ("U.S. Secretary of State Marco Rubio is flying to Oslo on Friday.", "flying to Oslo on Friday"),
    ],
)
def test_what_is_to_be_done_is_intended(text: str, what: str) -> None:
    found = told(text)
    assert found is not None
    assert (found[0], found[2]) == ("intend", what)


def test_whoever_is_given_a_time_is_asked() -> None:
    (found,) = read("Norway and Spain have given Kenya until June to open the port.")
    assert (found.act, found.content.text) == ("demand", "to open the port")
    assert found.speaker is not None
    assert found.party is not None
    assert (found.speaker.name, found.party.name) == ("Norway and Spain", "Kenya")
    assert told("Norway gave Kenya two years of money to spend.") is None


def test_who_passes_questions_on_answers_none() -> None:
    found = told("Norway referred questions to the king.")
    assert found is not None
    assert found[0] == "evade"


def test_a_position_reversed_is_taken_back() -> None:
    found = told("Norway, which quit the herring pact last year, waits.")
    assert found is not None
    assert (found[0], found[2]) == ("retract", "the herring pact")
