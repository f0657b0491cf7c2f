"""For whom people act whom a report calls by their office alone."""

from __future__ import annotations

import pytest

from onrecord.extract.sources.behind import behind
from onrecord.types import Actor
from tests.extract.test_ranking import deed


@pytest.mark.parametrize(
    ("before", "name", "body"),
    [
        ("Sudrian officials left.", "officials", "Sudria"),
        ("Inspectors of many states met Lake Union inspectors.", "Those inspectors", "Lake Union"),
        ("Sudria's chief negotiators left.", "senior negotiators", "Sudria"),
        ("Sudrian officials met Lake Union officials.", "officials", "Lake Union"),
        ("Sudrian officials left.", "local officials", None),
        ("Sudrian officials left.", "experts", None),
        ("Sudria left.", "officials", None),
    ],
)
def test_an_office_alone_is_held_for_whom_it_was_last_named_with(before: str, name: str, body: str | None) -> None:
    text = f"{before} Brandt plans to stay."
    ground, _ = deed(text, "plans", "to stay", "intend")
    speaker = Actor(name, "person", "Brandt", (), unnamed=True)
    assert behind(ground, speaker, text.index("to stay")) == body


def test_senators_act_for_the_senate_that_the_report_names() -> None:
    ground, _ = deed("Brandt plans to stay.", "plans", "to stay", "intend")
    speaker = Actor("number of senators", "person", "Brandt", (), unnamed=True)
    assert behind(ground, speaker, 13) is None
    ground.counts.update({"Norland Senate": 1})
    assert behind(ground, speaker, 13) == "Norland Senate"
    assert behind(ground, Actor("Harbour Party senators", "person", "Brandt", (), unnamed=True), 13) is None
