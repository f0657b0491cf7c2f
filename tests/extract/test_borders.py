"""Where the content of an attribution ends."""

from __future__ import annotations

import re

import pytest

from onrecord.extract.passages.borders import acting_part, ended, own_content
from onrecord.types import ACTS, Analysis, Attribution, Document, Entity, Mention, Report, Span, Spans
from tests.extract.told import read


def at(text: str, *words: str) -> Spans:
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)


def analysis(text: str, *attributions: Attribution, name: str = "") -> Analysis:
    mentions = tuple(Mention(span, "country", 0) for span in at(text, name)) if name else ()
    entities = (Entity(name, "country"),)
    return Analysis(Report(Document(text, "0" * 64)), attributions=attributions, mentions=mentions, entities=entities)


@pytest.mark.parametrize(
    ("text", "content", "name", "expected"),
    [
        ("It won pledges from Norway.", "pledges from", "Norway", "pledges from Norway"),
        ("It won pledges from the Norwegian Mr. Lund.", "pledges from the", "", "pledges from"),
        ("It won pledges from the north.", "pledges from the", "the north", "pledges from the north"),
        ("It will sign and go.", "sign and", "", "sign"),
        ("The force is one to reckon with. Norway agreed.", "one to reckon with", "Norway", "one to reckon with"),
        ("It will sign on Monday.", "sign", "", "sign"),
        ("Read more on dams\n\nIt will sign.", "Read more on dams\n\nIt will sign", "", "It will sign"),
        ("UNN\nMay 15, 2024\n\nIt will sign.", "UNN\nMay 15, 2024\n\nIt will sign", "", "It will sign"),
        ("It will sign with the U.S.", "It will sign with the U.S", "", "It will sign with the U.S."),
        ("It will sign.\n\nThe Road Ahead\n\nIt", "It will sign.\n\nThe Road Ahead", "", "It will sign."),
        ('She says, "Do not go," until it stops.', '"Do not go," until it stops', "", '"Do not go,"'),
        ('She says, "Do not go," until it stops.', 'Do not go," until it stops', "", "Do not go,"),
        ('She says it is "gone," when it rains.', 'it is "gone," when it rains', "", 'it is "gone," when it rains'),
        ("It will sign.\n\nIt will go.", "It will sign.\n\nIt will go", "", "It will sign.\n\nIt will go"),
    ],
)
def test_no_word_is_left_hanging(text: str, content: str, name: str, expected: str) -> None:
    assert [span.words(text) for span in ended(analysis(text, name=name), at(text, content))] == [expected]


def made(text: str, source: str, cue: str, *content: str) -> Attribution:
    acts = (0.0,) * len(ACTS)
    return Attribution(at(text, source), at(text, cue), at(text, *content), acts, "state", "direct", 1.0, 0.9)


TWO = "\u201cThe day was lost,\u201d said Anna Berg. \u201cThe road is long,\u201d Peter Lund added."


def test_what_somebody_else_said_is_not_ones_own() -> None:
    anna = made(TWO, "Anna Berg", "said", "The day was lost")
    peter = made(TWO, "Peter Lund", "added", "The day was lost", "The road is long")
    assert [span.words(TWO) for span in own_content(analysis(TWO, anna, peter), peter)] == ["The road is long"]
    alone = own_content(analysis(TWO, peter), peter)
    assert [span.words(TWO) for span in alone] == ["The day was lost", "The road is long"]


def test_pieces_around_ones_own_cue_stay() -> None:
    text = "\u201cThe day was lost,\u201d said Anna Berg. \u201cThe road is long.\u201d"
    anna = made(text, "Anna Berg", "said", "The day was lost", "The road is long")
    assert own_content(analysis(text, anna), anna) == anna.content


RELAYED = "The Post writes: \u201cHe told the paper that the ferries will not sail.\u201d"


def test_words_that_only_lead_to_what_somebody_else_said_are_no_content() -> None:
    he = made(RELAYED, "He", "told", "the ferries will not sail")
    post = made(RELAYED, "The Post", "writes", "He told the", "the ferries will not sail")
    assert own_content(analysis(RELAYED, post, he), post) == ()
    # Without him they are the Post's words like any other.
    assert own_content(analysis(RELAYED, post), post) == post.content
    # What leads to it stays where it says more than who speaks and how.
    whole = made(RELAYED, "The Post", "writes", "He told the paper")
    assert own_content(analysis(RELAYED, whole, he), whole) == whole.content


@pytest.mark.parametrize(
    ("core", "whole", "expected"),
    [
        # Of one sentence the words that tell the act.
        (["send troops"], ["it will send troops before the winter comes"], ["send troops"]),
        # Of several sentences those that it mostly covers, whole.
        (
            ["will send troops before"],
            ["It rained. We will send troops before May. He smiled."],
            ["We will send troops before May."],
        ),
        (["will send troops before May. He smiled"], ["We will send troops before May. He smiled"], None),
        # A word here and there covers no sentence.
        (["rained", "May"], ["It rained and rained all day. We will send troops before May."], ["rained", "May"]),
    ],
)
def test_an_act_is_told_by_the_shortest_passage(core: list[str], whole: list[str], expected: list[str] | None) -> None:
    text = " ".join(whole)
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.?", text))
    kept = acting_part(sentences, at(text, *core), at(text, *whole))
    assert [span.words(text) for span in kept] == (expected or whole)


def test_a_headline_above_a_place_is_the_content() -> None:
    text = "Berg: Norland will not sell the island\n\nMARLOW. March 20. It rained."
    found = read(text, ("Berg", ":", "Norland will not sell the island\n\nMARLOW", "refuse", 0.9))
    assert [one.content.text for one in found] == ["Norland will not sell the island"]
