"""No clear commitment: the words that say so are an evasion of whoever makes none, and look-alikes are not."""

from __future__ import annotations

import pytest

from onrecord.extract.acts.noncommittal import SURE, TAKES_NONE
from tests.extract.told import Part, last, read

EVASIONS = [
    ("Norway had given no firm commitment on the border", "Norway"),
    ("Paris did not make any clear promises on the backstop", "France"),
    ("Japan hasn’t yet offered Kyiv a concrete, binding pledge", "Japan"),
    ("Chile failed to provide a clear answer", "Chile"),
    ("Peru stopped short of making any commitment", "Peru"),
    ("Peru gave allies no security guarantees", "Peru"),
    ("India remained noncommittal", "India"),
    ("the talks brought no clear answer from Berlin", "Germany"),
    ("the lack of clear commitments from Brazil is a worry", "Brazil"),
    ("Kenya did not receive specific assurances from Egypt", "Egypt"),
    ("Kenya got no clear answer from Norwegian Prime Minister Erna Solberg", "Erna Solberg"),
    ("Kenya was not given any assurances by Egypt", "Egypt"),
    ("Kenya hasn’t been offered a firm promise by Egypt", "Egypt"),
    ("Egypt is silent and the strategic ambiguity on this remains", "Egypt"),
]


@pytest.mark.parametrize(("content", "party"), EVASIONS)
def test_whoever_makes_no_clear_commitment_evades(content: str, party: str) -> None:
    text = f"An envoy said {content}."
    (found,) = read(text, ("An envoy", "said", content, "state", 0.9), place=last)
    assert found.act == "evade"
    assert found.act_confidence == SURE
    assert found.speaker is not None
    assert found.speaker.name == "envoy"
    assert found.party is not None
    assert found.party.name == party


@pytest.mark.parametrize(
    "content",
    [
        "there are no guarantees that the truce will hold",
        "if Norway does not give a clear answer, the talks are over",
        "Norway will not give any security guarantees",
        "Norway could not give a clear answer in a day",
        "has Norway not made a clear promise?",
        "it is important not to give any firm commitment",
        "Norway gave a firm commitment on the border",
        "Norway did not make steel",
        "Norway did not give up its firm commitment",
        "Norway never failed to give a clear answer",
        "Norway did not remain noncommittal",
        "there was no clear position of the sun",
        "Norway answered clearly and made promises",
    ],
)
def test_what_only_looks_so_stays_a_statement(content: str) -> None:
    (found,) = read(f"An envoy said {content}.", ("An envoy", "said", content, "state", 0.9), place=last)
    assert found.act == "state"


def test_a_place_is_not_who_gave_none() -> None:
    content = "Kenya was not given any assurances in Egypt"
    (found,) = read(f"An envoy said {content}.", ("An envoy", "said", content, "state", 0.9), place=last)
    assert found.act == "evade"
    assert found.party is not None
    assert found.party.name != "Egypt"


def test_of_several_sentences_the_content_is_the_one_that_says_so() -> None:
    text = "“The talks went well. Norway did not make any clear promises. We ate fish,” an envoy said."
    (found,) = read(text, ("an envoy", "said", text[1:-16], "state", 0.9))
    assert found.act == "evade"
    assert found.content.text == "Norway did not make any clear promises."


def test_what_is_read_as_an_act_already_is_not_told_twice() -> None:
    text = "An envoy said Norway did not make any clear promises."
    whole: Part = ("An envoy", "said", "Norway did not make any clear promises", "state", 0.9)
    inner: Part = ("Norway", "did not make", "any clear promises", "evade", 0.9)
    assert [found.act for found in read(text, whole, inner)].count("evade") == 1


def test_an_evasion_by_the_model_is_by_whom_its_words_name() -> None:
    text = "An envoy said Norway had given no clear answer."
    (found,) = read(text, ("An envoy", "said", "Norway had given no clear answer", "evade", 0.9))
    assert found.party is not None
    assert found.party.name == "Norway"


def test_a_pattern_needs_more_than_its_noun() -> None:
    assert not TAKES_NONE.search("no answer, no promise, a lack of guarantees, not made clear")


@pytest.mark.parametrize(
    ("content", "party"),
    [
        ("the partners have yet to answer the offer", "partners"),
        ("its partners had not yet replied", "partners"),
        ("Norway has still not responded", "Norway"),
        ("it has yet to answer the offer", "Kenya"),
    ],
)
def test_who_has_yet_to_answer_is_not_who_says_so(content: str, party: str) -> None:
    (found,) = read(f"Kenya said {content}.", ("Kenya", "said", content, "evade", 0.9), place=last)
    assert found.party is not None
    assert (found.speaker and found.speaker.name, found.party.name) == ("Kenya", party)
