"""The Python API: in its ordinary use, by the small extractor of the surfaces' tests."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.api import (
    Choice,
    Fields,
    Foreign,
    Ledger,
    MissingExtraError,
    NotFoundError,
    UnreadableError,
    WrongUseError,
    read,
    read_text,
)
from tests.surfaces.fakes import PLAIN


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.api.reading._maker", lambda: PLAIN)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(str(tmp_path / "a.db"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(" date 2026-03-05 Norland promised to open the border.", encoding="utf-8")
    (tmp_path / "in" / "two.txt").write_text(
        " date 2026-03-12 Norland refused to open the border. Sudland promised to pay the ferry.", encoding="utf-8"
    )
    found = read(tmp_path / "in", ledger=made, outlet="The Courier")
    assert (len(found), found.reports, found.known, found.refusals) == (3, 2, 0, ())
    return made


def test_reading_twice_adds_nothing_and_gives_the_same(ledger: Ledger, tmp_path: Path) -> None:
    again = read(str(tmp_path / "in"), ledger=ledger, outlet="The Courier")
    assert (len(again), again.known) == (3, 2)
    assert {one.id for one in again} == {one.id for one in ledger.statements()}


def test_reading_without_a_ledger_and_from_a_string() -> None:
    found = read_text("Norland promised to open the border.\r\n", published="2026-03-05", outlet="The Courier", title="Border")
    (one,) = found
    assert one.content.text == "open the border"
    assert (one.report.day, one.report.outlet, one.report.title) == ("2026-03-05", "The Courier", "Border")
    assert "\r" not in one.report.document.text


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norland promised to open the border.", encoding="utf-8")
    found = read(tmp_path / "a.txt", tmp_path / "gone.txt", "https://example.org/x")
    assert len(found) == 1
    assert [Path(refusal.name).name for refusal in found.refusals] == ["gone.txt", "x"]
    with pytest.raises(WrongUseError):
        read(tmp_path / "a.txt", published="2026-02-30")


def test_questions_and_their_clocks(ledger: Ledger) -> None:
    position = ledger.stand("Norland", "border", as_of="2026-03-06")
    assert (position.stance, position.searched.reports) == ("committed", 1)
    assert [one.content.text for one in position.standing] == ["open the border"]
    assert ledger.stand("Norland", "border").stance != "committed"
    assert ledger.stand("Norland", "fishing").stance == "none"
    assert ledger.stand("Norland", "border", known_by="2026-01-01").stance == "none"
    assert ledger.timeline("Norland", "border")[0].stance == "committed"
    assert [change.party for change in ledger.changes("2026-03-10").rows]
    assert ledger.gaps().rows == ()
    assert ledger.overdue("2026-03-20") == ()
    assert ledger.matrix(["Sudland"], []).positions == ((),)
    ((on_border, on_ferry),) = ledger.matrix(["Sudland"], ["border", "ferry"]).positions
    assert (on_border.stance, on_ferry.stance) == ("none", "committed")
    assert [count.name for count in ledger.parties()] == ["Norland", "Sudland"]
    assert [count.name for count in ledger.matters("Sudland")] == ["pay the ferry"]
    # As the command line counts: all spellings of a party are one.
    assert ledger.matters("the SUDLAND") == ledger.record.matters("the SUDLAND").rows == ledger.matters("Sudland")
    assert ledger.parties() == ledger.record.parties().rows
    assert [one.party.name for one in ledger.search("ferry") if one.party] == ["Sudland"]


def test_a_time_that_ends_before_it_begins_is_refused(ledger: Ledger) -> None:
    with pytest.raises(WrongUseError, match="until 2024-01-01 lies before since 2025-01-01"):
        ledger.changes("2025-01-01", "2024-01-01")
    with pytest.raises(WrongUseError, match="lies before"):
        ledger.statements(since="2025-01-01", until="2024-01-01")


@pytest.mark.parametrize("day", ["5 March", "2026-3-5", "2026-02-30", "20260305", "2026-03-05T10:00", ""])
def test_a_day_is_written_as_at_every_other_door(ledger: Ledger, day: str) -> None:
    asked: list[tuple[str, Callable[[], object]]] = [
        ("as_of", lambda: ledger.stand("Norland", "border", as_of=day)),
        ("known_by", lambda: ledger.stand("Norland", "border", known_by=day)),
        ("as_of", lambda: ledger.timeline("Norland", "border", as_of=day)),
        ("known_by", lambda: ledger.matrix(["Norland"], ["border"], known_by=day)),
        ("as_of", lambda: ledger.gaps(as_of=day)),
        ("since", lambda: ledger.changes(day)),
        ("until", lambda: ledger.changes("2026-03-01", day)),
        ("as_of", lambda: ledger.overdue(day)),
        ("known_by", lambda: ledger.search("border", known_by=day)),
        ("since", lambda: ledger.statements(since=day)),
        ("until", lambda: ledger.to_arrow(until=day)),
        ("as_of", lambda: Choice(as_of=day)),
    ]
    for name, ask in asked:
        with pytest.raises(WrongUseError, match=f"{name}: {day} is not a date; write YYYY-MM-DD"):
            ask()


def test_what_can_find_nothing_is_refused(ledger: Ledger) -> None:
    asked: list[tuple[str, Callable[[], object]]] = [
        ("party: it is empty", lambda: ledger.stand("", "border")),
        ("matter: it holds no word", lambda: ledger.stand("Norland", "?!")),
        ("party: it is empty", lambda: ledger.statements(party=" ")),
        ("words: it holds no word", lambda: ledger.search("...")),
        ("limit: 0 is less than 1", lambda: ledger.search("border", 0)),
        ("limit: -1 is less than 1", lambda: ledger.gaps(limit=-1)),
        ("min_confidence: 7 is not between 0 and 1", lambda: ledger.statements(min_confidence=7)),
        ("Norland: is one name; give a list of them", lambda: ledger.matrix("Norland", ["border"])),
        ("name: it is empty", lambda: ledger.matrix(["Norland"], [""])),
        ("by: it is empty", lambda: ledger.accept(next(ledger.statements()).id, by="")),
        ("as_of: datetime.date(2026, 3, 5) is no text", lambda: ledger.gaps(as_of=date(2026, 3, 5))),  # type: ignore[arg-type]
        ("acts: 'promise' is none; choose from commit", lambda: ledger.statements(acts=("promise",))),  # type: ignore[arg-type]
        ("reading: 'mine' is none", lambda: ledger.statements(reading="mine")),  # type: ignore[arg-type]
    ]
    for told, ask in asked:
        with pytest.raises(WrongUseError, match=re.escape(told)):
            ask()


def test_a_statement_is_chosen_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    one = next(ledger.statements())
    assert list(ledger.statements(ids=(one.id[:9],))) == [one]
    with pytest.raises(NotFoundError, match="s-00: no such statement"):
        ledger.statements(ids=("s-00",))


def test_a_ledger_may_be_a_path(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as made:
        assert made.name == str(tmp_path / "a.db")


def test_a_string_is_refused_as_a_file_would_be() -> None:
    for text, reason in (
        ("", "is empty"),
        (" \n", "holds nothing but white space"),
        ("Norland wird die Grenze nicht öffnen.", "is not English (German), and only English is read"),
        ("Norland promised to \0.", "is binary, not text: a NUL character at offset 20"),
    ):
        found = read_text(text, published="2026-03-05")
        assert (found.statements, [one.reason for one in found.refusals]) == ((), [reason])
    (refused,) = read_text("Norland wird die Grenze nicht öffnen.").refusals
    assert isinstance(refused, Foreign)
    assert refused.language == "German"
    (late,) = read_text("Norland promised to pay.", published="9999-01-01").refusals
    assert "is after the day of reading" in late.reason


def test_a_file_of_matters_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"gone\.toml: does not exist"):
        Ledger(str(tmp_path / "a.db"), matters=tmp_path / "gone.toml")


def test_judgements_stand_beside_the_record(ledger: Ledger) -> None:
    (ferry,) = ledger.statements(party="Sudland")
    ledger.correct(ferry.id[:8], "act", "refuse", by="Ada", reason="so")
    assert next(ledger.statements(party="Sudland")).act == "refuse"
    assert next(ledger.statements(party="Sudland", reading="machine")).act == "commit"
    assert ledger.statement(ferry.id).act == "commit"
    assert [held.kind for held in ledger.judgements(ferry.id)] == ["correct"]
    with pytest.raises(WrongUseError):
        ledger.correct(ferry.id, "act", "nonsense", by="Ada")
    with pytest.raises(NotFoundError):
        ledger.reject("s-0000", by="Ada")
    one, other = ledger.statements(party="Norland")
    ledger.merge(one.id, other.id, by="Ada")
    ledger.split(one.id, by="Ada")
    with pytest.raises(WrongUseError):
        ledger.merge(one.id, one.id, by="Ada")
    ledger.accept(one.id, by="Ada")
    ledger.reject(other.id, by="Ada")
    assert len(list(ledger.statements(party="Norland"))) == 1
    assert list(ledger.verify()) == []


def test_tables(ledger: Ledger) -> None:
    table = ledger.to_arrow(acts=("commit",))
    assert (table.num_rows, table.column("act").to_pylist()) == (2, ["commit", "commit"])
    frame = ledger.to_pandas()
    assert len(frame) == 3
    assert list(frame[frame["party.name"] == "Sudland"]["content.text"]) == ["pay the ferry"]
    assert ledger.to_pandas(party="Nobody").empty
    with ledger:
        assert ledger.name.endswith("a.db")


def test_without_pandas_the_message_names_the_extra(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"a pandas frame needs pandas: pip install 'onrecord\[pandas\]'"):
        ledger.to_pandas()


def test_the_keywords_are_the_fields_of_a_choice() -> None:
    assert set(Fields.__annotations__) == set(Choice.__dataclass_fields__)


def test_what_the_package_names_is_there() -> None:
    assert all(getattr(onrecord, name) is not None for name in onrecord.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = onrecord.nothing
