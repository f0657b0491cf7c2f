"""docs/inputs.md names every reader in the table's order, with its extra, and every extra exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from onrecord.acquire import READERS

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_lists_the_readers_as_they_are() -> None:
    page = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \|.*\| (?:`(\w+)` )?\|$", page, re.MULTILINE)
    assert rows == [(reader.name, reader.extra or "") for reader in READERS]


def test_every_extra_of_the_table_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {reader.extra for reader in READERS if reader.extra} <= set(project["optional-dependencies"])
