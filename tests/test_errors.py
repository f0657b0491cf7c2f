"""What is said where an optional part is not installed: one sentence everywhere, with the command that brings it."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from onrecord.errors import MissingExtraError, module_of
from onrecord.ledger import Ledger

ROOT = Path(__file__).parents[1]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def test_a_missing_part_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"^an Arrow table needs pyarrow: pip install 'onrecord\[tables\]'$"):
        module_of("tables", "pyarrow", "an Arrow table")


def test_a_missing_part_of_onrecord_itself_is_no_missing_extra() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"onrecord\.nowhere"):
        module_of("tables", "onrecord.nowhere", "nothing")


def test_a_postgresql_ledger_without_its_driver_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"a PostgreSQL ledger needs psycopg: pip install 'onrecord\[postgresql\]'"):
        Ledger.open("postgresql://127.0.0.1:1/none")


def test_every_extra_that_the_code_names_exists() -> None:
    named = re.compile(r'(?:module_of\(|MissingExtraError\("[^"]+", error, )"(\w+)"')
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    found = {extra for source in sources for extra in named.findall(source)}
    assert found >= {"web", "tables", "ray", "mcp", "serve", "pandas", "postgresql"}
    assert found <= set(EXTRAS)
