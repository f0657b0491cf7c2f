"""The record itself: one line a statement, however many reports told it."""

from __future__ import annotations

from typing import TextIO

from onrecord.history import link, merged, record_line, reviewed
from onrecord.ledger import Ledger
from onrecord.surfaces.plain import json_line


def write_record(ledger: Ledger, file: TextIO) -> int:
    """Every merged statement with its versions and its number of independent origins, as reviewed, by first publication."""
    judgements = tuple(ledger.judgements())
    statements = reviewed(ledger.select(), judgements)
    count = 0
    for record in merged(statements, link(statements, judgements)):
        file.write(json_line(record_line(record)) + "\n")
        count += 1
    return count


__all__ = ["write_record"]
