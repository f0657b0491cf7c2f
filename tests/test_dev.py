"""dev.py with its child processes faked: stamps, fallbacks, exit codes."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "dev.py"
Fails = Callable[[list[str]], bool]


class Bench:
    """A checkout in a temporary folder with dev.py loaded over it, and the commands it ran."""

    def __init__(self, root: Path) -> None:
        spec = importlib.util.spec_from_file_location("dev_under_test", SOURCE)
        assert spec is not None
        assert spec.loader is not None
        self.dev: ModuleType = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.dev)
        self.dev.__dict__.update(
            ROOT=root, VENV=root / ".venv", BIN=root / ".venv" / "bin", PYTHON=root / ".venv" / "bin" / "python"
        )
        self.dev.__dict__["EXE"] = ""
        # Any shell will do as a browser where nothing is shown.
        self.dev.__dict__["BROWSERS"] = ("sh",)
        self.commands: list[list[str]] = []
        self.fails: Fails = lambda _words: False
        for name in [*self.dev.LOCKS.values(), "requirements-build.lock", "requirements-uv.lock", "pyproject.toml"]:
            (root / name).write_text(f"{name}\n", encoding="utf-8")

    def run(self, words: list[str], **_options: Any) -> SimpleNamespace:
        self.commands.append(words)
        if self.fails(words):
            return SimpleNamespace(returncode=7)
        if "venv" in words:
            self.dev.BIN.mkdir(parents=True)
            self.dev.PYTHON.touch()
        if "requirements-uv.lock" in words:
            (self.dev.BIN / "uv").touch()
        return SimpleNamespace(returncode=0)

    def ran(self, word: str) -> int:
        return sum(any(word in part for part in command) for command in self.commands)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench(tmp_path)
    monkeypatch.setattr(made.dev.subprocess, "run", made.run)
    monkeypatch.delenv("DEV_INSTALLER", raising=False)
    monkeypatch.delenv("CI", raising=False)
    return made


def test_a_second_set_up_runs_nothing(bench: Bench) -> None:
    bench.dev.setup("core")
    assert bench.ran("requirements.lock") == 1
    bench.commands.clear()
    bench.dev.setup("core")
    assert bench.commands == []


def test_only_the_changed_lock_is_installed_again(bench: Bench) -> None:
    bench.dev.setup("core")
    bench.dev.setup("dev")
    bench.commands.clear()
    (bench.dev.ROOT / "requirements-dev.lock").write_text("other\n", encoding="utf-8")
    bench.dev.setup("core")
    assert bench.commands == []
    bench.dev.setup("dev")
    assert (bench.ran("requirements-dev.lock"), bench.ran("requirements.lock"), bench.ran("--no-deps")) == (1, 0, 0)


def test_a_failed_installation_leaves_no_stamp(bench: Bench) -> None:
    bench.fails = lambda words: str(bench.dev.ROOT / "requirements.lock") in words
    with pytest.raises(bench.dev.StepError) as caught:
        bench.dev.setup("core")
    assert caught.value.code == 7
    assert not bench.dev.stamp("core").exists()


def test_pip_takes_over_where_uv_cannot_be_installed(bench: Bench) -> None:
    bench.fails = lambda words: "requirements-uv.lock" in words
    bench.dev.setup("core")
    assert bench.dev.stamp("core").exists()
    assert not any(command[0].endswith("/uv") for command in bench.commands)


def test_pip_takes_over_where_uv_fails(bench: Bench) -> None:
    bench.fails = lambda words: words[0].endswith("/uv")
    bench.dev.setup("core")
    assert bench.dev.stamp("core").exists()


def test_the_environment_is_made_anew_when_the_checkout_moved(bench: Bench) -> None:
    bench.dev.setup("core")
    bench.dev.stamp("venv").write_text("elsewhere", encoding="ascii")
    bench.dev.stamp("core").write_text("elsewhere", encoding="ascii")
    bench.commands.clear()
    bench.dev.setup("core")
    assert bench.ran("requirements.lock") == 1
    assert any("venv" in command for command in bench.commands)


def test_every_step_runs_and_the_first_failure_is_the_exit_status(bench: Bench) -> None:
    bench.fails = lambda words: words[0] == "bad"
    assert bench.dev.check([("a", ["good"]), ("b", ["bad"]), ("c", ["good"])]) == 7
    assert len(bench.commands) == 3


def test_nothing_is_left_out_in_ci(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    (bench.dev.ROOT / "benchmarks").mkdir()
    (bench.dev.ROOT / "benchmarks" / "gate.py").touch()
    bench.dev.test(["-k", "x"])
    assert (bench.ran("benchmarks.gate"), bench.ran("wheel.py")) == (0, 0)
    monkeypatch.setenv("CI", "true")
    bench.dev.test(["-k", "x"])
    assert (bench.ran("benchmarks.gate"), bench.ran("wheel.py")) == (1, 1)


@pytest.mark.parametrize(("ci", "may"), [(False, False), (True, False), (False, True), (True, True)])
def test_a_browser_is_installed_where_it_may_be_and_else_missed_aloud(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: bool, may: bool
) -> None:
    bench.dev.__dict__["BROWSERS"] = ("no-browser-of-this-name",)
    monkeypatch.setattr(bench.dev.shutil, "which", lambda name: "apt-get" if may and name == "apt-get" else None)
    monkeypatch.setattr(bench.dev.os, "geteuid", lambda: 0, raising=False)
    if ci:
        monkeypatch.setenv("CI", "true")
    if ci and not may:
        with pytest.raises(bench.dev.StepError):
            bench.dev.browser()
        return
    bench.dev.browser()
    assert bench.ran("chromium") == int(may)
    assert ("SKIPPED" in capsys.readouterr().err) == (not may)


def test_wrong_use_is_two(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.dev.main([]) == 2
    assert bench.dev.main(["setup", "nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_help_is_of_this_door_and_not_of_what_it_runs(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("lock", "docs", "test", "lint", "setup"):
        assert bench.dev.main([command, "--help"]) == 0
        assert "dev.py docs" in capsys.readouterr().out
    assert bench.commands == []
    passed: list[list[str]] = []
    monkeypatch.setattr(bench.dev.os, "execv", lambda _path, words: passed.append(words))
    bench.dev.main(["--help"])
    assert "dev.py docs" in capsys.readouterr().out
    assert passed[0][1:] == ["--help"]


def test_lock_takes_upgrade_alone(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.dev.main(["lock", "--upgrad"]) == 2
    assert "lock takes --upgrade alone, not --upgrad" in capsys.readouterr().err
    assert bench.commands == []


def test_torch_and_its_gpu_libraries_leave_the_lock(bench: Bench) -> None:
    lock = (
        "spacy==1 \\\n    --hash=a\ntorch==2 \\\n    --hash=b\nnvidia-x==3 ; linux \\\n    --hash=c\ntqdm==4 \\\n    --hash=d\n"
    )
    assert bench.dev.without_torch(lock) == "spacy==1 \\\n    --hash=a\ntqdm==4 \\\n    --hash=d\n"


def test_the_server_brings_the_environment_it_needs(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.dev.os, "execv", lambda *_: None)
    bench.dev.program(["stand"])
    assert bench.ran("requirements-serve.lock") == 0
    bench.dev.program(["serve"])
    assert bench.ran("requirements-serve.lock") == 1
