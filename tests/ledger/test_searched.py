"""What an answer could draw on, told for every day at once, is what a count for that day tells."""

from __future__ import annotations

from itertools import product

from onrecord.ledger import Ledger, Selection
from onrecord.types import Searched
from tests.ledger.test_record import fill


def counted(ledger: Ledger, known_by: str | None, as_of: str | None) -> Searched:
    """By hand: each report's current reading, as it was known then."""
    runs, days, found = [extractor for extractor, _ in ledger.runs()], [], 0
    known = {(one.report.id, one.extractor) for one in ledger.select(Selection(known_by=known_by))} | ledger.readings()
    for report in ledger.reports(known_by=known_by):
        if as_of is not None and (report.published is None or report.published[:10] > as_of):
            continue
        read = [run for run in runs if (report.id, run) in known and ledger_knew(ledger, run, known_by)]
        found += len(ledger.statements_of(report, read[-1]))
        days.append(report.published)
    told = sorted(day[:10] for day in days if day)
    return Searched(len(days), found, told[0] if told else None, told[-1] if told else None)


def ledger_knew(ledger: Ledger, run: str, known_by: str | None) -> bool:
    """Each run of `fill` but the first is one batch, whose instant is that of the run."""
    return known_by is None or dict(ledger.runs())[run][:10] <= known_by


def test_it_is_counted_for_any_day_and_by_any_earlier_clock(address: str) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, 1, asked_between=False)
        days = [None, "2024-12-31", "2025-01-15", "2025-02", "2025-02-14", "2025-03-28", "2026-01-01"]
        for known_by, as_of in product((None, "2025-03-19", "2025-03-26"), days):
            last = None if as_of is None else f"{as_of}~"
            assert ledger.searched(known_by, as_of) == counted(ledger, known_by, last), (known_by, as_of)
        assert ledger.searched(known_by="2025-02-28") == Searched(0, 0, None, None)
