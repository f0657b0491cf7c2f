"""The small run reads folders of the same form as the whole one, with the first reports of each kind and nothing of others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.assets import DATA, OWN, Data, own_files
from training.passages import passages
from training.sample import sample

COUNTS = {"polnear/train": 5, "polnear/dev": 4, "ledger/train": 3, "ledger/dev": 2}


def write(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def whole(tmp_path: Path) -> Data:
    """Reports by number, each with two labels in every file of labels of its kind."""
    data = Data(tmp_path / "shared", OWN)
    for name in DATA:
        kind = name.removesuffix(".jsonl").removesuffix(".docs").removesuffix(".gold").replace("-enriched", "")
        labels = name.startswith("acts/") or name.endswith(".gold.jsonl")
        kind = kind.replace("acts/", "polnear/")
        docs = [f"{kind} {n}" for n in range(COUNTS[kind])]
        coded = [{"doc": doc, "act": act} for doc in docs for act in ("state", "commit")]
        write(data.shared / name, coded if labels else [{"id": doc} for doc in docs])
    return data


def test_the_first_reports_of_each_kind_come_with_their_own_labels(whole: Data, tmp_path: Path) -> None:
    part = sample(whole, 2, tmp_path / "part")
    assert [row["id"] for row in part.rows("polnear/train.jsonl")] == ["polnear/train 0", "polnear/train 1"]
    assert [row["id"] for row in part.rows("ledger/dev.docs.jsonl")] == ["ledger/dev 0", "ledger/dev 1"]
    for name in ("acts/train.jsonl", "acts/train-enriched.jsonl"):
        assert [row["doc"] for row in part.rows(name)] == ["polnear/train 0"] * 2 + ["polnear/train 1"] * 2
    assert {row["doc"] for row in part.rows("ledger/train.gold.jsonl")} == {"ledger/train 0", "ledger/train 1"}
    assert {row["doc"] for row in part.rows("acts/dev.jsonl")} == {"polnear/dev 0", "polnear/dev 1"}


def test_of_what_was_written_the_first_reports_and_some_templates_of_every_part_are_taken(whole: Data, tmp_path: Path) -> None:
    part = sample(whole, 4, tmp_path / "part")
    assert own_files(part.own) == own_files(whole.own)
    kept = [row["id"] for row in part.own_rows("written/reports.docs.jsonl")]
    assert kept == [row["id"] for row in whole.own_rows("written/reports.docs.jsonl")[:4]]
    assert {row["doc"] for row in part.own_rows("written/reports.gold.jsonl")} == set(kept)
    templates = (part.own / "written/sentences.txt").read_text(encoding="utf-8").splitlines()
    assert len(templates) == 4
    assert len({line.split()[0] for line in templates}) > 1
    assert len(passages(part.own / "written")) == 4
    assert (part.own / "written/names.txt").read_bytes() == (OWN / "written/names.txt").read_bytes()


def test_a_sample_of_everything_is_everything(whole: Data, tmp_path: Path) -> None:
    part = sample(whole, 1000, tmp_path / "part")
    assert all(part.rows(name) == whole.rows(name) for name in DATA)
    assert part.own_rows("written/reports.gold.jsonl") == whole.own_rows("written/reports.gold.jsonl")
