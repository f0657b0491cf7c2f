"""docs/python.md and README: every name is there, every example runs."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import api
from tests.surfaces.conftest import SHIPPED

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "python.md"
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(path: Path) -> list[str]:
    return _BLOCK.findall(path.read_text(encoding="utf-8"))


def test_every_public_name_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in api.__all__ if not re.search(rf"`{name}\b|\b{name}\(", page)] == []


def test_every_method_of_the_ledger_is_documented_with_what_it_takes() -> None:
    page = PAGE.read_text(encoding="utf-8")
    methods = [name for name, _ in inspect.getmembers(api.Ledger) if not name.startswith("_")]
    assert [name for name in methods if not re.search(rf"`{name}\b", page)] == []
    assert all(inspect.getdoc(getattr(api.Ledger, name)) for name in methods)


def test_every_keyword_of_a_choice_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in api.Choice.__dataclass_fields__ if f"`{name}`" not in page] == []


@pytest.mark.skipif(not SHIPPED.is_file(), reason="NO MODEL in src/onrecord/model: the examples cannot be run")
@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_the_examples_run(page: str, tmp_path: Path) -> None:
    found = blocks(ROOT / page)
    assert found
    assert page != "README.md" or len(found[0].strip().splitlines()) == 5
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(found)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "refused" in done.stdout
