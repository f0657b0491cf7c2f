"""`onrecord serve` as a process of its own."""

from __future__ import annotations

import importlib
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from onrecord.surfaces.commands.serve import is_loopback, spelled
from tests.surfaces.conftest import Run

ROOT = Path(__file__).resolve().parents[3]


def start(folder: Path, *options: str) -> tuple[subprocess.Popen[str], str, list[str]]:
    """A server on any free port; its address and what it printed when it was ready."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "0", "--by", "A. Owner", *options]
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    printed = [process.stderr.readline() for _ in range(2)]
    match = re.search(r"http://[^/]+", printed[0])
    assert match is not None, printed
    return process, match[0], printed


def test_it_answers_and_ends_with_ctrl_c(told: Run, folder: Path) -> None:
    process, address, printed = start(folder)
    try:
        assert httpx.get(f"{address}/health").text == "ok\n"
        signed = httpx.get(re.findall(r"http://\S+", printed[1])[0])
        assert (signed.status_code, "onrecord=" in signed.headers["set-cookie"]) == (303, True)
    finally:
        process.send_signal(2)
        _, rest = process.communicate(timeout=20)
    assert process.returncode in (0, 130), rest
    assert "Traceback" not in rest


def test_a_server_that_others_can_reach_says_so_and_needs_tokens(told: Run, folder: Path) -> None:
    process, here, printed = start(folder, "--host", "0.0.0.0")
    try:
        assert process.stderr is not None
        assert "without TLS" in process.stderr.readline()
        assert "say with --name" in process.stderr.readline()
        assert httpx.get(f"{here}/health").status_code == 200
        assert httpx.get(here).status_code == 401
        # The link that it prints is one that it answers to.
        assert httpx.get(re.findall(r"http://\S+", printed[1])[0]).status_code == 303
    finally:
        process.send_signal(2)
        process.communicate(timeout=20)


def test_a_port_that_is_taken_and_a_ledger_that_is_not_there_are_one_line(run: Run, told: Run, folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = run("serve", "--port", str(taken.getsockname()[1]))
    assert (answer.exit_code, "cannot listen" in answer.stderr) == (1, True)
    assert run("serve", "--ledger", "none.db").exit_code == 1


def test_without_the_extra_it_says_which(run: Run, told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.import_module

    def lacking(name: str, package: str | None = None) -> Any:
        if name.startswith("onrecord.surfaces.web"):
            raise ModuleNotFoundError("No module named 'fastapi'", name="fastapi")
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", lacking)
    answer = run("serve")
    assert (answer.exit_code, answer.stderr) == (
        1,
        "onrecord: serve needs fastapi: pip install 'onrecord[serve]'\n",
    )


@pytest.mark.parametrize(
    ("host", "local", "written"),
    [("127.0.0.1", True, "127.0.0.1"), ("::1", True, "[::1]"), ("localhost", True, "localhost"), ("0.0.0.0", False, "0.0.0.0")],
)
def test_which_addresses_are_this_machine(host: str, local: bool, written: str) -> None:
    assert (is_loopback(host), spelled(host)) == (local, written)
