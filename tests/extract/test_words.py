"""The exact words of a content and a cue: whole verbs and phrases, and one telling alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.sentences import split_sentences
from onrecord.extract.passages.cues import whole_cues
from onrecord.extract.passages.next_said import told_apart
from onrecord.extract.passages.opening import opening_clause, within_clauses
from onrecord.extract.passages.phrases import noun_phrase
from onrecord.extract.passages.said_after import from_its_start
from onrecord.extract.passages.said_before import with_said_before
from onrecord.extract.passages.taken_up import with_taken_up
from onrecord.extract.passages.unbroken import unbroken
from onrecord.types import ACTS, Act, Analysis, Attribution, Document, Report, Span, Spans, words_of
from tests.timing import in_proportion


def at(text: str, *words: str) -> Spans:
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words if word)


def made(text: str, source: str, cue: str, content: str, act: Act = "state", confidence: float = 0.9) -> Attribution:
    spans, acts = at(text, content), (0.0,) * len(ACTS)
    core = spans if act != "state" else ()
    return Attribution(at(text, source), at(text, cue), spans, acts, act, "indirect", 1.0, confidence, core=core)


def analysis(text: str, *attributions: Attribution) -> Analysis:
    return Analysis(Report(Document(text, "0" * 64)), sentences=split_sentences(text), attributions=attributions)


def contents(one: Analysis) -> list[str]:
    return [words_of(one.text, told.content) for told in one.attributions or ()]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Norland has agreed to pay.", "has", "agreed to pay", ("has agreed", "to pay")),
        ("Norland has also repeatedly pledged to pay.", "has", "pledged to pay", ("has also repeatedly pledged", "to pay")),
        ("Norland rules out paying.", "rules", "out paying", ("rules out", "paying")),
        ("Norland could not be reached.", "could", "not be reached", ("could not", "be reached")),
        ("Norland did not elaborate.", "did not", "elaborate", ("did not", "elaborate")),
        ("Norland will pay.", "will", "pay", ("will", "pay")),
        ("Norland is sending two ships.", "is", "sending two ships", ("is", "sending two ships")),
        ("Norland vowed not to pay.", "vowed", "not to pay", ("vowed", "not to pay")),
    ],
)
def test_a_cue_holds_the_whole_of_its_verb(text: str, cue: str, content: str, expected: tuple[str, str]) -> None:
    (one,) = whole_cues(analysis(text, made(text, "Norland", cue, content))).attributions or ()
    assert (words_of(text, one.cue), words_of(text, one.content)) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("declined to criticise", "the envoy", ("declined", "to criticise the envoy")),
        ("plans to call for", "new talks", ("plans", "to call for new talks")),
        ("declined to say", "whom it asked", ("declined to say", "whom it asked")),
        ("is likely to stress", "that it stays", ("is likely to stress", "that it stays")),
        ("asked", "the envoy to leave", ("asked", "the envoy to leave")),
    ],
)
def test_what_is_to_be_done_is_content(cue: str, content: str, expected: tuple[str, str]) -> None:
    text = f"Norland {cue} {content}."
    (one,) = whole_cues(analysis(text, made(text, "Norland", cue, content, "refuse"))).attributions or ()
    assert (words_of(text, one.cue), words_of(text, one.content)) == expected


def test_an_infinitive_alone_stays_the_cue() -> None:
    text = "Norland is to confirm the list."
    (one,) = whole_cues(analysis(text, made(text, "Norland", "to confirm", "the list", "intend"))).attributions or ()
    assert words_of(text, one.cue) == "to confirm"


NEXT = "Norland said it was against the test and warned Sudmark to stop."


def test_what_a_source_says_next_is_a_telling_of_its_own() -> None:
    said = made(NEXT, "Norland", "said", "it was against the test and warned Sudmark to stop")
    warned = made(NEXT, "Norland", "warned", "to stop", "demand")
    assert contents(told_apart(analysis(NEXT, said, warned))) == ["it was against the test", "to stop"]
    assert contents(told_apart(analysis(NEXT, said))) == ["it was against the test and warned Sudmark to stop"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        # One act is told by both.
        ("Norland raised the threat of a ban and said it was ready.", "raised the threat of", "said"),
        # The second cue is a noun of the first content, or both stand in one quotation.
        ("Norland called the vote and the demand for it unfair.", "called", "the demand for"),
        ("Norland said “we met them and told them to go”.", "said", "told"),
    ],
)
def test_what_belongs_to_one_telling_stays_with_it(text: str, first: str, second: str) -> None:
    start = text.index(first) + len(first) + 1
    whole = text[start:].rstrip(".")
    rest = text[text.index(second) + len(second) + 1 :].rstrip(".")
    act: Act = "threaten" if "ban" in text else "state"
    found = told_apart(analysis(text, made(text, "Norland", first, whole, act), made(text, "Norland", second, rest, act)))
    assert contents(found)[0] == whole


def test_a_content_belongs_to_the_cue_next_to_it() -> None:
    text = "The pact, signed by Norland and others, says that no ship may pass."
    signed = made(text, "The pact", "signed", "no ship may pass", "commit", 0.6)
    says = made(text, "The pact", "says", "that no ship may pass", confidence=0.9)
    assert contents(told_apart(analysis(text, signed, says))) == ["that no ship may pass"]


THIS = "The sides agreed on a truce. This was announced by the ministry, according to the Daily Case."


def test_what_was_reported_before_is_the_content_of_this() -> None:
    announced = made(THIS, "the ministry", "was announced", "This")
    whole = made(
        THIS, "the Daily Case", "according to", "The sides agreed on a truce. This was announced by the ministry", "commit"
    )
    assert contents(with_said_before(analysis(THIS, announced, whole))) == [
        "The sides agreed on a truce.",
        "The sides agreed on a truce. ",
    ]


@pytest.mark.parametrize(
    "text", ["This was announced by the ministry.", "The sides met.\n\nThis was announced by the ministry."]
)
def test_this_stays_where_nothing_stands_before_it(text: str) -> None:
    announced = made(text, "the ministry", "was announced", "This")
    assert contents(with_said_before(analysis(text, announced))) == ["This"]


CLAUSE = "Although Norland hopes to end the strike, Sudmark, with its allies, is ready for talks, the paper writes."


def test_what_an_opening_clause_tells_ends_with_it() -> None:
    hopes = made(CLAUSE, "Norland", "hopes", "to end the strike, Sudmark", "intend")
    assert contents(within_clauses(analysis(CLAUSE, hopes))) == ["to end the strike"]
    late = "to end the strike, Sudmark, with its allies, is ready for talks"
    writes, ready = made(CLAUSE, "the paper", "writes", late), made(CLAUSE, "the paper", "writes", late, "consider")
    found = within_clauses(analysis(CLAUSE, writes, ready))
    assert contents(found) == [
        "Although Norland hopes to end the strike, Sudmark, with its allies, is ready for talks",
        " Sudmark, with its allies, is ready for talks",
    ]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "Norland will stay even after the truce ends, Ode Lund said.",
            "the truce ends",
            "Norland will stay even after the truce ends",
        ),
        (
            "(Bay News) - Norland will stay unless it is paid, Ode Lund said.",
            "it is paid",
            "Norland will stay unless it is paid",
        ),
        ("Norland will stay, unless it is paid, Ode Lund said.", "it is paid", "Norland will stay, unless it is paid"),
        ("Norland will stay if it is paid, as it is, Ode Lund said.", "as it is", "as it is"),
        ("Norland will stay unless it is paid, Ode Lund said.", "unless it is paid", "Norland will stay unless it is paid"),
        ("Norland will stay because “it was paid”, Ode Lund said.", "it was paid", "it was paid"),
        ("Norland, once it is paid, will stay, Ode Lund said.", "will stay", "will stay"),
        ("Sudmark said it would go after the truce ends, Ode Lund said.", "the truce ends", "the truce ends"),
    ],
)
def test_what_is_told_before_who_said_it_begins_with_its_sentence(text: str, content: str, expected: str) -> None:
    told = [made(text, "Ode Lund", "said.", content)]
    if text.startswith("Sudmark"):
        told.append(made(text, "Sudmark", "said", "it would go"))
    found = from_its_start(analysis(text, *told))
    assert contents(found)[0] == expected


def test_a_sentence_of_many_clauses_takes_its_length() -> None:
    def tell(clauses: int) -> object:
        text = "Norland will stay" + " if it rains" * clauses + ", and so on, Ode Lund said."
        return from_its_start(analysis(text, made(text, "Ode Lund", "said.", "and so on")))

    assert in_proportion(tell, 500, 4_000, most=20)


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("When the talks end, he will go.", "When the talks end"),
        ("Despite its debts, Norland will pay.", "Despite its debts"),
        ("He will go when the talks end, he said.", None),
        ("When will the talks end?", None),
    ],
)
def test_opening_clauses(sentence: str, clause: str | None) -> None:
    found = opening_clause(sentence, Span(0, len(sentence)))
    assert (found.words(sentence) if found else None) == clause


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("It may veto the bill if it is passed in May.", "may veto the bill if it", "may veto the bill if it is passed in May"),
        (
            "They want an end to the budget cuts known as the cap.",
            "an end to the budget",
            "an end to the budget cuts known as the cap",
        ),
        ("I hope that the bill to be read by the Senate will give us time.", "the Senate will give us time", None),
        (
            "Once they agree to talk and to pay, we stand ready to meet.",
            "to pay, we stand ready to meet",
            "we stand ready to meet",
        ),
        ("If all talks fail, we will act.", "If all talks fail", "If all talks fail, we will act"),
        ("We will send ships because of the storm.", "We will send ships", "We will send ships"),
        ("We discussed the chance of sending ships.", "sending ships", "sending ships"),
        ("We will send ships, which are old.", "We will send ships", "We will send ships"),
    ],
)
def test_a_part_does_not_break_off_within_a_phrase(text: str, part: str, expected: str | None) -> None:
    whole = (Span(0, len(text) - 1),)
    found = unbroken(text, split_sentences(text), at(text, part), whole)
    assert words_of(text, found) == (text[:-1] if expected is None else expected)


TAKEN = [
    (
        "It is silent on the vital arms deal that Ode is expected to sign in Oslo.",
        "is expected",
        "to sign in Oslo",
        "the vital arms deal",
    ),
    ("They fear a long war, which Ode said would ruin them.", "said", "would ruin them", "a long war, which"),
    ("It sank a ship that Ode said was lost.", "said", "was lost", "a ship that"),
    ("It voted for the bill, which Ode hopes to sign.", "hopes", "to sign", "the bill"),
    ("He had a role in the vote of 1920, which Ode says was free.", "says", "was free", "a role in the vote of 1920, which"),
    ("It fears any land or sea route, which Ode says leads to war.", "says", "leads to war", "any land or sea route, which"),
    (
        "It showed the remnants of 25 drones and rockets Ode said were used.",
        "said",
        "were used",
        "the remnants of 25 drones and rockets",
    ),
    ("The next big step, Ode said, is to be taken in May.", "said", "is to be taken in May", "The next big step"),
    ("They left and Ode said would follow.", "said", "would follow", ""),
    # "That" opens what is told, or it is not sure that it does not.
    ("The sides agree that Ode plans to leave in May.", "plans", "to leave in May", ""),
    ("He told the panel that Ode plans to leave in May.", "plans", "to leave in May", ""),
    ("There is no hope for a sign that Ode wants to leave.", "wants", "to leave", ""),
    ("They met in a town in which Ode said they would stay.", "said", "they would stay", ""),
    ("The boats carry old arms that Ode said were sold.", "said", "were sold", ""),
]


@pytest.mark.parametrize(("text", "cue", "content", "taken"), TAKEN)
def test_what_a_relative_clause_takes_up_is_content(text: str, cue: str, content: str, taken: str) -> None:
    found = with_taken_up(text, at(text, content), at(text, cue), at(text, "Ode"))
    assert [span.words(text) for span in found] == ([taken] if taken else []) + [content]


@given(st.text(alphabet='aA1 .,’s"“”\n', max_size=80))
def test_a_noun_phrase_lies_in_the_text(text: str) -> None:
    found = noun_phrase(text, len(text))
    assert found is None or (found.end == len(text) and found.words(text).strip())
