"""What is no ledger, and what cannot be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from tests.ledger.ledger_made import AT, READER, batch

# Each runs in a process of its own, with the limit that it sets for itself.
FILLS_THE_DISK = """
import resource, signal, sys
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from tests.ledger.ledger_made import AT, READER, batch
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with Ledger.open(sys.argv[1]) as ledger:
    try:
        ledger.add(batch(*range(2, 2000)), extractor=READER, at=AT)
    except LedgerError as error:
        print(error)
"""
HAS_ROOM_AGAIN = """
import resource, sys
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from tests.ledger.ledger_made import AT, READER, batch
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
with Ledger.open(sys.argv[1]) as ledger:
    print(len(list(ledger.select())))
    try:
        ledger.add(batch(2), extractor=READER, at=AT)
    except LedgerError as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    ledger.add(batch(2), extractor=READER, at=AT)
    print(len(list(ledger.select())))
"""
WITHOUT_RIGHTS = """
import os, sys
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from tests.ledger.ledger_made import AT, READER, batch
with Ledger.open(sys.argv[2]) as ledger:  # everything is loaded now that another user might have no right to
    ledger.add(batch(1), extractor=READER, at=AT)
    list(ledger.select())
if os.geteuid() == 0:
    os.setuid(65534)
with Ledger.open(sys.argv[1]) as ledger:
    print(len(list(ledger.select())))
    try:
        ledger.add(batch(2), extractor=READER, at=AT)
    except LedgerError as error:
        print(error)
"""


def told_by(root: Path, script: str, *arguments: str) -> str:
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, check=True, env=env, stdout=subprocess.PIPE, text=True, timeout=120).stdout


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
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE documents (x)")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(str(file))
    with pytest.raises(LedgerError, match="no folder"):
        Ledger.open(str(tmp_path / "missing" / "a.db"))
    with pytest.raises(LedgerError, match="no ledger here"):
        Ledger.open(str(tmp_path / "a.db"), create=False)
    assert not (tmp_path / "a.db").exists()


def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path: Path, root: Path) -> None:
    file = str(tmp_path / "a.db")
    with Ledger.open(file) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
        before = ledger.root()
    told = told_by(root, FILLS_THE_DISK, file)
    assert told.startswith(file)
    assert "disk" in told
    with Ledger.open(file) as ledger:
        assert ledger.root() == before
        assert list(ledger.verify()) == []


def test_an_open_ledger_is_read_while_the_disk_is_full_and_written_to_when_it_is_not(tmp_path: Path, root: Path) -> None:
    file = str(tmp_path / "a.db")
    with Ledger.open(file) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
    full, reason, roomy = told_by(root, HAS_ROOM_AGAIN, file).splitlines()
    assert (full, roomy) == ("1", "2")
    assert reason == f"{file}: cannot be written to: the disk is full; the ledger is as it was"


def test_a_read_only_ledger_can_be_read_and_says_why_it_cannot_be_written(tmp_path: Path, root: Path) -> None:
    # Not under pytest's own folder, which other users may not enter.
    folder = Path(tempfile.mkdtemp(prefix="onrecord-ro-", dir="/tmp"))
    file = folder / "a.db"
    with Ledger.open(str(file)) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
    file.chmod(0o444)
    folder.chmod(0o555)
    count, reason = told_by(root, WITHOUT_RIGHTS, str(file), str(tmp_path / "other.db")).splitlines()
    folder.chmod(0o755)
    shutil.rmtree(folder)
    assert count == "1"
    assert reason.startswith(str(file))
    assert "read-only" in reason
