"""Gaps on a matter are those, of all gaps, of which a question meets it; and not every statement is looked at to find them."""

from __future__ import annotations

import random

import pytest

from onrecord.asking import Record
from onrecord.history import Gap, meets
from onrecord.ledger import Index, Ledger
from tests.ledger.test_record import ASKED, made_report, read


def ids(gap: Gap) -> tuple[str, ...]:
    return tuple(one.id for one in gap.asked)


def test_they_are_those_of_all_gaps_that_meet_it(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    reports = [made_report(number, chance) for number in range(60)]
    with Ledger.open(address) as ledger:
        batch = [(report, read(report, facts, "one", chance)) for report, facts in reports]
        ledger.add(batch, extractor="one", at="2025-03-01T00:00:00Z")
        record = Record(ledger)
        monkeypatch.delattr(Index, "all_found_by")
        whole = record.gaps(limit=1_000).rows
        kept = {matter: [ids(gap) for gap in whole if any(meets(matter, one) for one in gap.asked)] for matter in ASKED}
        for matter, meant in kept.items():
            found = [ids(gap) for gap in record.gaps(matter=matter, limit=1_000).rows]
            assert len(found) == len(set(found))
            assert set(found) == set(meant)
        assert any(0 < len(meant) < len(whole) for meant in kept.values())
