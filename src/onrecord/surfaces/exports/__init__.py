"""EXPORTERS: every format the record can be written in, in one visible table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from onrecord.surfaces.exports.atom import write_atom
from onrecord.surfaces.exports.brat import annotation_conf, write_brat
from onrecord.surfaces.exports.bundle import write_bundle
from onrecord.surfaces.exports.cited import write_bibtex, write_csl
from onrecord.surfaces.exports.flat import write_csv
from onrecord.surfaces.exports.ftm import write_ftm
from onrecord.surfaces.exports.job import OWN_PLACE, Job, Written
from onrecord.surfaces.exports.labels import write_labels
from onrecord.surfaces.exports.labelstudio import labelling_setup, write_labelstudio
from onrecord.surfaces.exports.lines import statement_schema, write_jsonl
from onrecord.surfaces.exports.parquet import write_parquet
from onrecord.surfaces.exports.plover import write_plover, write_polecat
from onrecord.surfaces.exports.prov import write_prov
from onrecord.surfaces.exports.record import write_record
from onrecord.surfaces.exports.schemaorg import write_schemaorg
from onrecord.surfaces.exports.sqlite import write_sqlite
from onrecord.surfaces.exports.webannotation import write_webannotation


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
    "webannotation": TextExporter("W3C Web Annotations of every passage, JSON-LD", write_webannotation),
    "prov": TextExporter("who told whom, as PROV-O bundles, JSON-LD", write_prov),
    "schemaorg": TextExporter("schema.org Quotations and Claims, JSON-LD", write_schemaorg),
    "ftm": TextExporter("FollowTheMoney entities, one JSON object a line", write_ftm),
    "plover": TextExporter("PLOVER events with CAMEO codes, one JSON object a line", write_plover),
    "polecat": TextExporter("the same in POLECAT's columns, tab-separated", write_polecat),
    "brat": PathExporter("a folder of brat standoff, which import takes back; needs -o", write_brat, annotation_conf),
    "labelstudio": TextExporter("Label Studio tasks, which import takes back", write_labelstudio, labelling_setup),
    "atom": TextExporter("an Atom feed, the newest first", write_atom),
    "labels": TextExporter("what people accepted or corrected, as labels in the codebook's form, one a line", write_labels),
    "bundle": PathExporter("evidence in one file, with a verifier that runs without onrecord; needs -o", write_bundle),
    "parquet": PathExporter("every statement, nested columns; needs -o and onrecord[tables]", write_parquet),
    "sqlite": PathExporter("a SQLite file that Datasette opens, with full-text search; needs -o", write_sqlite),
}

__all__ = ["EXPORTERS", "OWN_PLACE", "Exporter", "Job", "PathExporter", "TextExporter", "Written"]
