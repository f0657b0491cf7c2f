"""The speed of what `onrecord read` does: reports in, statements in a SQLite ledger; see benchmarks/speed.py."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.timed import Rows, rows_of, timed
from onrecord.ledger import Ledger
from onrecord.pipeline import LocalExtractor, Maker, Order, read
from onrecord.types import Document, Report, normal_form


def reports(rows: Rows) -> list[Report]:
    return [
        Report(Document(normal_form(row["text"]), "0" * 64), outlet=row.get("outlet"), published=row.get("published"))
        for row in rows
    ]


def main(documents: Path) -> None:
    extractor = LocalExtractor()
    order = Order(Maker(extractor.version, lambda: extractor), "2026-01-01T00:00:00Z")

    def warm(rows: Rows) -> None:
        extractor(reports(rows)[0])

    with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/speed.db") as ledger:
        timed(rows_of(documents), warm, lambda rows: list(read(reports(rows), ledger, order)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
