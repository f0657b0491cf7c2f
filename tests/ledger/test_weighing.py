"""Positions weighed from statements in brief are those of the statements themselves, which are read only when looked at."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import inspect

from onrecord.asking import Record, clocks_of, evidence
from onrecord.asking.settling import rules
from onrecord.history import brief_of, position
from onrecord.ledger import Index, Ledger
from onrecord.ledger.migrate import downgrade, upgrade
from onrecord.types import (
    Actor,
    Judgement,
    Position,
    Statement,
    Unread,
    brief_to_text,
    briefs_from_texts,
    ids_of,
    read_together,
)
from tests.ledger.ledger_made import report, statement
from tests.ledger.test_record import ASKED, PARTIES, day, fill

NAMED = [party for party in PARTIES if not party.startswith("unnamed")]
GROUPS = ("standing", "against", "earlier", "unanswered")


def groups_of(one: Position) -> list[Sequence[Statement]]:
    return [getattr(one, name) for name in GROUPS]


@pytest.mark.parametrize("seed", range(10, 14))
def test_a_matrix_of_a_random_ledger_is_that_of_all_its_statements(address: str, seed: int) -> None:
    chance = random.Random(seed)
    with Ledger.open(address) as ledger:
        fill(ledger, seed, asked_between=seed % 2 == 0)
        record, rests = Record(ledger), 0
        for clocks in [(day(chance), None), (None, day(chance)), (day(chance), day(chance)), (None, None)]:
            whole = evidence(ledger, *clocks)
            parties, matters = chance.sample(NAMED, 4), chance.sample(ASKED, 5)
            found = record.matrix(parties, matters, as_of=clocks[0], known_by=clocks[1])
            for party, row in zip(parties, found.positions, strict=True):
                for matter, one in zip(matters, row, strict=True):
                    meant = position(whole.statements, party, matter, searched=whole.searched, **clocks_of(whole))
                    assert one == meant
                    assert list(map(ids_of, groups_of(one))) == list(map(ids_of, groups_of(meant)))
                    rests += sum(map(len, groups_of(one)))
        assert rests


@pytest.mark.parametrize("seed", range(10, 12))
def test_changes_of_a_random_ledger_rest_on_the_positions_of_all_its_statements(address: str, seed: int) -> None:
    chance = random.Random(seed)
    with Ledger.open(address) as ledger:
        fill(ledger, seed, asked_between=True)
        record, moved = Record(ledger), 0
        for until, known_by in ((None, None), ("2025-03-20", None), (None, day(chance))):
            for one in record.changes("2025-02-10", until, limit=1_000, known_by=known_by).rows:
                whole = evidence(ledger, until, known_by)
                after = position(whole.statements, one.party, one.matter, searched=whole.searched, **clocks_of(whole))
                assert one.after == after
                old = [told for told in whole.statements if brief_of(told).day < "2025-02-10"]
                clocks = clocks_of(whole) | {"as_of": until and "2025-02-09"}
                assert one.before == position(old, one.party, one.matter, searched=whole.searched, **clocks)
                moved += 1
        assert moved


def test_only_what_was_judged_is_read_before_it_is_looked_at(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    placed = Index.placed

    def noted(self: Index, places: Iterable[int], *, known_by: str | None = None) -> dict[int, Statement]:
        read.extend(some := list(places))
        return placed(self, some, known_by=known_by)

    monkeypatch.setattr(Index, "placed", noted)
    with Ledger.open(address) as ledger:
        made = [statement(one) for one in map(report, range(4))]
        ledger.add([(one.report, [one]) for one in made], extractor="test-1", at="2025-03-01T10:00:00Z")
        ((unjudged,),) = Record(ledger).matrix(["Norway"], ["patrol boats"]).positions
        assert (unjudged.stance, len(unjudged.standing), read) == ("committed", 4, [])
        ledger.judge(Judgement("accept", (made[0].id,), "a", "2025-03-02T00:00:00Z"))
        ((judged,),) = Record(ledger).matrix(["Norway"], ["patrol boats"]).positions
        assert read == [ledger.place(made[0])]
        read.clear()
        assert set(unjudged.standing) == set(made)
        assert set(read) == set(map(ledger.place, made))
        assert judged == unjudged


def test_what_is_held_after_the_record_was_made_is_in_its_answers(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add([(one, [statement(one)]) for one in map(report, range(3))], extractor="test-1", at="2025-03-01T10:00:00Z")
        record = Record(ledger)
        (first, *others) = ids_of(record.stand("Norway", "patrol boats").standing)
        ledger.judge(Judgement("reject", (first,), "a", "2025-03-02T00:00:00Z"))
        assert ids_of(record.matrix(["Norway"], ["patrol boats"]).positions[0][0].standing) == tuple(others)
        ledger.judge(Judgement("correct", (others[0],), "a", "2025-03-02T00:00:00Z", value=(("act", "refuse"),)))
        found = record.stand("Norway", "patrol boats")
        assert "refuse" in {one.act for one in (*found.standing, *found.against)}


def test_a_brief_is_kept_as_it_is_in_any_store(new_address: Callable[[], str]) -> None:
    odd = Actor("Se\x00or \ud800 \u202eOdd", "person", acts_for="Norw\u00e4y | [1]")
    made = replace(statement(report(1)), speaker=odd, party=None)
    assert briefs_from_texts([brief_to_text(brief_of(made))]) == [brief_of(made)]
    with Ledger.open(new_address()) as ledger:
        ledger.add([(made.report, [made])], extractor="test-1", at="2025-03-01T10:00:00Z")
        assert Record(ledger).settled
        assert list(ledger.index.differing(rules())) == []
        assert list(ledger.verify()) == []


def test_briefs_are_drawn_anew_for_a_ledger_of_the_schema_before(address: str) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, 13, asked_between=True)
        before = Record(ledger).matrix(NAMED, ASKED)
        with ledger._store.writing() as connection:
            downgrade(connection, "0007")
            assert "brief" not in {one["name"] for one in inspect(connection).get_columns("bearings")}
            upgrade(connection)
        assert not ledger.index.is_settled(rules().version)
        assert Record(ledger).matrix(NAMED, ASKED) == before
        assert list(ledger.index.differing(rules())) == []
        assert list(ledger.verify()) == []


def test_unread_statements_are_a_tuple_of_them_that_is_looked_up_once() -> None:
    made = {one.id: one for one in (statement(report(1)), statement(report(2)), statement(report(3)))}
    asked: list[tuple[str, ...]] = []

    def look_up(ids: tuple[str, ...]) -> tuple[Statement, ...]:
        asked.append(ids)
        return tuple(made[key] for key in ids)

    whole = tuple(made.values())
    some = Unread(tuple(made), look_up)
    assert (len(some), ids_of(some), asked) == (3, tuple(made), [])
    assert (some[1], some[1:], tuple(some)) == (whole[1], whole[1:], whole)
    assert some == whole == some
    assert hash(some) == hash(whole)
    assert some != whole[:2]
    assert some != "three"
    assert len(asked) == 1
    assert read_together(Unread(some.ids[:2], look_up), whole, Unread(some.ids[1:], look_up), ()) == (
        whole[:2], whole, whole[1:], (),
    )  # fmt: skip
    assert asked[1:] == [some.ids]
