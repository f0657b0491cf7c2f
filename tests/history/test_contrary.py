"""What an act would end, and that a promise to end the matter asked for is a refusal of it, and no other."""

from __future__ import annotations

import pytest

from onrecord.history import NEARLY, bearing_on, brief_of, position
from onrecord.history.bearing import _heads, _lexemes, relevance_of
from onrecord.history.ended import ended
from onrecord.history.matters import relevance
from tests.history.build import say
from tests.timing import in_proportion


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        ("an end to the war in Chad", {"war"}),
        ("he wants to end the war in Chad", {"war"}),
        ("suspension of aid to Kenya", {"aid"}),
        ("aid suspension", {"aid"}),
        ("the truce is to be canceled", {"ceasefire"}),
        ("troops withdrawal from Sudan", {"troops"}),
        ("withdrawal from Sudan", {"sudan"}),
        ("ending war without Sudan", {"war"}),
        ("stop Sudan from building dams", {"dam"}),
        ("the Senate blocks the deal", {"treaty"}),
        ("end the trade talks swiftly", {"talks"}),
        ("veto of the sanctions bill", {"law", "sanctions"}),
        ("lift the ban on oil", {"ban"}),
        ("end of the oil ban", {"ban"}),
        ("end of the oil plan", {"oil"}),
        ("end of the ban on oil", {"ban"}),
        ("it will not end, until oil flows", set()),
        ("talks on aid", set()),
    ],
)
def test_what_is_ended_is_what_the_ending_word_governs(words: str, heads: set[str]) -> None:
    assert ended(words) == heads


def test_what_is_ended_is_found_in_the_time_of_the_words() -> None:
    assert in_proportion(lambda count: ended.__wrapped__("end " * count), 1_000, 8_000, most=16)


@pytest.mark.parametrize(
    ("act", "content", "matter", "asked", "stance"),
    [
        # What is ended is the war, and the country is where it is.
        ("intend", "it wants to end the war in Chad", "end of war in Chad", "Chad", "intends"),
        ("intend", "it wants to end the war in Chad", "end of war in Chad", "war in Chad", "refused"),
        ("demand", "Sudan should end the war in Chad", "end of war in Chad", "Chad", "intends"),
        ("demand", "Sudan should end the war in Chad", "end of war in Chad", "war in Chad", "refused"),
        ("demand", "Sudan should not end aid to Chad", "aid to Chad", "aid to Chad", "intends"),
        ("commit", "it will end aid to Chad", "aid to Chad", "aid to Chad", "refused"),
        ("commit", "it will end aid to Chad", "end of aid to Chad", "end of aid to Chad", "committed"),
        ("commit", "it will send ships to stop pirates", "ships", "ships", "committed"),
        ("commit", "it will lift the ban on oil", "end of oil ban", "oil ban", "refused"),
        ("commit", "it will lift the ban on oil", "end of ban on oil", "oil", "committed"),
    ],
)
def test_a_promise_to_end_what_is_asked_for_refuses_it(act: str, content: str, matter: str, asked: str, stance: str) -> None:
    speaker = "Ingrid Moe" if act == "demand" else None
    one = say(act, content, matter=matter, party="Sudan" if act == "demand" else "Norway", speaker=speaker)  # type: ignore[arg-type]
    assert position([one], speaker or "Norway", asked).stance == stance


@pytest.mark.parametrize(
    ("content", "matter", "asked", "stance"),
    [
        ("not to send troops to Chad", "troops to Chad", "troops in Chad", "refused"),
        ("not to suspend aid to Chad", "suspension of aid to Chad", "aid to Chad", "committed"),
        ("not to take part in the talks", "boycott of the talks", "talks", "refused"),
        ("no new tariffs on Chad", "new tariffs on Chad", "no new tariffs on Chad", "committed"),
    ],
)
def test_a_promise_not_to_is_a_refusal_unless_it_is_not_to_end(content: str, matter: str, asked: str, stance: str) -> None:
    assert position([say("commit", content, matter=matter, polarity="refrain")], "Norway", asked).stance == stance


@pytest.mark.parametrize(
    ("content", "matter", "stance"),
    [
        ("Norway will not lift the grain embargo", "lifting the grain embargo", "committed"),
        ("Norway has ruled out lifting the grain embargo", "lifting of grain embargo", "committed"),
        ("Norway won\u2019t keep the grain embargo", "grain embargo", "refused"),
        # The refusal is the ending itself.
        ("Norway blocked the grain embargo", "grain embargo", "refused"),
    ],
)
def test_a_refusal_to_end_what_is_asked_for_is_a_promise_of_it(content: str, matter: str, stance: str) -> None:
    no = say("refuse", content, matter=matter)
    assert position([no], "Norway", "grain embargo").stance == stance
    yes = say("commit", "Norway will lift the grain embargo", matter="lifting the grain embargo", outlet="Fjord Post")
    held = "contradictory" if stance == "committed" else "refused"
    assert position([no, yes], "Norway", "grain embargo").stance == held


@pytest.mark.parametrize(
    ("content", "matter", "asked", "stance"),
    [
        ("Norway rejected calls for a referendum", "calls for referendum", "calls for referendum", "refused"),
        ("Norway rejected calls for a referendum", "calls for referendum", "referendum", "refused"),
        ("Norway announced its rejection of the dam", "rejection of dam", "dam", "refused"),
        # The second ends what the first refuses.
        ("Norway rejected an end to the fuel tax", "end of fuel tax", "fuel tax", "committed"),
        ("Norway has ruled out rejecting the dam", "rejection of dam", "dam", "committed"),
    ],
)
def test_the_word_by_which_one_refuses_ends_nothing_besides(content: str, matter: str, asked: str, stance: str) -> None:
    assert position([say("refuse", content, matter=matter)], "Norway", asked).stance == stance


def test_who_drops_an_objection_is_open_to_the_thing() -> None:
    no = say("refuse", "Norway will not sell boats to Chad", matter="boats to Chad")
    drops = say(
        "retract",
        "Norway has dropped its opposition to the sale of boats to Chad",
        matter="sale of boats to Chad",
        day="2025-06-01",
    )
    assert position([no, drops], "Norway", "boats to Chad").stance == "considering"
    assert position([no, drops], "Norway", "dropping opposition to sale of boats").stance == "considering"
    leaves = say("retract", "Norway walked away from the boycott talks", matter="boycott talks", day="2025-06-01")
    assert position([leaves], "Norway", "boycott talks").stance == "refused"


def test_what_is_not_scrapped_is_kept() -> None:
    keeps = say("refuse", "Norway will not scrap the fuel tax", matter="scrapping fuel tax")
    assert position([keeps], "Norway", "fuel tax").stance == "committed"
    assert position([keeps], "Norway", "scrapping the fuel tax").stance == "refused"


def test_a_promise_and_a_promise_not_to_cannot_both_hold() -> None:
    yes = say("commit", "Norway will send troops to Chad", matter="troops to Chad")
    no = say("commit", "Norway will not send troops to Chad", matter="troops to Chad", polarity="refrain", outlet="Fjord Post")
    assert position([yes, no], "Norway", "troops in Chad").stance == "contradictory"


def test_a_brief_of_no_matter_ends_nothing() -> None:
    assert brief_of(say("commit", "it will end aid", matter="aid")).ended == "aid"
    assert brief_of(say("commit", "it will end aid", matter="roads")).ended == ""


@pytest.mark.parametrize(
    ("act", "content", "matter", "asked", "stance"),
    [
        ("commit", "Norway will stay in the grain pact", "staying in grain pact", "leaving the grain pact", "refused"),
        (
            "commit",
            "Norway will keep its troops in Chad",
            "keeping troops in Chad",
            "withdrawal of troops from Chad",
            "refused",
        ),
        ("refuse", "Norway will not stay in the grain pact", "staying in grain pact", "leaving the grain pact", "committed"),
        ("commit", "Norway will stay in the grain pact", "staying in grain pact", "staying in the grain pact", "committed"),
        # Another word for the same ending, and an ending of what ends.
        ("commit", "Norway will halt grain exports", "halting grain exports", "ban on grain exports", "committed"),
        ("refuse", "Norway will not halt grain exports", "halting grain exports", "ban on grain exports", "refused"),
        ("commit", "Norway will delay the ban on grain", "delay of ban on grain", "delay of the grain ban", "committed"),
        ("commit", "Norway will delay the ban on grain", "delay of ban on grain", "ban on grain", "refused"),
    ],
)
def test_an_ending_is_asked_for_by_another_word_or_denied_by_its_contrary(
    act: str, content: str, matter: str, asked: str, stance: str
) -> None:
    said = say(act, content, matter=matter)  # type: ignore[arg-type]
    assert position([said], "Norway", asked).stance == stance
    # An index finds it too.
    heads, keys = _heads([said]), ("norway",)
    assert relevance_of(asked, heads) == relevance(asked, said)
    found = {frozenset(some) for some in bearing_on(keys, asked, nearly=relevance(asked, said) >= NEARLY)}
    assert any(some <= frozenset(_lexemes(said)) for some in found)
