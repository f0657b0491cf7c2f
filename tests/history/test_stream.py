"""Merged one after another, in two readings: what merging all at once gives, with little of it in memory."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.history.merge import Merged, Stream, Survey, link, merged
from onrecord.types import Judgement, Statement
from tests.history.build import say
from tests.history.pairs import load_cases
from tests.history.test_linker import COPIES

CASES = [statement for case in load_cases() for statement in case.statements.values()]
UNDATED = [
    replace(one, report=replace(one.report, published=None), said_on=said) for one in CASES[:12] for said in (one.said_on, None)
]


def streamed(statements: Sequence[Statement], judgements: Sequence[Judgement] = ()) -> list[Merged]:
    survey = Survey(judgements)
    for place, one in enumerate(statements):
        survey.note(one, place)
    return list(Stream(survey, lambda places: [statements[place] for place in places], lambda made: made))


@pytest.mark.parametrize("seed", range(8))
def test_what_is_streamed_is_what_is_merged_at_once(seed: int) -> None:
    chance = random.Random(seed)
    every = list({one.id: one for one in [*UNDATED, *CASES, *COPIES]}.values())
    some = chance.sample(every, chance.randint(len(every) // 2, len(every)))
    held = [
        Judgement(
            chance.choice(("merge", "merge", "split", "accept")),
            tuple(one.id for one in chance.sample(every, chance.choice((1, 2, 2, 3)))),
            "a",
            f"2025-03-{number + 1:02}T00:00:00Z",
        )
        for number in range(12)
    ]
    meant = merged(some, link(some, held))
    assert streamed(some, held) == list(meant)
    assert any(len(record.versions) > 1 for record in meant)


def told(day: str, number: int) -> Statement:
    return say("commit", f"Norway will send {number} howitzers", day=day)


def test_a_record_is_handed_out_before_the_next_but_one_fortnight_is_read() -> None:
    days = [(date(2025, 1, 1) + timedelta(days=15 * number)).isoformat() for number in range(8)]
    statements = [told(day, number) for number, day in enumerate(days)]
    survey, read = Survey(), list[str]()
    for place, one in enumerate(statements):
        survey.note(one, place)

    def look_up(places: Sequence[int]) -> list[Statement]:
        read.extend(days[place] for place in places)
        return [statements[place] for place in places]

    handed_out = [(made.versions[0].report.published, len(read)) for made in Stream(survey, look_up, lambda made: made)]
    assert [day for day, _ in handed_out] == days
    assert all(known <= number + 3 for number, (_, known) in enumerate(handed_out))


def test_what_a_reviewer_joined_over_years_is_one_and_what_lies_between_keeps_its_order() -> None:
    days = ("2023-01-02", "2023-06-05", "2024-02-05", "2025-03-03")
    statements = [told(day, number) for number, day in enumerate(days)]
    first, *between, last = statements
    joined = Judgement("merge", (last.id, first.id), "a", "2025-04-01T00:00:00Z")
    found = streamed(statements, [joined])
    assert [one.versions for one in found] == [(first, last), *((one,) for one in between)]
    # What is not there is not waited for.
    assert [one.versions for one in streamed([first, *between], [joined])] == [(one,) for one in (first, *between)]


def test_nothing_gives_nothing() -> None:
    assert streamed([]) == []
