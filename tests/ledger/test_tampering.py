"""What is changed behind the ledger's back is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.ledger.schema import TABLES
from onrecord.types import Judgement
from tests.ledger.ledger_made import AT, READER, batch

# What is done, and how the fault's name begins.
TAMPERINGS = [
    ("UPDATE documents SET text = substr(text, 2)", "document d-"),
    ("UPDATE documents SET encoding = 'latin-1'", "document d-"),
    ("UPDATE reports SET outlet = 'Weekly'", "report r-"),
    ("UPDATE reports SET body = replace(body, 'Boats', 'Goats')", "report r-"),
    ("UPDATE reports SET known_since = '2024-01-01T00:00:00Z'", "report r-"),
    ("DELETE FROM reports", "statement s-"),
    ("UPDATE runs SET first_seen = '2024-01-01T00:00:00Z'", "run test-1"),
    ("UPDATE readings SET statements = 2", "reading of r-"),
    ("UPDATE readings SET published = '2024-01-01'", "reading of r-"),
    ("DELETE FROM readings", "reading of r-"),
    ("UPDATE statements SET body = replace(body, 'commit', 'refuse')", "statement s-"),
    ("UPDATE statements SET body = replace(body, '2025-02-25', '2025-02-24')", "statement s-"),
    ("UPDATE statements SET body = '{'", "statement s-"),
    ("UPDATE statements SET party = 'Sweden'", "statement s-"),
    ("UPDATE statements SET words = 'wpeace'", "statement s-"),
    ("UPDATE statements SET place = 7", "statement s-"),
    ("UPDATE statements SET seal = 'x'", "statement s-"),
    ("DELETE FROM statements", "reading of r-"),
    ("UPDATE judgements SET body = replace(body, 'accept', 'reject')", "judgement j-"),
    ("UPDATE judgements SET body = ''", "judgement j-"),
    ("UPDATE judgements SET at = '2024-01-01T00:00:00Z'", "judgement j-"),
    ("DELETE FROM targets", "judgement j-"),
    ("UPDATE targets SET target = 's-2'", "judgement j-"),
]


@pytest.fixture
def filled(address: str) -> str:
    with Ledger.open(address) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
        ledger.judge(Judgement("accept", ("s-1",), "reviewer", AT))
        assert list(ledger.verify()) == []
    return address


def tamper(address: str, statement: str) -> None:
    """Run SQL with nothing in its way."""
    if "://" not in address:
        with closing(sqlite3.connect(address)) as connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute(statement)
            connection.commit()
        return
    engine = create_engine(address.replace("postgresql", "postgresql+psycopg", 1))
    with engine.begin() as connection:
        for table in TABLES:
            connection.execute(text(f"ALTER TABLE {table.name} DISABLE TRIGGER ALL"))
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.mark.parametrize(("statement", "name"), TAMPERINGS)
def test_tampering_is_named_and_changes_the_root(filled: str, statement: str, name: str) -> None:
    with Ledger.open(filled) as ledger:
        root = ledger.root()
    tamper(filled, statement)
    with Ledger.open(filled) as ledger:
        found = list(ledger.verify())
        assert any(fault.name.startswith(name) for fault in found), found
        assert any(fault.name.startswith("schema trigger") for fault in found), "guards that are gone are named too"
        drawn = ("outlet", "party", "words", "place", "seal", "targets", "published", "SET at")
        if not any(word in statement for word in drawn):
            assert ledger.root() != root


def test_a_full_text_index_that_differs_is_named(tmp_path: Path) -> None:
    file = str(tmp_path / "a.db")
    with Ledger.open(file) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
    tamper(file, "INSERT INTO statement_words(statement_words, rowid, words) SELECT 'delete', place, words FROM statements")
    with Ledger.open(file) as ledger:
        assert "full-text index" in [fault.name for fault in ledger.verify()]


def test_an_index_that_differs_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    with Ledger.open(str(file)) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
    with closing(sqlite3.connect(file)) as connection:
        ((page, size),) = connection.execute(
            "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = 'statements_by_party'"
        )
    damaged = bytearray(file.read_bytes())
    damaged[page * size - 20] ^= 1
    file.write_bytes(damaged)
    with Ledger.open(str(file)) as ledger:
        assert any("statements_by_party" in fault.reason for fault in ledger.verify() if fault.name == "file")


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_postgresql_refuses_to_be_emptied(server_address: Callable[[], str], table: str) -> None:
    with Ledger.open(server_address()) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
        root = ledger.root()
        with pytest.raises(LedgerError, match="only added to"), ledger._store.writing() as connection:
            connection.execute(text(f"TRUNCATE {table} CASCADE"))
        assert ledger.root() == root
