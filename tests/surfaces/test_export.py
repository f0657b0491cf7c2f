"""`onrecord export`: its choice, its schemas, its refusals."""

from __future__ import annotations

import json

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
