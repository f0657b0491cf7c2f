"""Parquet tables whose values Python cannot hold: the row is refused, and the rest is read."""

from __future__ import annotations

import io

import pytest

from onrecord.acquire import Given, read_stream
from onrecord.types import Refusal, Report

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def table_of(**columns: object) -> io.BytesIO:
    made = io.BytesIO()
    pq.write_table(pa.table(columns), made)
    made.seek(0)
    return made


def test_a_date_beyond_all_calendars_refuses_its_row_alone() -> None:
    """Found by fuzzing: OverflowError ended the whole run."""
    days = pa.array([20_000, 2**30, 20_001], pa.int32()).cast(pa.date32())
    table = table_of(text=["The bridge opens in May.", "The pier opens.", "The ferry runs."], date=days)
    first, refused, last = read_stream("t.parquet", table, Given())
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (first.published, last.published) == ("2024-10-04", "2024-10-05")
    assert isinstance(refused, Refusal)
    assert refused.name == "t.parquet:2"
    assert "holds a value that cannot be read" in refused.reason


def test_a_text_that_is_no_utf_8_refuses_its_row_alone() -> None:
    text = pa.array([b"The bridge opens in May.", b"The pier \xff opens.", b"The ferry runs."])
    table = table_of(text=pa.StringArray.from_buffers(3, text.buffers()[1], text.buffers()[2]))
    results = list(read_stream("t.parquet", table, Given()))
    assert [isinstance(one, Report) for one in results] == [True, False, True]
