"""One choice of statements for every format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.api import Choice, chosen
from onrecord.asking import settle
from onrecord.ledger import Ledger
from onrecord.types import Judgement
from tests.exports.made import hostile_statement, plain_report, plain_statements

SHIPS, MEETING = (one.id for one in plain_statements(plain_report()))
HOSTILE = hostile_statement().id


BY_FIELD = [
    (Choice(), {SHIPS, MEETING, HOSTILE}),
    (Choice(party="FRANCE"), {SHIPS}),
    (Choice(party="Norway"), {HOSTILE}),
    (Choice(party="Marc Dupont"), {SHIPS}),
    (Choice(matter="ships"), {SHIPS, HOSTILE}),
    (Choice(matter="ships for Ukraine", acts=("refuse",)), set()),
    (Choice(acts=("refuse", "demand")), {MEETING}),
    (Choice(outlet="Evening Post"), {SHIPS, MEETING}),
    (Choice(document=hostile_statement().report.id), {HOSTILE}),
    (Choice(ids=(SHIPS,)), {SHIPS}),
    (Choice(since="2026-03-05"), {MEETING, HOSTILE}),
    (Choice(until="2026-03-05"), {SHIPS, MEETING}),
    (Choice(until="2026-03-31", as_of="2026-03-03"), {SHIPS}),
    (Choice(known_by="2026-03-13"), set()),
    (Choice(known_by="2026-03-14"), {SHIPS, MEETING, HOSTILE}),
    (Choice(min_confidence=0.8), {SHIPS, HOSTILE}),
    (Choice(party="Spain", matter="ships"), set()),
]
VARIED: list[tuple[str, Any]] = [
    ("reading", "reviewed"),
    ("reading", "machine"),
    ("known_by", "2026-03-14"),
    ("as_of", "2026-03-05"),
]


@pytest.mark.parametrize(("choice", "ids"), BY_FIELD)
def test_each_field_of_a_choice(ledger: Ledger, choice: Choice, ids: set[str]) -> None:
    assert {statement.id for statement in chosen(ledger, choice)} == ids


@pytest.mark.parametrize("choice", [choice for choice, _ in BY_FIELD])
def test_the_index_finds_what_looking_at_all_finds(ledger: Ledger, choice: Choice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also under a correction, by an earlier clock and by the machine's reading."""
    ledger.judge(Judgement("correct", (SHIPS,), "Ada", "2026-03-16T00:00:00Z", value=(("party", "Spain"),)))
    several = [replace(choice, **{name: value}) for name, value in VARIED]
    looked = [list(chosen(ledger, one)) for one in several]
    assert settle(ledger)
    assert [list(chosen(ledger, one)) for one in several] == looked
    if choice.party or choice.matter:
        monkeypatch.setattr(type(ledger.index), "all_found_by", lambda *_: iter(()))
        assert not any(list(chosen(ledger, one)) for one in several)


def test_review_is_in_the_choice_unless_the_machine_is_asked(ledger: Ledger) -> None:
    ledger.judge(
        Judgement("reject", (SHIPS,), "Ada", "2026-03-15T00:00:00Z"),
        Judgement("correct", (MEETING,), "Ada", "2026-03-15T00:00:00Z", value=(("act", "demand"),)),
    )
    assert {one.id: one.act for one in chosen(ledger)} == {MEETING: "demand", HOSTILE: "commit"}
    assert {one.id for one in chosen(ledger, Choice(acts=("demand",)))} == {MEETING}
    assert {one.act for one in chosen(ledger, Choice(reading="machine"))} == {"commit", "refuse"}
    assert {one.id for one in chosen(ledger, Choice(known_by="2026-03-14"))} == {SHIPS, MEETING, HOSTILE}


def test_newest_first(ledger: Ledger) -> None:
    assert [one.id for one in chosen(ledger, newest=True)] == [one.id for one in chosen(ledger)][::-1]
