"""Statements of attributions made by hand: the "if" is never lost, a hedge changes itself alone, words stand where they say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.sentences import split_sentences
from onrecord.extract import extract
from onrecord.types import ACTS, Act, Analysis, Attribution, Document, Entity, Report, Span, Spans, Statement
from tests.extract.told import Words


class Premier(Words):
    """The same, but that the premier acts for his country."""

    def principal(self, entity: Entity) -> str | None:
        return "Ruritania" if entity.name == "the premier" else None


def attribution(text: str, source: str, cue: str, content: str, act: Act) -> Attribution:
    def at(words: str) -> Spans:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    return Attribution(at(source), at(cue), at(content), tuple(float(a == act) for a in ACTS), act, "indirect", 1.0, 0.9)


def read(text: str, *attributions: Attribution) -> tuple[Statement, ...]:
    report = Report(Document(text, "0" * 64), outlet="The Daily Case", published="2024-05-15")
    analysis = Analysis(report, (Span(0, len(text)),), attributions, (), (), (), ())
    return extract(analysis, Premier(text), "test")


def test_the_first_regression() -> None:
    text = "If she carries four more states, the governor will be elected president"
    for content in ("the governor will be elected president", "be elected president", text):
        for act in ACTS:
            found = read(text, attribution(text, "the governor", "will", content, act))
            assert all(s.condition is not None and s.condition.text == "If she carries four more states" for s in found)


SENTENCES = [
    "the premier promised to send ships",
    "the premier said he will sign, and Peru will follow",
    "on Monday, the premier will open the port, but Chile will not",
    "the premier, who rules alone, vowed to build a wall",
    "not even the premier will sign; the wall will be built",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_wrapping_in_if_never_gives_an_unconditional_commitment(sentence: str) -> None:
    text = f"If {sentence}, the market would rise."
    for words in ("send ships", "sign", "open the port", "build a wall", "be built", "the market would rise"):
        if words in text:
            found = read(text, attribution(text, "the premier" if "the premier" in text else "", "", words, "commit"))
            assert all(s.condition is not None for s in found), (words, found)


def test_a_fact_hangs_on_nothing_but_what_may_be_a_promise_keeps_its_condition() -> None:
    text = "The premier said the levy costs jobs if trade slows."
    fact = attribution(text, "The premier", "said", "the levy costs jobs if trade slows", "state")
    assert [s.condition for s in read(text, fact)] == [None]
    unsure = replace(fact, acts=tuple({"state": 0.5, "commit": 0.5}.get(act, 0.0) for act in ACTS))
    assert [s.condition.text for s in read(text, unsure) if s.condition] == ["if trade slows"]


def test_a_condition_outside_a_shortened_content_stays() -> None:
    text = "The premier said Ruritania would send troops if a deal is reached."
    whole = attribution(text, "The premier", "said", "Ruritania would send troops if a deal is reached", "commit")
    short = replace(whole, core=(Span(text.index("send"), text.index("send") + len("send troops")),))
    found = read(text, short)
    assert [s.content.text for s in found] == ["send troops"]
    assert found[0].condition is not None
    assert found[0].condition.text == "if a deal is reached"


def test_a_condition_sentences_later_is_another_acts() -> None:
    near = "The premier said: we call for talks. We will go. We may stay if it rains."
    for text, found in (
        (near, None),
        (near.replace(" We will go.", ""), "if it rains"),
        ("The premier said: we call for talks if it rains.", "if it rains"),
    ):
        whole = attribution(text, "The premier", "said", text[text.index("we call") : -1], "demand")
        short = replace(whole, core=(Span(text.index("we call"), text.index("talks") + 5),))
        analysis = replace(Analysis(Report(Document(text, "0" * 64))), sentences=split_sentences(text), attributions=(short,))
        made = extract(analysis, Premier(text), "test")
        assert [s.condition.text if s.condition else None for s in made] == [found]


def test_reportedly_changes_the_hedge_alone() -> None:
    plain = "The premier vowed to send ships."
    hedged = "The premier reportedly vowed to send ships."
    one = read(plain, attribution(plain, "The premier", "vowed", "to send ships", "commit"))[0]
    two = read(hedged, attribution(hedged, "The premier", "vowed", "to send ships", "commit"))[0]
    assert one.hedge is None
    assert two.hedge is not None
    assert two.hedge.text == "reportedly"
    for name in (
        "act",
        "speech",
        "polarity",
        "firmness",
        "certainty",
        "confidence",
        "condition",
        "deadline",
        "said_on",
        "chain",
    ):
        assert getattr(one, name) == getattr(two, name), name


def test_a_spokesman_of_a_state_binds_the_state() -> None:
    text = "the premier said we will lift the embargo"
    found = read(text, attribution(text, "the premier", "said", "we will lift the embargo", "commit"))[0]
    assert found.party is not None
    assert (found.party.name, found.party.inferred) == ("Ruritania", True)


def test_missing_layers_are_an_error() -> None:
    with pytest.raises(ValueError, match="needs sentences"):
        extract(Analysis(Report(Document("x", ""))), Words("x"), "test")


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=2).map(
    tuple
)


@given(st.text(min_size=80, max_size=120), spans, spans, spans, spans, st.sampled_from(ACTS))
def test_every_field_points_at_its_words(
    text: str, source: Spans, cue: Spans, content: Spans, condition: Spans, act: Act
) -> None:
    made = Attribution(
        source,
        cue,
        content,
        tuple(float(a == act) for a in ACTS),
        act,
        "direct",
        1.0,
        0.9,
        condition=condition,
        conditional=0.9,
    )
    for statement in read(text, made):
        for passage in (statement.content, statement.cue, statement.condition, statement.hedge):
            assert passage is None or passage.stands_in(text)
        for actor in (statement.speaker, statement.party, statement.to, *statement.chain):
            if actor is not None and actor.text is not None:
                assert actor.text == " ".join(span.words(text) for span in actor.spans)
        assert statement.party is not None or statement.act == "state"
