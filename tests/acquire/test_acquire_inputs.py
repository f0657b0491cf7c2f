"""Saved inputs of every kind, with the oddities of real ones: what is read equals what is meant, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.acquire import Given, read_paths
from onrecord.types import Refusal, Report

INPUTS = Path(__file__).parent / "inputs"
NAMES = sorted(str(path.relative_to(INPUTS)) for path in INPUTS.rglob("*") if path.is_file() and ".expected." not in path.name)
NEEDS = {
    "html": ["trafilatura"],
    "feeds": ["feedparser"],
    "warc": ["fastwarc", "trafilatura"],
    "pdf": ["pypdf"],
    "tables": ["pyarrow"],
    "archives": ["trafilatura"],
}


def row_of(path: Path, result: Report | Refusal) -> dict[str, Any]:
    at = {"at": result.name.removeprefix(f"{path}:")} if result.name != str(path) else {}
    if isinstance(result, Refusal):
        return {"refused": result.reason} | at
    fields = ("outlet", "outlet_from", "published", "published_from", "title", "url")
    row: dict[str, Any] = {"text": result.document.text} | {field: getattr(result, field) for field in fields}
    return row | {"id": result.given_id, "encoding": result.document.encoding} | at


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_equals_what_is_meant(name: str) -> None:
    for module in NEEDS.get(name.split("/", maxsplit=1)[0], []):
        pytest.importorskip(module)
    path = INPUTS / name
    expected = json.loads(path.with_name(f"{path.name}.expected.json").read_text(encoding="utf-8"))
    rows = [row_of(path, result) for result in read_paths([str(path)], Given(today="2026-06-01"))]
    for row, meant in zip(rows, expected, strict=False):
        if "refused" in row and meant.get("refused", "") in row["refused"]:
            row["refused"] = meant.get("refused")  # the expected words are a part of the reason
    assert rows == expected


def test_there_are_at_least_hundred_inputs_of_pages_feeds_web_archives_and_tables() -> None:
    kinds = [name.split("/", maxsplit=1)[0] for name in NAMES]
    assert sum(map(kinds.count, ("html", "feeds", "warc", "tables"))) >= 100
    assert all(kinds.count(kind) >= 8 for kind in ("html", "feeds", "warc", "tables"))
