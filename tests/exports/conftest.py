"""Exports of a made ledger, as text or on disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.api import Choice
from onrecord.ledger import Ledger
from onrecord.surfaces.exports import EXPORTERS, Job, PathExporter, TextExporter
from tests.exports.made import fill

Export = Callable[..., str]
ExportTo = Callable[..., Path]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "made.db")) as made:
        fill(made)
        yield made


@pytest.fixture
def export(ledger: Ledger) -> Export:
    """A text format of the ledger, by the fields of a choice."""

    def write(format: str, *, uncoded: bool = False, base: str | None = None, **choice: Any) -> str:
        exporter = EXPORTERS[format]
        assert isinstance(exporter, TextExporter)
        file = io.StringIO(newline="")
        exporter.write(Job(ledger, Choice(**choice), uncoded, base), file)
        return file.getvalue()

    return write


@pytest.fixture
def export_to(ledger: Ledger, tmp_path: Path) -> ExportTo:
    """A format that is a file or folder."""

    def write(format: str, **choice: Any) -> Path:
        exporter = EXPORTERS[format]
        assert isinstance(exporter, PathExporter)
        place = tmp_path / f"out-{format}"
        exporter.write(Job(ledger, Choice(**choice)), place)
        return place

    return write
