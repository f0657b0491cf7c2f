"""The commands that answer from all statements: timeline, gaps, changes, overdue, and the merged record."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline import Maker
from onrecord.types import Actor, Deadline, Interval, Report, Statement
from tests.surfaces import fakes
from tests.surfaces.conftest import Run


def dated(report: Report) -> tuple[Statement, ...]:
    """As the plain extractor, but each statement has a deadline: the end of March 2026, named by its content."""
    return tuple(_due(one) for one in fakes.extract(report))


def _due(one: Statement) -> Statement:
    fields = {name: getattr(one, name) for name in one.__dataclass_fields__ if name != "id"}
    deadline = Deadline(one.content.text, one.content.spans, Interval(None, "2026-03-31"), "by")
    return Statement(**fields | {"deadline": deadline})


def asking(report: Report) -> tuple[Statement, ...]:
    """As the plain extractor, but what is refused is a demand on Westland."""
    return tuple(_asked(one) if one.act == "refuse" else one for one in fakes.extract(report))


def _asked(one: Statement) -> Statement:
    fields: dict[str, Any] = {name: getattr(one, name) for name in one.__dataclass_fields__ if name != "id"}
    return Statement(**fields | {"act": "demand", "party": Actor("Westland", "country")})


@pytest.fixture
def reader(run: Run, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Read texts with an extractor of this file."""

    def read(extract: Any, folder: Path, **texts: str) -> None:
        monkeypatch.setattr("onrecord.surfaces.commands.read.shipped_maker", lambda: Maker(fakes.VERSION, lambda: extract))
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        assert run("read", *(f"{name}.txt" for name in texts), "--outlet", "The Courier").exit_code == 0

    return read


def test_timeline_tells_each_day_and_the_stance_after_it(told: Run) -> None:
    rows = [json.loads(row) for row in told("timeline", "Norland", "--on", "border", "--format", "jsonl").stdout.splitlines()]
    assert [(row["day"], row["role"]) for row in rows] == [("2026-03-05", "own"), ("2026-03-12", "own")]
    assert rows[0]["stance"] == "committed"
    assert rows[1]["stance"] in ("refused", "contradictory")
    assert "2026-03-05" in told("timeline", "Norland", "--on", "border").stdout
    assert told("timeline", "Norland", "--on", "border", "--as-of", "2026-03-06", "--format", "jsonl").stdout.count("\n") == 1


def test_gaps_are_questions_without_a_clear_commitment(folder: Path, run: Run, reader: Any) -> None:
    reader(asking, folder, a=" date 2026-03-05 Norland refused to open the port. Sudland promised to pay the ferry.")
    rows = [json.loads(row) for row in run("gaps", "--format", "jsonl").stdout.splitlines()]
    assert [(row["party"], row["position"]["stance"]) for row in rows] == [("Westland", "unclear")]
    shown = run("gaps")
    assert "Westland" in shown.stdout
    assert "1 gap: no clear commitment" in shown.stderr
    assert run("gaps", "--as-of", "2026-03-01").stdout == ""


def test_gaps_on_a_matter_by_other_words_for_it(folder: Path, run: Run, reader: Any) -> None:
    reader(asking, folder, a=" date 2026-03-05 Norland refused to open the port. Norland refused to pay the ferry.")

    def on(*asked: str) -> list[str]:
        return [json.loads(row)["matter"] for row in run("gaps", *asked, "--format", "jsonl").stdout.splitlines()]

    assert sorted(on()) == ["open the port", "pay the ferry"]
    assert on("--on", "payment of ferries") == on("--on", "ferry", "--party", "Westland") == ["pay the ferry"]
    assert on("--on", "fish") == on("--on", "ferry", "--party", "Sudland") == []


def test_changes_since_a_date(told: Run) -> None:
    rows = [json.loads(row) for row in told("changes", "--since", "2026-03-10", "--format", "jsonl").stdout.splitlines()]
    found = {(row["party"], row["kind"], row["before"]["stance"]) for row in rows}
    assert ("Sudland", "new", "none") in found
    assert any(party == "Norland" and before == "committed" for party, _, before in found)
    assert "Norland" in told("changes", "--since", "2026-03-10").stdout
    assert told("changes", "--since", "2026-03-14").stdout == ""


def test_overdue_from_the_day_after_the_deadline(folder: Path, run: Run, reader: Any) -> None:
    reader(dated, folder, a=" date 2026-03-05 Norland promised to open the border.")
    assert run("overdue", "--as-of", "2026-03-31").stdout == ""
    rows = [json.loads(row) for row in run("overdue", "--as-of", "2026-04-02", "--format", "jsonl").stdout.splitlines()]
    assert [(row["by"], row["days_overdue"]) for row in rows] == [("2026-03-31", 2)]
    assert "2026-03-31" in run("overdue").stdout


def test_overdue_of_one_party(folder: Path, run: Run, reader: Any) -> None:
    reader(dated, folder, a=" date 2026-03-05 Norland promised to open the border. Sudland promised to pay.")
    late = ("overdue", "--as-of", "2026-04-02", "--format", "jsonl")
    assert run(*late).stdout.count("\n") == 2
    for known in ((), ("--known-by", "2099-01-01")):
        (row,) = run(*late, "--party", "the Sudland", *known).stdout.splitlines()
        assert json.loads(row)["statement"]["party"]["name"] == "Sudland"
    assert run(*late, "--party", "Westland").stdout == ""
    assert run(*late, "--party", "unnamed official").stdout == ""
    shown = run("overdue", "--as-of", "2026-04-02", "--party", "Norland", "--limit", "1")
    assert shown.stderr.startswith("1 passed deadline; said by: 2026-04-02")


def test_export_record_is_one_line_a_merged_statement(told: Run) -> None:
    rows = [json.loads(row) for row in told("export", "record").stdout.splitlines()]
    assert len(rows) == 3
    assert set(rows[0]) >= {"id", "act", "speaker", "party", "matter", "versions", "origins", "circular"}
    ids = [row["versions"][0]["statement"] for row in rows[:2]]
    told("merge", *ids)
    merged = [json.loads(row) for row in told("export", "record").stdout.splitlines()]
    assert sorted(len(row["versions"]) for row in merged) == [1, 2]
    told("split", ids[0])
    assert len(told("export", "record").stdout.splitlines()) == 3


def test_the_order_of_documents_changes_no_position(folder: Path, run: Run) -> None:
    texts = {
        "a.txt": " date 2026-03-05 Norland promised to open the border.",
        "b.txt": " date 2026-03-12 Norland refused to open the border.",
        "c.txt": " date 2026-03-12 Sudland promised to open the border. Norland promised to pay.",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    answers = set()
    for number, order in enumerate(permutations(texts)):
        run("read", *order, "--ledger", f"{number}.db")
        questions = [
            ("stand", "Norland", "--on", "border", "--format", "json"),
            ("gaps",),
            ("changes", "--since", "2026-03-06"),
        ]
        answers.add("".join(run(*question, "--ledger", f"{number}.db").stdout for question in questions))
    assert len(answers) == 1


@pytest.mark.parametrize(
    "asked",
    [
        ("stand", "Norlnd", "--on", "border"),
        ("timeline", "Norlnd", "--on", "border"),
        ("gaps", "--party", "Norlnd"),
        ("changes", "--since", "2026-03-01", "--party", "Norlnd"),
        ("overdue", "--party", "Norlnd"),
        ("matters", "--party", "Norlnd"),
        ("search", "border", "--party", "Norlnd"),
        ("export", "jsonl", "--party", "Norlnd"),
    ],
)
def test_a_name_that_nobody_on_record_has_is_said_to_be_none(told: Run, asked: tuple[str, ...]) -> None:
    wrong = told(*asked)
    assert wrong.exit_code == 0
    assert "nobody called “Norlnd” is on record: did you mean Norland?" in wrong.stdout + wrong.stderr
    right = told(*(word.replace("Norlnd", "Norland") for word in asked))
    assert "nobody called" not in right.stdout + right.stderr


def test_programs_are_told_that_nobody_has_the_name(told: Run) -> None:
    wrong = json.loads(told("stand", "Norlnd", "--on", "border", "--format", "json").stdout)
    assert (wrong["stance"], wrong["unknown_party"]) == ("none", {"name": "Norlnd", "near": ["Norland"]})
    assert json.loads(told("stand", "Norland", "--on", "fish", "--format", "json").stdout)["unknown_party"] is None


@pytest.mark.parametrize(
    "asked", [("changes", "--since", "2026-03-01"), ("overdue", "--as-of", "2026-04-02"), ("gaps", "--as-of", "2026-04-02")]
)
def test_each_row_tells_whose_words_it_shows_and_from_where(
    folder: Path, run: Run, reader: Any, asked: tuple[str, ...]
) -> None:
    def extract(report: Report) -> tuple[Statement, ...]:
        return tuple(map(_due, asking(report)))

    reader(extract, folder, a=" date 2026-03-05 Norland promised to open the port. Norland refused to pay the ferry.")
    shown = run(*asked).stdout
    act = {"changes": "commit", "overdue": "demand", "gaps": "demand"}[asked[0]]
    assert "speaker" in shown.splitlines()[0]
    assert act in shown
    assert "The Courier," in shown
    assert "2026-03-05" in shown


def test_where_nothing_is_found_other_matters_of_the_party_are_named(told: Run) -> None:
    shown = told("stand", "Norland", "--on", "fish").stdout
    named = shown.partition("On record on other matters\n")[2].partition("\n\n")[0]
    assert named.split(": ")[0].strip() == "open the border"
    assert told("stand", "Norland", "--on", "border").stdout.count("other matters") == 0
    assert told("stand", "Nowhere", "--on", "fish").stdout.count("other matters") == 0
