"""EXPORTERS: every format the record can be written in, in one visible table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from onrecord.ledger import Ledger
from onrecord.surfaces.exports.flat import write_csv
from onrecord.surfaces.exports.lines import write_jsonl
from onrecord.surfaces.exports.record import write_record


@dataclass(frozen=True, slots=True)
class Exporter:
    """`what` is a line of help; `write` puts a whole ledger into a text file and says how many rows it wrote."""

    what: str
    write: Callable[[Ledger, TextIO], int]


EXPORTERS: dict[str, Exporter] = {
    "jsonl": Exporter("every statement, one JSON object a line, as read prints it", write_jsonl),
    "record": Exporter("what was said, one JSON object a line, with all reports that told it", write_record),
    "csv": Exporter("every statement, one row, for spreadsheets", write_csv),
}

__all__ = ["EXPORTERS", "Exporter"]
