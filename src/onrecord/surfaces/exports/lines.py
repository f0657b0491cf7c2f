"""Statements as JSON lines."""

from __future__ import annotations

from typing import TextIO

from onrecord.ledger import Ledger
from onrecord.surfaces.plain import json_line
from onrecord.types import statement_to_json


def write_jsonl(ledger: Ledger, file: TextIO) -> int:
    """Every statement after the contract, oldest first."""
    count = 0
    for statement in ledger.select():
        file.write(json_line(statement_to_json(statement)) + "\n")
        count += 1
    return count


__all__ = ["write_jsonl"]
