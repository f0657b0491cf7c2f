"""Any statement whatever, in every format: written without an error, read back whole, and harmless."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.surfaces.exports import EXPORTERS, Job, PathExporter, TextExporter
from onrecord.surfaces.exports.plover import POLECAT
from onrecord.surfaces.returning import RETURNERS
from onrecord.types import Actor, Document, Judgement, Matter, Passage, Report, Span, Statement, statement_from_json
from tests.exports.made import AT, plain_report, plain_statements
from tests.exports.test_cited import entries
from tests.exports.test_ftm import faults
from tests.types.test_types import statements

# A bundle holds a ledger's own seals, and cannot be made without one.
FILES = ("parquet", "sqlite", "brat")
ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
WILD = st.text(
    st.sampled_from("ab =+-@'\"<>&{}\\%;,\t\n\x00\x1b\x85\u2028\u202e\u2066\ufeff\ufffe\U0001f6a2\ud800e\u0301"), max_size=12
)


@dataclass(frozen=True, slots=True)
class _Given(Job):
    """A job over statements in hand."""

    given: tuple[Statement, ...] = ()

    def statements(self, *, newest: bool = False) -> Iterator[Statement]:
        return iter(self.given)

    def judgements(self) -> tuple[Judgement, ...]:
        return ()

    def known_since(self, report: Report) -> str:
        return AT


class _NoOtherReports:
    """What a ledger tells of a report: no other appearance, and that it was withdrawn, in words that try to act."""

    def withdrawn(self, given: Iterable[Report], known_by: str | None = None) -> dict[str, Judgement]:
        wild = "=x\x1b{\\%\u202e\ud800<&"
        return {report.id: Judgement("withdrawn", (report.id,), wild, AT, wild) for report in given}

    def __init__(self, given: Sequence[Statement]) -> None:
        self.given, self.index = given, self

    def place(self, one: Statement) -> int:
        return self.given.index(one)

    def placed(self, places: Iterable[int]) -> dict[int, Statement]:
        return {place: self.given[place] for place in places}

    def reports(self, **_: Any) -> list[Report]:
        return []

    def judgements(self, **_: Any) -> tuple[Judgement, ...]:
        return ()


@st.composite
def wild(draw: st.DrawFn) -> Statement:
    """A drawn statement with names, titles and outlets of the worst kind."""
    one = draw(statements())
    name = draw(WILD) or "x"
    report = Report(one.report.document, draw(WILD) or None, "2026-03-05", "javascript:x", draw(WILD) or None)
    speaker = Actor(name, "person", acts_for=draw(WILD) or None)
    return replace(one, report=report, speaker=speaker, party=speaker, matter=Matter(draw(WILD) or "x"))


def job_of(*given: Statement, uncoded: bool = True) -> Job:
    return _Given(_NoOtherReports(given), uncoded=uncoded, given=given)  # type: ignore[arg-type]


def text_of(format: str, *given: Statement) -> str:
    exporter, file = EXPORTERS[format], io.StringIO(newline="")
    assert isinstance(exporter, TextExporter)
    exporter.write(job_of(*given), file)
    return file.getvalue()


@given(wild())
@settings(max_examples=60)
def test_every_text_format_can_be_read_and_holds_nothing_that_acts(one: Statement) -> None:
    for name, exporter in EXPORTERS.items():
        if isinstance(exporter, TextExporter):
            written = text_of(name, one)
            assert not ACTING.search(written), name
            assert "javascript:" not in written or name in ("jsonl", "csv", "plover", "webannotation", "prov", "schemaorg"), (
                name
            )
            written.encode("utf-8")
    for name in ("csl", "labelstudio", "webannotation", "prov", "schemaorg"):
        json.loads(text_of(name, one))
    ET.fromstring(text_of("atom", one))
    assert {len(row) for row in csv.reader(io.StringIO(text_of("polecat", one), newline=""), delimiter="\t")} == {len(POLECAT)}
    assert len(list(csv.reader(io.StringIO(text_of("csv", one), newline="")))) == 2
    assert len(entries(text_of("bibtex", one))) == 1


@given(wild())
@settings(max_examples=60)
def test_what_holds_everything_gives_everything_back(one: Statement) -> None:
    for text in (
        text_of("jsonl", one),
        json.loads(text_of("webannotation", one))["first"]["items"][0]["body"][1]["value"],
        json.dumps(json.loads(text_of("plover", one))["onrecord"]) if text_of("plover", one) else text_of("jsonl", one),
    ):
        assert statement_from_json(json.loads(text), one.report) == one


@given(wild())
@settings(max_examples=60)
def test_every_entity_keeps_the_rules_of_followthemoney(one: Statement) -> None:
    assert faults([json.loads(line) for line in text_of("ftm", one).splitlines()]) == []


@given(statements())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_files_and_folders_give_back_what_was_written(one: Statement) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, exporter in EXPORTERS.items():
            if isinstance(exporter, PathExporter) and kind in FILES:
                exporter.write(job_of(one), folder / kind)
        (row,) = pyarrow.parquet.read_table(folder / "parquet").to_pylist()
        assert statement_from_json(row, one.report) == one
        with closing(sqlite3.connect(folder / "sqlite")) as connection:
            (record,) = connection.execute("select record from statements").fetchone()
            assert statement_from_json(json.loads(record), one.report) == one
        ((document),) = RETURNERS["brat"].read(folder / "brat")
        assert document.strange == []
        assert [back.id for back in document.returned] == [one.id]


def test_a_lone_surrogate_stops_no_format() -> None:
    text = "Norland \ud800 promised to pay."
    report = Report(Document(text, "0" * 64), "O\udfff", "2026-03-05")
    one = replace(
        plain_statements(plain_report())[0],
        report=report,
        content=Passage.of(text, [Span(0, len(text))]),
        cue=None,
        speaker=None,
        party=Actor("Norland \ud800", "country"),
        to=None,
        said_on=None,
    )
    with tempfile.TemporaryDirectory() as name:
        for kind, exporter in EXPORTERS.items():
            if isinstance(exporter, TextExporter):
                text_of(kind, one).encode("utf-8")
            elif kind in FILES:
                exporter.write(job_of(one), Path(name) / kind)
