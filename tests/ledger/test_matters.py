"""Matters as they are listed: each name once, whoever it is about, and a party's in its own words."""

from __future__ import annotations

from onrecord.api import Ledger as Api
from onrecord.asking import Record
from onrecord.ledger import Ledger
from tests.history.build import say
from tests.ledger.ledger_made import AT

SAID = [
    say("refuse", "Norway will not show its ferries", matter="Norwegian ferry programme", day="2025-03-01"),
    say("demand", "Sweden must look at it", party="Sweden", matter="Norwegian ferry programme", day="2025-03-02"),
    say("demand", "Sweden must ask again", party="Sweden", matter="Norwegian ferry programme", day="2025-03-03"),
    say("commit", "Estonia will build ferries", party="Estonia", matter="ferry programme", day="2025-03-04"),
]


def fill(ledger: Ledger) -> None:
    ledger.add([(one.report, [one]) for one in SAID], extractor="test", at=AT)


def test_a_matter_is_listed_once_whoever_it_is_about(address: str) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger)
        listed = Record(ledger).matters().rows
        assert [(one.name, one.statements) for one in listed] == [("Norwegian ferry programme", 3), ("ferry programme", 1)]


def test_a_partys_matters_are_named_in_its_own_words(address: str) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger)
        record = Record(ledger)
        # Without its own name Norway's is that of Estonia; it is called what it is called where it is about Norway.
        assert [one.name for one in record.matters("Estonia").rows] == ["ferry programme"]
        assert [one.name for one in record.matters("Norway").rows] == ["Norwegian ferry programme"]


def test_whatever_is_withdrawn_is_no_longer_counted(address: str) -> None:
    with Api(address) as api:
        fill(api.store)
        api.store.withdraw(SAID[1].report.id, by="desk", at="2099-01-01T00:00:00Z", reason="invented")
        assert [(one.name, one.statements) for one in api.matters()] == [
            ("Norwegian ferry programme", 2),
            ("ferry programme", 1),
        ]
        assert list(api.verify()) == []
