"""Writers killed while they write, and two that write at once."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks import kills
from benchmarks.ledger import AT, READER
from onrecord.ledger import Ledger

KILLS = 10


def test_killed_at_any_point_nothing_acknowledged_is_lost(new_address: Callable[[], str]) -> None:
    chance, address, midway = random.Random(7), new_address(), 0
    for writer in range(KILLS):
        ended = kills.kill(address, writer, chance)
        midway += ended.midway
        with Ledger.open(address) as ledger:
            assert kills.lost(ledger, writer, ended.acknowledged) == []
            assert list(ledger.verify()) == []
    assert midway >= KILLS - 1, "kills must fall while something is written"
    with Ledger.open(address) as ledger, Ledger.open(new_address()) as whole:
        kills.complete(ledger, KILLS)
        kills.complete(whole, KILLS)
        assert ledger.sizes() == whole.sizes()
        assert ledger.root() == whole.root()


def test_what_is_lost_is_seen(new_address: Callable[[], str]) -> None:
    with Ledger.open(new_address()) as ledger:
        ledger.add(kills.batch(0, 0)[:1], extractor=READER, at=AT)
        assert len(kills.lost(ledger, 0, (0,))) == kills.REPORTS - 1
        assert len(kills.lost(ledger, 0, ())) == kills.REPORTS - 1


def test_two_writers_at_once_make_the_ledger_of_one(new_address: Callable[[], str]) -> None:
    address = new_address()
    both = [kills.start(address, 0), kills.start(address, 0)]
    assert [process.communicate()[0].split()[-1] for process in both] == [str(kills.BATCHES - 1)] * 2
    with Ledger.open(address) as ledger, Ledger.open(new_address()) as whole:
        kills.complete(whole, 1)
        assert ledger.root() == whole.root()
        assert list(ledger.verify()) == []
