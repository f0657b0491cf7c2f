"""`onrecord export`: its choice, its schemas, its refusals."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from tests.surfaces.conftest import Run


def test_the_command_takes_the_same_choice(told: Run) -> None:
    def acts(*options: str) -> list[str]:
        return sorted(json.loads(row)["act"] for row in told("export", "jsonl", *options).stdout.splitlines())

    assert acts("--party", "norland") == ["commit", "refuse"]
    assert acts("--party", "norland", "--act", "refuse") == ["refuse"]
    assert acts("--on", "border", "--as-of", "2026-03-05") == ["commit"]
    assert acts("--since", "2026-03-12", "--until", "2026-03-12") == ["commit", "refuse"]
    assert acts("--min-confidence", "0.95") == []
    assert acts("--outlet", "Nobody") == []


def test_wrong_use_of_the_choice(told: Run) -> None:
    assert "choose from commit" in told("export", "jsonl", "--act", "promise").stderr
    assert told("export", "jsonl", "--reading", "mine").exit_code == 2
    assert told("export", "jsonl", "--since", "yesterday").exit_code == 2
    assert told("export", "jsonl", "--id", "s-0000").exit_code == 1


def test_the_schema_of_jsonl_has_an_identifier_and_holds_for_what_is_written(told: Run) -> None:
    schema = json.loads(told("export", "jsonl", "--schema").stdout)
    assert schema["$id"]
    rows = told("export", "jsonl").stdout.splitlines()
    assert len(rows) == 3
    for row in rows:
        jsonschema.Draft202012Validator(schema).validate(json.loads(row))
    assert told("export", "csv", "--schema").exit_code == 2


def test_what_is_no_text_needs_a_place(told: Run, folder: Path) -> None:
    assert "say where to with -o" in told("export", "sqlite").stderr
    assert told("export", "sqlite", "-o", "out.sqlite").exit_code == 0
    assert (folder / "out.sqlite").read_bytes().startswith(b"SQLite format 3")
    assert told("export", "brat", "-o", "out").exit_code == 0
    again = told("export", "brat", "-o", "out")
    assert (again.exit_code, "is a folder" in again.stderr) == (1, True)
    assert sorted(path.name for path in folder.glob("*.part")) == []


def test_what_was_marked_elsewhere_comes_back(told: Run, folder: Path) -> None:
    told("export", "brat", "-o", "out")
    done = told("import", "brat", "out", "--by", "Ada")
    assert (done.exit_code, done.stderr) == (0, "0 judgements from 2 documents\n")
    path = next(path for path in (folder / "out").glob("*.ann") if "Refuse" in path.read_text(encoding="utf-8"))
    changed = path.read_text(encoding="utf-8").replace("Refuse", "Demand") + "E77\tCommit:T1\n"
    path.write_text(changed, encoding="utf-8")
    done = told("import", "brat", "out", "--by", "Ada")
    assert done.exit_code == 1
    assert "E77 is new" in done.stderr
    assert "1 judgement (1 correct) from 2 documents" in done.stderr
    assert "demand" in told("export", "csv").stdout
    assert told("import", "brat", "nowhere").exit_code == 1
    assert told("import", "word", "out").exit_code == 2
