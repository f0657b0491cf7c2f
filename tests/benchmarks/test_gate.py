"""The gate itself: it fails when a figure falls, and floors only fall when somebody says why."""

import json
from pathlib import Path

import pytest

from benchmarks import gate


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(gate, "SHARED", tmp_path)
    monkeypatch.setattr(gate, "corpus_hash", lambda _: "c0ffee")
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"corpus": "c0ffee", "floors": {"a": 0.5, "b": 0.7}, "lowered": []}))
    return path


def measured(monkeypatch: pytest.MonkeyPatch, **figures: float) -> None:
    monkeypatch.setattr(gate, "measure", lambda: figures)


def test_holds_when_nothing_fell(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, a=0.5, b=0.71)
    assert gate.main([], floors_path=floors) == 0


def test_fails_when_one_figure_fell(floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    measured(monkeypatch, a=0.9, b=0.68)
    assert gate.main([], floors_path=floors) == 1
    assert "b: 0.6800, floor 0.7000" in capsys.readouterr().out


def test_figures_may_differ_by_another_processors_rounding(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    floors.write_text(json.dumps({"corpus": "c0ffee", "floors": {"a": 0.5, "ledger.b": 0.7}, "lowered": []}))
    for a, b, failed in ((0.491, 0.68, 0), (0.489, 0.68, 1), (0.491, 0.67, 1)):
        measured(monkeypatch, **{"a": a, "ledger.b": b})
        assert gate.main([], floors_path=floors) == failed
    assert gate.slack("ledger.deadline_f1") == gate.slack("acts.condition_f1") > gate.slack("ledger.b") > gate.slack("a")


def test_fails_when_a_figure_is_no_longer_measured(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, a=0.9)
    assert gate.main([], floors_path=floors) == 1


def test_raising_never_lowers(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, a=0.9, b=0.6)
    assert gate.main(["--raise"], floors_path=floors) == 1
    assert json.loads(floors.read_text())["floors"] == {"a": 0.9, "b": 0.7}


def test_lowering_needs_a_reason_that_is_kept(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, a=0.9, b=0.6)
    assert gate.main(["--lower", "a rarer corpus"], floors_path=floors) == 0
    kept = json.loads(floors.read_text())
    assert kept["floors"]["b"] == 0.6
    assert kept["lowered"] == ["a rarer corpus"]


def test_a_changed_corpus_fails_until_it_is_pinned_again(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, a=0.9, b=0.9)
    monkeypatch.setattr(gate, "corpus_hash", lambda _: "changed")
    assert gate.main([], floors_path=floors) == 1
    assert gate.main(["--repin"], floors_path=floors) == 0
    assert json.loads(floors.read_text())["corpus"] == "changed"


def test_says_that_it_did_not_run_without_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "SHARED", tmp_path / "absent")
    assert gate.main([]) == 0
    assert "DID NOT RUN" in capsys.readouterr().out
