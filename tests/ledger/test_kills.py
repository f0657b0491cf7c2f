"""Writers killed while they write, `read` killed at any point, and two that write at once."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from benchmarks import kills, kills_read
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


def test_read_killed_at_any_point_goes_on_where_it_ended(new_address: Callable[[], str], tmp_path: Path) -> None:
    chain = kills_read.run(new_address(), tmp_path, 2, number=1, count=120)
    assert chain.wrong == []
    assert chain.at.total(), "a kill must fall before the end"


def test_what_a_killed_read_lost_is_seen(new_address: Callable[[], str], tmp_path: Path) -> None:
    address = new_address()
    chain = kills_read.Chain(address, tmp_path, 1)
    with Ledger.open(address) as ledger:
        ledger.add(kills.batch(0, 0), extractor=READER, at=AT)
    assert (kills_read.look(chain, 20, 0, 0), chain.wrong) == (20, [])
    kills_read.look(chain, 21, 0, 22)
    assert chain.wrong == ["21 printed, 20 kept", "22 were kept, 20 are"]
    chain.wrong.clear()
    kills_read.look(kills_read.Chain(str(tmp_path / "none.db"), tmp_path, 1, wrong=chain.wrong), 0, 0, 1)
    assert chain.wrong[0].startswith("no ledger")


def test_two_writers_at_once_make_the_ledger_of_one(new_address: Callable[[], str]) -> None:
    address = new_address()
    both = [kills.start(address, 0), kills.start(address, 0)]
    assert [process.communicate()[0].split()[-1] for process in both] == [str(kills.BATCHES - 1)] * 2
    with Ledger.open(address) as ledger, Ledger.open(new_address()) as whole:
        kills.complete(whole, 1)
        assert ledger.root() == whole.root()
        assert list(ledger.verify()) == []
