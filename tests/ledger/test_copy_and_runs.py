"""A ledger copied into another, and what two versions of the extractor read otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.errors import NotFoundError
from onrecord.history import run_changes
from onrecord.ledger import Ledger
from onrecord.surfaces.cli import app
from onrecord.surfaces.runs import changes_between, run_named
from onrecord.types import Judgement
from tests.ledger.ledger_made import AT, READER, batch, passage, report, statement


def test_a_copy_has_the_root_of_its_source(address: str, tmp_path: Path) -> None:
    target = str(tmp_path / "target.db")
    with Ledger.open(address) as given:
        given.add(batch(1, 2, 3), extractor=READER, at=AT)
        given.judge(Judgement("reject", ("s-1",), "a", AT))
        root = given.root()
    done = CliRunner().invoke(app, ["copy", address, target])
    assert done.exit_code == 0, done.output
    assert "added 3 documents; 3 reports; 3 statements; 1 judgement" in done.stderr
    with Ledger.open(target) as copied:
        assert copied.root() == root
        assert list(copied.verify()) == []
    assert "added 0 documents" in CliRunner().invoke(app, ["copy", address, target]).stderr
    assert CliRunner().invoke(app, ["copy", target, target]).exit_code == 2
    assert CliRunner().invoke(app, ["copy", str(tmp_path / "none.db"), target]).exit_code == 1


def test_what_two_runs_read_otherwise(new_address: Callable[[], str]) -> None:
    one, only_old = report(1), report(2)
    text = one.document.text
    first = statement(one)
    refused, fresh = statement(one, "test-2", "refuse"), replace(statement(one, "test-2"), content=passage(text, "on Tuesday"))
    with Ledger.open(new_address()) as ledger:
        ledger.add([(one, [first]), (only_old, [statement(only_old)])], extractor=READER, at=AT)
        ledger.add([(one, [refused, fresh])], extractor="test-2", at="2025-03-05T00:00:00Z")
        found = list(changes_between(ledger, run_named(ledger, "test-1"), run_named(ledger, "test-2")))
        assert [(change.kind, change.fields) for change in found] == [("changed", ("act",)), ("found", ())]
        assert (found[0].before, found[0].after) == (first, refused)
        back = list(changes_between(ledger, "test-2", READER))
        assert [change.kind for change in back] == ["changed", "lost"]
        with pytest.raises(NotFoundError, match="several runs begin so"):
            run_named(ledger, "test")
    assert run_changes([first], [replace(first, extractor="test-2", confidence=0.1)]) == ()


def test_runs_on_the_command_line(tmp_path: Path) -> None:
    one, path = report(1), str(tmp_path / "a.db")
    with Ledger.open(path) as ledger:
        ledger.add([(one, [statement(one)])], extractor=READER, at=AT)
        ledger.add([(one, [statement(one, "test-2", "intend")])], extractor="test-2", at="2025-03-05T00:00:00Z")
    done = CliRunner().invoke(app, ["changes", "--runs", READER, "test-2", "--ledger", path])
    assert done.exit_code == 0, done.output
    assert "commit" in done.stdout
    assert "intend" in done.stdout
    assert "1 difference from test-1 to test-2" in done.stderr
    assert CliRunner().invoke(app, ["changes", "--ledger", path]).exit_code == 2
    assert CliRunner().invoke(app, ["changes", "--runs", "x", "y", "--ledger", path]).exit_code == 1
