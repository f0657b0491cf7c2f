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
        ("plans", "to launch a strike against Sudria", "intend", "Sudria"),
        ("mocked", "the Norland-led campaign against Sudria", "refuse", None),
        ("is prepared", "to sue Sudria – and the island's banks", "threaten", "Sudria"),
        ("vowed", "to fight the Sudria pact", "commit", None),
        ("will ask", "Lake Union to lift the ban", "intend", "Lake Union"),
        ("urged Norland", "to ask Lake Union for help", "demand", None),
        ("promised", "a fund for poor countries", "commit", "poor countries"),
        ("praised", "security for the Sudria pact", "commit", None),
        ("threatened", "to deny visas for its officials", "threaten", None),
        ("vowed", "to share its findings with the public", "commit", "public"),
        ("will pay", "more to U.S. farmers, fishermen and crews who stay", "commit", "U.S. farmers, fishermen and crews"),
        ("said", "if the island votes no, he will give more food to Sudria", "commit", "Sudria"),
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
    ("cue", "content", "act", "to"),
    [
        ("warned Sudria", "that the gas would be turned off", "threaten", "Sudria"),
        ("warned Sudria", "that Lake Union would turn off the gas", "threaten", "Sudria"),
        ("promised union leaders", "that she would raise wages", "commit", "union leaders"),
        ("assured reporters", "that she would raise wages", "commit", None),
        ("told Sudria", "that she would not sign", "refuse", None),
        ("warned Sudria", "not to turn off the gas", "demand", None),
    ],
)
def test_to_whom_it_is_said(cue: str, content: str, act: Act, to: str | None) -> None:
    ground, told = deed(f"Brandt {cue} {content}.", cue.split(maxsplit=1)[0], content, act)
    found = towards(ground, replace(told, party=told.speaker))
    assert (found and found.entity and found.entity.name) == to


@pytest.mark.parametrize(("title", "to"), [("Committee chairman", "Harbour Committee"), ("special counsel", "Ada Brandt")])
def test_what_is_subpoenaed_is_for_him_who_subpoenas_it(title: str, to: str) -> None:
    ground, told = deed(f"The {title} Brandt subpoenaed the minutes.", "subpoenaed", "the minutes", "demand")
    ground.counts.update({"Harbour Committee": 2})
    found = towards(ground, replace(told, party=Actor("Lake Union", "organisation", "Lake Union")))
    assert (found and found.entity and found.entity.name) == to


def test_a_subpoena_is_fought_against_the_body_that_hears() -> None:
    ground, told = deed("Brandt will fight the second subpoena.", "will", "fight the second subpoena", "refuse")
    ground.counts.update({"Harbour Committee": 2})
    found = towards(ground, replace(told, party=told.speaker))
    assert (found and found.entity and found.entity.name) == "Harbour Committee"


def test_a_bill_is_vetoed_to_both_chambers() -> None:
    ground, told = deed("Brandt threatened to veto the bill.", "threatened", "to veto the bill", "threaten")
    ground.counts.update({"United States Senate": 2})
    found = towards(ground, told)
    assert (found and found.entity and found.entity.name) == "United States Congress"


def test_a_bill_is_vetoed_to_no_one_whom_it_is_about() -> None:
    content = "to veto a bill that lets banks sue Sudria"
    ground, told = deed(f"Brandt threatened {content}.", "threatened", content, "threaten")
    ground.counts.update({"Norland Parliament": 2})
    found = towards(ground, told)
    assert (found and found.entity and found.entity.name) == "Norland Parliament"


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
