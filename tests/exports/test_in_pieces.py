"""Words in several pieces: no format that people read shows them as one quotation."""

from __future__ import annotations

import io
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.api import Choice
from onrecord.ledger import Ledger
from onrecord.surfaces.exports import EXPORTERS, Job, PathExporter, TextExporter
from tests.exports.made import AT, READER, passage, plain_report, plain_statements

SHOWN, JOINED = "will send Ukraine … to meet Russia", "will send Ukraine to meet Russia"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    report = plain_report()
    one = plain_statements(report)[0]
    text = report.document.text
    made = Ledger.open(str(tmp_path / "pieces.db"))
    made.add([(report, [replace(one, content=passage(text, "will send Ukraine", "to meet Russia"))])], extractor=READER, at=AT)
    return Job(made, Choice(), uncoded=True)


# These hold, beside what is read, fields with their places, whose words are joined after the contract.
WITH_FIELDS = ("plover", "prov", "schemaorg")


@pytest.mark.parametrize("format", ["csv", "record", "bibtex", "atom", "ftm", *WITH_FIELDS])
def test_an_ellipsis_stands_between_pieces(job: Job, format: str) -> None:
    exporter, file = EXPORTERS[format], io.StringIO(newline="")
    assert isinstance(exporter, TextExporter)
    exporter.write(job, file)
    assert SHOWN in file.getvalue()
    assert format in WITH_FIELDS or JOINED not in file.getvalue()


def test_an_ellipsis_stands_between_pieces_in_sqlite(job: Job, tmp_path: Path) -> None:
    exporter = EXPORTERS["sqlite"]
    assert isinstance(exporter, PathExporter)
    exporter.write(job, tmp_path / "out.db")
    assert sqlite3.connect(tmp_path / "out.db").execute("select words from statements").fetchall() == [(SHOWN,)]
