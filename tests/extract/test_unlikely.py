"""Plain statements that nobody is cited with are on record where they are likely ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.unlikely import likely
from onrecord.types import Statement
from tests.extract.told import read


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
