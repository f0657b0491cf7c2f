"""What is no ledger, what cannot be written, what was killed and what was damaged."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger_made import AT, READER, batch

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger

KILLS = 20
WRITER = """
import sys
sys.path[:0] = {paths!r}
from ledger_made import AT, READER, batch
from onrecord.ledger import Ledger
with Ledger.open({address!r}) as ledger:
    print("open", flush=True)
    for start in range(0, 200, 10):
        ledger.add(batch(*range(start, start + 10)), extractor=READER, at=AT)
        print(start + 10, flush=True)
"""


def writer(address: str) -> subprocess.Popen[str]:
    paths = [str(Path(__file__).parent), *sys.path]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER.format(paths=paths, address=address)], stdout=subprocess.PIPE, text=True
    )


def in_child(task: Callable[[], None], prepare: Callable[[], None]) -> None:
    """Run in a forked process after `prepare`; an assertion that fails there fails here."""
    child = os.fork()
    if child == 0:
        try:
            prepare()
            task()
        except BaseException as error:  # noqa: BLE001 (nothing may come back from the fork)
            os.write(2, repr(error).encode())
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize(
    "content", [b"not a database, only words\n" * 9, b"SQLite format 3\x00 and then nothing of the kind" * 99]
)
def test_a_file_that_is_no_ledger_stays_as_it_was(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.db"
    file.write_bytes(content)
    with pytest.raises(LedgerError, match=r"notes\.db"):
        Ledger.open(str(file))
    assert file.read_bytes() == content


def test_another_program_s_database_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE documents (x)")
    connection.close()
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(str(file))
    with pytest.raises(LedgerError, match="no folder"):
        Ledger.open(str(tmp_path / "missing" / "a.db"))
    with pytest.raises(LedgerError, match="no ledger here"):
        Ledger.open(str(tmp_path / "a.db"), create=False)
    assert not (tmp_path / "a.db").exists()


def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    file = str(tmp_path / "a.db")
    with Ledger.open(file) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
        root = ledger.root()

    def fill() -> None:
        with Ledger.open(file) as ledger, pytest.raises(LedgerError, match=r"a\.db.*disk"):
            ledger.add(batch(*range(2, 2000)), extractor=READER, at=AT)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    in_child(fill, limit)
    with Ledger.open(file) as ledger:
        assert ledger.root() == root
        assert list(ledger.verify()) == []


def test_a_read_only_ledger_can_be_read_and_says_why_it_cannot_be_written() -> None:
    folder = Path(tempfile.mkdtemp(prefix="onrecord-ro-", dir="/tmp"))
    file = folder / "a.db"
    with Ledger.open(str(file)) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
    file.chmod(0o444)
    folder.chmod(0o555)

    def use() -> None:
        with Ledger.open(str(file)) as ledger:
            assert len(list(ledger.select())) == 1
            with pytest.raises(LedgerError, match=r"a\.db.*read-only"):
                ledger.add(batch(2), extractor=READER, at=AT)

    in_child(use, lambda: os.setuid(65534) if os.geteuid() == 0 else None)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_killed_at_any_point_nothing_acknowledged_is_lost(new_address: Callable[[], str]) -> None:
    chance = random.Random(7)
    address = new_address()
    acknowledged = 0
    for _ in range(KILLS // 2):
        process = writer(address)
        time.sleep(chance.uniform(0.3, 1.6))
        process.send_signal(signal.SIGKILL)
        told = [line for line in process.communicate()[0].split() if line.isdigit()]
        acknowledged = max([acknowledged, *map(int, told)])
        with Ledger.open(address) as ledger:
            assert list(ledger.verify()) == []
            assert ledger.sizes()["reports"] >= acknowledged
    process = writer(address)
    assert process.communicate()[0].split()[-1] == "200"
    with Ledger.open(address) as ledger, Ledger.open(new_address()) as whole:
        whole.add(batch(*range(200)), extractor=READER, at=AT)
        assert ledger.root() == whole.root()


def test_two_writers_at_once_make_the_ledger_of_one(new_address: Callable[[], str]) -> None:
    address = new_address()
    both = [writer(address), writer(address)]
    assert [process.communicate()[0].split()[-1] for process in both] == ["200", "200"]
    with Ledger.open(address) as ledger, Ledger.open(new_address()) as whole:
        whole.add(batch(*range(200)), extractor=READER, at=AT)
        assert ledger.root() == whole.root()
        assert list(ledger.verify()) == []


def test_a_flipped_byte_that_changes_a_record_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    with Ledger.open(str(file)) as ledger:
        ledger.add(batch(*range(30)), extractor=READER, at=AT)
        root = ledger.root()
    whole, chance, caught = file.read_bytes(), random.Random(3), 0
    for _ in range(40):
        place = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        try:
            with Ledger.open(str(file), create=False) as ledger:
                found = list(ledger.verify())
                caught += bool(found)
                # What goes unreported lies in space that holds no record.
                assert found or ledger.root() == root, place
        except LedgerError:
            caught += 1
    assert caught > 10
