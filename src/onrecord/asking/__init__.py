"""Asking: every question to a record behind one object, for the command line, the web page, REST and MCP alike.

    with Ledger.open(where) as ledger:
        record = Record(ledger)                    # settles what is new; `told` hears of it
        record.stand("France", "air defence", as_of="2025-03-01")
        record.gaps(limit=20), record.changes("2025-02-20"), record.matrix(["France", "Germany"], ["air defence"])

Answers are those of the pure functions of `onrecord.history` over the whole ledger, from the few statements that an index says
they can rest on.
"""

from onrecord.asking.answers import Listed, Matrix, Unknown
from onrecord.asking.choice import READINGS, Choice, Reading, backwards, chosen, in_order, told_by, with_words
from onrecord.asking.evidence import Clocks, Evidence, clocks_of, evidence, position_of
from onrecord.asking.given import at_least, exact_day, exact_days, given_words, some_words
from onrecord.asking.leading import leading
from onrecord.asking.record import Record
from onrecord.asking.settling import settle, unlike_anew

__all__ = [
    "READINGS",
    "Choice",
    "Clocks",
    "Evidence",
    "Listed",
    "Matrix",
    "Reading",
    "Record",
    "Unknown",
    "at_least",
    "backwards",
    "chosen",
    "clocks_of",
    "evidence",
    "exact_day",
    "exact_days",
    "given_words",
    "in_order",
    "leading",
    "position_of",
    "settle",
    "some_words",
    "told_by",
    "unlike_anew",
    "with_words",
]
