"""Matters of which there are many kinds: a general word alone joins no two of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.history import bearing_on, meets, position
from onrecord.history.bearing import _heads, _lexemes, relevance_of
from onrecord.history.matters import MEETS, relevance, similarity
from onrecord.types import Passage, Span
from tests.history.build import say


@pytest.mark.parametrize(
    ("matter", "asked", "met"),
    [
        ("Paris accord", "border treaty", False),
        ("fisheries agreement", "border treaty", False),
        ("sanctions on banks", "oil sanctions", False),
        ("dam proposal", "ferry proposal", False),
        # One of the two names no kind.
        ("Paris accord", "treaty", True),
        ("treaty", "border treaty", True),
        ("new treaty", "border treaty", True),
        # What is asked for is named, or more than the general word is.
        ("border pact", "border treaty", True),
        ("treaty on fisheries of the border", "border treaty", True),
        ("soldiers in Chad", "soldiers and boats", True),
    ],
)
def test_two_kinds_of_one_thing_are_two_matters(matter: str, asked: str, met: bool) -> None:
    leaves = say("retract", f"Norway has left the {matter}", matter=matter)
    assert (position([leaves], "Norway", asked).stance == "refused") is met
    assert relevance_of(asked, _heads([leaves])) == relevance(asked, leaves)


@pytest.mark.parametrize(
    ("content", "matter", "met"),
    [
        ("to join the talks", "joining talks", True),
        ("to veto that treaty", "veto of treaty", True),
        # Which it is, is told; or it is none that was told of before; or the matter names its own.
        ("to join the talks of ferrymen", "joining talks", False),
        ("to join talks", "joining talks", False),
        ("to join the talks", "joining lasting ferry talks", False),
    ],
)
def test_what_is_taken_up_is_what_was_told_right_before(content: str, matter: str, met: bool) -> None:
    text = f"Talks and a treaty on the grain harvest were wanted in Osthaven. Norland refused {content}"
    one = say("refuse", text, matter=matter, party="Norland")
    start = len(text) - len(content)
    one = replace(one, content=Passage.of(text, [Span(start, len(text))]))
    asked = f"{matter.rsplit(maxsplit=1)[-1]} on grain harvest"
    assert (relevance(asked, one) >= MEETS) is met
    assert relevance_of(asked, _heads([one])) == relevance(asked, one)
    found = [frozenset(some) for some in bearing_on(["norland"], asked)]
    assert not met or any(some <= frozenset(_lexemes(one)) for some in found)


def test_a_kind_that_the_words_name_is_met_though_the_matter_names_another() -> None:
    signs = say("commit", "Norway will sign the fisheries accord, which settles the border", matter="fisheries accord")
    assert meets("border treaty", signs)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Paris accord", "border treaty", False),
        ("fisheries agreement on cod", "border agreement", False),
        ("treaty", "border treaty", True),
        ("border pact", "border treaty", True),
        ("soldiers for Chad", "soldiers", True),
    ],
)
def test_nor_does_it_join_two_statements(one: str, other: str, same: bool) -> None:
    assert (similarity(one, other) >= MEETS) is same
