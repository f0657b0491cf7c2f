"""Which parties and matters an overview of a record shows where they are not all named."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.asking.record import Record
from onrecord.history.overview import Mention, leading_matters, leading_parties

Names = tuple[str, ...]
PARTIES, MATTERS = 10, 7  # what fits a laptop's screen
LOOKED = 60  # parties that are looked at for a matter that was chosen
WORDINGS = 150  # wordings of matters of one party from which the leading ones are chosen


def leading(record: Record, parties: Names, matters: Names) -> tuple[Names, Names]:
    """Parties and matters as asked for; for the rest the matters of these parties, and of these matters the parties."""
    if parties:
        return parties, matters or leading_matters(_mentions(record, parties), MATTERS)
    counted = [(one.name, one.statements) for one in record.parties(LOOKED).rows]
    rows = leading_parties(counted, LOOKED if matters else PARTIES)
    columns = matters or leading_matters(_mentions(record, rows), MATTERS)
    found = zip(rows, record.matrix(rows, columns).positions, strict=True)
    kept = tuple(name for name, row in found if any(one.stance != "none" for one in row))[:PARTIES]
    return kept if kept or matters else rows, columns


def _mentions(record: Record, parties: Sequence[str]) -> list[Mention]:
    return [Mention(party, count.name, count.statements) for party in parties for count in record.matters(party, WORDINGS).rows]


__all__ = ["leading"]
