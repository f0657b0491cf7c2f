"""What changed, from the index: both days in one look, and each by what had been said by then."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from onrecord.asking import Record
from onrecord.ledger import Ledger
from onrecord.ledger.index import Index
from onrecord.types import Act, Actor, Document, Matter, Passage, Report, Span, Statement
from tests.ledger.test_record import fill

NORWAY, BOATS = Actor("Norway", "country"), Matter("patrol boats for Estonia")


def told(day: str, act: Act, words: str, condition: str | None = None) -> tuple[Report, list[Statement]]:
    """A report of a day in which Norway says these words."""
    text = f"Norway said {words}{f' {condition}' if condition else ''}."
    report = Report(Document(text, "raw"), "Outlet", day)
    content = Passage.of(text, [Span(12, 12 + len(words))])
    hung = Passage.of(text, [Span(13 + len(words), len(text) - 1)]) if condition else None
    one = Statement(report, NORWAY, None, content, "indirect", act, NORWAY, None, BOATS, "do", hung, None, None, (), 2, 0.9,
                    0.9, "one")  # fmt: skip
    return report, [one]


def test_what_is_told_later_meets_no_condition_of_the_day_before(address: str) -> None:
    given = [
        told("2025-02-01", "commit", "it would send patrol boats to Estonia", "if parliament approves the budget"),
        told("2025-03-01", "state", "parliament approved the budget on Monday"),
        told("2025-03-02", "consider", "it may send patrol boats to Estonia soon"),
    ]
    with Ledger.open(address) as ledger:
        ledger.add(given, extractor="one", at="2025-03-02T00:00:00Z")
        (change,) = Record(ledger).changes("2025-02-15").rows
    assert (change.before.stance, change.after.stance, change.kind) == ("conditional", "committed", "firmer")


def test_both_days_of_some_cells_are_looked_for_at_once(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    for name in ("matching", "places_in"):
        old = getattr(Index, name)

        def counted(self: Index, *given: Any, _old: Any = old, _name: str = name, **more: Any) -> Any:
            asked.append(_name)
            return _old(self, *given, **more)

        monkeypatch.setattr(Index, name, counted)
    with Ledger.open(address) as ledger:
        fill(ledger, 1, asked_between=False)
        assert len(Record(ledger).changes("2025-02-01", limit=5).rows) == 5
    parts = asked.count("places_in")
    assert 1 <= parts <= 3
    assert asked.count("matching") == 3 * parts


def test_the_statements_of_a_cell_are_found_by_an_index(address: str) -> None:
    if address.startswith("postgresql"):
        pytest.skip("the plan is SQLite's")
    with Ledger.open(address) as ledger:
        fill(ledger, 1, asked_between=False)
        Record(ledger)
        cells, sent = list(ledger.index.cells("moves"))[:5], list[tuple[str, Any]]()
        event.listen(
            ledger._store.engine, "before_cursor_execute", lambda _c, _k, query, values, *_: sent.append((query, values))
        )
        found = ledger.index.places_in(cells, "moves")
        assert [one.place in places for one, places in zip(cells, found, strict=True)] == [True] * 5
        query, values = sent[-1]
        with ledger._store.reading() as connection:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)]
    assert not [line for line in plan if line.startswith("SCAN bearings")]
    assert [line for line in plan if "bearings_by_party" in line]
