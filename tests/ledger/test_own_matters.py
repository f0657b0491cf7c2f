"""Matters of one's own: a file of names, words and parents, given to a command or by the environment."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from onrecord.api import Ledger as Api
from onrecord.ledger import Ledger
from onrecord.surfaces.cli import app
from tests.ledger.ledger_made import AT, READER, batch

OWN = """\
[[matter]]
name = "coast watch"
words = ["patrol boats"]
parents = ["the north"]

[[matter]]
name = "the north"
"""


def test_a_matter_of_ones_own_is_met_by_its_words_and_those_of_its_parts(tmp_path: Path) -> None:
    path, file = str(tmp_path / "a.db"), tmp_path / "matters.toml"
    file.write_text(OWN, encoding="utf-8")
    with Ledger.open(path) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)

    def stance(*more: str, env: dict[str, str] | None = None, on: str = "coast watch") -> str:
        command = ["stand", "Norway", "--on", on, "--format", "json", "--ledger", path, *more]
        done = CliRunner().invoke(app, command, env=env)
        assert done.exit_code == 0, done.output
        return str(json.loads(done.stdout)["stance"])

    own = ("--matters", str(file))
    assert stance() == "none"
    assert stance(*own) == "committed"
    assert stance(env={"ONRECORD_MATTERS": str(file)}) == "committed"
    assert stance(*own, on="the north") == "committed"
    told = CliRunner().invoke(app, ["timeline", "Norway", "--on", "the north", "--format", "jsonl", "--ledger", path, *own])
    assert len(told.stdout.splitlines()) == 1
    for command in (["gaps"], ["changes", "--since", "2025-01-01"]):
        assert CliRunner().invoke(app, [*command, "--ledger", path, *own]).exit_code == 0
    with Api(path, matters=file) as ledger_as_asked:
        assert ledger_as_asked.stand("Norway", "coast watch").stance == "committed"


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    path, file = str(tmp_path / "a.db"), tmp_path / "matters.toml"
    file.write_text("[[matter]]\nwords = 3\n", encoding="utf-8")
    with Ledger.open(path) as ledger:
        ledger.add(batch(1), extractor=READER, at=AT)
    done = CliRunner().invoke(app, ["stand", "Norway", "--on", "x", "--ledger", path, "--matters", str(file)])
    assert done.exit_code == 1
    assert f"{file}: every [[matter]] needs a name" in done.output
