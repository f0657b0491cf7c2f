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


def test_settling_leaves_postgresql_no_list_of_words_to_go_through(server_address: Callable[[], str]) -> None:
    with Ledger.open(server_address()) as ledger:
        filled(ledger)
        with ledger._store.writing() as connection:
            left = [
                connection.exec_driver_sql(f"SELECT gin_clean_pending_list('{name}')").scalar_one()
                for name in ("bearings_by_lexemes", "statements_by_words")
            ]
    assert left == [0, 0], "pages of words that are in no index yet"


def test_settling_much_tells_postgresql_what_there_is(server_address: Callable[[], str]) -> None:
    counted: list[str] = []
    with Ledger.open(server_address()) as ledger:
        event.listen(
            ledger._store.engine,
            "before_cursor_execute",
            lambda _, __, statement, *___: counted.append(statement) if statement.startswith("ANALYZE") else None,
        )
        filled(ledger)
        assert [("bearings" in one, "statements" in one) for one in counted] == [(True, True)]
        with ledger._store.reading() as connection:
            known = connection.exec_driver_sql("SELECT reltuples FROM pg_class WHERE relname = 'bearings'").scalar_one()
        assert known == sum(1 for _ in ledger.index.all_found_by())
        counted.clear()
        assert Record(ledger).settled
        assert counted == [], "nothing was to be settled"


def test_those_among_whose_names_a_text_stands_are_found_without_reading_the_rest(address: str) -> None:
    with Ledger.open(address) as ledger:
        filled(ledger)
        rows = list(ledger.index.all_found_by())
        name = rows[0][1].split("|")[0]
        assert set(ledger.index.all_found_by(name)) == {row for row in rows if name in row[1]}
        assert not any(ledger.index.all_found_by("n%y", name[:-1] + "_")), "a name is no pattern"


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


def test_a_question_is_answered_as_of_one_moment_whoever_writes_meanwhile(address: str) -> None:
    with Ledger.open(address) as ledger, Ledger.open(address) as other:
        filled(ledger)
        with ledger.at_once():
            before = ledger.sizes()
            other.add([told(20, random.Random(20))], extractor="one", at=f"{KNOWN}T00:00:00Z")
            with ledger.at_once():
                assert ledger.sizes() == before
            assert (ledger.sizes(), len(list(ledger.reports()))) == (before, before["reports"])
            assert other.sizes() != before
        assert ledger.sizes() == other.sizes()


def test_a_question_is_one_transaction(address: str) -> None:
    begun: list[Any] = []
    with Ledger.open(address) as ledger:
        record = filled(ledger)
        event.listen(ledger._store.engine, "begin", begun.append)
        for ask in (record.gaps, lambda: record.overdue(LAST), lambda: record.stand("Norway", "patrol boats")):
            begun.clear()
            ask()
            assert len(begun) == 1
