"""For whom somebody acts whom the report introduces by an office, and which states a word asks that names none."""

from __future__ import annotations

import pytest

from tests.extract.told import read


@pytest.mark.parametrize(
    "introduced",
    [
        "Egypt's foreign minister, Tarek Abaza,",
        "Egyptian Foreign Minister Tarek Abaza",
        "Egypt wants none of it. Its defense minister, Tarek Abaza,",
        "The Egyptian army spokesman, Col. Tarek Abaza,",
        "Egypt's ambassador in Khartoum, Gen. Tarek Abaza,",
        "Gen. Tarek Abaza, a negotiator for Egypt,",
        "Gen. Tarek Abaza, Egypt's trade minister,",
        "Egypt's trade minister, Omar Sedki, resigned. His successor, Mr. Tarek Abaza,",
        "Egypt's trade minister, Omar Sedki, left in May. Mr. Tarek Abaza, who replaced Omar Sedki as minister,",
    ],
)
def test_whoever_is_introduced_by_an_office_acts_for_its_state(introduced: str) -> None:
    (found,) = read(
        f"{introduced} said it will build the dam.", ("Tarek Abaza", "said", "it will build the dam", "commit", 0.9)
    )
    assert found.speaker is not None
    assert found.speaker.acts_for == "Egypt"


@pytest.mark.parametrize(
    "introduced",
    [
        "Egypt's former foreign minister, Tarek Abaza,",
        "Egyptian opposition spokesman Tarek Abaza",
        "Egyptian singer Tarek Abaza",
        "Egyptian singer Omar Sedki left the band. His successor, Mr. Tarek Abaza,",
        "In Egypt, the singer Tarek Abaza",
        "Gen. Tarek Abaza, who met the foreign minister of Egypt,",
    ],
)
def test_whoever_holds_no_office_of_a_state_does_not_act_for_it(introduced: str) -> None:
    (found,) = read(
        f"{introduced} said it will build the dam.", ("Tarek Abaza", "said", "it will build the dam", "commit", 0.9)
    )
    assert found.speaker is not None
    assert found.speaker.acts_for is None


TALKS = "Sudan and Ethiopia met. Sudan waits, and so does Ethiopia. Kenya came late. "


@pytest.mark.parametrize(
    ("said", "source", "cue", "content", "party"),
    [
        ("Kenya urged both sides to sign.", "Kenya urged", "urged", "to sign", "Sudan and Ethiopia"),
        ("Kenya urged both delegations to go on.", "Kenya urged", "urged", "to go on", "Sudan and Ethiopia"),
        ("An Ethiopian senator called on the government to act.", "An Ethiopian senator", "called on", "to act", "Ethiopia"),
    ],
)
def test_which_states_are_asked_by_a_word_that_names_none(said: str, source: str, cue: str, content: str, party: str) -> None:
    (found,) = read(TALKS + said, (source, cue, content, "demand", 0.1))
    assert found.party is not None
    assert found.party.name == party
