"""Names nearly those on record."""

from __future__ import annotations

import pytest

from onrecord.history import names_near

NAMES = ("United States", "Iran", "Iraq", "North Korea", "France, Germany and Italy", "Ängela Merkel", "South Korea", "")


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Itly", ("Italy",)),
        ("Untied States", ("United States",)),
        ("Korea", ("North Korea", "South Korea")),
        ("angela", ("Ängela Merkel",)),
        ("Markel", ("Ängela Merkel",)),
        # One letter of four is too much to call it a slip.
        ("Irak", ()),
        ("Peru", ()),
        ("?", ()),
        ("", ()),
    ],
)
def test_near_is_spelled_nearly_so_or_holds_all_words(asked: str, near: tuple[str, ...]) -> None:
    assert names_near(asked, NAMES) == near


def test_at_most_three_the_likest_first() -> None:
    assert names_near("Norland", ["Norlan", "Northland", "Noorland", "Norlands", "Norland"])[0] == "Norland"
    assert len(names_near("Norland", ["Norlan", "Northland", "Noorland", "Norlands"])) == 3
