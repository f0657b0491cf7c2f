"""A command line in this process, on a ledger of its own."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.surfaces.cli import app
from tests.surfaces.fakes import PLAIN

Run = Callable[..., Result]

SHIPPED = Path(importlib.import_module("onrecord").__file__ or "").parent / "model" / "model.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty, with no setting in the environment."""
    for name in ("ONRECORD_LEDGER", "ONRECORD_WORKERS", "ONRECORD_SECONDS", "ONRECORD_REVIEWER", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ONRECORD_WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command; `read` uses the extractor of a few lines in fakes.py. Anything but an exit code is raised."""
    monkeypatch.setattr("onrecord.surfaces.commands.read.shipped_maker", lambda: PLAIN)
    runner = CliRunner()

    def call(*arguments: str, input: str | bytes | None = None) -> Result:
        result = runner.invoke(app, list(arguments), input=input)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def told(folder: Path, run: Run) -> Run:
    """The same after three reports were read: a promise, a refusal of it a week later, and a report with nothing in it."""
    (folder / "one.txt").write_text(" date 2026-03-05 Norland promised to open the border. It rained.", encoding="utf-8")
    (folder / "two.txt").write_text(
        " date 2026-03-12 Norland refused to open the border. Sudland promised to pay the ferry.", encoding="utf-8"
    )
    (folder / "three.txt").write_text(" date 2026-03-13 It rained again in the north.", encoding="utf-8")
    assert run("read", "one.txt", "two.txt", "three.txt", "--outlet", "The Courier").exit_code == 0
    return run
