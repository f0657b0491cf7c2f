"""The four promises, with the shipped extractor, on texts that nobody would write."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from onrecord.pipeline import LocalExtractor, shipped
from onrecord.surfaces.cli import app
from onrecord.types import Document, Passage, Report, Spans, Statement, normal_form, sha256_of
from tests.surfaces.conftest import SHIPPED

pytestmark = pytest.mark.skipif(not SHIPPED.is_file(), reason="NO MODEL in src/onrecord/model: the promises cannot be tried")

PIECES = (
    "Norland's prime minister, Ada Berg, said on Tuesday that her country would send two ferries by the end of the month",
    "“We will not sign”, a diplomat told the Courier",
    "if the parliament agrees",
    "The ministry declined to say whether it would pay",
    "President Oskar Lind promised, according to the agency,",
    "reportedly",
    "He ruled it out.",
)
MARKS = st.text("\"'“”„‟«»‘’‹›`´…—–()[]{}.,;:!? \n\t\u00a0\u200b\u200d\u202e", max_size=4)
ODD = st.one_of(MARKS, st.text(max_size=12), st.sampled_from(PIECES))
TEXTS = st.lists(ODD, max_size=12).map(lambda parts: normal_form(" ".join(parts)))
DAYS = st.sampled_from([None, "2025-02-27", "2024-02-29", "1999-12-31"])

slow = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@cache
def extractor() -> LocalExtractor:
    return LocalExtractor()


def read(text: str, published: str | None) -> tuple[Statement, ...]:
    return extractor()(Report(Document(text, sha256_of(text)), "The Courier", published))


def cited(statement: Statement) -> list[tuple[str | None, Spans]]:
    """Every field that has words, with the place where they are said to stand."""
    actors = [statement.speaker, statement.party, statement.to, *statement.chain]
    passages = [statement.cue, statement.content, statement.condition, statement.hedge]
    found = [(one.text, one.spans) for one in (*actors, *passages, statement.deadline, statement.said_on) if one is not None]
    return [*found, *([] if statement.matter is None else [(None, statement.matter.spans)])]


@slow
@given(TEXTS, DAYS)
def test_every_field_is_the_words_at_its_place_or_inferred(text: str, published: str | None) -> None:
    for statement in read(text, published):
        for words, spans in cited(statement):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert bool(words) == bool(spans) or words is None
            if words is not None:
                assert Passage(words, spans).stands_in(text)


@slow
@given(TEXTS, DAYS)
def test_the_same_text_gives_the_same_statements(text: str, published: str | None) -> None:
    first, second = read(text, published), read(text, published)
    assert first == second
    assert len({statement.id for statement in first}) == len(first)
    assert all(statement.extractor == shipped().version for statement in first)


def test_white_space_and_quotes_alone_are_no_statement() -> None:
    for text in ("", " ", "\n\n", "“", "”“" * 50, '"' * 500, "\u200b"):
        assert read(text, "2025-02-27") == ()


def test_the_examples_read_alike_again_and_with_any_number_of_workers(folder: Path) -> None:
    examples = Path(__file__).resolve().parents[2] / "examples"
    runner, printed = CliRunner(), []
    for ledger, workers in (("a.db", "1"), ("a.db", "1"), ("b.db", "2")):
        result = runner.invoke(app, ["read", str(examples), "--ledger", ledger, "--workers", workers, "--format", "jsonl"])
        assert (result.exit_code, "refused" in result.stderr) == (0, False)
        printed.append(result.stdout)
    assert len(printed[0].splitlines()) > 10
    assert len(set(printed)) == 1
    assert runner.invoke(app, ["verify", "--ledger", "b.db"]).exit_code == 0
