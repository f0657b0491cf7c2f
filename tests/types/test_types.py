"""Properties of the nouns on arbitrary text, and the contract of what is printed."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.types import (
    ACTS,
    POLARITIES,
    RELATIONS,
    SPEECHES,
    Actor,
    Deadline,
    Document,
    Interval,
    Matter,
    Passage,
    Report,
    SaidOn,
    Span,
    Statement,
    any_touch,
    content_id,
    length_of,
    normal_form,
    statement_from_json,
    statement_to_json,
)

SCHEMA = json.loads(files("onrecord.types").joinpath("statement.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(
    st.one_of(CHARACTERS, st.sampled_from("\u201c\u201d\u2018\"'\u00ab\u00bb\r\n\u00e9e\u0301\U0001f600")),
    min_size=1,
    max_size=80,
)
DAYS = st.dates().map(str)


@st.composite
def spans(draw: st.DrawFn, size: int) -> Span:
    start = draw(st.integers(0, size - 1))
    return Span(start, draw(st.integers(start + 1, size)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = sorted([draw(DAYS), draw(DAYS)])
    return Interval(draw(st.sampled_from([None, start])), draw(st.sampled_from([None, end])))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    text = normal_form(draw(TEXTS)) or "x"
    places = spans(len(text))
    passages = st.lists(places, min_size=1, max_size=3).map(lambda found: Passage.of(text, found))
    inferred = st.builds(Actor, name=st.text(), kind=st.sampled_from(["person", "country", "unknown"]))
    named = passages.map(
        lambda passage: Actor(passage.text, "group", passage.text, passage.spans, unnamed=True, count=2, standing="aide")
    )
    actors = st.none() | inferred | named
    words = draw(passages)
    deadline = Deadline(
        words.text, words.spans, draw(intervals()), draw(st.sampled_from(RELATIONS)), draw(st.none() | st.text())
    )
    said = SaidOn(draw(intervals()), words.text, words.spans) if draw(st.booleans()) else SaidOn(draw(intervals()))
    report = Report(
        Document(text, "0" * 64), draw(st.none() | st.text()), draw(st.none() | DAYS), given_id=draw(st.none() | st.text())
    )
    return Statement(
        report=report,
        speaker=draw(actors),
        cue=draw(st.none() | passages),
        content=draw(passages),
        speech=draw(st.sampled_from(SPEECHES)),
        act=draw(st.sampled_from(ACTS)),
        party=draw(actors),
        to=draw(actors),
        matter=draw(st.none() | passages.map(lambda passage: Matter(passage.text, passage.spans))),
        polarity=draw(st.sampled_from(POLARITIES)),
        condition=draw(st.none() | passages),
        deadline=draw(st.sampled_from([None, deadline])),
        said_on=draw(st.sampled_from([None, said])),
        chain=tuple(draw(st.lists(named | inferred, max_size=2))),
        firmness=draw(st.integers(0, 3)),
        confidence=draw(st.floats(0, 1)),
        act_confidence=draw(st.floats(0, 1)),
        extractor="test-1",
        certainty=draw(st.none() | st.floats(0, 1)),
        hedge=draw(st.none() | passages),
    )


@given(TEXTS)
def test_the_normal_form_is_one(text: str) -> None:
    once = normal_form(text)
    assert normal_form(once) == once or once.startswith("\ufeff")
    assert "\r" not in once


def test_line_ends_marks_and_accents_come_to_one_text() -> None:
    assert normal_form("\ufeffCafe\u0301\r\nb\rc") == "Caf\u00e9\nb\nc"


@given(st.data(), TEXTS)
def test_a_passage_is_exactly_its_words(data: st.DataObject, text: str) -> None:
    found = data.draw(st.lists(spans(len(text)), min_size=1, max_size=4))
    passage = Passage.of(text, found)
    assert passage.stands_in(text)
    assert passage.text == " ".join(text[span.start : span.end] for span in sorted(found))
    assert not Passage(passage.text + "x", passage.spans).stands_in(text)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_holds_something(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span must hold"):
        Span(start, end)


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not within"):
        Passage.of("short", [Span(2, 6)])
    assert not Passage("ort", (Span(2, 6),)).stands_in("short")


def test_what_stands_between_two_pieces_is_shown_to_be_left_out() -> None:
    text = "“It rains,” she said. “It will stop.”"
    rains, stops = Span(1, 9), Span(text.index("It will"), len(text) - 1)
    assert Passage.of(text, [rains]).shown(text) == "It rains"
    assert Passage.of(text, [rains, stops]).shown(text) == "It rains … It will stop."
    touching = [Span(1, 3), Span(4, 9)]
    assert Passage.of(text, touching).shown(text) == "It rains", "nothing but a space is left out"


@given(st.data(), TEXTS)
def test_touching_and_holding(data: st.DataObject, text: str) -> None:
    one, other = data.draw(spans(len(text))), data.draw(spans(len(text)))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.touches(other) == other.touches(one) == bool(shared)
    assert one.holds(other) == (len(shared) == other.end - other.start)


@given(statements())
def test_a_statement_goes_to_json_and_back(statement: Statement) -> None:
    row = json.loads(json.dumps(statement_to_json(statement)))
    VALIDATOR.validate(row)
    assert statement_from_json(row, statement.report) == statement
    assert statement_to_json(statement_from_json(row, statement.report)) == row


@given(statements())
def test_the_contract_bites(statement: Statement) -> None:
    row = statement_to_json(statement)
    for broken in ({"act": "promise"}, {"firmness": 4}, {"content": None}, {"confidence": 1.5}):
        assert not VALIDATOR.is_valid(row | broken)
    assert not VALIDATOR.is_valid({key: value for key, value in row.items() if key != "condition"})


def test_ids_hash_what_decides_identity() -> None:
    document = Document("One text.", "0" * 64)
    assert document.id == Document("One text.", "1" * 64).id != Document("One text", "0" * 64).id
    assert Report(document, "A").id != Report(document, "B").id
    assert Report(document, "A", name="x.txt").id == Report(document, "A", name="y.txt").id


@given(st.lists(st.none() | st.text() | st.integers(), max_size=4), st.lists(st.none() | st.text() | st.integers(), max_size=4))
def test_content_ids_differ_where_parts_do(one: list[object], other: list[object]) -> None:
    assert (content_id("x", *one) == content_id("x", *other)) == (one == other)


def test_spans_touch_where_they_share_a_character_and_their_lengths_add_up() -> None:
    one, next_to_it, across = Span(2, 6), Span(6, 9), Span(5, 7)
    assert not any_touch([one], (next_to_it,))
    assert any_touch([Span(20, 30), one], (next_to_it, across))
    assert not any_touch([], (one,))
    assert not any_touch([one], ())
    assert (length_of([one, across]), length_of(())) == (6, 0)


@pytest.mark.parametrize(("one", "two", "gap"), [((2, 6), (9, 12), 3), ((2, 6), (6, 9), 0), ((2, 6), (3, 20), 0)])
def test_a_gap_is_what_stands_between_two_spans(one: tuple[int, int], two: tuple[int, int], gap: int) -> None:
    assert Span(*one).gap_to(Span(*two)) == Span(*two).gap_to(Span(*one)) == gap
