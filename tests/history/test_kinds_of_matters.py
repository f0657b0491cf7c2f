"""Matters of which there are many kinds: a general word alone joins no two of them."""

from __future__ import annotations

import pytest

from onrecord.history import meets, position
from onrecord.history.bearing import _heads, relevance_of
from onrecord.history.matters import MEETS, relevance, similarity
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
