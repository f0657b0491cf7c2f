"""Each import contract of pyproject.toml is broken in a copy of a small tree, and must be noticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("acquire", "annotate", "extract", "history", "ledger", "surfaces", "types")
MODULES = ("pipeline", "weights", "errors", "settings")
# file to write to, what it imports, words of the contract that must break
BREAKS = [
    ("extract/x.py", "import onrecord.annotate", "Data goes one way"),
    ("types/x.py", "import onrecord.weights", "Data goes one way"),
    ("ledger/x.py", "import onrecord.pipeline", "Data goes one way"),
    ("errors.py", "import onrecord.types", "Data goes one way"),
    ("novelty/__init__.py", "", "Data goes one way"),
    ("history/x.py", "import onrecord.settings", "Only surfaces read settings"),
    ("pipeline.py", "import onrecord.settings", "Only surfaces read settings"),
    ("extract/x.py", "import onrecord.weights", "Only annotate and the pipeline use weights"),
    ("history/x.py", "import sqlalchemy.orm", "Database drivers live in ledger"),
    ("surfaces/x.py", "import sqlite3", "Database drivers live in ledger"),
    ("annotate/x.py", "import lxml.etree", "Parsers live in acquire"),
    ("annotate/x.py", "import onnxruntime", "Model runtimes live in weights.py"),
    ("pipeline.py", "import rich.table", "Command line and web frameworks live in surfaces"),
    ("annotate/x.py", "import torch", "onrecord knows nothing of training"),
    ("pipeline.py", "import benchmarks", "onrecord knows nothing of training"),
]
FINE = [
    ("surfaces/x.py", "import onrecord.settings, onrecord.pipeline, typer, rich"),
    ("annotate/x.py", "import onrecord.weights, onrecord.types"),
    ("ledger/x.py", "import sqlalchemy, alembic, sqlite3"),
    ("acquire/x.py", "import lxml, pyarrow, urllib3"),
    ("weights.py", "import onnxruntime, tokenizers"),
]


def check(folder: Path, changes: list[tuple[str, str]]) -> tuple[int, str]:
    package = folder / "onrecord"
    for name in ["", *ROOMS]:
        (package / name).mkdir(exist_ok=True)
        (package / name / "__init__.py").touch()
    for name in MODULES:
        (package / f"{name}.py").touch()
    for name, line in changes:
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text(f"{line}\n", encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", folder)
    words = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", words], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_what_is_allowed_is_kept(tmp_path: Path) -> None:
    code, output = check(tmp_path, FINE)
    assert code == 0, output


@pytest.mark.parametrize(("name", "line", "contract"), BREAKS, ids=[f"{name}: {line}" for name, line, _ in BREAKS])
def test_what_is_forbidden_is_noticed(tmp_path: Path, name: str, line: str, contract: str) -> None:
    code, output = check(tmp_path, [(name, line)])
    assert code != 0, output
    broken = [row for row in output.splitlines() if contract in row and "BROKEN" in row]
    assert broken or (name.startswith("novelty") and "novelty" in output), output
