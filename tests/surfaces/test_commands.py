"""Every command in its ordinary use."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest

from onrecord.surfaces.doors import load
from onrecord.surfaces.wording import NO_COMMITMENT
from tests.surfaces.conftest import Run


def only(run: Run, *arguments: str) -> str:
    """The id of the one statement that a search finds."""
    rows = [json.loads(row) for row in run("search", *arguments, "--format", "jsonl").stdout.splitlines()]
    assert len(rows) == 1
    return str(rows[0]["id"])


def test_read_prints_statements_on_stdout_and_a_summary_on_stderr(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text(" date 2026-03-05 Norland promised to open the border.", encoding="utf-8")
    result = run("read", "a.txt", "--outlet", "The Courier", "--stats")
    assert result.exit_code == 0
    assert "Norland" in result.stdout
    assert "open the border" in result.stdout
    assert "The Courier, 2026-03-05" in result.stdout
    assert result.stderr.startswith("1 report, 1 statement; ledger onrecord.db\n6 words in ")
    assert "words/s, start excluded" in result.stderr


def test_read_jsonl_is_one_object_a_line_with_the_words_at_their_place(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("Norland promised to open the border. Sudland refused to pay.", encoding="utf-8")
    rows = [
        json.loads(row) for row in run("read", "a.txt", "--published", "2026-03-05", "--format", "jsonl").stdout.splitlines()
    ]
    assert [row["act"] for row in rows] == ["commit", "refuse"]
    assert rows[0]["document"]["published"] == "2026-03-05"
    assert rows[0]["content"] == {"text": "open the border", "spans": [[20, 35]]}


def test_a_second_read_adds_nothing_and_prints_the_same(told: Run) -> None:
    arguments = ("read", "one.txt", "two.txt", "--outlet", "The Courier", "--format", "jsonl")
    root = told("verify", "--root").stdout
    first, second = told(*arguments), told(*arguments)
    assert first.stdout == second.stdout
    assert first.stdout
    assert "2 reports (2 read before), 3 statements" in second.stderr
    assert told("verify", "--root").stdout == root


def test_two_fresh_ledgers_print_the_same_bytes(folder: Path, run: Run) -> None:
    text = "".join(f"Norland promised to send {n} trains. " for n in range(40))
    (folder / "a.txt").write_text(text, encoding="utf-8")
    runs = [run("read", "a.txt", "--ledger", f"{n}.db", "--format", form) for n in range(2) for form in ("jsonl", "table")]
    assert runs[0].stdout == runs[2].stdout
    assert runs[1].stdout == runs[3].stdout


def test_min_confidence_keeps_all_and_prints_some(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("Norland promised to open the border.", encoding="utf-8")
    assert run("read", "a.txt", "--min-confidence", "0.95").stdout == ""
    assert "Norland" in run("search", "border").stdout


def test_read_from_stdin(run: Run) -> None:
    result = run("read", "-", "--published", "2026-03-05", input="Norland promised to open the border.")
    assert result.exit_code == 0
    assert "open the border" in result.stdout


def test_show_by_the_beginning_of_an_id(told: Run) -> None:
    key = only(told, "ferry")
    result = told("show", key[:8])
    assert result.exit_code == 0
    for words in (key, "Sudland", "commit", "pay the ferry", "The Courier, 2026-03-12", "fake-1", "confidence"):
        assert words in result.stdout
    assert json.loads(told("show", key, "--format", "json").stdout)["id"] == key


def test_a_beginning_that_several_ids_have_names_them(told: Run) -> None:
    keys = sorted(re.findall(r"s-[0-9a-f]{16}", told("search", "norland").stdout + told("search", "sudland").stdout))
    assert len(keys) == 3
    for beginning in ("s", "s-"):
        found = told("show", beginning)
        assert (found.exit_code, found.stdout) == (1, "")
        assert found.stderr == (
            f"onrecord: {beginning}: is the beginning of several statements: {', '.join(keys)}; write more of the id\n"
        )


def test_search_wants_all_words(told: Run) -> None:
    assert only(told, "FERRY", "sudland")
    assert told("search", "ferry", "norland").stdout == ""


def test_search_takes_the_options_that_choose_statements(told: Run) -> None:
    assert told("search", "border", "--limit", "1").stderr.startswith("the first 1 statement (more: --limit)")
    both = ("search", "border", "--party", "norland")
    assert told(*both).stderr.startswith("2 statements")
    assert told("search", "border", "--party", "Sudland").stdout == ""
    chosen = [
        ("--act", "refuse"),
        ("--since", "2026-03-06"),
        ("--outlet", "The Courier", "--act", "refuse"),
        ("--on", "border"),
    ]
    assert [told(*both, *options).stdout.count("s-") for options in chosen] == [1, 1, 1, 2]
    # The refusal is of 2026-03-12: of two ends the earlier holds.
    for until, as_of in (("2026-03-06", "2026-03-31"), ("2026-03-31", "2026-03-06")):
        assert told(*both, "--until", until, "--as-of", as_of, "--act", "refuse").stdout == ""
    assert told("search", "border", "--outlet", "Another").stdout == ""


@pytest.mark.parametrize("arguments", [("search", "..."), ("gaps", "--party", ""), ("search", "x", "--on", "?")])
def test_nothing_to_look_for_is_wrong_use(told: Run, arguments: tuple[str, ...]) -> None:
    result = told(*arguments)
    assert result.exit_code == 2
    assert "write a few words" in result.stderr


LISTS = ("search", "gaps", "changes", "overdue", "parties", "matters")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_asked_in_the_same_way(told: Run, name: str) -> None:
    known = {option for one in load(name).params for option in one.opts}
    assert known >= {"--ledger", "--limit", "--format"}
    assert "--party" in known or name == "parties"
    assert "--known-by" in known or name in {"parties", "matters"}
    needed = {"search": ["border"], "changes": ["--since", "2026-03-10"]}.get(name, [])
    refused = told(name, *needed, "--format", "xml")
    assert (refused.exit_code, "choose from table, jsonl" in refused.stderr) == (2, True)


def test_a_newcomer_without_a_ledger_is_told_how_to_make_one(run: Run) -> None:
    result = run("gaps")
    assert (result.exit_code, result.stderr) == (
        1,
        "onrecord: onrecord.db: there is no ledger here; `onrecord read` makes one\n",
    )


@pytest.mark.parametrize("asked", [("changes",), ("search", "border"), ("export", "jsonl")])
def test_days_in_the_wrong_order_are_wrong_use(told: Run, asked: tuple[str, ...]) -> None:
    result = told(*asked, "--since", "2026-03-10", "--until", "2026-03-09")
    assert (result.exit_code, result.stderr) == (2, "onrecord: --until 2026-03-09 lies before --since 2026-03-10\n")
    assert told(*asked, "--since", "2026-03-10", "--until", "2026-03-10").exit_code == 0


def test_review_says_that_nothing_is_left(told: Run) -> None:
    assert "nothing is left" not in told("review", input="aaa").stderr
    assert told("review").stderr.startswith("nothing is left to judge: all that is on record has a verdict")
    assert told("review", "--party", "Westland").stderr.startswith(
        "nothing is left to judge: all that is on record that binds W"
    )


def test_stand_says_what_it_rests_on_and_what_was_searched(told: Run) -> None:
    result = told("stand", "Sudland", "--on", "ferry")
    assert result.exit_code == 0
    for words in (
        "Sudland on ferry: committed",
        "pay the ferry",
        "Sudland → The Courier, 2026-03-12",
        "said by: any date · read by: any date",
    ):
        assert words in result.stdout
    assert "searched 3 reports and 3 statements, published 2026-03-05 to 2026-03-13" in result.stdout


def test_stand_by_the_two_clocks(told: Run) -> None:
    assert "committed" in told("stand", "Norland", "--on", "border", "--as-of", "2026-03-06").stdout.splitlines()[0]
    assert NO_COMMITMENT in told("stand", "Norland", "--on", "border", "--as-of", "2026-03-20").stdout.splitlines()[0]
    before = told("stand", "Norland", "--on", "border", "--known-by", "2026-03-20").stdout
    assert NO_COMMITMENT in before
    assert "read by: 2026-03-20" in before


def test_stand_on_what_nobody_spoke_of(told: Run) -> None:
    result = told("stand", "Norland", "--on", "fishing quotas")
    assert result.exit_code == 0
    assert f"nothing found on record: {NO_COMMITMENT}" in result.stdout
    row = json.loads(told("stand", "Norland", "--on", "fishing quotas", "--format", "json").stdout)
    assert (row["stance"], row["standing"], row["searched"]["reports"]) == ("none", [], 3)


def test_parties_and_matters(told: Run) -> None:
    assert told("parties").stdout.splitlines()[1].split() == ["Norland", "2"]
    assert "pay the ferry" in told("matters", "--party", "Sudland").stdout
    assert told("parties", "--limit", "1").stderr.startswith("the first 1 party (more: --limit)\nsearched 3 reports")
    rows = [json.loads(row) for row in told("parties", "--format", "jsonl").stdout.splitlines()]
    assert rows == [{"name": "Norland", "statements": 2}, {"name": "Sudland", "statements": 1}]
    (row,) = told("matters", "--party", "Sudland", "--format", "jsonl").stdout.splitlines()
    assert json.loads(row) == {"name": "pay the ferry", "statements": 1}
    assert told("parties").stderr.startswith("2 parties\n")


def test_merge_and_split_are_rows_of_their_own(told: Run) -> None:
    ids = [json.loads(row)["id"] for row in told("search", "border", "--format", "jsonl").stdout.splitlines()]
    assert told("merge", *ids, "--by", "Ada", "--because", "one remark").exit_code == 0
    assert told("split", ids[0], "--by", "Bo", "--because", "two days").exit_code == 0
    card = told("show", ids[0]).stdout
    assert "merge by Ada" in card
    assert "because one remark" in card
    assert "split by Bo" in card
    assert told("merge", ids[0], ids[0]).exit_code == 2


def test_review_keeps_verdicts_beside_the_record(told: Run) -> None:
    key = only(told, "ferry")
    before = told("show", key, "--format", "json").stdout
    assert "1 judgement by Ada" in told("review", key, "--by", "Ada", input="xcact\nrefuse\nit says so elsewhere\n").stderr
    assert told("show", key, "--format", "json").stdout == before
    assert "correct (act = refuse) by Ada" in told("show", key).stdout
    assert "refused" in told("stand", "Sudland", "--on", "ferry").stdout.splitlines()[0]
    assert "0 judgements" in told("review", key, "--by", "Ada", input="cact\nnonsense\nno reason\n").stderr
    told("review", key, "--by", "Bo", input="rnot a promise\n")
    assert "nothing found" in told("stand", "Sudland", "--on", "ferry").stdout


def test_review_goes_through_what_nobody_judged(told: Run) -> None:
    assert "2 judgements" in told("review", input="aaq").stderr
    assert "1 judgement" in told("review", input="aaaa").stderr


def test_export_jsonl_is_what_read_prints(told: Run, folder: Path) -> None:
    printed = told("read", "one.txt", "two.txt", "--outlet", "The Courier", "--format", "jsonl").stdout
    assert sorted(told("export", "jsonl").stdout.splitlines()) == sorted(printed.splitlines())
    assert "3 rows of jsonl in out.jsonl" in told("export", "jsonl", "-o", "out.jsonl").stderr
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == told("export", "jsonl").stdout


def test_export_csv_has_no_cell_that_a_spreadsheet_would_run(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("Norland promised to =HYPERLINK(1) now.", encoding="utf-8")
    run("read", "a.txt")
    rows = list(csv.DictReader(io.StringIO(run("export", "csv").stdout)))
    assert [row["words"] for row in rows] == ["'=HYPERLINK(1) now"]


def test_an_export_into_a_pipe_or_through_a_link_leaves_it_there(told: Run, folder: Path) -> None:
    whole = told("export", "jsonl").stdout
    os.mkfifo(folder / "pipe")
    end = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert told("export", "jsonl", "-o", "pipe").exit_code == 0
    assert os.read(end, 65_536).decode() == whole
    os.close(end)
    assert (folder / "pipe").is_fifo()
    refused = told("export", "sqlite", "-o", "pipe")
    assert (refused.exit_code, refused.stderr) == (1, "onrecord: pipe: is a device or a pipe; name a file\n")
    (folder / "link").symlink_to("out.jsonl")
    assert told("export", "jsonl", "-o", "link").exit_code == 0
    assert (folder / "link").is_symlink()
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("arguments", [("export", "csv", "-o", "no/such/folder/x.csv")])
def test_export_to_where_nothing_can_be_written(told: Run, arguments: tuple[str, ...]) -> None:
    result = told(*arguments)
    assert result.exit_code == 1
    assert "no/such/folder/x.csv: No such file or directory" in result.stderr


@pytest.mark.parametrize("command", [("export", "csv"), ("export", "labels"), ("export", "sqlite"), ("review", "export")])
def test_no_export_is_written_over_a_ledger(told: Run, folder: Path, command: tuple[str, ...]) -> None:
    (folder / "other.db").write_bytes((folder / "onrecord.db").read_bytes())
    for name in ("onrecord.db", "./onrecord.db", "other.db"):
        before = (folder / name).read_bytes()
        result = told(*command, "-o", name)
        assert result.exit_code == 1
        assert f"{Path(name)}: is a ledger" in result.stderr
        assert (folder / name).read_bytes() == before


def test_an_export_replaces_the_one_before_it(told: Run) -> None:
    assert told("export", "sqlite", "-o", "out.db").exit_code == told("export", "sqlite", "-o", "out.db").exit_code == 0


@pytest.mark.parametrize("command", ["stand", "timeline"])
@pytest.mark.parametrize(
    ("party", "on", "why"),
    [("", "ferry", "it is empty"), ("Norland", "", "it is empty"), ("Norland", " ?", "it holds no word")],
)
def test_nobody_and_nothing_cannot_be_asked_for(told: Run, command: str, party: str, on: str, why: str) -> None:
    result = told(command, party, "--on", on)
    assert result.exit_code == 2
    assert why in result.stderr


def test_an_empty_place_is_no_ledger(told: Run) -> None:
    result = told("search", "ferry", "--ledger", "")
    assert result.exit_code == 2
    assert "it is empty" in result.stderr


def test_a_matters_file_that_is_not_there_is_named(told: Run) -> None:
    result = told("stand", "Norland", "--on", "ferry", "--matters", "mine.toml")
    assert (result.exit_code, result.stderr) == (1, "onrecord: mine.toml: does not exist\n")


def test_verify_says_how_much_holds(told: Run) -> None:
    result = told("verify")
    assert result.exit_code == 0
    assert "3 documents; 3 reports; 3 statements; 0 judgements: all as they were written" in result.stderr
    assert len(told("verify", "--root").stdout.strip()) == 64
