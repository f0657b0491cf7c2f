"""A report that its outlet took back: on record, and nothing rests on it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.acquire.given import Given
from onrecord.acquire.ninjs import read_ninjs
from onrecord.acquire.source import source_of
from onrecord.asking import Record
from onrecord.ledger import Ledger
from onrecord.pipeline import Maker, Order, Outcome, read
from onrecord.surfaces.cli import app
from onrecord.types import Actor, Matter, Passage, Report, Span, Statement, Withdrawal
from tests.ledger.ledger_made import AT, READER, batch


def test_nothing_rests_on_a_withdrawn_report(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    ((one, (statement,)),) = given = batch(1)
    with Ledger.open(path) as ledger:
        ledger.add(given, extractor=READER, at=AT)
        assert Record(ledger).stand("Norway", "patrol boats").stance == "committed"
    done = CliRunner().invoke(app, ["withdraw", statement.id, "--by", "a", "--because", "corrected", "--ledger", path])
    assert done.exit_code == 0, done.output
    assert "1 statement rested on it" in done.stderr
    assert "withdrawn by a" in CliRunner().invoke(app, ["show", statement.id, "--ledger", path]).stdout
    with Ledger.open(path) as ledger:
        record = Record(ledger)
        assert record.stand("Norway", "patrol boats").stance == "none"
        assert record.stand("Norway", "patrol boats", known_by="2025-03-02").stance == "committed"
        assert record.parties().rows == ()
        assert ledger.report(one.id) == one
    assert CliRunner().invoke(app, ["withdraw", "r-none", "--ledger", path]).exit_code == 1


def item(version: int, text: str, state: str = "usable") -> dict[str, str]:
    """A ninjs item of one address in one of its versions."""
    words = f"{text} The talks in the capital went on for a second day, and nobody would say when they were going to end."
    return {
        "uri": "https://agency.example/7",
        "firstcreated": "2025-03-01T08:00:00Z",
        # Two zones: what is later is not what sorts later.
        "versioncreated": f"2025-03-01T{9 + version:02}:00:00+00:00"
        if version % 2
        else f"2025-03-01T{11 + version:02}:00:00+02:00",
        "copyrightholder": "Harbour Gazette",
        "pubstatus": state,
        "body_text": words,
    }


def read_into(path: str, *items: dict[str, str], at: str) -> list[Outcome]:
    """Read ninjs items into a ledger with an extractor that finds one promise a text."""
    source = source_of("wire.json", io.BytesIO(json.dumps(items).encode()))
    with Ledger.open(path) as ledger:
        return list(read(read_ninjs(source, Given()), ledger, Order(Maker(READER, lambda: promise), at)))


def promise(report: Report) -> tuple[Statement, ...]:
    text = report.document.text
    norway, content = Actor("Norway", "country"), Passage.of(text, [Span(0, text.index("."))])
    return (
        Statement(report, norway, None, content, "indirect", "commit", norway, None, Matter("patrol boats"), "do", None, None,
                  None, (), 2, 0.9, 0.9, READER),
    )  # fmt: skip


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 3, 1)])
def test_a_later_version_of_an_item_replaces_the_earlier_in_any_order(address: str, order: tuple[int, ...]) -> None:
    for number in order:
        read_into(address, item(number, f"Norway promised {number} boats."), at=f"2025-03-0{number + 1}T00:00:00Z")
    with Ledger.open(address) as ledger:
        reports = {report.document.text[16]: report for report in ledger.reports()}
        gone = ledger.withdrawn(reports.values())
        assert set(gone) == {reports["1"].id, reports["2"].id}
        assert "replaced by" in gone[reports["1"].id].reason
        record = Record(ledger)
        (standing,) = record.stand("Norway", "patrol boats").standing
        assert standing.content.text == "Norway promised 3 boats"
        assert {one.content.text[16] for one in record.withdrawn("Norway", "patrol boats")} == {"1", "2"}
        assert list(ledger.verify()) == []
    read_into(address, item(order[0], f"Norway promised {order[0]} boats."), at="2025-04-01T00:00:00Z")
    with Ledger.open(address) as ledger:
        assert len(list(ledger.judgements())) == 2


def test_what_its_publisher_cancels_stands_no_more_whenever_it_is_read(address: str) -> None:
    read_into(address, item(1, "Norway promised 1 boats."), at="2025-03-02T00:00:00Z")
    (told,) = read_into(address, item(3, "Gone.", "canceled"), at="2025-03-05T00:00:00Z")
    assert isinstance(told, Withdrawal)
    read_into(address, item(3, "Gone.", "canceled"), item(2, "Norway promised 2 boats."), at="2025-03-08T00:00:00Z")
    with Ledger.open(address) as ledger:
        record = Record(ledger)
        assert record.stand("Norway", "patrol boats").stance == "none"
        assert len(record.withdrawn("Norway", "patrol boats")) == 2
        assert record.withdrawn("Norway", "patrol boats", known_by="2025-03-04") == ()
        assert record.withdrawn("Norway", "patrol boats", as_of="2025-02-01") == ()
        assert record.withdrawn("Sweden", "patrol boats") == ()
        assert record.stand("Norway", "patrol boats", known_by="2025-03-04").stance == "committed"
        assert record.timeline("Norway", "patrol boats") == ()
        assert [(e.withdrawn, e.stance) for e in record.timeline("Norway", "patrol boats", withdrawn=True)] == [
            (True, "none")
        ] * 2
        assert {one.kind for one in ledger.judgements()} == {"withdrawn"}


def test_every_view_marks_what_was_withdrawn(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    read_into(path, item(1, "Norway promised 1 boats."), at="2025-03-02T00:00:00Z")
    read_into(path, item(3, "Gone.", "canceled"), at="2025-03-05T00:00:00Z")

    def shown(*words: str) -> str:
        done = CliRunner().invoke(app, [*words, "--ledger", path], env={"COLUMNS": "200"})
        assert done.exit_code == 0, done.output
        return done.stdout + (done.stderr if "show" in words else "")

    with Ledger.open(path) as ledger:
        key = next(ledger.select()).id
    assert "report withdrawn by Harbour Gazette" in " ".join(shown("search", "promised").split())
    assert "withdrawn by Harbour Gazette" in shown("show", key)
    assert "report withdrawn by Harbour Gazette" in shown("show", key, "--format", "json")
    stand = ("stand", "Norway", "--on", "patrol boats")
    assert "Left out, since the report was withdrawn" in shown(*stand)
    assert [one["id"] for one in json.loads(shown(*stand, "--format", "json"))["withdrawn"]] == [key]
    timeline = ("timeline", "Norway", "--on", "patrol boats")
    assert "withdrawn" in shown(*timeline)
    assert json.loads(shown(*timeline, "--format", "jsonl").splitlines()[0])["withdrawn"] is True
