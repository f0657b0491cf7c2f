"""What people accepted or corrected, as labels in the codebook's form; and their agreement on the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

from typer.testing import CliRunner

from onrecord.ledger import Ledger
from onrecord.surfaces.cli import app
from onrecord.surfaces.exports import Job
from onrecord.surfaces.exports.labels import write_labels
from onrecord.types import Judgement
from tests.ledger.ledger_made import AT, READER, batch


def test_labels_hold_what_was_judged_and_nothing_else(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    with Ledger.open(path) as ledger:
        given = batch(1, 2, 3, 4)
        ids = [one.id for _, several in given for one in several]
        ledger.add(given, extractor=READER, at=AT)
        ledger.judge(
            Judgement("accept", (ids[0],), "a", AT),
            Judgement("correct", (ids[1],), "a", AT, value=(("act", "intend"),)),
            Judgement("accept", (ids[1],), "b", AT),
            Judgement("accept", (ids[2],), "a", AT),
            Judgement("reject", (ids[2],), "a", "2025-03-02T00:00:00Z"),
        )
        out = io.StringIO()
        assert write_labels(Job(ledger), out).rows == 2
    labels = [json.loads(line) for line in out.getvalue().splitlines()]
    assert sorted(label["act"] for label in labels) == ["commit", "intend"]
    first = labels[0]
    assert first["content"] == [first["content"][0]]
    assert first["content"][0].startswith("Norway will send")
    assert (first["speaker"], first["party"], first["said_on"], first["deadline"]) == ("Ola Berg", "Norway", "2025-02-25", "")
    done = CliRunner().invoke(app, ["agreement", "--ledger", path, "--format", "jsonl"])
    assert done.exit_code == 0, done.output
    fields = {row["field"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert fields["act"] == {"field": "act", "units": 1, "alpha": 0.0}
    assert fields["party"]["alpha"] is None
    assert "1 statement judged by two or more" in done.stderr


def test_review_export_writes_the_labels(tmp_path: Path) -> None:
    path, file = str(tmp_path / "a.db"), tmp_path / "labels.jsonl"
    with Ledger.open(path) as ledger:
        given = batch(1, 2)
        ledger.add(given, extractor=READER, at=AT)
        ledger.judge(Judgement("accept", (given[0][1][0].id,), "a", AT))
    plain = CliRunner().invoke(app, ["export", "labels", "--ledger", path])
    done = CliRunner().invoke(app, ["review", "export", "-o", str(file), "--ledger", path])
    assert done.exit_code == 0, done.output
    assert file.read_text(encoding="utf-8") == plain.stdout != ""
    assert "1 label in " in done.stderr
    assert CliRunner().invoke(app, ["review", "export", "--ledger", path]).stdout == plain.stdout
    assert CliRunner().invoke(app, ["review", "-o", str(file), "--ledger", path]).exit_code == 2
    assert CliRunner().invoke(app, ["review", "export", "--party", "Nobody", "--ledger", path]).stdout == ""
