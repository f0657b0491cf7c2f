"""Interviews: carried on to what the same person says next, and ended by another occasion or day."""

from __future__ import annotations

import pytest

from tests.extract.told import last, read


def chains(text: str, *parts: tuple[str, str, str]) -> list[list[str]]:
    """The chain of each attribution (source, cue, content), in text order."""
    found = read(text, *((*part, "commit", 1.0) for part in parts), place=last)
    return [[relay.name for relay in one.chain] for one in found]


TALK = "Peter Lund told CNN on Sunday that he would stay. "


@pytest.mark.parametrize(
    ("more", "source", "cue", "content", "relays"),
    [
        ('"We will pay all of it," Lund said.', "Lund", "said.", "We will pay all of it", ["CNN"]),
        ('"We will pay all of it," Lund said on Friday.', "Lund", "said on", "We will pay all of it", []),
        ('"We will pay all of it," Lund said in a statement.', "Lund", "said in", "We will pay all of it", []),
        ('"We will pay all of it," Mary Hale said.', "Mary Hale", "said.", "We will pay all of it", []),
        ('"We will pay all of it," Lund told NBC.', "Lund", "told NBC", "We will pay all of it", ["NBC"]),
    ],
)
def test_an_interview_goes_on(more: str, source: str, cue: str, content: str, relays: list[str]) -> None:
    found = chains(TALK + more, ("Peter Lund", "told CNN", "he would stay"), (source, cue, content))
    assert found == [["CNN"], relays]


def test_a_statement_at_the_top_comes_from_the_interview_named_below() -> None:
    text = "Peter Lund will stay, the minister said. Mr. Lund told Fox News that he would sign."
    found = chains(text, ("Peter Lund", "said.", "will stay"), ("Mr. Lund", "told Fox", "he would sign"))
    assert found == [["Fox News"], ["Fox News"]]


def test_another_occasion_in_between_ends_it() -> None:
    text = TALK + "Later Lund wrote in a letter that he would sign. He will go to Oslo, he said."
    parts = (
        ("Peter Lund", "told CNN", "he would stay"),
        ("Lund wrote", "wrote in", "he would sign"),
        ("he said", "said.", "will go to Oslo"),
    )
    assert chains(text, *parts)[-1] == []
