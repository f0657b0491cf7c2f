"""Bytes of the file that change by themselves."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from alembic.util import CommandError
from sqlalchemy import text

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, pages
from onrecord.ledger.migrate import downgrade
from tests.ledger.ledger_made import AT, READER, batch

FLIPS = 100


def flipped(whole: bytes, place: int, bit: int) -> bytes:
    damaged = bytearray(whole)
    damaged[place] ^= 1 << bit
    return bytes(damaged)


def reported(file: Path) -> bool:
    try:
        with Ledger.open(str(file), create=False) as ledger:
            return next(iter(ledger.verify()), None) is not None
    except LedgerError:
        return True


def clear(file: Path) -> None:
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


def made(file: Path, count: int = 60) -> bytes:
    with Ledger.open(str(file)) as ledger:
        ledger.add(batch(*range(count)), extractor=READER, at=AT)
    assert not reported(file)
    return file.read_bytes()


def test_a_flipped_byte_anywhere_in_the_file_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    whole, chance = made(file), random.Random(3)
    places = [*range(0, 100, 4), *(chance.randrange(len(whole)) for _ in range(FLIPS))]
    missed = []
    for place in places:
        file.write_bytes(flipped(whole, place, chance.randrange(8)))
        clear(file)
        if not reported(file):
            missed.append(place)
    assert missed == []


def test_a_flipped_byte_among_the_sums_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    whole, chance = made(file), random.Random(5)
    with closing(sqlite3.connect(file)) as connection:
        held = "SELECT pageno FROM dbstat WHERE name IN ('page_sums', 'page_state')"
        try:
            numbers = [number for (number,) in connection.execute(held)]
        except sqlite3.OperationalError:
            pytest.skip("NOT TRIED: this SQLite was built without dbstat")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    assert len(numbers) > 2
    missed = []
    for number in numbers:
        for place in [*range(12), *(chance.randrange(size) for _ in range(8)), size - 1]:
            file.write_bytes(flipped(whole, (number - 1) * size + place, chance.randrange(8)))
            clear(file)
            if not reported(file):
                missed.append((number, place))
    assert missed == []


def test_a_file_cut_short_or_grown_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    whole = made(file)
    for damaged in (whole[:-4096], whole[:-1], whole + bytes(4096)):
        file.write_bytes(damaged)
        clear(file)
        assert reported(file)


def test_without_sums_what_goes_unreported_changes_no_answer(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    with Ledger.open(str(file)) as ledger:
        ledger.add(batch(*range(60)), extractor=READER, at=AT)
        root, found = ledger.root(), list(ledger.select())
        ledger._store.changed = False  # as after a kill
    whole, chance, unreported = file.read_bytes(), random.Random(3), 0
    for _ in range(40):
        file.write_bytes(flipped(whole, chance.randrange(len(whole)), chance.randrange(8)))
        clear(file)
        if not reported(file):
            unreported += 1
            with Ledger.open(str(file)) as ledger:
                assert (ledger.root(), list(ledger.select()), len(ledger.search("boats", 99))) == (root, found, 60)
    assert unreported > 0, "else the sums would not be needed"


def test_sums_follow_the_ledger_as_it_grows(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    for first in range(0, 600, 150):
        with Ledger.open(str(file)) as ledger:
            ledger.add(batch(*range(first, first + 150)), extractor=READER, at=AT)
            assert list(ledger.verify()) == []
        assert not reported(file)
        clear(file)
        whole = file.read_bytes()
        file.write_bytes(flipped(whole, len(whole) - 2000, 3))
        assert reported(file)
        file.write_bytes(whole)


def test_what_adds_nothing_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    whole = made(file)
    with Ledger.open(str(file)) as ledger:
        ledger.add(batch(*range(60)), extractor=READER, at="2025-04-01T00:00:00Z")
        assert list(ledger.verify()) == []
    assert file.read_bytes() == whole


def test_others_at_the_file_put_the_sums_off_and_nobody_waits(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    made(file)
    with Ledger.open(str(file)) as other:
        reading = other.select()
        next(reading)
        start = time.monotonic()
        with Ledger.open(str(file)) as ledger:
            ledger.add(batch(100), extractor=READER, at=AT)
        assert time.monotonic() - start < 10
        assert len(list(reading)) == 59
        with closing(sqlite3.connect(file)) as connection:
            assert list(pages.differing(connection)) == []
    assert not reported(file)


def test_going_back_before_the_sums_and_forth_again(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    made(file)
    with Ledger.open(str(file)) as ledger, ledger._store.writing() as connection:
        downgrade(connection, "0004")
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name LIKE 'page%'")).scalar() == 0
    assert not reported(file)


def test_an_unknown_version_is_no_version(tmp_path: Path) -> None:
    with (
        Ledger.open(str(tmp_path / "a.db")) as ledger,
        pytest.raises(CommandError),
        ledger._store.writing() as connection,
    ):
        downgrade(connection, "9999")
