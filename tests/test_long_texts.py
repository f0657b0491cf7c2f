"""Long and ugly texts: the time grows with the length, nothing aborts, and every field keeps its words."""

from __future__ import annotations

from itertools import count

import pytest

from onrecord.annotate import Actors, ReportNames, Sentences, Times, annotate
from onrecord.extract import extract
from onrecord.pipeline import LocalExtractor
from onrecord.types import Document, Passage, Report, Statement, normal_form
from tests.long_texts import Told, report, ugly
from tests.timing import in_proportion

KINDS = sorted(ugly(1))
# A quadratic pass over four times the text takes sixteen times as long; measured, every kind takes three to six and a half.
MOST_GROWTH = 9
# Seconds: under this the machine's caches decide more than the text.
LEAST = 0.05
_ROUNDS = count(1)


def another(text: str) -> str:
    """The text with an end that it never had: what is kept by a text for its next reading would hide a quadratic pass."""
    return f"{text} Round {next(_ROUNDS)} ends here."


def read(text: str) -> tuple[Statement, ...]:
    """Every room but the model."""
    one = Report(Document(normal_form(text), "0" * 64), outlet="Example News", published="2027-04-01", title="A title")
    analysis = annotate(one, (Sentences(), Told(), Times(), Actors()))
    return extract(analysis, ReportNames(analysis), "test")


def keeps_its_words(text: str, statements: tuple[Statement, ...]) -> None:
    for one in statements:
        for passage in (one.content, one.cue, one.condition):
            assert passage is None or passage.stands_in(text)
        for actor in (one.speaker, one.party, one.to, *one.chain):
            if actor is not None and actor.text is not None:
                assert Passage(actor.text, actor.spans).stands_in(text)


def test_a_long_report_takes_as_long_as_its_parts() -> None:
    assert len(read(report(1_000))) > 20
    assert in_proportion(lambda length: read(another(report(length))), 25_000, 100_000, MOST_GROWTH)


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_text_takes_more_than_its_length(kind: str) -> None:
    texts = {length: ugly(length)[kind] for length in (15_000, 60_000)}
    for text in texts.values():
        keeps_its_words(normal_form(text), read(text))
    assert in_proportion(lambda length: read(another(texts[length])), 15_000, 60_000, MOST_GROWTH, LEAST)


@pytest.fixture(scope="module")
def shipped() -> LocalExtractor:
    return LocalExtractor()


@pytest.mark.parametrize("kind", KINDS)
def test_the_model_reads_every_kind(shipped: LocalExtractor, kind: str) -> None:
    text = normal_form(ugly(2_500)[kind])
    keeps_its_words(text, shipped(Report(Document(text, "0" * 64), published="2027-04-01")))
