"""A linker that is asked again and again gives what linking anew gives, and compares only what changed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.history.merge import Link, Linker, Merged, candidates, comparing, link, linker, merged
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


def asked(one: Linker, statements: Sequence[Statement], held: Sequence[Judgement] = ()) -> tuple[Merged, ...]:
    """What the linker gives once these statements, and no others, are there."""
    new = [each for each in statements if one.known.get(each.id) != each]
    return one.merged(new, one.known.keys() - {each.id for each in statements}, held)


@pytest.mark.parametrize("recent", [48, 2])
@pytest.mark.parametrize("seed", range(6))
def test_what_grows_is_linked_as_if_anew(seed: int, recent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # Of a crowded key only the nearest are compared: what comes puts others out.
    monkeypatch.setattr(candidates, "_RECENT", recent)
    chance, one, joined = random.Random(seed), Linker(), 0
    every = [*STATEMENTS, *COPIES]
    for _ in range(6):
        some = chance.sample(every, chance.randint(len(every) // 2, len(every)))
        some += [same_id(replace(each, act="retract"), each) for each in some[:4]]
        some = list({each.id: each for each in some}.values())
        pairs = [chance.sample(some, 2) for _ in range(4)]
        held = [
            Judgement(chance.choice(("merge", "split")), (a.id, b.id), "a", f"2025-03-0{number + 1}T00:00:00Z")
            for number, (a, b) in enumerate(pairs)
        ]
        meant = merged(some, link(some, held))
        assert asked(one, some, held) == meant
        joined += sum(len(record.versions) > 1 for record in meant)
    assert joined


def test_one_after_another_they_are_linked_as_if_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_RECENT", 2)
    every = list({each.id: each for each in [*STATEMENTS[:60], *COPIES]}.values())
    random.Random(7).shuffle(every)
    one = Linker()
    for number, each in enumerate(every, 1):
        found = one.merged([each])
        if number % 8 == 0:
            assert found == merged(every[:number], link(every[:number]))
    for number in range(1, len(every)):
        found = one.merged([], [every[-number].id])
        if number % 8 == 0:
            assert found == merged(every[:-number], link(every[:-number]))


def test_only_what_shares_words_with_what_is_new_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    days = ("2025-01-06", "2025-02-10", "2025-03-17", "2025-04-21")
    told = [say("commit", f"Norway will send {number} howitzers", day=day) for number, day in enumerate(days)]
    other = [say("commit", "Chile will open a harbour", speaker="Lia Vera", party="Chile", day=day) for day in days]
    compared: list[Fortnight] = []

    def noted(some: Fortnight, *_: object) -> dict[str, list[Link]]:
        compared.append(some)
        return {}

    monkeypatch.setattr(comparing, "links_of_later", noted)
    one = Linker()

    def with_these(statements: Sequence[Statement]) -> list[set[Statement]]:
        compared.clear()
        asked(one, statements)
        return [set(some.own) for some in compared if some.own]

    assert with_these(told + other) == [set(pair) for pair in zip(told, other, strict=True)]
    assert with_these(other[::-1] + told[::-1]) == []
    later = say("intend", "Norway plans to send more howitzers", day=days[1])
    assert with_these([*told, later, *other]) == [{told[1], later}]
    corrected = same_id(replace(told[3], act="refuse"), told[3])
    assert with_these([*told[:3], later, corrected, *other]) == [{corrected}]
    assert with_these([told[0], later, corrected, *other]) == [{later}]


def test_a_text_that_turns_out_to_be_a_copy_is_compared_again() -> None:
    one, first = Linker(), COPIES[:1]
    assert [len(record.versions) for record in asked(one, first)] == [1]
    found = asked(one, COPIES)
    assert found == merged(COPIES, link(COPIES))
    assert max(len(record.versions) for record in found) > 1
    # Taken back: the copies stand alone again.
    assert asked(one, first) == merged(first, link(first))


@pytest.mark.parametrize("few", [0, 1_000])
def test_records_are_in_order_however_many_come_at_once(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linker, "FEW", few)
    one = Linker()
    for some in (STATEMENTS[:30], STATEMENTS[:50], STATEMENTS[10:40]):
        assert asked(one, some) == merged(some, link(some))


@pytest.mark.parametrize("rows", [0, 10])
def test_rows_that_were_not_kept_are_made_again(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "ROWS", rows)
    one = Linker()
    for some in (STATEMENTS[:40], STATEMENTS[20:]):
        assert asked(one, some) == merged(some, link(some))
