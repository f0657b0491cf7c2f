"""Whose words: the doer of a told act, the subject of an act without a source, and fragments that name nobody."""

from __future__ import annotations

import pytest

from tests.extract.told import Part, read


def who(text: str, *parts: Part) -> tuple[str, list[str]]:
    (found,) = read(text, *parts)
    assert found.speaker is not None
    return found.speaker.name, [relay.name for relay in found.chain]


def test_who_is_told_to_have_promised_is_the_speaker_and_who_tells_it_the_relay() -> None:
    text = "The White House added that Angela Merkel agreed to send ships."
    assert who(text, ("The White House", "added", "that Angela Merkel agreed to send ships", "commit", 0.1)) == (
        "Angela Merkel",
        ["United States"],
    )


def test_what_somebody_else_wants_stays_with_who_says_so() -> None:
    text = "The White House added that Angela Merkel wants ships."
    assert who(text, ("The White House", "added", "that Angela Merkel wants ships", "demand", 0.1)) == ("United States", [])


def test_an_act_of_ones_own_is_not_told_of_another() -> None:
    text = "Peter Lund said Angela Merkel asked him and he will go."
    assert who(text, ("Peter Lund", "said", "Angela Merkel asked him and he will go", "commit", 0.9)) == ("Peter Lund", [])


def test_an_outlet_binds_nobody() -> None:
    text = "Students say they will march on Monday, Bloomberg reports. Reuters wrote Peter Lund will stay."
    assert who(text, ("Bloomberg", "reports", "Students say they will march on Monday", "commit", 0.1)) == (
        "Students",
        ["Bloomberg"],
    )
    assert who(text, ("Reuters", "wrote", "Peter Lund will stay", "commit", 0.8)) == ("Peter Lund", ["Reuters"])


def test_an_outlet_reports_on_the_first_subject_and_on_whom_and_joins_to_it() -> None:
    text = "Danish Mr. Peter Lund and Norwegian President Anna Berg plan to sign, Reuters reports."
    content = "Danish Mr. Peter Lund and Norwegian President Anna Berg plan to sign"
    assert who(text, ("Reuters", "reports", content, "intend", 0.1)) == ("Peter Lund and Anna Berg", ["Reuters"])


def test_a_stance_that_an_outlet_alone_tells_is_narrated_and_binds_who_takes_it() -> None:
    text = 'Iran waits. Peter Lund is open to talks with Iran, Reuters reports. "Anna Berg plans to sign," the BBC adds.'
    open_to: Part = ("Reuters", "reports", "Peter Lund is open to talks with Iran", "consider", 0.1)
    found = read(text, open_to, ("the BBC", "adds", "Anna Berg plans to sign", "intend", 0.1))
    assert [(one.speech, one.speaker and one.speaker.name, one.party and one.party.name) for one in found] == [
        ("narrated", "Peter Lund", "Peter Lund"),
        ("narrated", "Anna Berg", "Anna Berg"),
    ]


def test_whom_an_outlet_cites_is_cited_and_what_it_tells_of_a_demand_is_as_it_is_told() -> None:
    text = "Peter Lund has said that he will go, Reuters reports. Anna Berg is being asked to go, Reuters adds."
    cited: Part = ("Reuters", "reports", "Peter Lund has said that he will go", "commit", 0.1)
    found = read(text, cited, ("Reuters", "adds", "Anna Berg is being asked to go", "demand", 0.1))
    assert [one.speech for one in found] == ["indirect", "indirect"]


@pytest.mark.parametrize("cue", ["did not receive", "never got", "failed to obtain", "returned without securing"])
def test_who_is_given_no_answer_is_not_the_one_who_evades(cue: str) -> None:
    text = f"Peter Lund {cue} firm pledges from the Norwegian government on Monday."
    assert who(text, ("Peter Lund", cue, "firm pledges from the", "evade", 0.9))[0] == "Norway"
    assert who(text, ("Peter Lund", cue, "firm pledges from the", "state", 0.9))[0] == "Peter Lund"
    to = read(text, ("Peter Lund", cue, "firm pledges from the", "evade", 0.9))[0].to
    assert to is not None
    assert to.name == "Peter Lund"


def test_a_text_speaks_for_who_issued_it() -> None:
    text = "Peter Lund said he was sad. The statement promised to send ships."
    first: Part = ("Peter Lund", "said", "he was sad", "state", 0.9)
    found = read(text, first, ("The statement", "promised", "to send ships", "commit", 0.9))
    assert [one.speaker.name for one in found if one.speaker] == ["Peter Lund", "Peter Lund"]
    text = "The Security Council met for an hour. The resolution urges a truce."
    assert who(text, ("The resolution", "urges", "a truce", "demand", 0.1))[0] == "United Nations Security Council"


@pytest.mark.parametrize("source", ["and", "the"])
def test_a_word_that_names_nobody_is_no_speaker(source: str) -> None:
    text = "Oslo and the rest are waiting, it was said that the day was long."
    (found,) = read(text, (source, "said", "that the day was long", "state", 0.1))
    assert found.speaker is None


@pytest.mark.parametrize("source", ["Mr.", "Mr. Lund has", "Mr. Lund on"])
def test_a_source_cut_short_or_running_on_is_mended(source: str) -> None:
    text = (
        "Peter Lund spoke. Mr. Lund has long been open to talks."
        if "on" not in source
        else "Peter Lund. Mr. Lund on Monday vowed talks."
    )
    assert who(text, (source, "vowed" if "on" in source else "open to", "talks", "commit", 0.9))[0] == "Peter Lund"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaker"),
    [
        ("After the talks Norway sent ships and pledged to add more.", "", "pledged", "to add more", "Norway"),
        ("The truce and Peter Lund's willingness to wait ended.", "", "Peter Lund's willingness", "to wait", "Peter Lund"),
        ("Peter Lund spoke. Before the vote, he promised to stay.", "", "he promised", "to stay", "Peter Lund"),
        ("Norway, which the storm had cut off from Sweden, will send ships.", "", "will", "send ships", "Norway"),
        ("Peru is expected to sign on Friday.", "", "is expected", "to sign on Friday", "Peru"),
        ("A new pact with Chile holds. Peru has plans to sign.", "new", "plans", "to sign", "Peru"),
        (
            "Reuters wrote that Peter Lund is open to a Chile deal but rules out more ships.",
            "",
            "rules out",
            "more ships",
            "Peter Lund",
        ),
        ("On Monday Norwegian officials promised more ships.", "", "promised", "more ships", "Norwegian officials"),
        ("Last week Norway and Peru will send ships.", "", "will", "send ships", "Norway and Peru"),
        ("Norway, Chile and Peru will send ships.", "", "will", "send ships", "Norway, Chile and Peru"),
        ("European capitals, including Oslo and Paris, will send ships.", "and", "will", "send ships", "European countries"),
        ("Peru waits and European capitals, such as Oslo, will send ships.", "", "will", "send ships", "European countries"),
        ("After calls from Chile, Peru will send ships.", "", "will", "send ships", "Peru"),
    ],
)
def test_an_act_without_a_source_is_its_subjects(text: str, source: str, cue: str, content: str, speaker: str) -> None:
    found = read(text, (source, cue, content, "intend", 0.9))
    assert found[-1].speaker is not None
    assert found[-1].speaker.name == speaker
    assert found[-1].speaker.text is None, "who is only inferred is marked so"


def test_a_source_stands_in_one_paragraph() -> None:
    text = "Photo by Anna Vossberg\n\nPeter Lund called for a review."
    assert who(text, ("Anna Vossberg\n\nPeter Lund", "called for", "a review", "demand", 0.1))[0] == "Peter Lund"


def test_a_treaty_has_no_stance_of_its_own() -> None:
    text = "Norway signed in May. The treaty bars Norway from testing missiles."
    ((found, act),) = [(one.speaker, one.act) for one in read(text, ("The treaty", "bars", "testing missiles", "commit", 0.1))]
    assert found is not None
    assert (found.name, found.text, act) == ("Norway", "The treaty", "commit")
    text = "Norway signed in May. The treaty urges all states to disarm."
    assert who(text, ("The treaty", "urges", "all states to disarm", "demand", 0.1))[0] == "treaty"


TOLD = "Peter Lund said Norway had agreed to leave the pact at once."


def test_an_act_told_within_anothers_words_is_one_statement() -> None:
    found = read(
        TOLD,
        ("Peter Lund", "said", "Norway had agreed to leave the pact at once", "commit", 0.9),
        ("Norway", "had agreed", "to leave the pact at once", "commit", 0.9),
    )
    (one,) = found
    assert one.speaker is not None
    assert (one.speaker.name, one.content.text) == ("Norway", "to leave the pact at once")
    assert [relay.name for relay in one.chain] == ["Peter Lund"]


def test_two_acts_of_one_passage_stay_two() -> None:
    found = read(
        TOLD,
        ("Peter Lund", "said", "Norway had agreed to leave the pact at once", "demand", 0.1),
        ("Norway", "had agreed", "to leave the pact at once", "commit", 0.9),
    )
    assert sorted(one.act for one in found) == ["commit", "demand"]


def test_the_telling_of_an_outlet_gives_way_to_who_can_bind_himself() -> None:
    text = "Asked by Reuters if he would leave the pact, Peter Lund declined the offer."
    found = read(
        text,
        ("Reuters", "Asked", "he would leave the pact", "refuse", 0.1),
        ("Peter Lund", "declined", "if he would leave the pact", "refuse", 0.9),
    )
    assert [one.speaker.name for one in found if one.speaker] == ["Peter Lund"]


def test_a_condition_is_not_lost_with_the_longer_telling() -> None:
    text = "Peter Lund said Norway would leave the old pact if Peru stayed away."
    (one,) = read(
        text,
        ("Peter Lund", "said", "Norway would leave the old pact if Peru stayed away", "commit", 0.9),
        ("Norway", "would", "leave the old pact", "commit", 0.9),
    )
    assert one.condition is not None


def test_what_another_only_plans_stays_with_who_says_so() -> None:
    text = "Peter Lund said Norway does not plan to send any ships."
    (one,) = read(
        text,
        ("Peter Lund", "said", "Norway does not plan to send any ships", "refuse", 0.9),
        ("Norway", "does not plan", "to send any ships", "refuse", 0.9),
    )
    assert one.speaker is not None
    assert one.speaker.name == "Peter Lund"


def test_a_clause_put_in_names_no_source() -> None:
    text = "Norway, where most of the ships lie, declined to close its ports."
    (found,) = read(text, ("most of the ships lie", "declined", "to close its ports", "refuse", 0.9))
    assert found.speaker is not None
    assert found.speaker.name == "Norway"
    text = "Norway, which most of the envoys said declined to close its ports."
    (found,) = read(text, ("most of the envoys", "said", "declined to close its ports", "refuse", 0.2))
    assert found.speaker is not None
    assert found.speaker.name != "Norway"


def test_a_description_put_in_is_who_is_described() -> None:
    text = "The Free Federation, Norway's largest opposition party, called on Chad to talk and threatened to leave."
    (found,) = read(text, ("Norway's largest opposition party", "threatened", "to leave", "threaten", 0.9))
    assert found.speaker is not None
    assert found.speaker.name == "Free Federation"
    for before in ("In talks with Norway", "In Norway"):
        text = f"{before}, the group, which is small, said it would leave."
        (found,) = read(text, ("the group", "said", "it would leave", "commit", 0.9))
        assert found.speaker is not None
        assert found.speaker.name == "group"


def test_what_one_state_tells_of_another_is_the_others_act() -> None:
    text = "Sweden said Norway has agreed to close the port."
    assert who(text, ("Sweden", "said", "Norway has agreed to close the port", "commit", 0.9)) == ("Norway", ["Sweden"])
    text = "Sweden said Norway and Iceland have agreed to close the port."
    both: Part = ("Sweden", "said", "Norway and Iceland have agreed to close the port", "commit", 0.9)
    assert who(text, both) == ("Norway and Iceland", ["Sweden"])
    text = "Dmitry Peskov said Russia has agreed to close the port."
    assert who(text, ("Dmitry Peskov", "said", "Russia has agreed to close the port", "commit", 0.9)) == ("Dmitry Peskov", [])


def test_what_somebody_unnamed_tells_of_another_is_the_others_act() -> None:
    text = "Norway has quietly dropped its demand, a diplomat said."
    told: Part = ("a diplomat", "said", "Norway has quietly dropped its demand", "retract", 0.9)
    assert who(text, told) == ("Norway", ["diplomat"])


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        ("Norway, France and Chad said they would pay.", "France and Chad", "Norway, France and Chad"),
        ("The United Kingdom, France and Chad said they would pay.", "France and Chad", "United Kingdom, France and Chad"),
        ("In Norway, France and Chad said they would pay.", "France and Chad", "France and Chad"),
    ],
)
def test_a_row_of_names_begins_with_its_sentence(text: str, source: str, who: str) -> None:
    (found,) = read(text, (source, "said", "they would pay", "commit", 0.9))
    assert found.speaker is not None
    assert found.speaker.name == who


def test_a_row_of_names_does_what_its_last_is_told_to_do() -> None:
    (found,) = read("France, Norway and Chad gave Iran until August to answer.")
    assert found.speaker is not None
    assert (found.act, found.speaker.name) == ("demand", "France, Norway and Chad")


def test_of_two_names_before_a_verb_the_first_is_not_lost() -> None:
    text = "The United States and the United Kingdom have agreed to share data."
    (found,) = read(text, ("the United Kingdom", "have agreed", "to share data", "commit", 0.9))
    assert found.speaker is not None
    assert found.speaker.name == "United States and United Kingdom"
    text = "Angela Merkel met Norway and Chad agreed to share data."
    (found,) = read(text, ("Chad", "agreed", "to share data", "commit", 0.9))
    assert found.speaker is not None
    assert found.speaker.name == "Chad"
