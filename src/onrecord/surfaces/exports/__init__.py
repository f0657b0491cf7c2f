"""EXPORTERS: every format the record can be written in, in one visible table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from onrecord.surfaces.exports.cited import write_bibtex, write_csl
from onrecord.surfaces.exports.flat import write_csv
from onrecord.surfaces.exports.job import OWN_PLACE, Job, Written
from onrecord.surfaces.exports.lines import statement_schema, write_jsonl
from onrecord.surfaces.exports.record import write_record


@dataclass(frozen=True, slots=True)
class TextExporter:
    """`what` is a line of help; `write` puts the chosen statements into a text file. `schema` tells what may stand in it."""

    what: str
    write: Callable[[Job, TextIO], Written]
    schema: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class PathExporter:
    """As TextExporter, for what is no text: `write` is given a path where nothing is, and makes a file or folder there."""

    what: str
    write: Callable[[Job, Path], Written]
    schema: Callable[[], str] | None = None


Exporter = TextExporter | PathExporter

EXPORTERS: dict[str, Exporter] = {
    "jsonl": TextExporter("every statement, one JSON object a line, as read prints it", write_jsonl, statement_schema),
    "record": TextExporter("what was said, one JSON object a line, with all reports that told it", write_record),
    "csv": TextExporter("every statement, one row, for spreadsheets", write_csv),
    "bibtex": TextExporter("one entry a statement, for LaTeX and reference managers", write_bibtex),
    "csl": TextExporter("one CSL-JSON item a statement, for reference managers", write_csl),
}

__all__ = ["EXPORTERS", "OWN_PLACE", "Exporter", "Job", "PathExporter", "TextExporter", "Written"]
