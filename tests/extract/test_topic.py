"""What a report is about: the matter of what says nothing by itself."""

from __future__ import annotations

import pytest

from onrecord.extract.matter import Sides, matter_of
from onrecord.types import Span, Spans
from tests.timing import in_proportion

TITLE = "Norland Weighs New Sanctions on Sudmark"


def at(text: str, words: str) -> Spans:
    return (Span(text.index(words), text.index(words) + len(words)),)


def test_a_title_that_names_a_person_gives_way_to_what_the_report_names_often() -> None:
    text = "to comment. The gas pipeline leaks; the gas pipeline is old; Anna Berg built the gas pipeline."
    found = matter_of(text, at(text, "to comment"), title="Anna Berg on the Gas Pipeline")
    assert found is not None
    assert found.name == "gas pipeline"


def test_a_title_of_what_is_done_to_somebody_gives_way_to_what_the_report_names_often() -> None:
    text = "to comment. The harbor treaty is old; Dahl likes the harbor treaty. He met the lawmakers in the last hour."
    found = matter_of(text, at(text, "to comment"), title="Dahl Rebukes Norland Lawmakers")
    assert found is not None
    assert found.name == "harbor treaty"


def test_what_somebody_does_himself_is_hung_on_no_other_thing() -> None:
    text = "Her successor said he had no plans to hold an inquiry."
    found = matter_of(text, at(text, "to hold an inquiry"), title="Anna Berg Resigns")
    assert found is not None
    assert found.name in {"inquiry", "holding inquiry"}


def test_what_somebody_is_told_to_do_in_the_title_is_hung_on_no_other_thing() -> None:
    text = "The rebels took the proposal on Monday."
    found = matter_of(text, at(text, "the proposal"), title="Acceptance by rebels")
    assert found is not None
    assert found.name == "proposal"


def test_a_report_without_a_title_is_about_what_its_first_words_name() -> None:
    text = "Sudmark will leave the northern harbor pact, Berg said in Osthaven. She declined to comment."
    found = matter_of(text, at(text, "to comment"))
    assert found is not None
    assert found.name == "northern harbor pact"


@pytest.mark.parametrize(
    ("before", "content", "after"),
    [
        ("Asked about the harbor dispute on Monday, Berg said: “", "We will see", "”."),
        ("“", "We will see", "”, Berg said when asked what she would do to settle the harbor dispute."),
        ("There was a question from a reporter about the harbor dispute. “", "We will see", "”, she said."),
        ("She would settle the harbor dispute in May. She did not ", "elaborate", "."),
    ],
)
def test_an_answer_that_says_nothing_is_about_what_was_asked(before: str, content: str, after: str) -> None:
    text = f"{before}{content}{after}"
    found = matter_of(text, (Span(len(before), len(before) + len(content)),), title=TITLE)
    assert found is not None
    assert "harbor dispute" in found.name
    assert found.spans == ()


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("Ministers Reach Dam Agreement", "dam agreement"),
        ("Norland, Harbor Council Reach Dam Agreement", "dam agreement"),
        ("Norland Warns Sudmark: Stop Dam Works or Face Grave Consequences", "stopping dam works"),
        ("Berg Says Harbor Workers Won't Be Expelled", "expulsion of harbor workers"),
        ("Small Steps Toward Harbor Peace", "small steps toward harbor peace"),
        ("Harbor Talks End Without Dam Agreement", "end of harbor talks"),
    ],
)
def test_a_title_is_read_as_a_headline(title: str, matter: str) -> None:
    text = (
        "to comment. The ministers told of the dam agreement, the dam works, the council and the harbor workers. "
        "The talks took small steps; harbor peace is far."
    )
    found = matter_of(text, at(text, "to comment"), title=title)
    assert found is not None
    assert found.name == matter


@pytest.mark.parametrize(
    ("line", "content", "matter"),
    [
        (
            "Ministers Urge Council For Broader Harbor Strategy",
            "Council For Broader Harbor Strategy",
            "broader harbor strategy",
        ),
        ("Norland Says No To Stopping Dam Works", "To Stopping Dam Works", "stopping dam works"),
        (
            "Prime Minister Anna Berg met Chancellor Ola Dahl",
            "Prime Minister Anna Berg met Chancellor",
            "meeting with Chancellor",
        ),
        ("The Northern Sea Council met in May", "The Northern Sea Council met", "meeting of Northern Sea Council"),
    ],
)
def test_a_headline_within_the_text_is_read_as_prose(line: str, content: str, matter: str) -> None:
    text = (
        f"{line}\n\nThe strategy for the harbor is new; a broader plan for the dam works is not. The Northern Sea Council sat."
    )
    found = matter_of(text, at(text, content), sides=Sides("Norland"))
    assert found is not None
    assert found.name == matter


def test_a_page_of_headlines_takes_time_in_proportion() -> None:
    line = "Norland Council Says No To Harbor Works\n"

    def read(times: int) -> None:
        text = line * times + "The council sat."
        for at_line in range(0, times, max(1, times // 10)):
            matter_of(text, (Span(at_line * len(line) + 21, at_line * len(line) + 39),))

    assert in_proportion(read, 200, 2_000, most=40)
