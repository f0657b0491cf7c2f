"""Rows of any table as reports: which columns are which, by their usual names or as the caller maps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.columns import COLUMNS
from onrecord.acquire.dates import date_of
from onrecord.acquire.decode import UndecodableError, clean
from onrecord.acquire.given import Given
from onrecord.types import Refusal, Report


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """For each field that has one its column, by the usual names."""
    known = {name.strip().lower(): name for name in reversed(list(names))}
    chosen = {field: next((known[name] for name in usual if name in known), None) for field, usual in COLUMNS.items()}
    return {field: column for field, column in chosen.items() if column is not None}


def mapping_of(columns: Iterable[str], given: Given) -> dict[str, str]:
    """For each field its column. Raises UndecodableError where none holds the text, or a mapped one is missing."""
    given_order = list(columns)
    known = {column.strip().lower(): column for column in reversed(given_order)}
    has = f"it has: {', '.join(given_order[:20])}"
    chosen = columns_of(given_order)
    for field, column in given.columns:
        if column.strip().lower() not in known:
            raise UndecodableError(f"has no column {column!r} ({has})")
        chosen[field] = known[column.strip().lower()]
    if "text" not in chosen:
        raise UndecodableError(f"is a table without a column for the text ({has})")
    return chosen


def row_report(
    name: str, row: Mapping[str, Any], columns: dict[str, str], raw: bytes, encoding: str, given: Given
) -> Report | Refusal:
    """The report of one row, or why it is none."""
    values = {field: row.get(column) for field, column in columns.items()}
    words = values["text"]
    if not isinstance(words, str):
        return Refusal(name, "has no text" if words is None else f"its text is not a string but {type(words).__name__}")
    date = values.get("published")
    written = date.isoformat() if isinstance(date, dt.date) else _string(date)
    published = (date_of(written) or written) if written else None
    fields = {field: _string(values.get(field)) for field in ("outlet", "url", "title", "id")}
    try:
        text = clean(words)
    except UndecodableError as error:
        return Refusal(name, str(error))
    origin = "field" if published else None
    found = Found(name, text, raw, encoding, fields["outlet"], published, origin, fields["url"], fields["title"], fields["id"])
    return admit(found, given)


def _string(value: object) -> str | None:
    return None if value is None else str(value).strip() or None
