"""What a question does not need it does not read: the counts here are of statements and of comparisons, not of seconds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from onrecord.asking import Record
from onrecord.history import position, positions, relevance, timeline
from onrecord.ledger import Ledger
from onrecord.ledger.index import Index
from onrecord.types import Act, Judgement, Statement
from tests.history.build import say


def fill(ledger: Ledger, statements: Iterable[Statement]) -> None:
    ledger.add([(one.report, [one]) for one in statements], extractor="test", at="2025-03-01T00:00:00Z")


def test_deadlines_that_were_taken_back_are_passed_over_unread(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    promised = [
        say("commit", f"We will send {number} howitzers to Ukraine", day=f"2025-01-{number + 1:02}", due="2025-02-01")
        for number in range(25)
    ]
    kept = say("commit", "We will open the ferry line", matter="the ferry line", day="2025-01-02", due="2025-02-02")
    back = say("refuse", "We will not send howitzers to Ukraine", day="2025-02-20")
    read: list[int] = []
    placed = Index.placed

    def counting(index: Index, places: Iterable[int], **clocks: Any) -> dict[int, Statement]:
        wanted = list(places)
        read.extend(wanted)
        return placed(index, wanted, **clocks)

    with Ledger.open(address) as ledger:
        fill(ledger, [*promised, kept, back])
        record = Record(ledger)
        monkeypatch.setattr(Index, "placed", counting)
        assert [row.statement.id for row in record.overdue("2025-03-01").rows] == [kept.id]
        assert len(set(read)) == 1
        # A day earlier than the refusal, and every one of them is overdue.
        assert len(record.overdue("2025-02-10").rows) == 26


def test_a_promise_taken_back_by_another_party_or_earlier_or_elsewhere_is_overdue(address: str) -> None:
    promised = say("commit", "We will send howitzers to Ukraine", day="2025-01-10", due="2025-02-01")
    others = [
        say("refuse", "We will not send howitzers", party="Denmark", day="2025-02-20"),
        say("refuse", "We will not send howitzers to Ukraine", day="2025-01-09"),
        say("refuse", "We will not open the ferry line to Ukraine", matter="ferry line to Ukraine", day="2025-02-20"),
    ]
    with Ledger.open(address) as ledger:
        fill(ledger, [promised, *others])
        assert [row.statement.id for row in Record(ledger).overdue("2025-03-01").rows] == [promised.id]


def test_what_took_a_promise_back_and_was_rejected_takes_nothing_back(address: str) -> None:
    promised = say("commit", "We will send howitzers to Ukraine", day="2025-01-10", due="2025-02-01")
    back = say("refuse", "We will not send howitzers to Ukraine", day="2025-02-20")
    with Ledger.open(address) as ledger:
        fill(ledger, [promised, back])
        assert not Record(ledger).overdue("2025-03-01").rows
        ledger.judge(Judgement("reject", (back.id,), "a", "2025-03-02T00:00:00Z"))
        assert [row.statement.id for row in Record(ledger).overdue("2025-03-01").rows] == [promised.id]


def test_a_timeline_compares_each_statement_with_the_matter_once(monkeypatch: pytest.MonkeyPatch) -> None:
    acts: tuple[Act, ...] = ("consider", "commit", "refuse")
    said = [say(acts[day % 3], f"We speak of howitzers, item {day}", day=f"2025-01-{day:02}") for day in range(1, 31)]
    compared: list[str] = []

    def counting(matter: str, one: Statement, matters: Any = None) -> float:
        compared.append(one.id)
        return relevance(matter, one, matters)

    monkeypatch.setattr(positions, "relevance", counting)
    entries = timeline(said, "Norway", "howitzers for Ukraine")
    assert len(compared) == len(said)
    meant = [
        position(said[: day + 1], "Norway", "howitzers for Ukraine", as_of=said[day].report.day).stance for day in range(30)
    ]
    assert [entry.stance for entry in entries] == meant


def test_a_timeline_finds_what_tells_that_a_condition_set_in_review_has_come_about(address: str) -> None:
    promise = say("commit", "We will send howitzers if asked", condition="if asked", day="2025-01-10")
    told = say("state", "Kyiv has signed the treaty", party="Ukraine", matter="treaty", day="2025-01-20")
    asked = say("evade", "We would not speak of howitzers", day="2025-01-30")
    with Ledger.open(address) as ledger:
        fill(ledger, [promise, told, asked])
        fix = (("condition", "if Kyiv signs the treaty"),)
        ledger.judge(Judgement("correct", (promise.id,), "a", "2025-03-02T00:00:00Z", value=fix))
        entries = Record(ledger).timeline("Norway", "howitzers for Ukraine")
        assert [entry.stance for entry in entries] == ["conditional", "committed"]
