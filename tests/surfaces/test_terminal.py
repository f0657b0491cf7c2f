"""What only a terminal sees: colour and the progress bar. Pipes and files get plain text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.surfaces.test_interrupted import PROGRAM

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")

ESCAPE = b"\x1b["


@pytest.fixture
def reports(folder: Path) -> Path:
    for number in range(12):
        (folder / f"{number}.txt").write_text(f" date 2026-03-05 Norland promised to send {number} trains.", encoding="utf-8")
    return folder


def environment() -> dict[str, str]:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return {**os.environ, "PYTHONPATH": path, "TERM": "xterm-256color", "ONRECORD_WORKERS": "1"}


def on_a_terminal(*arguments: str) -> bytes:
    """All that a command writes to a terminal that is both its stdout and its stderr."""
    leader, follower = os.openpty()
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, *arguments], stdout=follower, stderr=follower, env=environment())
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # Linux says so when the last writer is gone
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    assert process.wait(30) == 0
    return shown


def test_a_terminal_gets_colour_and_a_bar(reports: Path) -> None:
    shown = on_a_terminal("read", *(f"{number}.txt" for number in range(12)))
    assert ESCAPE in shown
    assert "━".encode() in shown
    assert shown.count(b"Norland") >= 12


def test_a_few_reports_need_no_bar(reports: Path) -> None:
    assert "━".encode() not in on_a_terminal("read", "1.txt", "2.txt")


def test_a_pipe_gets_neither(reports: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "read", *(f"{number}.txt" for number in range(12))]
    done = subprocess.run(command, capture_output=True, check=True, env=environment())
    assert ESCAPE not in done.stdout + done.stderr
    assert "━".encode() not in done.stderr
    assert not any(row.endswith(b" ") for row in done.stdout.splitlines())


def test_output_is_utf_8_whatever_the_locale(folder: Path) -> None:
    (folder / "a.txt").write_text("Norland promised to visit Łódź.", encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, "read", "a.txt", "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, check=True, env={**environment(), "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "visit Łódź" in done.stdout.decode("utf-8")


def test_shells_can_complete_commands(folder: Path) -> None:
    asked = {**environment(), "_ONRECORD_COMPLETE": "complete_bash", "COMP_WORDS": "onrecord ti", "COMP_CWORD": "1"}
    code = "from onrecord.surfaces.cli import app; app(prog_name='onrecord')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=asked)
    assert done.stdout.split() == [b"timeline"]
