"""Sums of a large file's pages take no memory that grows with it."""

from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.ledger.pages import differing, write_sums
from tests.ledger.ledger_made import AT, READER, batch

PAGES = 20_000
# The sums are four bytes a page, held twice while they are compared; in a list they were forty.
MOST = 24 * PAGES


def most_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_sums_of_many_pages_take_little_memory(tmp_path: Path) -> None:
    where = str(tmp_path / "large.db")
    with Ledger.open(where) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
    with closing(sqlite3.connect(where, isolation_level=None)) as driver:
        driver.execute("CREATE TABLE filler (bytes BLOB)")
        driver.execute("INSERT INTO filler VALUES (?)", (bytes(4096 * PAGES),))
        written = most_of(lambda: write_sums(driver))
        found: list[int] = []
        compared = most_of(lambda: found.extend(differing(driver)))
    assert not found
    assert written < MOST
    assert compared < MOST
