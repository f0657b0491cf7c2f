"""Opening the ledger that a command was given."""

from __future__ import annotations

from onrecord.ledger import Ledger
from onrecord.settings import DEFAULT_LEDGER


def open_ledger(where: str | None, *, create: bool = False) -> Ledger:
    """The ledger at `where`, else onrecord.db here. Raises LedgerError where it is none, or not there and not to be made."""
    return Ledger.open(where or DEFAULT_LEDGER, create=create)


__all__ = ["open_ledger"]
