"""`read --to` and `load` as a user calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.surfaces.conftest import Run


@pytest.fixture
def reports(folder: Path) -> Path:
    (folder / "in").mkdir()
    for number in range(5):
        text = f" date 2026-03-{1 + number:02d} Norland promised to send {number} trains. It rained."
        (folder / "in" / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "in" / "bad.txt").write_bytes(b"\xff\xfe\xff words")
    return folder / "in"


def test_read_to_a_folder_and_load_it(folder: Path, reports: Path, run: Run) -> None:
    first = run("read", "in", "--to", "out")
    assert (first.exit_code, first.stdout) == (1, "")
    assert "bad.txt" in first.stderr
    assert "5 reports, 5 statements, 1 refused; in out" in first.stderr
    assert "words/s" not in first.stderr
    assert not (folder / "onrecord.db").exists()
    (reports / "bad.txt").unlink()
    again = run("read", "in", "--to", "out", "--stats")
    assert "words/s, start excluded" in again.stderr
    assert (again.exit_code, "5 reports (5 read before), 0 statements; in out" in again.stderr) == (0, True)
    loaded = run("load", "out")
    assert (loaded.exit_code, "5 reports, 5 statements; ledger onrecord.db" in loaded.stderr) == (0, True)
    with Ledger.open("onrecord.db", create=False) as kept:
        assert kept.sizes()["statements"] == 5
        assert list(kept.verify()) == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--engine", "ray"), "say where with --to DIR"),
        (("--to", "out", "--address", "127.0.0.1:6379"), "add --engine ray"),
        (("--to", "out", "--engine", "spark"), "choose from local, ray"),
    ],
)
def test_wrong_use_is_told(reports: Path, run: Run, arguments: tuple[str, ...], reason: str) -> None:
    done = run("read", "in", *arguments)
    assert done.exit_code == 2
    assert reason in done.stderr


def test_a_folder_of_other_files_is_not_written_to(reports: Path, run: Run) -> None:
    done = run("read", "in", "--to", "in")
    assert (done.exit_code, "holds other files and no archive" in done.stderr) == (1, True)


def test_what_is_no_archive_is_not_loaded(reports: Path, run: Run) -> None:
    done = run("load", "in")
    assert done.exit_code == 1
    assert "is no archive that `read --to` wrote" in done.stderr
