"""Where sentences end, by rule."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.sentences import abbreviates, split_sentences


def cut(text: str) -> list[str]:
    return [span.words(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Sen. Ann Lee met Mr. Ode in Oslo.", ["Sen. Ann Lee met Mr. Ode in Oslo."]),
        ("U.S. President Ode left the U.S. The talks go on.", ["U.S. President Ode left the U.S.", "The talks go on."]),
        ("“We will go.” He smiled.", ["“We will go.”", "He smiled."]),
        ("“Will you?” asked Lee.", ["“Will you?” asked Lee."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("On Jan. 5 J. R. Lee signed.", ["On Jan. 5 J. R. Lee signed."]),
        ("We will go because... They asked.", ["We will go because... They asked."]),
        ("We will go… They asked.", ["We will go…", "They asked."]),
        ("Well... maybe not. It was 3.5 percent.", ["Well... maybe not.", "It was 3.5 percent."]),
    ],
)
def test_cases(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Mr.", " Ode left", True),
        ("the U.N.", " Security Council", True),
        ("the U.N.", " But he left", False),
        ("the U.N.", "” But he left", False),
        ("on Feb.", " 24", True),
        ("he left.", " She stayed", False),
    ],
)
def test_a_stop_may_only_abbreviate(before: str, after: str, expected: bool) -> None:
    assert abbreviates(before + after, len(before) - 1) is expected


@given(st.text())
def test_every_visible_character_is_in_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
    assert all(a.end <= b.start for a, b in pairwise(spans))
