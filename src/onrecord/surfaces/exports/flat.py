"""Statements as CSV, one row each."""

from __future__ import annotations

import csv
import re
from typing import TextIO

from onrecord.surfaces import wording
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.plain import visible
from onrecord.types import Actor, Deadline, Interval, Matter, Passage, Statement

COLUMNS = (
    "id",
    "act",
    "polarity",
    "firmness",
    "speech",
    "speaker",
    "speaker_unnamed",
    "party",
    "to",
    "matter",
    "words",
    "condition",
    "deadline",
    "due_from",
    "due_to",
    "said_from",
    "said_to",
    "certainty",
    "hedge",
    "chain",
    "outlet",
    "published",
    "title",
    "url",
    "document",
    "start",
    "end",
    "confidence",
    "act_confidence",
    "extractor",
)
# A spreadsheet takes a cell that begins so for a formula; a quote in front keeps it text (OWASP, CSV injection). A cell that
# begins with quotes and then so gets one more, so that taking one away always gives the cell back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
Cell = str | float | None


def write_csv(job: Job, file: TextIO) -> Written:
    """One row a statement, oldest first; RFC 4180 with a header. Start and end are code points of the whole passage."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    rows = 0
    for statement in job.statements():
        writer.writerow(map(cell, flat_row(statement)))
        rows += 1
    return Written(rows)


def cell(value: Cell) -> str | float:
    """What stands in a spreadsheet: text never as a formula, no character that drives a terminal, nothing for None."""
    if not isinstance(value, str):
        return "" if value is None else value
    shown = visible(value)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def flat_row(one: Statement) -> list[Cell]:
    """The values of COLUMNS, as they are."""
    due = one.deadline.interval if one.deadline else Interval(None, None)
    said = one.said_on.interval if one.said_on else Interval(None, None)
    report, spans = one.report, one.content.spans
    unnamed = int(one.speaker.unnamed) if one.speaker else None
    who: list[Cell] = [_name(one.speaker), unnamed, _name(one.party), _name(one.to)]
    what: list[Cell] = [_name(one.matter), wording.content_words(one), _text(one.condition), _text(one.deadline)]
    when = [due.start, due.end, said.start, said.end]
    how: list[Cell] = [one.certainty, _text(one.hedge), wording.chain_words(one)]
    where = [report.outlet, report.published, report.title, report.url, report.document_id]
    trust: list[Cell] = [spans[0].start, spans[-1].end, one.confidence, one.act_confidence, one.extractor]
    return [one.id, one.act, one.polarity, one.firmness, one.speech, *who, *what, *when, *how, *where, *trust]


def _name(named: Actor | Matter | None) -> str | None:
    return None if named is None else named.name


def _text(words: Passage | Deadline | None) -> str | None:
    return None if words is None else words.text


__all__ = ["COLUMNS", "Cell", "cell", "flat_row", "write_csv"]
