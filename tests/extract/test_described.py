"""Groups that a text describes by somebody's name, and names that stand for themselves."""

from __future__ import annotations

import pytest

from onrecord.extract.ranking.described import acts, described, names_thing
from onrecord.types import ActorKind, Entity, Span


def group(text: str, words: str, name: str, kind: ActorKind) -> str | None:
    at = text.index(words)
    found = described(text, Span(at, at + len(words)), Entity(name, kind))
    return None if found is None else found[1].name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("It told embassies in Norland to close.", "Norland", "embassies in Norland"),
        (
            "She urged all foreign visitors and workers in Norland to leave.",
            "Norland",
            "all foreign visitors and workers in Norland",
        ),
        ("He asked two Norlandic banks to pay.", "Norlandic", "two Norlandic banks"),
        (
            "He invited the children of Norlandic diplomats in Sudmark to a party.",
            "Norlandic",
            "children of Norlandic diplomats in Sudmark",
        ),
        ("Norland's largest oil companies must pay.", "Norland", "Norland's largest oil companies"),
        ("They asked Norlandic citizens in the country to leave.", "Norlandic", "Norlandic citizens in the country"),
        ("He warned buyers of Norlandic oil.", "Norlandic", "buyers of Norlandic oil"),
        ("The rebels were pro-Norland militants.", "Norland", "pro-Norland militants"),
        ("A Norlandic lawyer would not say why.", "Norlandic", "Norlandic lawyer"),
        ("The mayor of Norland stayed.", "Norland", "mayor of Norland"),
        ("She said Norlanders should stay at home.", "Norlanders", "Norlanders"),
        ("Two thirds of Norlanders refuse to pay.", "Norlanders", "Two thirds of Norlanders"),
        ("Some 54 percent of Norlanders refuse.", "Norlanders", "54 percent of Norlanders"),
        ("A narrow majority of Norlanders refuse.", "Norlanders", "narrow majority of Norlanders"),
        ("It found that most Norlanders refuse.", "Norlanders", "most Norlanders"),
        ("She urged Norlanders to “stay” at home.", "Norlanders", "Norlanders"),
    ],
)
def test_those_whom_a_country_only_describes_are_not_the_country(text: str, words: str, name: str) -> None:
    assert group(text, words, "Norland", "country") == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norlandic troops will stay.", "Norlandic"),
        ("The Norlandic government urged calm.", "Norlandic"),
        ("It expelled officials from Norland on Monday.", "Norland"),
        ("The embassies of the others and the Norland embassies closed.", "Norland"),
        ("Norland told companies to leave.", "Norland"),
        ("The Norlanders should pay.", "Norlanders"),
        ("Talks of Norlanders and Sudmarkers.", "Norlanders"),
        ("Norland should pay.", "Norland"),
        ("Most of Norland agreed.", "Norland"),
    ],
)
def test_whoever_acts_for_a_country_is_the_country(text: str, words: str) -> None:
    assert group(text, words, "Norland", "country") is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Roe's family has called on the police to act.", "Roe", "Roe's family"),
        ("Roe supporters want a vote.", "Roe", "Roe supporters"),
        ("A lawyer for Roe declined.", "Roe", "lawyer for Roe"),
    ],
)
def test_of_somebodys_circle_none_is_himself(text: str, words: str, name: str) -> None:
    assert group(text, words, "Ann Roe", "person") == name


def test_fighters_are_their_body() -> None:
    assert group("Northern Front fighters agreed to leave.", "Northern Front", "Northern Front", "organisation") is None
    assert (
        group("Northern Front supporters agreed.", "Northern Front", "Northern Front", "organisation")
        == "Northern Front supporters"
    )


def test_a_verb_between_is_none_of_the_description() -> None:
    assert group("Roe urges supporters to vote.", "Roe", "Ann Roe", "person") is None


@pytest.mark.parametrize(
    ("text", "name", "kind", "can"),
    [
        ("It sent Western aid.", "Western", "group", False),
        ("The Northerners left.", "Northerners", "group", True),
        ("The Harbour Power Plant burns.", "Power Plant", "organisation", False),
        ("The Harbour Council met.", "Harbour Council", "organisation", True),
        ("Norlandic aid came.", "Norland", "country", True),
        ("The Roe report is due.", "Roe", "person", False),
        ("Roe's report is due.", "Roe", "person", True),
        ("Roe reported a fire.", "Roe", "person", True),
    ],
)
def test_things_and_bare_adjectives_do_not_act(text: str, name: str, kind: ActorKind, can: bool) -> None:
    words = name if name in text else name[:7]
    at = text.index(words)
    assert acts(text, Span(at, at + len(words)), Entity(name, kind)) is can


@pytest.mark.parametrize(
    ("text", "words", "can"),
    [
        ("It will leave the Paris climate accord.", "Paris", True),
        ("It kept the Paris agreements.", "Paris", True),
        ("It urged Paris to agree.", "Paris", False),
        ("It left the French treaty.", "French", False),
        ("It left the France talks.", "France", False),
    ],
)
def test_a_treaty_called_by_its_town_is_no_states(text: str, words: str, can: bool) -> None:
    at = text.index(words)
    assert names_thing(text, Span(at, at + len(words)), Entity("France", "country")) is can
