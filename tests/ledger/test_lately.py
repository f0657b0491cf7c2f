"""What was read lately is kept, and what is kept is what is written."""

from __future__ import annotations

from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.ledger.lately import Lately
from tests.surfaces.web import demo


def test_the_things_last_asked_for_are_kept() -> None:
    kept: Lately[int, str] = Lately(2)
    kept.put({1: "one", 2: "two"})
    assert kept.get([1, 3]) == {1: "one"}
    kept.put({3: "three"})
    assert kept.get([1, 2, 3]) == {1: "one", 3: "three"}


def test_a_statement_asked_for_again_is_the_same_and_what_is_new_is_found(tmp_path: Path) -> None:
    with Ledger.open(str(demo.fill(tmp_path / "demo.db")), create=False) as ledger:
        all_of = {ledger.place(one): one for one in ledger.select()}
        some = list(all_of)[::2]
        first = ledger.index.placed(some)
        again = ledger.index.placed([*all_of, 1])
        assert again == all_of
        assert list(again) == sorted(all_of)
        assert all(again[place] is first[place] for place in some)
