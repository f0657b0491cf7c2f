"""`read --to` stopped or killed at any point: nothing half written is left, and the same command goes on exactly there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.archive.test_archive import rows
from tests.surfaces.fakes import write_reports

# More than are read until the last stop: one that falls when all is read tells nothing.
REPORTS, STOPS = 240, 2
# The command line with the extractor of a few lines, and parts of twenty reports, in a process of its own.
PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs in its background deaf to it
import onrecord.archive.keeper as keeper
import onrecord.surfaces.commands.read as read
from tests.surfaces.fakes import UNHURRIED
keeper.PART = 20
read.shipped_maker = lambda: UNHURRIED
from onrecord.surfaces.cli import main
main()
"""


def start(to: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    command = [sys.executable, "-c", PROGRAM, "read", "reports", "--to", str(to), "--workers", "1"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, start_new_session=True)


def through(to: Path) -> bytes:
    process = start(to)
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 0, said
    return said


def finished(to: Path) -> int:
    return len(list((to / "manifest").rglob("*.json")))


def partial(to: Path) -> list[Path]:
    return list(to.rglob("*.part"))


@pytest.fixture
def reports(folder: Path) -> Path:
    return write_reports(folder / "reports", (f"2026-{1 + number % 6:02d}-05" for number in range(REPORTS)))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_it_goes_on_where_it_was_stopped(folder: Path, reports: Path, how: signal.Signals) -> None:
    through(folder / "clean")
    chance, out, stopped = random.Random(how), folder / "out", 0
    for _ in range(STOPS):
        process, before = start(out), finished(out)
        while process.poll() is None and finished(out) == before:
            time.sleep(0.002)
        # A part of twenty takes 0.1 s, of which writing its files is a good piece.
        time.sleep(chance.uniform(0, 0.08))
        os.killpg(process.pid, how)
        said = process.communicate(timeout=20)[1]
        if process.returncode == 0:
            break
        stopped += 1
        assert process.returncode == (130 if how is signal.SIGINT else -how), said
        if how is signal.SIGINT:
            assert partial(out) == [], "Ctrl-C leaves nothing half written"
            assert b"Traceback" not in said
    assert stopped, "a stop must fall while something is read"
    assert b"read before" in through(out)
    assert partial(out) == []
    for kind in ("reports", "statements"):
        assert len(rows(out, kind)) == REPORTS
        assert rows(out, kind) == rows(folder / "clean", kind)
