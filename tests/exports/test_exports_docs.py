"""docs/exports.md tells of every format, and of none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.surfaces.exports import EXPORTERS
from onrecord.surfaces.returning import RETURNERS


def test_every_format_has_its_row(root: Path) -> None:
    page = (root / "docs" / "exports.md").read_text(encoding="utf-8")
    table = page.split("## Formats")[1].split("## ")[0]
    rows = set(re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE))
    assert rows == set(EXPORTERS)
    assert all(f"onrecord import {name}" in page for name in RETURNERS)
