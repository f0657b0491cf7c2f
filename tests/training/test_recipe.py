"""The command as a whole: what it refuses, what it calibrates when nothing was learnt, and what its card says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from onrecord.weights import FOLDER
from training import __main__ as command
from training import calibrate, written
from training.assets import OWN, Data
from training.begun import begin
from training.calibrate import UNCALIBRATED, Judged


def test_a_folder_begun_at_another_scale_or_from_other_labels_is_refused(tmp_path: Path) -> None:
    begun = begin(tmp_path, None, 3)
    assert (begun.data, begun.folder, begun.most) == (Data(), tmp_path, 3)
    assert begin(tmp_path, None, 3) == begun
    with pytest.raises(SystemExit, match="another scale"):
        begin(tmp_path, None, None)
    path = tmp_path / "begun.json"
    path.write_text(path.read_text(encoding="utf-8").replace(json.loads(path.read_text())["labels/acts.jsonl"], "0" * 64))
    with pytest.raises(SystemExit, match="other labels"):
        begin(tmp_path, None, 3)


@pytest.mark.parametrize("small", [["--limit", "4"], ["--steps", "2"]])
def test_what_a_small_run_makes_is_not_shipped(small: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["training", "--ship", *small])
    monkeypatch.setattr(command, "make", lambda _: pytest.fail("it was run"))
    with pytest.raises(SystemExit) as refused:
        command.main()
    assert refused.value.code == 2


def test_nothing_is_calibrated_where_nothing_was_found() -> None:
    nothing = Judged()
    assert calibrate.statements_of(nothing) == (UNCALIBRATED, None)
    assert calibrate.acts_of(nothing) == (1.0, None)


def test_what_was_found_is_calibrated() -> None:
    sure: list[tuple[float, ...]] = [(1.0, 4.0 if n % 2 else -4.0, 0.0, 1.0) for n in range(40)]
    acts: list[tuple[float, ...]] = [(0.9, *(0.0125,) * 8)] * 40
    seen = Judged(sure, [float(n % 2) for n in range(40)], list(range(40)), acts, [0] * 36 + [1] * 4)
    weights, error = calibrate.statements_of(seen)
    assert weights[1] > 0.5
    assert error is not None
    assert error < 0.1
    scale, error = calibrate.acts_of(seen)
    assert scale == pytest.approx(1.0, abs=0.1)  # right in nine of ten, as it says
    assert error == pytest.approx(0.0, abs=0.03)


def test_the_card_of_the_shipped_weights_counts_what_they_learnt_from() -> None:
    text = re.sub(r"\s+", " ", (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8"))
    data, templates = Data(), len(written.lines(OWN / "written", "sentences.txt"))
    for count, what in (
        (len(data.own_rows("labels/acts.jsonl")), "more that an earlier model was unsure of"),
        (len(data.own_rows("labels/statements.jsonl")), "statements), party and counterpart of"),
        (len(data.own_rows("labels/parties.jsonl")), "labelled acts"),
        (len(data.own_rows("labels/second.jsonl")), "statements)"),
        (len(data.own_rows("written/reports.docs.jsonl")), "reports on invented people and events"),
        (len(data.own_rows("written/reports.gold.jsonl")), "coded statements"),
        (templates * written.VARIANTS, f"sentences made from {templates} templates"),
    ):
        assert f"{count:,} {what}" in text, what
