"""A linker that is asked again and again gives what linking anew gives, and compares only what changed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.history.merge import Link, Linker, link, linker, merged
from onrecord.history.merge.candidates import Fortnight
from onrecord.history.reviewed import same_id
from onrecord.types import Judgement, Statement
from tests.history.build import say
from tests.history.pairs import load_cases

STATEMENTS = [statement for case in load_cases() for statement in case.statements.values()]
# One long text in four outlets over two months, each telling it a little otherwise.
LONG = "Norway will deliver twenty howitzers to Ukraine before the winter and train their crews at home for as long as it takes"
COPIES = [
    say("commit", LONG + ending, day=day, outlet=outlet)
    for ending, day, outlet in (
        ("", "2025-03-04", "Nordic Wire"),
        (" to do", "2025-03-05", "Fjord Post"),
        (", it said", "2025-03-19", "Bay News"),
        (" again", "2025-05-04", "Cape Times"),
    )
]


@pytest.mark.parametrize("seed", range(6))
def test_what_grows_is_linked_as_if_anew(seed: int) -> None:
    chance, one, joined = random.Random(seed), Linker(), 0
    every = [*STATEMENTS, *COPIES]
    for _ in range(4):
        some = chance.sample(every, chance.randint(len(every) // 2, len(every)))
        pairs = [chance.sample(some, 2) for _ in range(4)]
        held = [
            Judgement(chance.choice(("merge", "split")), (a.id, b.id), "a", f"2025-03-0{number + 1}T00:00:00Z")
            for number, (a, b) in enumerate(pairs)
        ]
        meant = merged(some, link(some, held))
        assert one.merged(some, held) == meant
        joined += sum(len(record.versions) > 1 for record in meant)
    assert joined


def test_only_fortnights_that_changed_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    days = ("2025-01-06", "2025-02-10", "2025-03-17", "2025-04-21")
    told = [say("commit", f"Norway will send {number} howitzers", day=day) for number, day in enumerate(days)]
    compared: list[Fortnight] = []

    def noted(some: Fortnight, *_: object) -> list[Link]:
        compared.append(some)
        return []

    monkeypatch.setattr(linker, "links_in", noted)
    one = Linker()

    def asked(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
        compared.clear()
        one.merged(statements)
        return [some.own for some in compared]

    assert asked(told) == [(statement,) for statement in told]
    assert asked(told[::-1]) == []
    later = say("intend", "Norway plans to send more howitzers", day=days[1])
    assert [set(own) for own in asked([*told, later])] == [{told[1], later}]
    corrected = same_id(replace(told[3], act="refuse"), told[3])
    assert asked([*told[:3], later, corrected]) == [(corrected,)]
    assert asked([told[0], later, corrected]) == [(later,)]


def test_what_failed_halfway_is_not_taken_for_done(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Linker()
    one.merged(COPIES[:1])
    with monkeypatch.context() as broken:
        broken.setattr(linker, "links_in", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            one.merged(COPIES)
    assert one.merged(COPIES) == merged(COPIES, link(COPIES))


def test_a_text_that_turns_out_to_be_a_copy_is_compared_again() -> None:
    one, first = Linker(), COPIES[:1]
    assert [len(record.versions) for record in one.merged(first)] == [1]
    found = one.merged(COPIES)
    assert found == merged(COPIES, link(COPIES))
    assert max(len(record.versions) for record in found) > 1
    # Taken back: the copies stand alone again.
    assert one.merged(first) == merged(first, link(first))
