"""What the matter of a content takes from the words around it, and who in it is no matter."""

from __future__ import annotations

import pytest

from onrecord.extract.matter import Sides, matter_of
from onrecord.types import Span, Spans

TITLE = "Norland Weighs New Sanctions on Sudmark"


def at(text: str, words: str) -> Spans:
    return (Span(text.index(words), text.index(words) + len(words)),)


def test_a_thing_known_already_is_called_as_the_report_calls_it() -> None:
    text = "to renounce the deal. The nuclear deal is old; the nuclear deal was dear."
    found = matter_of(text, at(text, "to renounce the deal"))
    assert found is not None
    assert found.name == "renouncing nuclear deal"


@pytest.mark.parametrize(
    ("before", "content", "matter"),
    [
        ("The radar drill was a secret. The ministry had no ", "information on the drill", "information on radar drill"),
        ("The harbor accord of May holds; the harbor accord is new. Norland may ", "quit the pact", "quitting harbor accord"),
        ("The harbor attack was cruel; many saw the harbor attack. It is ", "to probe the tragedy", "probing harbor attack"),
        ("The new drill was long. The ministry had no ", "information on the drill", "information on drill"),
        ("The Sudmark embassy was shut. Norland is to ", "move its embassy to Osthaven", "moving embassy to Osthaven"),
    ],
)  # fmt: skip
def test_a_thing_that_stands_alone_is_called_as_it_was_last_before(before: str, content: str, matter: str) -> None:
    text = f"{before}{content}."
    found = matter_of(text, (Span(len(before), len(text) - 1),))
    assert found is not None
    assert found.name == matter


def test_a_name_that_says_enough_goes_before_somebody_who_is_named_more_often() -> None:
    text = "Prime Minister Anna Berg will meet with Ola Dahl. Prime Minister Anna Berg sang; Prime Minister Anna Berg slept."
    found = matter_of(text, at(text, "Prime Minister Anna Berg will meet with Ola Dahl"), title=TITLE)
    assert found is not None
    assert found.name == "meeting with Ola Dahl"


@pytest.mark.parametrize(
    ("before", "content", "matter"),
    [
        ("Westland ruled out sending Westlandic soldiers. Norland does not plan to ", "send any either", "sending soldiers"),
        ("The council called it a horrible pact and threatened to ", "rip it up", "ripping up horrible pact"),
        ("Norland promised to withdraw its guns in May, and now says it has no wish to ", "do so", "withdrawal of guns"),
        ("The old invasion of the southern valley was a mistake. Norland had warned against ", "the invasion",
         "old invasion of southern valley"),
        ("Norland refused to ", "answer tough questions", "answering tough questions"),
        ("Norland will send a missile battery to Sudmark. Berg ruled out ", "a second one", "second missile battery"),
        ("Norland ruled out ", "a second one", "second"),
        # What only dates is nothing that "it" stands for, and "it" in a question was named before the question.
        ("Norland will file a complaint by the end of the month. Westland is to decide whether ", "to join it",
         "joining complaint"),
        ("The union demanded an inquiry. The premier brushed aside ", "a question about it", "question about inquiry"),
        # Where one goes or stays.
        ("Norland said ", "it would stay in the grain pact", "staying in grain pact"),
        ("Norland's premier said ", "she would not go to Sudmark", "going to Sudmark"),
        ("Norland said ", "the grain tax would remain in place", "grain tax"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_taken_from_before(before: str, content: str, matter: str) -> None:
    text = f"{before}{content}."
    found = matter_of(text, (Span(len(before), len(text) - 1),))
    assert found is not None
    assert found.name == matter


ASKED = "The union urged Norland on Thursday to open the dam. Norland's spokesman smiled. "


@pytest.mark.parametrize(
    ("before", "content", "matter"),
    [
        (f"{ASKED}The ministry would not ", "comment on the request", "opening dam"),
        ("The union asked Norland for new boats.\n\nIts cabinet turned down ", "the request", "new boats"),
        ("Norland offered to host talks between Sudmark and Westland next week. Osthaven said ", "it would take part",
         "participation in talks"),
        ("A judge was named to lead the inquiry into the dam collapse. The Greens said ", "they would now take part",
         "participation in inquiry into dam collapse"),
        ("Berg was asked whether Norland would join the harbor pact.\n\n“", "We will see", "joining harbor pact"),
        ("Berg would not say ", "what her government would do about the raid on the port", "response to raid on port"),
        ("France said ", "the vote will take place in May", "vote"),
        ("The summit on Friday was short. Norland withdrew from ", "the summit", "summit"),
    ],
)  # fmt: skip
def test_what_an_answer_is_about_stands_before_it(before: str, content: str, matter: str) -> None:
    text = f"{before}{content}."
    found = matter_of(text, (Span(len(before), len(text) - 1),))
    assert found is not None
    assert found.name == matter


def test_when_it_was_asked_for_is_no_part_of_a_request() -> None:
    text = "The union asked Norland to open the dam before the summer. The ministry turned down the request."
    found = matter_of(text, at(text, "the request"), times=at(text, "before the summer"))
    assert found is not None
    assert found.name == "opening dam"


def test_no_year_is_what_one_stands_for() -> None:
    text = "Norland undertook in 2031 to carry one out"
    assert matter_of(text, (Span(text.index("to carry"), len(text)),)) is None


def test_the_auxiliary_before_a_content_tells_its_verb() -> None:
    text = "Dahl will also conduct talks with the unions"
    found = matter_of(text, at(text, "conduct talks with the unions"))
    assert found is not None
    assert found.name == "talks with unions"


@pytest.mark.parametrize(
    ("before", "content", "matter"),
    [
        ("The union has not ", "endorsed Anna Berg", "endorsing Anna Berg"),
        ("Dahl was to ", "formally introduce Anna Berg to the council", "introducing Anna Berg to council"),
    ],
)
def test_the_verb_before_a_content_that_names_only_somebody_is_the_matter(before: str, content: str, matter: str) -> None:
    text = f"{before}{content}."
    cut = len(before) + len("endorsed") if "endorsed" in content else len(before) - 1
    found = matter_of(text, (Span(cut + 1, len(text) - 1),), cue=(Span(0, cut),))
    assert found is not None
    assert found.name == matter
    assert all(span.start > cut for span in found.spans)


@pytest.mark.parametrize(
    ("content", "matter"),
    [
        ("a veteran envoy and the chairman of the council for sworn answers about the dam", "sworn answers about dam"),
        ("Anna Berg on the subject of the dam tax", "dam tax"),
    ],
)
def test_whom_one_asks_is_no_matter(content: str, matter: str) -> None:
    found = matter_of(content, (Span(0, len(content)),), sides=Sides("Norland"))
    assert found is not None
    assert found.name == matter


def test_who_would_act_is_no_matter() -> None:
    text = "two Norland banks to execute the conversion. The conversion of crowns was old; the conversion of crowns is new."
    found = matter_of(text, at(text, "two Norland banks to execute the conversion"), sides=Sides("two Norland banks"))
    assert found is not None
    assert found.name == "conversion of crowns"


def test_whom_a_thing_is_about_is_told_as_elsewhere_in_the_report_where_no_counterpart_is() -> None:
    text = "a limited no-fly zone. The no-fly zone over Sudmark was old. She spoke of a no-fly zone over Sudmark in May."
    found = matter_of(text, at(text, "a limited no-fly zone"), sides=Sides("Norland"))
    assert found is not None
    assert found.name == "limited no-fly zone over Sudmark"
    own = matter_of(text, at(text, "a limited no-fly zone"), sides=Sides("Sudmark"))
    assert own is not None
    assert own.name == "limited no-fly zone"


def test_what_one_stands_for_is_one_thing_and_not_those_that_are_many() -> None:
    text = "Old quarrels remain. Norland foresees a hopeful one."
    found = matter_of(text, at(text, "a hopeful one"))
    assert found is None or "hopeful" not in found.name or "quarrels" not in found.name
