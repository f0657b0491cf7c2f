"""Bad input: each with a clear message naming it, the rest read, exit 1; wrong use is exit 2."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.surfaces.conftest import Run

GOOD = " date 2026-03-05 Norland promised to open the border."


def broken_lines() -> bytes:
    row = '{"id": "%s", "published": "2026-03-05", "text": "Norland promised to open gate %s."}'
    return f"{row % ('a', 1)}\n{{broken\n{row % ('c', 3)}\n".encode()


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 64, ""),
    "invalid.txt": (b" date 2026-03-05 Norland promised \xff\xfe\xfa to pay.", ""),
    "nodate.txt": (b" date 2026-02-30 Norland promised to pay.", "2026-02-30"),
    "future.txt": (b" date 9999-01-01 Norland promised to pay.", "9999-01-01"),
    "broken.jsonl": (broken_lines(), "broken.jsonl:2: "),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_the_rest_is_read(folder: Path, run: Run, name: str) -> None:
    content, said = BAD[name]
    (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    result = run("read", name, "good.txt")
    complaint = result.stderr.splitlines()[0]
    assert result.exit_code == 1
    assert complaint.startswith(f"onrecord: {name}")
    assert len(complaint) > len(f"onrecord: {name}: ")
    assert said in complaint
    assert "open the border" in result.stdout
    assert "1 refused" in result.stderr
    assert run("verify").exit_code == 0


@pytest.mark.parametrize("to", [(), ("--to", "out")])
def test_what_is_not_english_is_named_with_its_language_and_counted(folder: Path, run: Run, to: tuple[str, ...]) -> None:
    (folder / "bote.txt").write_text(" date 2026-03-05 Norland wird die Grenze nicht öffnen.", encoding="utf-8")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "gone").mkdir()
    result = run("read", "bote.txt", "good.txt", "gone", *to)
    assert result.exit_code == 1
    assert "onrecord: bote.txt: is not English (German), and only English is read\n" in result.stderr
    assert "1 report, 1 statement, 2 refused (1 not English); " in result.stderr
    (folder / "bare.txt").write_text("Norland promised to pay.", encoding="utf-8")
    assert "1 report (1 without a date), 1 statement; " in run("read", "bare.txt").stderr


MISSING: dict[str, tuple[str, ...]] = {
    "read": ("read", "gone"),
    "watch": ("watch", "gone", "--once"),
    "load": ("load", "gone"),
    "import brat": ("import", "brat", "gone"),
    "import labelstudio": ("import", "labelstudio", "gone"),
    "evaluate": ("evaluate", "gone"),
    "matters": ("stand", "Norland", "--on", "border", "--matters", "gone"),
    "serve": ("serve", "--matters", "gone"),
    "ledger": ("parties", "--ledger", "gone"),
    "copy": ("copy", "gone", "there"),
    "id": ("show", "s-00"),
    "output": ("export", "csv", "-o", "gone/there.csv"),
}


@pytest.mark.parametrize("name", MISSING)
@pytest.mark.parametrize("held", [None, b"Norland, it said."])
def test_what_is_not_there_or_not_so_is_named_and_exits_with_1(folder: Path, run: Run, name: str, held: bytes | None) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run("read", "good.txt").exit_code == 0
    if held is not None:
        (folder / "gone").write_bytes(held)
    result = run(*MISSING[name])
    assert (result.exit_code, result.stdout) == (0 if name == "read" and held else 1, "")
    assert result.exit_code == 0 or re.match(r"onrecord: (gone|s-00)\S*: \w+", result.stderr), result.stderr


def test_what_surrounds_a_broken_line_is_read(folder: Path, run: Run) -> None:
    (folder / "broken.jsonl").write_bytes(broken_lines())
    result = run("read", "broken.jsonl")
    assert "open gate 1" in result.stdout
    assert "open gate 3" in result.stdout


def test_a_missing_path(folder: Path, run: Run) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    result = run("read", "gone.txt", "good.txt")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, "onrecord: gone.txt: does not exist")
    assert "open the border" in result.stdout


def test_a_line_of_50_megabytes(folder: Path, run: Run) -> None:
    (folder / "huge.txt").write_bytes(b"words " * 9_000_000)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    result = run("read", "huge.txt", "good.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("onrecord: huge.txt: ")
    assert "open the border" in result.stdout


@pytest.mark.parametrize("command", [("read", "good.txt"), ("search", "x"), ("verify",), ("stand", "A", "--on", "b")])
def test_a_ledger_that_is_none(folder: Path, run: Run, command: tuple[str, ...]) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "not.db").write_text("this is a letter, not a ledger\n" * 200, encoding="utf-8")
    before = (folder / "not.db").read_bytes()
    result = run(*command, "--ledger", "not.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "not.db" in result.stderr
    assert "ledger" in result.stderr
    assert (folder / "not.db").read_bytes() == before


def test_questions_make_no_ledger(folder: Path, run: Run) -> None:
    result = run("search", "words")
    assert result.exit_code == 1
    assert "onrecord.db" in result.stderr
    assert not (folder / "onrecord.db").exists()


def test_a_folder_that_cannot_be_written_to(folder: Path, run: Run) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    result = run("read", "good.txt", "--ledger", "/proc/ledger.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "/proc/ledger.db" in result.stderr


def test_a_full_disk_leaves_the_ledger_as_it_was(told: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full, as SQLite meets it: no page more than there are now."""
    (folder / "long.txt").write_text("Norland promised to wait. " + "It rained. " * 40_000, encoding="utf-8")
    root = told("verify", "--root").stdout
    connect = sqlite3.connect

    def full(*arguments: object, **named: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)  # type: ignore[call-overload]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {max(pages, 1)}")
        return connection

    monkeypatch.setattr(sqlite3, "connect", full)
    result = told("read", "long.txt")
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "full" in result.stderr
    assert told("verify", "--root").stdout == root


def test_a_tampered_record_is_named_by_verify(told: Run, folder: Path) -> None:
    with sqlite3.connect(folder / "onrecord.db") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE documents SET text = replace(CAST(text AS TEXT), 'border', 'b0rder')")
    result = told("verify")
    assert result.exit_code == 1
    assert "document" in result.stderr
    assert "not as written" in result.stderr


WRONG_USE = [
    ("read",),
    ("reed", "x"),
    ("read", "good.txt", "--published", "2025-02-30"),
    ("read", "good.txt", "--published", "yesterday"),
    ("read", "good.txt", "--format", "yaml"),
    ("read", "good.txt", "--workers", "0"),
    ("read", "good.txt", "--workers", "many"),
    ("read", "good.txt", "--min-confidence", "1.5"),
    ("read", "good.txt", "--engine", "ray"),
    ("stand", "Norland"),
    ("stand", "Norland", "--on", "border", "--as-of", "2025-13-01"),
    ("stand", "Norland", "--on", "border", "--known-by", "soon"),
    ("gaps", "--as-of", "29.02.2025"),
    ("changes",),
    ("changes", "--since", "2025-02-29"),
    ("overdue", "--as-of", "x"),
    ("export", "parchment"),
    ("show",),
]


@pytest.mark.parametrize("command", [("evaluate",), ("watch", "--once"), ("import", "labelstudio"), ("gaps", "--matters")])
def test_a_folder_in_place_of_a_file_is_named(folder: Path, run: Run, command: tuple[str, ...]) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run("read", "good.txt").exit_code == 0
    result = run(*command, str(folder))
    assert (result.exit_code, result.stderr) == (1, f"onrecord: {folder}: is a folder\n")


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use_is_exit_2_with_a_message(folder: Path, run: Run, arguments: tuple[str, ...]) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr) > 20
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("name", "value"), [("ONRECORD_WORKERS", "two"), ("ONRECORD_SECONDS", "-1")])
def test_a_setting_that_is_none(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.setenv(name, value)
    result = run("read", "good.txt")
    assert result.exit_code == 2
    assert name in result.stderr


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_nothing_in_an_article_acts_on_the_terminal(folder: Path, run: Run, form: str) -> None:
    acting = "open \x1b[31mthe\x1b[0m \x9b2J\x07 border \u202etxt.exe"
    (folder / "a.txt").write_text(f"Norland promised to {acting} now.", encoding="utf-8")
    printed = run("read", "a.txt", "--format", form).stdout
    assert "border" in printed
    assert not [sign for sign in printed if sign != "\n" and (ord(sign) < 32 or 127 <= ord(sign) < 160 or sign == "\u202e")]


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("arguments", [("--help",), ("search", "--help"), ("--version",), ("search", "border"), ("nowhere",)])
def test_a_pipe_that_nobody_reads_is_no_error_for_any_command(
    folder: Path, run: Run, arguments: tuple[str, ...], both: bool
) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run("read", "good.txt").exit_code == 0
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        stdout=writing,
        stderr=subprocess.STDOUT if both else subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        check=False,
    )
    os.close(writing)
    wrong = arguments == ("nowhere",) and not both  # told on stderr, which is read
    assert done.returncode == (2 if wrong else 141)
    assert both or wrong or b"rror" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_that_is_closed_goes_nowhere(folder: Path, run: Run, closed: str) -> None:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run("read", "good.txt").exit_code == 0
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = ["sh", "-c", f'exec "$0" -m onrecord search border {closed}', sys.executable]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=folder, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    code = "from onrecord.surfaces.console import line\nfrom onrecord.surfaces.cli import app, main\n"
    code += "import typer, onrecord.surfaces.commands.search as s\n"
    code += "s.command = None\nimport onrecord.surfaces.doors as d\n"
    code += "pour = typer.Typer(add_completion=False)\n"
    code += "@pour.command()\ndef command():\n    for n in range(200000):\n        line(str(n))\n"
    code += "s.app = pour\nmain()\n"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen(
        [sys.executable, "-c", code, "search"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=folder
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
        assert (process.wait(30), complaint) == (141, b"")
