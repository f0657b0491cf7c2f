"""Two tellings of one statement in other words, and two statements in like words: numbers, words of one kind, deeds undone."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from onrecord.history.merge import drift, link, origins
from onrecord.history.merge.amounts import counted
from onrecord.history.merge.kin import kin, kinds
from onrecord.history.words import heads
from onrecord.types import Statement
from tests.history.build import say

TABLE = tomllib.loads(files("onrecord.history.merge").joinpath("kin.toml").read_text(encoding="utf-8"))

TOLD_TWICE = [
    ("sell Norland six billion euros of steel", "€6bn of steel would be sold to Norland"),
    ("train two hundred deminers this spring", "to train 200 sappers in the spring"),
    ("bring back compulsory service if the volunteers do not come", "reintroduce compulsory service unless volunteers come"),
    ("never allow a wall on its southern border", "We will not accept a wall on our southern frontier"),
    ("move its embassy to Sudmark", "the embassy will be relocated to Sudmark"),
    ("spend the proceeds of the mine on schools", "the revenue of the mine will be used for schools"),
    ("begin an inquiry into electric cars", "an investigation of electric vehicles will be launched"),
    ("block the merger", "prevent the takeover"),
    ("close two coal mines by 2030", "two coal pits will be shut by 2030"),
    ("root out graft among police officers", "fight corruption in the police"),
    ("give in to no pressure from abroad", "yield to no foreign pressure"),
    ("lend the port half a billion euros", "a loan of 500 million euros for the port"),
    ("buy as many as 20 gunboats", "purchase up to 20 gunboats"),
    ("not lift the blockade of the harbour", "keep the harbour blockade"),
    ("not back the censure of the judge", "vote against the censure of the judge"),
]
TWO = [
    ("lift its ban on foreign seafood", "keep its ban on foreign seafood"),
    ("open the northern crossing for aid", "open the northern crossing for wounded children"),
    ("impose sanctions on the banks", "impose sanctions on the oil firms"),
    ("give the prosecutors access to the files", "give the prosecutors a bigger budget"),
    ("train two hundred deminers this spring", "train two thousand pilots this spring"),
    ("send instructors to the islands", "send engineers to the islands"),
    ("close its border with the islands", "cut off electricity to the islands"),
    ("lift the blockade of the harbour", "keep the harbour blockade"),
    ("deport refugees", "forcibly send eleven thousand undocumented immigrants home by sea"),
    ("support the reform of the courts", "support the reform of the pensions"),
    ("dissolve the assembly of the province", "address the villages of the region"),
    ("buy rice from Sudmark", "buy maize from Sudmark"),
    ("tighten border controls with Sudmark", "relax border controls with Sudmark"),
]


def joined(one: str, other: str) -> bool:
    first = say("commit", one, matter=one, day="2025-03-04", outlet="Bay News")
    second = say("commit", other, matter=other, day="2025-03-05", outlet="Fjord Post")
    return link((first, second)).joined(first.id, second.id)


@pytest.mark.parametrize(("one", "other"), TOLD_TWICE)
def test_one_statement_in_other_words_is_one(one: str, other: str) -> None:
    assert joined(one, other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_statements_in_like_words_are_two(one: str, other: str) -> None:
    assert not joined(one, other)


def test_who_refuses_to_lift_a_ban_keeps_it_and_who_refuses_to_keep_it_does_not() -> None:
    keeps = say("commit", "keep the ban on foreign seafood", outlet="Bay News")
    refuses = [say("refuse", f"Norway will not {deed} its ban on foreign seafood", outlet="Wire") for deed in ("lift", "keep")]
    assert [link((keeps, one)).joined(keeps.id, one.id) for one in refuses] == [True, False]


def test_a_pronoun_is_what_the_matter_says() -> None:
    def asks(words: str, matter: str, outlet: str) -> Statement:
        return say("demand", words, matter=matter, party="Sudmark", speaker="Jan Holt", outlet=outlet)

    told = asks("that Sudmark reverse it", "withdrawal of the permit of the salt mine", "Bay News")
    again = asks("to undo the cancellation of the salt mine permit", "salt mine", "Wire")
    assert link((told, again)).joined(told.id, again.id)


def test_a_day_between_two_deadlines_parts_nothing_and_two_do() -> None:
    rows = [say("commit", "open the salt mine", due=day, outlet=day) for day in ("2025-06-30", "2025-07-01", "2025-07-02")]
    links = link((rows[0], rows[2]))
    assert link(rows[:2]).joined(rows[0].id, rows[1].id)
    assert not links.joined(rows[0].id, rows[2].id)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("two hundred and fifty tanks and three jets", "250 tank 3 jet"),
        ("6bn euros, $330m and 15k", "6,000,000,000 330,000,000 15,000"),
        ("twenty-five of the 1,000", "25 1000"),
        ("one of two", "one 2"),
        ("hundreds of tanks by 2027", "hundr tank 2027"),
        ("1.5 million", "1,500,000"),
        ("a billion for the bill", "1,000,000,000 law"),
        ("half a million, a quarter of a billion", "500,000 250,000,000"),
        ("as many as 30 boats", "30 boat"),
    ],
)
def test_a_number_is_its_value_however_it_is_written(text: str, words: str) -> None:
    assert counted(text) == tuple(words.split())


@pytest.mark.parametrize("text", ["9" * 400, "1" + ",000" * 120, "ten " + "million " * 60])
def test_a_number_beyond_all_measure_is_one_word(text: str) -> None:
    assert len(counted(f"{text} boats")) == 2
    sells = [say("commit", f"Norway will sell {text} boats", outlet=outlet) for outlet in ("Post", "Wire")]
    assert link(sells).joined(sells[0].id, sells[1].id)


def test_every_word_of_one_kind_is_met_in_a_text() -> None:
    known = kinds()
    for kind, words in {**TABLE["deeds"], **TABLE["things"]}.items():
        assert [word for word in words if not any(kind in known.get(head, ()) for head in heads(word))] == []
    assert not kin("border", "grain")


def test_kinds_have_one_name_each_and_what_is_contrary_is_a_deed() -> None:
    assert not TABLE["deeds"].keys() & TABLE["things"].keys()
    named = {kind for one, others in TABLE["contrary"].items() for kind in (one, *others)}
    assert named <= TABLE["deeds"].keys()


def test_words_that_nobody_quotes_are_of_one_text_and_a_shorter_name_is_no_other_speaker() -> None:
    told = "Norland would close six of its consulates on the islands by the summer"
    rows = [
        say("intend", told, speaker="Ode Lund", day="2025-03-04", outlet="Bay News"),
        say("intend", told, speaker="Lund", day="2025-03-05", outlet="Fjord Post"),
    ]
    assert origins(rows) == (("bay news",), False)
    assert [one.kind for one in drift(rows)] == []
    rewritten = say("intend", "six consulates on the islands would be closed by Norland before the summer", outlet="Cape Times")
    assert origins([*rows, rewritten])[0] == ("bay news", "cape times")
