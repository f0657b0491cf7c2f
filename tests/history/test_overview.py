"""Which parties and matters an overview shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.history.overview import Mention, leading_matters, leading_parties


def test_the_parties_with_most_statements_lead_and_a_surname_counts_for_its_one_full_name() -> None:
    counted = [("Emmanuel Macron", 3), ("Macron", 4), ("Norway", 5), ("Ada Holm", 2), ("Bo Holm", 1), ("Holm", 1)]
    assert leading_parties(counted, 2) == ("Emmanuel Macron", "Norway")
    assert "Holm" in leading_parties(counted, 9), "two people have that surname"


def test_a_country_takes_up_no_alliance_that_ends_in_its_name() -> None:
    assert leading_parties([("Russia", 2), ("United States and Russia", 1)], 9) == ("Russia", "United States and Russia")


def test_the_matters_that_most_is_about_lead_and_no_two_are_one() -> None:
    mentions = [
        Mention("France", "sanctions on Iran", 3),
        Mention("Iran", "lifting all sanctions", 2),
        Mention("France", "a truce in the valley"),
        Mention("Iran", "the ceasefire"),
        Mention("Iran", "what they said"),
    ]
    found = leading_matters(mentions, 5)
    assert "sanctions" in found[0]
    assert len([one for one in found if one in ("truce", "ceasefire")]) == 1
    assert not any("said" in one for one in found)


def test_columns_are_spelled_as_the_reports_do_and_not_after_the_party_itself() -> None:
    assert leading_matters([Mention("Ukraine", "NATO troops", 2)], 1) == ("NATO troops",)
    assert leading_matters([Mention("Embassy Guard", "embassy")], 3) == ()


def test_a_column_begins_with_the_whole_of_a_name() -> None:
    assert leading_matters([Mention("France", "new United Nations sanctions", 2)], 1) == ("United Nations sanctions",)


@pytest.mark.parametrize(
    ("matter", "column"),
    [
        ("cutting stock of enriched uranium", "enriched uranium"),
        ("leaving Osthaven climate accord", "Osthaven climate accord"),
        ("new sanctions", "sanctions"),
        ("U.S. troops in valley", "U.S. troops"),
        ("extension of agreement", None),
        ("new security agreement", None),
    ],
)
def test_a_column_is_the_end_of_a_noun_phrase_that_tells_which_thing_it_is(matter: str, column: str | None) -> None:
    found = leading_matters([Mention("Norland", matter, 3)], 1)
    assert found == ((column,) if column else ())


def test_a_column_with_a_place_is_of_what_names_the_place() -> None:
    mentions = [
        Mention("France", "Iran sanctions", 2),
        Mention("Norway", "sanctions on Russia", 3),
        Mention("Chad", "sanctions"),
    ]
    assert leading_matters(mentions, 1) == ("sanctions",)


words = st.text(alphabet="abc sanctions", max_size=30)


@given(st.lists(st.builds(Mention, words, words, st.integers(1, 9)), max_size=12), st.integers(0, 6))
def test_never_more_than_asked_for_and_the_order_changes_nothing(mentions: list[Mention], most: int) -> None:
    found = leading_matters(mentions, most)
    assert len(found) == len(set(found)) <= most
    counted = [(one.party, one.statements) for one in mentions]
    assert leading_parties(counted, most) == leading_parties(counted[::-1], most)
