"""CSV: what a spreadsheet gets, and what a program gets back from it."""

from __future__ import annotations

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.surfaces.exports.flat import cell
from tests.exports.conftest import Export
from tests.exports.made import hostile_statement

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def given_back(shown: str) -> str:
    """What docs/exports.md tells a program to do with a cell."""
    return shown[1:] if re.match(r"''*[=+\-@\t\r\n]", shown) else shown


@given(
    st.text(
        st.one_of(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), st.sampled_from("=+-@'\",;\t\n")),
        max_size=40,
    )
)
def test_any_text_comes_back_and_none_is_a_formula(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerow([cell(text), "x"])
    (shown, _), *more = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert not more
    assert not shown.startswith(FORMULA)
    assert given_back(shown) == text


def test_numbers_stay_numbers() -> None:
    assert (cell(-3.5), cell(0), cell(None)) == (-3.5, 0, "")


def test_a_hostile_report_neither_runs_nor_drives_a_terminal(export: Export) -> None:
    written = export("csv")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(written, newline=""))}
    assert len(rows) == 3
    assert not [cell for row in rows.values() for cell in row.values() if cell.startswith(FORMULA)]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    hostile = rows[hostile_statement().id]
    assert hostile["matter"] == "'=more ships"
    assert "\\x1b[31mred" in hostile["words"]
    assert "\nand more ships" in hostile["words"], "line ends stay"
    assert (hostile["hedge"], hostile["certainty"], hostile["due_to"]) == ("reportedly", "0.5", "2026-04-30")
