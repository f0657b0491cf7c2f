"""A disk without room for so much as a lock file: what only reads answers as ever, and what writes says why it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.ledger.settled import unsettle
from tests.surfaces.conftest import Run

# In a process of its own: no file may grow beyond a thousand bytes. Python is told so by an error, not by a signal.
PROGRAM = """
import json, resource, sys
from typer.testing import CliRunner
import onrecord.surfaces.commands.read as read
from onrecord.surfaces.cli import app
from tests.surfaces.fakes import PLAIN
read.shipped_maker = lambda: PLAIN
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
runner = CliRunner()
for line in sys.stdin:
    result = runner.invoke(app, json.loads(line))
    print(json.dumps([result.exit_code, result.stdout, result.stderr]), flush=True)
"""
NORLAND = ("Norland", "--on", "opening the border")
QUESTIONS = [
    ("verify",),
    ("verify", "--root"),
    ("parties",),
    ("search", "border"),
    ("stand", *NORLAND),
    ("timeline", *NORLAND),
    ("gaps",),
    ("changes", "--since", "2026-03-01"),
    ("overdue",),
    ("export", "jsonl"),
]


def on_a_full_disk(*commands: tuple[str, ...]) -> list[list[object]]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    lines = "".join(f"{json.dumps(command)}\n" for command in commands)
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, input=lines, check=True, stdout=subprocess.PIPE, env=environment, text=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_what_only_reads_answers_as_ever(told: Run, folder: Path) -> None:
    (one, *_) = (json.loads(line)["id"] for line in told("search", "border", "--format", "jsonl").stdout.splitlines())
    questions = [*QUESTIONS, ("show", one)]
    full = on_a_full_disk(*questions)
    assert not (folder / "onrecord.db-wal").exists() or (folder / "onrecord.db-wal").stat().st_size == 0
    roomy = [told(*question) for question in questions]
    assert full == [[result.exit_code, result.stdout, result.stderr] for result in roomy]
    assert all(code == 0 for code, *_ in full)


def test_a_list_that_would_lack_what_was_read_last_is_refused(told: Run, folder: Path) -> None:
    """As after a read that the full disk ended: what it had added is not in the index yet, and cannot be put there."""
    with Ledger.open("onrecord.db") as ledger:
        unsettle(ledger._store)
    asked = [("stand", *NORLAND), ("timeline", *NORLAND), ("overdue", "--as-of", "2026-04-01"), ("search", "border")]
    lists = [("gaps",), ("changes", "--since", "2026-03-01"), ("parties",), ("matters",), ("matters", "--party", "Norland")]
    full = on_a_full_disk(*asked, *lists)
    roomy = [told(*question) for question in asked]
    assert full[: len(asked)] == [[result.exit_code, result.stdout, result.stderr] for result in roomy]
    for code, shown, reason in full[len(asked) :]:
        assert (code, shown) == (1, "")
        assert "onrecord: onrecord.db: its index lacks what was read last" in str(reason)


def test_what_writes_says_that_the_disk_is_full(told: Run, folder: Path) -> None:
    (folder / "new.txt").write_text(" date 2026-03-14 Norland promised to wait.", encoding="utf-8")
    before = (folder / "onrecord.db").read_bytes()
    ((code, shown, reason),) = on_a_full_disk(("read", "new.txt"))
    assert (code, shown) == (1, "")
    assert reason == "onrecord: onrecord.db: cannot be written to: the disk is full; the ledger is as it was\n"
    assert (folder / "onrecord.db").read_bytes() == before
