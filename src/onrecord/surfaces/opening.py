"""Opening the ledger that a command was given."""

from __future__ import annotations

from pathlib import Path

from onrecord.asking import Record
from onrecord.history import load_matters
from onrecord.ledger import Ledger
from onrecord.settings import DEFAULT_LEDGER
from onrecord.surfaces import wording
from onrecord.surfaces.console import note

# Documents that take a second or more.
MANY = 500


def open_ledger(where: str | None, *, create: bool = False) -> Ledger:
    """The ledger at `where`, else onrecord.db here. Raises LedgerError where it is none, or not there and not to be made."""
    return Ledger.open(where or DEFAULT_LEDGER, create=create)


def open_record(ledger: Ledger, matters: Path | None = None) -> Record:
    """The record of a ledger, by matters of one's own where a file is given. Raises WrongUseError where that is none."""
    return Record(ledger, load_matters(matters) if matters else None, told=settling)


def note_unknown(record: Record, party: str | None) -> None:
    """Say that nobody of this name is on record, where one is given: an empty list would pass for an answer."""
    unknown = record.unknown(party)
    if unknown:
        note(wording.unknown_words(unknown))


def beside(where: str | None, suffix: str) -> Path | None:
    """A path beside the ledger's file, named after it; None where the ledger is no file (PostgreSQL)."""
    name = where or DEFAULT_LEDGER
    return None if "://" in name else Path(f"{name}{suffix}")


def settling(documents: int) -> None:
    """Say that what was added is being settled, where it is so much that it takes a while."""
    if documents >= MANY:
        note(f"settling {documents:,} documents …")


__all__ = ["beside", "note_unknown", "open_ledger", "open_record", "settling"]
