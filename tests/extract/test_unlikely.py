"""Plain statements that nobody is cited with are on record where they are likely ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.acts.unlikely import likely
from onrecord.types import Statement
from tests.extract.told import Part, read


def statement() -> Statement:
    (found,) = read("The harbour was known as a cold place.", ("", "was known", "as a cold place", "state", 0.1))
    return found


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"speech": "narrated", "confidence": 0.3}, False),
        ({"speech": "narrated", "confidence": 0.6}, True),
        ({"speech": "indirect", "confidence": 0.3}, True),
        ({"speech": "narrated", "confidence": 0.3, "act": "intend"}, True),
    ],
)
def test_only_what_nobody_said_or_does_must_be_likely(changes: dict[str, object], expected: bool) -> None:
    assert likely(replace(statement(), **changes)) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cue", "expected"),
    [("was", False), ("was to be", False), ("also known", False), ("said", True), ("has said", True), ("knows", True)],
)
def test_a_cue_that_tells_nothing_makes_no_statement(cue: str, expected: bool) -> None:
    text = f"The envoy {cue} that it rained."
    assert bool(read(text, ("The envoy", cue, "that it rained", "state", 0.1))) is expected


def test_what_somebody_tells_with_two_verbs_is_one_statement() -> None:
    text = "The envoy peppered the hall with attacks on the treaty."
    outer: Part = ("The envoy", "peppered", "the hall with attacks on the treaty", "state", 0.1)
    inner: Part = ("The envoy", "with attacks on", "the treaty", "state", 0.1)
    (found,) = read(text, outer, inner)
    assert found.cue is not None
    assert found.cue.text == "peppered"


def test_what_another_is_told_to_say_stays() -> None:
    text = "The envoy said the mayor denied that it rained."
    outer: Part = ("The envoy", "said", "the mayor denied that it rained", "state", 0.1)
    assert len(read(text, outer, ("the mayor", "denied", "that it rained", "state", 0.1))) == 2
