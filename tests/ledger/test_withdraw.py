"""A report that its outlet took back: on record, and nothing rests on it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from onrecord.asking import Record
from onrecord.ledger import Ledger
from onrecord.surfaces.cli import app
from tests.ledger.ledger_made import AT, READER, batch


def test_nothing_rests_on_a_withdrawn_report(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    ((one, (statement,)),) = given = batch(1)
    with Ledger.open(path) as ledger:
        ledger.add(given, extractor=READER, at=AT)
        assert Record(ledger).stand("Norway", "patrol boats").stance == "committed"
    done = CliRunner().invoke(app, ["withdraw", statement.id, "--by", "a", "--because", "corrected", "--ledger", path])
    assert done.exit_code == 0, done.output
    assert "1 statement rested on it" in done.stderr
    assert "withdrawn by a" in CliRunner().invoke(app, ["show", statement.id, "--ledger", path]).stdout
    with Ledger.open(path) as ledger:
        record = Record(ledger)
        assert record.stand("Norway", "patrol boats").stance == "none"
        assert record.stand("Norway", "patrol boats", known_by="2025-03-02").stance == "committed"
        assert record.parties().rows == ()
        assert ledger.report(one.id) == one
    assert CliRunner().invoke(app, ["withdraw", "r-none", "--ledger", path]).exit_code == 1
