"""How the index is asked: by an index of the store, and in few pages."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from onrecord.asking import Record
from onrecord.ledger import Ledger, index
from tests.ledger.test_deadlines import LAST, told

KNOWN = "2025-03-29"


def filled(ledger: Ledger) -> Record:
    ledger.add([told(number, random.Random(number)) for number in range(20)], extractor="one", at=f"{KNOWN}T00:00:00Z")
    return Record(ledger)


def test_postgresql_never_reads_every_row_for_words(server_address: Callable[[], str]) -> None:
    plans: list[str] = []
    with Ledger.open(server_address()) as ledger:
        record = filled(ledger)

        def explain(_: Any, cursor: Any, statement: str, values: Any, *__: Any) -> None:
            if "@@" in statement:
                cursor.execute(f"EXPLAIN {statement}", values)
                plans.append("\n".join(row[0] for row in cursor.fetchall()))

        event.listen(ledger._store.engine, "before_cursor_execute", explain)
        record.deadlines(LAST)
        record.stand("Norway", "patrol boats")
    assert plans
    assert all("Seq Scan" not in plan and "bearings" in plan for plan in plans), plans


@pytest.mark.parametrize("oldest", [True, False])
@pytest.mark.parametrize("known_by", [None, KNOWN])
def test_pages_make_the_whole_and_by_an_earlier_clock_there_are_few(
    address: str, known_by: str | None, oldest: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with Ledger.open(address) as ledger:
        found = filled(ledger).ledger.index
        whole = list(found.cells("due", known_by=known_by, oldest=oldest))
        monkeypatch.setattr(index, "PAGE", 3)
        event.listen(ledger._store.engine, "before_cursor_execute", lambda _, __, statement, *___: asked.append(statement))
        assert list(found.cells("due", known_by=known_by, oldest=oldest)) == whole
    pages = sum("bearings" in statement for statement in asked)
    assert pages == (len(whole) // 3 + 1 if known_by is None else 3), "of 3, then of 12, then of 48"
    assert 15 <= len(whole) < 63
