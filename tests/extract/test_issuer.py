"""Whose text it is that is said to say something."""

from __future__ import annotations

import pytest

from tests.extract.told import last, read


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        ("The paper has a letter to the council by Minister Anna Berg. ", "the letter", "Anna Berg"),
        ("Anna Berg's letter was short. Tom Orrell had waited. ", "the letter", "Anna Berg"),
        ("Anna Berg came early. ", "a transcript of her remarks", "Anna Berg"),
        ("The letter came hours after a call by Tom Orrell. ", "the letter", "letter"),
        ("The letter was read by Tom Orrell. ", "the letter", "letter"),
        ("The letter followed pressure from France. ", "the letter", "letter"),
        ("Tom Orrell came. ", "the letter to him", "letter to him"),
        ("The paper has a speech by Anna Berg. ", "the letter", "letter"),
    ],
)
def test_a_text_speaks_for_whoever_wrote_it(before: str, source: str, speaker: str) -> None:
    text = f"{before}Norway will pay, according to {source}."
    (one,) = read(text, (source, "according to", "Norway will pay", "commit", 0.9), place=last)
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.text) == (speaker, source)
