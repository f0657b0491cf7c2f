"""One behaviour over both stores."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, text

from onrecord.errors import LedgerError, NotFoundError
from onrecord.ledger import Ledger, Selection, copy
from onrecord.ledger.migrate import downgrade, upgrade
from onrecord.ledger.schema import TABLES, VERSION_TABLE, metadata
from onrecord.types import Judgement
from tests.ledger.ledger_made import AT, READER, batch, report, statement


def test_what_is_added_comes_back(address: str) -> None:
    given = batch(1, 2, 3)
    with Ledger.open(address) as ledger:
        added = ledger.add(given, extractor=READER, at=AT)
        assert (added.documents, added.reports, added.statements) == (3, 3, 3)
        found = {one.id: one for one in ledger.select()}
        assert found == {one.id: one for _, several in given for one in several}
        assert ledger.statement(next(iter(found))[:10]).id in found
        assert ledger.statements_of(given[0][0], READER) == tuple(given[0][1])
        assert ledger.read_already(given[0][0].id, READER)
        assert list(ledger.verify()) == []


def test_reading_twice_adds_nothing(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(batch(1, 2), extractor=READER, at=AT)
        root = ledger.root()
        added = ledger.add(batch(1, 2), extractor=READER, at="2025-04-01T00:00:00Z")
        assert (added.documents, added.reports, added.statements) == (0, 0, 0)
        assert ledger.root() == root


def test_its_version_changes_with_what_is_added_and_with_nothing_else(address: str) -> None:
    with Ledger.open(address) as ledger, Ledger.open(address) as other:
        empty = ledger.version()
        ledger.add(batch(1, 2), extractor=READER, at=AT)
        read = ledger.version()
        found = list(ledger.select())
        ledger.add(batch(1, 2), extractor=READER, at=AT)
        assert (ledger.version(), other.version()) == (read, read)
        other.judge(Judgement("accept", (found[0].id,), "B. Reviewer", AT))
        assert len({empty, read, ledger.version()}) == 3


def test_order_of_adding_does_not_matter(new_address: Callable[[], str]) -> None:
    with Ledger.open(new_address()) as one, Ledger.open(new_address()) as other, Ledger.open(new_address()) as copied:
        one.add(batch(1, 2), extractor=READER, at=AT)
        one.add(batch(3), extractor=READER, at=AT)
        other.add(batch(3, 1), extractor=READER, at=AT)
        other.add(batch(2), extractor=READER, at=AT)
        copy(one, copied)
        assert one.root() == other.root() == copied.root()
        assert list(one.select()) == list(other.select()) == list(copied.select())
        assert list(copied.verify()) == []


@pytest.mark.parametrize("table", [table.name for table in TABLES])
@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_store_refuses_changes(address: str, table: str, change: str) -> None:
    column = next(one.primary_key.columns[0].name for one in TABLES if one.name == table)
    with Ledger.open(address) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
        ledger.judge(Judgement("accept", ("s-1",), "reviewer", AT))
        root = ledger.root()
        with pytest.raises(LedgerError, match="only added to"), ledger._store.writing() as connection:
            connection.execute(text(change.format(table, column)))
        assert ledger.root() == root


def test_replace_is_no_way_around(tmp_path: object) -> None:
    with Ledger.open(f"{tmp_path}/a.db") as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
        root = ledger.root()
        with ledger._store.writing() as connection:
            connection.execute(text("PRAGMA recursive_triggers = OFF"))
            connection.execute(
                text("INSERT OR REPLACE INTO runs (extractor, first_seen, seal) VALUES (:e, 'x', 'x')"), {"e": READER}
            )
        assert ledger.root() == root


def test_selections(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(batch(1, 2), extractor=READER, at=AT)

        def count(**chosen: Any) -> int:
            return len(list(ledger.select(Selection(**chosen))))

        assert count(party="NORWAY", matter_words=("boat",)) == count(speaker="ola berg") == count(acts=("commit",)) == 2
        assert count(party="Sweden") == count(matter_words=("tanks",)) == count(acts=("refuse",)) == 0
        assert count(since="2025-02-25") == count(until="2025-02-25") == 2
        assert count(since="2025-02-26") == count(until="2025-02-24") == 0
        assert count(known_by="2025-03-01") == 2
        assert count(known_by="2025-02-28") == 0
        assert count(outlet="Daily", limit=1) == 1
        assert count(outlet="Weekly") == 0
        assert [one.name for one in ledger.parties()] == ["Norway"]
        assert [(one.name, one.statements) for one in ledger.matters("norway")] == [("patrol boats for Estonia", 2)]
        assert ledger.searched(None, "2025-02-26").reports == 0
        assert ledger.searched().statements == 2
        with pytest.raises(NotFoundError, match="an empty id: no such statement"):
            ledger.statement("")
        with pytest.raises(NotFoundError, match="beginning of several"):
            ledger.statement("s")
        for other in ("r-0123456789abcdef", "d-01", "u-0123456789abcdef"):
            with pytest.raises(NotFoundError, match=f"{other}: is no id of a statement, which begins with s-"):
                ledger.statement(other)


def test_lists_go_on_where_they_stopped(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(batch(1, 2, 3), extractor=READER, at=AT)
        for newest in (True, False):
            whole = list(ledger.select(Selection(newest=newest)))
            rest = Selection(newest=newest, past=ledger.place(whole[0]), limit=2)
            assert list(ledger.select(rest)) == whole[1:3]
        every = list(ledger.reports())
        assert list(ledger.reports(past=every[0].id, limit=1)) == every[1:2]
        assert list(ledger.reports(past=every[-1].id)) == []


def test_one_text_at_two_addresses_is_one_statement(address: str) -> None:
    early, late = report(1, "Daily", "2025-02-26"), report(1, "Weekly", "2025-02-28")
    with Ledger.open(address) as ledger:
        ledger.add([(late, [statement(late)]), (early, [statement(early)])], extractor=READER, at=AT)
        (only,) = ledger.select()
        assert only.report == early
        (weekly,) = ledger.select(Selection(outlet="Weekly"))
        assert weekly.report == late


def test_the_latest_run_is_current_and_the_clock_goes_back(address: str) -> None:
    one = report(1)
    with Ledger.open(address) as ledger:
        ledger.add([(one, [statement(one)])], extractor=READER, at=AT)
        ledger.add([(one, [statement(one, "test-2", "intend")])], extractor="test-2", at="2025-03-05T00:00:00Z")
        assert [found.act for found in ledger.select()] == ["intend"]
        assert [found.act for found in ledger.select(Selection(known_by="2025-03-02"))] == ["commit"]
        assert [found.act for found in ledger.select(Selection(extractor=READER))] == ["commit"]


def test_what_stands_is_what_is_selected(address: str) -> None:
    text = "Norway will send 7 patrol boats to Estonia, minister Ola Berg said on Tuesday."
    late, early, once = report(7, "Weekly", "2025-02-28", text), report(7, "Daily", "2025-02-27", text), report(1)

    def standing(ledger: Ledger) -> list[int]:
        found = ledger.standing(report for report, _ in ledger.readings())
        for document, places in found.items():
            assert places == [ledger.place(one) for one in ledger.select(Selection(document=document))]
        return sorted(place for places in found.values() for place in places)

    with Ledger.open(address) as ledger:
        ledger.add([(one, [statement(one)]) for one in (late, once)], extractor=READER, at=AT)
        before = standing(ledger)
        assert before == [ledger.place(one) for one in ledger.select()]
        ledger.add([(early, [statement(early)])], extractor=READER, at=AT)
        ledger.add([(once, [statement(once, "test-2", "intend")])], extractor="test-2", at="2025-03-05T00:00:00Z")
        assert ledger.readings() == {(one.id, READER) for one in (late, early, once)} | {(once.id, "test-2")}
        assert standing(ledger) == [ledger.place(one) for one in ledger.select()]
        assert len(before) == 2
        assert not set(before) & set(standing(ledger))
        assert list(ledger.standing([late.id])) == [late.document.id]
        assert ledger.standing([]) == {}


@pytest.mark.parametrize("words", ["", '"', "a AND (", "NEAR/2 *", "boats'--", "\x00", "\ud800", "-boats", "{}:^"])
def test_odd_words_never_raise(address: str, words: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
        assert isinstance(ledger.search(words), list)
        assert "[boats]" in ledger.search("patrol BOAT")[0][1]


def test_judgements(address: str) -> None:
    held = Judgement("merge", ("s-1", "s-2"), "reviewer", AT, "one remark", (("a", "b"),), 0.5)
    with Ledger.open(address) as ledger:
        assert (ledger.judge(held), ledger.judge(held)) == (1, 0)
        assert list(ledger.judgements(kind="merge", target="s-2", known_by="2025-03-01")) == [held]
        assert list(ledger.judgements(target="s-3")) == []


def test_migrations_go_both_ways_with_data_in(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(batch(1, 2), extractor=READER, at=AT)
        root = ledger.root()
        with ledger._store.writing() as connection:
            downgrade(connection, "0001")
            upgrade(connection)
        assert ledger.root() == root
        assert len(ledger.search("boats")) == 2
        assert list(ledger.verify()) == []


def test_what_queries_see_is_what_the_migrations_make(address: str) -> None:
    with Ledger.open(address) as ledger, ledger._store.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}), metadata)
    # Indexes, the table of versions and the full-text index with its own tables are the migrations' alone.
    kinds = {(one[0], getattr(one[1], "name", "").split("_")[0]) for one in found}
    assert kinds <= {
        ("remove_index", name) for name in ("reports", "statements", "targets", "bearings", "deadlines", "totals")
    } | {("remove_table", name) for name in ("statement", "page", "bearing")}
    with Ledger.open(address) as ledger, ledger._store.reading() as connection:
        metadata_without = MetaData()
        assert any(
            one[0] == "remove_table" and one[1].name == "statements"
            for one in compare_metadata(MigrationContext.configure(connection), metadata_without)
        ), "the comparison sees a table that is not in schema.py"


def test_one_text_at_two_addresses_is_counted_once(address: str) -> None:
    early, late = report(1, "Daily"), report(1, "Weekly")
    with Ledger.open(address) as ledger:
        ledger.add([(early, [statement(early)]), (late, [statement(late)])], extractor=READER, at=AT)
        ledger.add(batch(2), extractor=READER, at=AT)
        assert [(one.name, one.statements) for one in ledger.parties()] == [("Norway", 2)]
        assert [one.statements for one in ledger.matters("NORWAY")] == [2]
        ledger.add([(late, [statement(late, "test-2")])], extractor="test-2", at="2025-04-01T00:00:00Z")
        assert [one.statements for one in ledger.parties()] == [2]
