"""What somebody promises, plans or refuses by a noun that a report tells in passing."""

from __future__ import annotations

import pytest

from onrecord.extract.acts.nouns import with_nouns
from onrecord.types import ACTS, Act, Analysis, Attribution, Document, Entity, Mention, Report, Span, Statement
from tests.extract.told import read
from tests.timing import in_proportion


def told(text: str, *parts: tuple[str, str, str, Act, float]) -> list[Statement]:
    return [one for one in read(text, *parts) if one.act != "state"]


@pytest.mark.parametrize(
    ("text", "act", "what"),
    [
        ("Few liked Angela Merkel's plan to close two ports.", "intend", "to close two ports"),
        ("Angela Merkel’s long-awaited proposal to ban plastic nets drew anger.", "intend", "to ban plastic nets"),
        ("Angela Merkel left, and her refusal to meet the bakers was noted.", "refuse", "to meet the bakers"),
        ("It rained after Angela Merkel's decision not to travel.", "refuse", "not to travel"),
        ("A promise by Angela Merkel to visit Norway, which she made in May, is forgotten.", "commit", "to visit Norway"),
        ("It is Angela Merkel's willingness to talk and her early start that count.", "consider", "to talk"),
    ],
)
def test_what_a_noun_tells_is_its_owners_act(text: str, act: Act, what: str) -> None:
    (found,) = told(text)
    assert (found.act, found.speech, found.content.text) == (act, "narrated", what)
    assert found.speaker is not None
    assert found.party is not None
    assert found.speaker.name == found.party.name == "Angela Merkel"


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel's decision to close two ports drew anger.",
        "Angela Merkel's abandoned plan to close two ports is history.",
        "Angela Merkel kept her promises to the bakers.",
        "A plan to close two ports angered Angela Merkel.",
        "Angela Merkel told planners to plan to close two ports.",
    ],
)
def test_what_is_over_nobodys_or_no_deed_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("words", "act", "what"),
    [
        ("Angela Merkel for refusing to close two ports", "refuse", "to close two ports"),
        ("that Angela Merkel has so far declined to say whether it would rain", "evade", "to say whether it would rain"),
        ("Angela Merkel for threatening to close two ports", "threaten", "to close two ports"),
        ("that Angela Merkel, who promised to close two ports", "commit", "to close two ports"),
    ],
)
def test_what_another_tells_that_somebody_refused_or_promised(words: str, act: Act, what: str) -> None:
    (found,) = told(f"Erna Solberg criticised {words}.", ("Erna Solberg", "criticised", words, "state", 0.9))
    assert (found.act, found.content.text) == (act, what)
    assert found.speaker is not None
    assert found.speaker.name == "Angela Merkel"
    assert [relay.name for relay in found.chain] == ["Erna Solberg"]


def test_it_stands_beside_the_words_of_whoever_tells_of_it() -> None:
    text = "Erna Solberg praised Angela Merkel's plan to close two ports."
    found = read(text, ("Erna Solberg", "praised", "Angela Merkel's plan to close two ports", "state", 0.9))
    assert [(one.act, one.speaker.name if one.speaker else None) for one in found] == [
        ("state", "Erna Solberg"),
        ("intend", "Angela Merkel"),
    ]


def test_a_statement_of_which_the_noun_is_the_cue_becomes_the_act() -> None:
    text = "Angela Merkel's plan to close two ports drew anger."
    (found,) = read(text, ("Angela Merkel", "plan", "to close two ports drew anger", "state", 0.9))
    assert (found.act, found.content.text) == ("intend", "to close two ports")


def test_what_the_model_found_is_not_told_twice() -> None:
    text = "Angela Merkel's promise to close two ports drew anger."
    (found,) = read(text, ("Angela Merkel", "promise", "to close two ports", "commit", 0.9))
    assert found.act_confidence == 1.0


def test_many_nouns_take_time_in_proportion() -> None:
    assert in_proportion(lambda many: read("Angela Merkel's plan " * many + "to close it."), 200, 1600, 16)
    assert in_proportion(lambda many: read("Angela Merkel's plan to close it " + "and Norway " * many + "."), 200, 1600, 16)


def test_many_nouns_within_statements_of_their_own_take_time_in_proportion() -> None:
    assert in_proportion(lambda many: with_nouns(_told_often(many)), 500, 4000, 16)


def _told_often(many: int) -> Analysis:
    sentence = "Norway's plan to close it stays."
    starts = range(0, many * (len(sentence) + 1), len(sentence) + 1)
    sentences = tuple(Span(at, at + len(sentence)) for at in starts)
    acts = tuple(float(act == "state") for act in ACTS)
    told = (Attribution((), (Span(s.end - 6, s.end - 1),), (s,), acts, "state", "indirect", 0.5, 0.5) for s in sentences)
    names = tuple(Mention(Span(at, at + len("Norway")), "country", 0) for at in starts)
    report = Report(Document(f"{sentence} " * many, "0" * 64))
    return Analysis(report, sentences, tuple(told), mentions=names, entities=(Entity("Norway", "country"),))
