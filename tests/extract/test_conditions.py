"""Conditions: language cases, the first regression test, and what no Unicode text may break."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.conditions.clauses import find_conditions
from onrecord.extract.conditions.govern import governing
from onrecord.types import Span

CASES = sorted((Path(__file__).parents[1] / "cases" / "conditions").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    text, expected = path.read_text(encoding="utf-8").split("\n--- expected\n")
    found = [f"{c.kind}: {c.span.words(text)}" for c in find_conditions(text, Span(0, len(text))) if c.binds]
    assert (found or ["none"]) == expected.strip().split("\n")


def test_there_are_enough_cases_and_a_quarter_are_look_alikes() -> None:
    none = [path for path in CASES if path.read_text(encoding="utf-8").rstrip().endswith("\nnone")]
    assert len(CASES) >= 130
    assert len(none) * 4 >= len(CASES)


def test_a_condition_in_the_sentence_before_governs_then() -> None:
    text = "If they sign, the port opens. We will then send ships."
    sentences = (Span(0, 29), Span(30, 54))
    clauses = governing(text, sentences, (Span(30, 54),))
    assert [c.span.words(text) for c in clauses] == ["If they sign"]


def test_the_condition_of_another_coordinated_clause_is_not_taken() -> None:
    text = "Chile will sign the treaty, but Peru will leave if the price falls."
    assert governing(text, (Span(0, len(text)),), (Span(6, 26),)) == ()


@given(st.text(max_size=200))
def test_clauses_lie_in_the_sentence(text: str) -> None:
    if text:
        for clause in find_conditions(text, Span(0, len(text))):
            assert 0 <= clause.span.start < clause.span.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "if",
                "unless",
                "Should",
                "the",
                '"',
                "“",
                "”",
                ",",
                "(",
                ")",
                "had",
                "until",
                "signs",
                "will",
                "é",
                "\n",
                "?",
                "—",
            ]
        ),
        max_size=25,
    )
)
def test_clauses_of_odd_sentences_lie_in_them(words: list[str]) -> None:
    text = " ".join(words)
    if text:
        for clause in find_conditions(text, Span(0, len(text))):
            assert clause.span.end <= len(text)
            assert clause.span.words(text).strip()
