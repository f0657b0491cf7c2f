"""Who speaks by the grammar around the cue, who is told of by another, and what has no speaker of its own."""

from __future__ import annotations

import pytest

from tests.extract.told import Part, read


def last(text: str, *parts: Part, party: str = "") -> tuple[str | None, list[str]]:
    """Speaker and chain of the last statement."""
    one = read(text, *parts, party=party)[-1]
    return one.speaker.name if one.speaker else None, [relay.name for relay in one.chain]


@pytest.mark.parametrize(
    ("text", "cue", "content", "speaker"),
    [
        # Right before the cue, though somebody else was named before.
        ("Peter Lund praised Chile after Norway on Tuesday canceled the accord.", "canceled", "the accord", "Norway"),
        ("Peter Lund is back. He's going to demand new ships from Chile.", "'s going to demand", "new ships", "Peter Lund"),
        # A subject that says nothing itself.
        ("Though Chile will stay away, it appears Norway will send it.", "appears", "Norway will send it", "Norway"),
        ("Peter Lund is in Chile. It was not clear if Norway would pay.", "was not clear", "if Norway would pay", "Norway"),
        # Whom a relative clause takes up, and who did it.
        ("Chile spoke of Norway, which has ships, often threatening to go.", "threatening", "to go", "Norway"),
        ("A truce declared by Norway in the far south did not last.", "declared", "truce", "Norway"),
    ],
)  # fmt: skip
def test_the_grammar_around_the_cue_gives_the_speaker_away(text: str, cue: str, content: str, speaker: str) -> None:
    assert last(text, ("", cue, content, "commit", 0.9))[0] == speaker


def test_who_is_blamed_for_a_vow_is_who_vows() -> None:
    text = "Chile criticized Norway last week for vowing to close the port."
    first: Part = ("Chile", "criticized", "Norway", "state", 0.9)
    assert last(text, first, ("", "vowing", "to close the port", "commit", 0.9))[0] == "Norway"


def test_a_word_that_names_nobody_hides_no_agent() -> None:
    text = 'A suddenly declared "quiet week" by Norway in the far south did not last.'
    assert last(text, ("A", "suddenly declared", '"quiet week"', "commit", 0.9))[0] == "Norway"


def test_a_second_verb_has_the_subject_of_those_who_were_cited() -> None:
    text = "On Sunday Norwegian officials said Chile would wait, but did not give a date."
    first: Part = ("Norwegian officials", "said", "Chile would wait", "state", 0.1)
    assert last(text, first, ("", "did not give", "a date", "evade", 0.9))[0] == "Norwegian officials"
    text = "Reuters said Chile would wait, but did not give a date."
    assert (
        last(text, ("Reuters", "said", "Chile would wait", "state", 0.1), ("", "did not give", "a date", "evade", 0.9))[0]
        == "Chile"
    )


@pytest.mark.parametrize(("cue", "speaker"), [("are planned", None), ("were held", None), ("are threatened", "Norway")])
def test_what_is_planned_somewhere_is_not_the_stance_of_that_place(cue: str, speaker: str | None) -> None:
    text = f"Peter Lund spoke. New plants {cue} in Norway."
    assert last(text, ("Norway", cue, "New plants", "demand", 0.9))[0] == speaker


@pytest.mark.parametrize(
    ("subject", "speaks"), [("The report on Norway", False), ("The Norway report", False), ("Norway", True)]
)
def test_a_thing_that_is_expected_has_no_speaker_of_its_own(subject: str, speaks: bool) -> None:
    text = f"Peter Lund spoke. {subject} is expected to come on Friday."
    one = read(text, ("", "is expected", "to come on Friday", "demand", 0.9), party="Norway")[0]
    assert (one.speaker is not None and one.speaker.name == "Norway") is speaks


def test_all_who_are_told_to_have_agreed_are_the_speaker() -> None:
    text = "The White House said Angela Merkel and Erna Solberg agreed to send ships."
    told: Part = ("The White House", "said", "Angela Merkel and Erna Solberg agreed to send ships", "commit", 0.1)
    assert last(text, told) == ("Angela Merkel and Erna Solberg", ["United States"])


def test_who_is_told_to_act_does_not_speak() -> None:
    text = "Norway closed the port. Drivers were told they must leave it."
    (one,) = read(text, ("Drivers", "were told", "they must leave it", "demand", 0.1))
    assert one.speaker is None
    assert one.party is not None
    assert one.party.name == "Drivers"


def test_a_relative_clause_has_the_subject_before_it() -> None:
    text = "Peter Lund spoke of songs popular with rail workers, who are pushing for more pay."
    assert last(text, ("", "are pushing for", "more pay", "demand", 0.9))[0] == "rail workers"


def test_an_outlet_reports_on_the_subject_of_the_sentence_of_the_act() -> None:
    text = "Chile sold ships to Peru. Norway did not comment on it, Reuters reported."
    told: Part = ("Reuters", "reported", "Chile sold ships to Peru. Norway did not comment on it", "evade", 0.1)
    core = "did not comment on it"
    one = read(text, told, core=core)[0]
    assert one.speaker is not None
    assert one.speaker.name == "Norway"


def test_who_only_tells_who_another_is_is_no_subject() -> None:
    text = "Peter Lund and Solberg ally Angela Merkel have waited and are calling for ships."
    assert last(text, ("", "are calling for", "ships", "demand", 0.9))[0] == "Peter Lund and Angela Merkel"
    text = "Chile plans failed as Norway and Peru have ports and were expected to sign."
    assert last(text, ("", "were expected", "to sign", "intend", 0.9))[0] == "Norway and Peru"


def test_states_and_bodies_are_one_list() -> None:
    text = "As Peter Lund noted, the European Union and Norway reaffirmed their goal of peace."
    assert last(text, ("", "reaffirmed", "their goal of peace", "commit", 0.9))[0] == "European Union and Norway"


def test_what_several_agree_to_binds_them_all() -> None:
    text = "Peter Lund said Norway and Chile agreed to join Cuba in sending ships."
    (one,) = read(text, ("Norway and Chile", "agreed", "to join Cuba in sending ships", "commit", 0.9))
    assert one.party is not None
    assert one.party.name == "Norway and Chile"


def test_who_is_quoted_as_telling_somebody_is_the_speaker_even_by_title() -> None:
    text = '"The president told the foreign minister that ships would follow," a Norwegian official said.'
    told: Part = ("a Norwegian official", "said", text[: text.index(" a Norwegian")], "commit", 0.9)
    report = f"Donald Trump, the president, was away. {text}"
    assert last(report, told) == ("Donald Trump", ["Norwegian official"])


def test_who_stands_before_the_content_is_told_of_by_who_stands_after_it() -> None:
    text = "Norway has indicated they will stay, Peter Lund said on Monday."
    told: Part = ("Norway", "has indicated", "they will stay", "commit", 0.9)
    assert last(text, told, ("Peter Lund", "said", "they will stay", "refuse", 0.9)) == ("Norway", ["Peter Lund"])


def test_an_outlet_that_only_reports_binds_nobody_but_may_decline_itself() -> None:
    text = "Norway waits. Reuters reported that a new ship was being considered."
    assert last(text, ("Reuters", "reported", "that a new ship was being considered", "consider", 0.1)) == (
        "Norway",
        ["Reuters"],
    )
    text = "Norway waits. Reuters declined to comment."
    assert last(text, ("Reuters", "declined", "to comment", "evade", 0.9)) == ("Reuters", [])


def test_an_outlet_called_a_newspaper_is_that_outlet() -> None:
    text = "The Financial Times newspaper reported that Peter Lund had agreed to go."
    told: Part = ("The Financial Times newspaper", "reported", "that Peter Lund had agreed to go", "commit", 0.1)
    assert last(text, told) == ("Peter Lund", ["Financial Times"])


def test_nobody_passes_on_his_own_words_where_one_act_is_told_twice() -> None:
    text = "Norwegian ships were moved south, a Norwegian official said."
    long: Part = ("a Norwegian official", "said", "Norwegian ships were moved south", "intend", 0.9)
    (one,) = read(text, long, ("", "were moved", "Norwegian ships", "intend", 0.9))
    assert one.speaker is not None
    assert (one.speaker.name, one.chain) == ("Norwegian official", ())


def test_whom_somebody_expects_to_ask_is_who_asks() -> None:
    text = "A Norwegian official said Peter Lund would call for Chile to send ships and men."
    long: Part = ("A Norwegian official", "said", "Peter Lund would call for Chile to send ships and men", "demand", 0.1)
    (one,) = read(text, long, ("Peter Lund", "would call for", "Chile to send ships and men", "demand", 0.9))
    assert one.speaker is not None
    assert (one.speaker.name, [relay.name for relay in one.chain]) == ("Peter Lund", ["Norwegian official"])


def test_unnamed_people_keep_their_own_act_told_by_another() -> None:
    text = "Norway paid despite officials' pledges that it never would pay, said Peter Lund."
    long: Part = ("Peter Lund", "said", "Norway paid despite officials' pledges that it never would pay", "refuse", 0.1)
    (one,) = read(text, long, ("officials'", "pledges", "that it never would pay", "refuse", 0.9))
    assert one.speaker is not None
    assert (one.speaker.name, [relay.name for relay in one.chain]) == ("officials", ["Peter Lund"])


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Norway was accused of hiding its ships.", "was accused of", None),
        ("Norway has often been harshly criticized for hiding its ships.", "has often been harshly criticized for", None),
        ("Norway has faced new questions about hiding its ships.", "has faced new questions about", None),
        ("Norway was accused of hiding its ships by Chile.", "was accused of", "Chile"),
        ("Norway was quoted as saying it was hiding its ships.", "was quoted as saying", "Norway"),
        ("Norway accused others of hiding its ships.", "accused others of", "Norway"),
    ],
)
def test_who_is_accused_does_not_speak(text: str, cue: str, speaker: str | None) -> None:
    assert last(text, ("Norway", cue, "hiding its ships", "state", 0.9))[0] == speaker


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Norway praised the truce, saying it would hold.", "saying", "Norway"),
        ("Norway praised the truce and later said it would hold.", "said", "Norway"),
        ("Norway praised the truce, hinting that it would hold.", "hinting", "Norway"),
        ("Norway praised the truce. Chile knew, saying it would hold.", "saying", None),
        ("Norway praised the truce, known for how it would hold.", "known for how", None),
    ],
)
def test_a_second_verb_has_the_source_of_the_first(text: str, cue: str, speaker: str | None) -> None:
    first: Part = ("Norway", "praised", "the truce", "state", 0.9)
    assert last(text, first, ("", cue, "it would hold", "state", 0.9))[0] == speaker


def test_an_act_with_the_source_of_the_verb_before_records_its_words() -> None:
    first: Part = ("Norway", "praised", "the truce", "state", 0.9)
    told = read("Norway praised the truce and said it would pay.", first, ("", "said", "it would pay", "commit", 0.9))
    speaker = told[-1].speaker
    assert speaker is not None
    assert (speaker.text, speaker.inferred) == ("Norway", False)


def test_several_states_in_a_row_are_bound_together() -> None:
    words = "Norway and Sweden are considering a joint fund"
    (found,) = read(f"Two envoys said {words}.", ("Two envoys", "said", words, "consider", 0.2))
    assert found.party is not None
    assert found.party.name == "Norway and Sweden"


def test_several_people_in_a_row_are_bound_together() -> None:
    words = "Joe Biden and Emmanuel Macron will sign the pact"
    (found,) = read(f"Two envoys said {words}.", ("Two envoys", "said", words, "intend", 0.2))
    assert found.party is not None
    assert found.party.name == "Joe Biden and Emmanuel Macron"


def test_an_outlet_is_bound_by_nobody_elses_words() -> None:
    text = "The plan was first told by Politico. It is a promise to talk, an envoy said."
    (found,) = read(text, ("an envoy", "said", "It is a promise to talk", "commit", 0.5))
    assert found.party is None or found.party.kind != "outlet"


def test_they_are_those_who_were_told() -> None:
    text = "Angela Merkel told lawmakers on Thursday, urging them to back a law."
    (found,) = read(text, ("Angela Merkel", "urging", "to back a law", "demand", 0.0))
    assert found.party is not None
    assert found.party.name == "lawmakers"
