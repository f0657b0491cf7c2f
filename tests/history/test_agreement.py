"""Agreement of reviewers, against published values."""

from __future__ import annotations

import pytest

from onrecord.history import agreement, alpha
from onrecord.types import Judgement
from tests.ledger.ledger_made import AT, report, statement

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): sections A (two observers, binary), B (two, nominal) and
# C (four observers, missing values).
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412   ", "1233224125 3", " 3332342251 ", "12332441251 ")


def units(*observers: str) -> list[list[str]]:
    return [[value for value in values if value != " "] for values in zip(*observers, strict=True)]


@pytest.mark.parametrize(("observers", "published"), [(BINARY, 0.095), (NOMINAL, 0.692), (FOUR, 0.743)])
def test_published_values(observers: tuple[str, ...], published: float) -> None:
    found = alpha(units(*observers))
    assert found is not None
    assert round(found, 3) == published


def test_bounds() -> None:
    assert alpha([["a", "a"], ["b", "b"]]) == 1
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], []]) is None
    worst = alpha([["a", "b"], ["b", "a"]])
    assert worst is not None
    assert worst < 0


def test_reviewers_of_the_same_statements() -> None:
    made = [statement(report(number)) for number in range(1, 5)]
    judgements = [Judgement("accept", (one.id,), by, AT) for one in made[:3] for by in ("a", "b")]
    judgements.append(Judgement("correct", (made[2].id,), "b", "2025-03-02T00:00:00Z", value=(("act", "intend"),)))
    judgements.append(Judgement("reject", (made[3].id,), "a", AT))
    found = {one.field: one for one in agreement(made, judgements)}
    assert {one.units for one in found.values()} == {3}
    assert found["party"].alpha is None
    assert found["act"].alpha == found["verdict"].alpha == alpha([["c", "c"], ["c", "c"], ["c", "i"]])
