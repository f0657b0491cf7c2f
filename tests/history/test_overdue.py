"""What took a dated promise back, and what tells that it was kept: the very deed, not another of its kind elsewhere."""

from __future__ import annotations

import pytest

from onrecord.history import due, overdue
from onrecord.types import Statement
from tests.history.build import say

PROMISED = say("commit", "We will visit Latvia in April", matter="visit to Latvia", day="2025-03-04", due="2025-04-30")


def later(act: str, content: str, matter: str) -> Statement:
    return say("retract" if act == "retract" else "state", content, matter=matter, day="2025-05-10")


@pytest.mark.parametrize(
    ("content", "matter", "back"),
    [
        ("The visit to Latvia is off", "visit to Latvia", True),
        ("The visit is off", "visit", True),
        ("The visit to Riga and Tallinn is off", "visit to Latvia and Estonia", True),
        ("The visit to Chile is off", "visit to Chile", False),
    ],
)
def test_a_promise_is_taken_back_by_what_is_about_the_same_place(content: str, matter: str, *, back: bool) -> None:
    rows = overdue([PROMISED, later("retract", content, matter)], "2025-06-01")
    assert [row.statement.id for row in rows] == ([] if back else [PROMISED.id])


@pytest.mark.parametrize(
    ("content", "matter", "told"),
    [
        ("The visit to Latvia was a success", "visit to Latvia", True),
        ("It was held in Latvia as planned", "visit to Latvia", True),
        # On the matter, but not the deed: another country, another thing, or no word of either.
        ("The visit to Chile was a success", "visit to Chile", False),
        ("Visits were reported by the press", "visiting reporters", False),
        ("He had talked about the matter", "talk of visits", False),
    ],
)
def test_told_done_is_what_names_the_deed(content: str, matter: str, *, told: bool) -> None:
    other = later("state", content, matter)
    (row,) = due([PROMISED, other], "2025-06-01")
    assert [one.id for one in row.told_done] == ([other.id] if told else [])
