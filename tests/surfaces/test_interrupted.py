"""Killed or stopped at any point: the ledger is sound, a second run completes it, nothing is doubled, no process is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.surfaces.fakes import write_reports

REPORTS = 200
# The command line with the extractor of a few lines, in a process of its own.
PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs in its background deaf to it
import onrecord.surfaces.commands.read as read
from tests.surfaces.fakes import UNHURRIED
read.shipped_maker = lambda: UNHURRIED
from onrecord.surfaces.cli import main
main()
"""


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {
        **os.environ,
        "PYTHONPATH": path,
        "ONRECORD_LEDGER": str(folder / "kept.db"),
        "ONRECORD_TEST_OF": str(folder),
    }
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=folder, start_new_session=True
    )


def left_over(folder: Path) -> list[int]:
    """The processes that were started for this test and still run."""
    mark, found = f"ONRECORD_TEST_OF={folder}".encode(), []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def wait_until_none(folder: Path) -> bool:
    deadline = time.monotonic() + 10
    while left_over(folder) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not left_over(folder)


@pytest.fixture
def reports(folder: Path) -> Path:
    return write_reports(folder / "reports", (f"2026-03-{1 + number % 28:02d}" for number in range(REPORTS)))


def read_through(folder: Path, workers: int) -> bytes:
    process = start(folder, "read", "reports", "--format", "jsonl", "--workers", str(workers))
    printed, complaint = process.communicate(timeout=60)
    assert (process.returncode, b"refused" in complaint) == (0, False), complaint
    return printed


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_any_point(folder: Path, reports: Path, workers: int) -> None:
    clean = read_through(folder, workers)
    chance = random.Random(workers)
    for kill in range(3):
        (folder / "kept.db").unlink()
        process = start(folder, "read", "reports", "--format", "jsonl", "--workers", str(workers))
        time.sleep(chance.uniform(0.3, 2.2))
        process.send_signal(signal.SIGKILL)
        printed = process.communicate()[0]
        assert wait_until_none(folder)
        for name in ("kept.db-wal", "kept.db-shm"):
            assert (folder / "kept.db").exists() or not (folder / name).exists()
        if (folder / "kept.db").exists() and (folder / "kept.db").stat().st_size:
            with Ledger.open(str(folder / "kept.db")) as kept:
                assert list(kept.verify()) == []
                whole = printed.decode().count("\n")
                assert kept.sizes()["statements"] >= whole, f"kill {kill}: what was printed is kept"
        assert read_through(folder, workers) == clean
        with Ledger.open(str(folder / "kept.db")) as kept:
            assert list(kept.verify()) == []
            assert kept.sizes() == {"documents": REPORTS, "reports": REPORTS, "statements": REPORTS, "judgements": 0}


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("workers", [1, 2])
def test_stopped_with_ctrl_c(folder: Path, reports: Path, workers: int) -> None:
    process = start(folder, "read", "reports", "--format", "jsonl", "--workers", str(workers))
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    printed, complaint = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in complaint
    assert b"stopped" in complaint
    assert wait_until_none(folder)
    with Ledger.open(str(folder / "kept.db")) as kept:
        assert list(kept.verify()) == []
        assert REPORTS > kept.sizes()["reports"] >= printed.count(b"\n")
    assert read_through(folder, workers).count(b"\n") == REPORTS


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="writes to /dev/full")
def test_an_answer_that_goes_to_a_full_disk_ends_with_the_reason(folder: Path, reports: Path) -> None:
    command = f'"{sys.executable}" -c "$0" read reports --format jsonl --workers 1 > /dev/full'
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path, "ONRECORD_LEDGER": str(folder / "kept.db")}
    done = subprocess.run(["/bin/sh", "-c", command, PROGRAM], cwd=folder, env=environment, check=False, capture_output=True)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"is full; the ledger is sound" in done.stderr
    assert read_through(folder, 1).count(b"\n") == REPORTS


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="writes to /dev/full")
@pytest.mark.parametrize("command", ["--help", "--version", "stand --help"])
@pytest.mark.parametrize("streams", ["> /dev/full", "> /dev/full 2>&1"])
def test_help_that_goes_to_a_full_disk_ends_so_too(command: str, streams: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    line = f'"{sys.executable}" -m onrecord {command} {streams}'
    done = subprocess.run(["/bin/sh", "-c", line], env=environment, check=False, capture_output=True)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert (b"is full; the ledger is sound" in done.stderr) is ("2>" not in streams)


def test_any_number_of_workers_prints_the_same(folder: Path, reports: Path) -> None:
    printed = set()
    for workers in (1, 2, 3):
        printed.add(read_through(folder, workers))
        (folder / "kept.db").unlink()
    assert len(printed) == 1


def run_python(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    return subprocess.run([sys.executable, *arguments], check=False, capture_output=True, env=environment)


def test_starting_is_fast(folder: Path) -> None:
    """Best of three on a busy machine; measured alone `--help` takes 0.35 s, most of it typer and rich."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        assert run_python("-m", "onrecord", "--help").returncode == 0
        took.append(time.perf_counter() - began)
    assert min(took) < 1.5


LOADED = """
import sys
from onrecord.surfaces.cli import main
sys.argv = ["onrecord", sys.argv[1]]
try:
    main()
except SystemExit:
    pass
heavy = {"sqlalchemy", "onnxruntime", "numpy", "tokenizers", "alembic"} & set(sys.modules)
sys.exit(f"loaded {heavy}" if heavy else 0)
"""


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_starting_loads_nothing_heavy(folder: Path, option: str) -> None:
    done = run_python("-c", LOADED, option)
    assert done.returncode == 0, done.stderr
