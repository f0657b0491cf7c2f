"""Statements as CSV, one row each."""

from __future__ import annotations

import csv
from typing import TextIO

from onrecord.ledger import Ledger
from onrecord.surfaces import wording
from onrecord.surfaces.plain import safe
from onrecord.types import Actor, Deadline, Interval, Matter, Passage, Statement

COLUMNS = (
    "id",
    "act",
    "polarity",
    "firmness",
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
    "chain",
    "outlet",
    "published",
    "url",
    "document",
    "start",
    "end",
    "confidence",
    "extractor",
)
# A spreadsheet takes a cell that begins so for a formula; a quote in front keeps it text (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@")


def write_csv(ledger: Ledger, file: TextIO) -> int:
    """Every statement, oldest first; RFC 4180 with a header. Start and end are code points of the whole passage."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for statement in ledger.select():
        writer.writerow([_cell(value) for value in _row(statement)])
        count += 1
    return count


def _cell(value: str | float | None) -> str | float:
    if not isinstance(value, str):
        return "" if value is None else value
    clean = safe(value)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def _row(one: Statement) -> list[str | float | None]:
    due = one.deadline.interval if one.deadline else Interval(None, None)
    said = one.said_on.interval if one.said_on else Interval(None, None)
    report, spans = one.report, one.content.spans
    unnamed = int(one.speaker.unnamed) if one.speaker else None
    who = [_name(one.speaker), unnamed, _name(one.party), _name(one.to)]
    what = [_name(one.matter), one.content.text, _text(one.condition), _text(one.deadline)]
    when = [due.start, due.end, said.start, said.end]
    where = [wording.chain_words(one), report.outlet, report.published, report.url, report.document_id]
    place = [spans[0].start, spans[-1].end]
    return [one.id, one.act, one.polarity, one.firmness, *who, *what, *when, *where, *place, one.confidence, one.extractor]


def _name(named: Actor | Matter | None) -> str | None:
    return None if named is None else named.name


def _text(words: Passage | Deadline | None) -> str | None:
    return None if words is None else words.text


__all__ = ["COLUMNS", "write_csv"]
