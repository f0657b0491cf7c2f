"""Whom an act's own words put where its counterpart stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.ranking.towards import towards
from onrecord.types import Act, Actor
from tests.extract.test_ranking import deed


@pytest.mark.parametrize(
    ("cue", "content", "act", "to"),
    [
        ("vowed", "to send more weapons to the moderate rebels", "commit", "moderate rebels"),
        ("promised", "to give Lake Union a say and to give more food to Sudria", "commit", "Sudria"),
        ("plans", "to meet with donors in May", "intend", "donors"),
        ("plans", "to talk about Lake Union with Sudria", "intend", None),
        ("is ready", "to negotiate directly with Sudria", "consider", "Sudria"),
        ("vowed", "to punish the coup leaders", "threaten", "coup leaders"),
        ("agreed", "to lift the embargo against Sudria", "commit", "Sudria"),
        ("said", "aid to reach civilians", "commit", None),
        ("promised", "to send Ms. Roe to Sudria", "commit", None),
    ],
)
def test_whom_an_act_is_towards(cue: str, content: str, act: Act, to: str | None) -> None:
    ground, told = deed(f"Brandt {cue} {content}.", cue, content, act)
    found = towards(ground, told)
    assert (found and found.entity and found.entity.name) == to


def test_what_an_act_depends_on_gives_no_counterpart() -> None:
    ground, told = deed("Brandt vowed to pay if talks with Sudria fail.", "vowed", "to pay if talks with Sudria fail", "commit")
    assert towards(ground, told) is None


@pytest.mark.parametrize(
    ("content", "to"),
    [
        ("to testify in May", "Harbour Committee"),
        ("to testify in court in May", None),
        ("to veto the fishing bill", "Norland Parliament"),
        ("to seek parliamentary approval", "Norland Parliament"),
    ],
)
def test_before_which_body_something_is_done(content: str, to: str | None) -> None:
    ground, told = deed(f"Brandt agreed {content}.", "agreed", content, "commit")
    ground.counts.update({"Lake Union": 3, "Harbour Committee": 2, "Norland Parliament": 1})
    party = Actor("Ada Brandt", "person", "Brandt")
    found = towards(ground, replace(told, party=party))
    assert (found and found.entity and found.entity.name) == to


def test_a_state_that_vetoes_a_resolution_does_so_to_no_parliament() -> None:
    ground, told = deed("Brandt said Norland will veto the resolution.", "said", "Norland will veto the resolution", "refuse")
    ground.counts.update({"Norland Parliament": 1})
    assert towards(ground, replace(told, party=Actor("Norland", "country", "Norland"))) is None
