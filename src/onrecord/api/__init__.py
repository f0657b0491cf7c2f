"""onrecord for Python programs; what is here is what programs may rely on (docs/python.md)."""

from onrecord.api.reading import Read, read, read_text
from onrecord.api.record import Fields, Ledger
from onrecord.api.table import arrow_table, arrow_tables, frame
from onrecord.asking import READINGS, Choice, Listed, Matrix, Reading, chosen
from onrecord.errors import LedgerError, MissingExtraError, NotFoundError, OnrecordError, WeightsError, WrongUseError
from onrecord.history import Change, Due, Entry, Gap
from onrecord.types import (
    Actor,
    Deadline,
    Document,
    Interval,
    Judgement,
    Matter,
    Passage,
    Position,
    Refusal,
    Report,
    SaidOn,
    Searched,
    Span,
    Statement,
    statement_to_json,
)

__all__ = [
    "READINGS",
    "Actor",
    "Change",
    "Choice",
    "Deadline",
    "Document",
    "Due",
    "Entry",
    "Fields",
    "Gap",
    "Interval",
    "Judgement",
    "Ledger",
    "LedgerError",
    "Listed",
    "Matrix",
    "Matter",
    "MissingExtraError",
    "NotFoundError",
    "OnrecordError",
    "Passage",
    "Position",
    "Read",
    "Reading",
    "Refusal",
    "Report",
    "SaidOn",
    "Searched",
    "Span",
    "Statement",
    "WeightsError",
    "WrongUseError",
    "arrow_table",
    "arrow_tables",
    "chosen",
    "frame",
    "read",
    "read_text",
    "statement_to_json",
]
