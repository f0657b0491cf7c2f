"""Rows of any table as reports: which columns are which, by their usual names or as the caller maps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.dates import date_of
from onrecord.acquire.decode import UndecodableError, clean
from onrecord.acquire.given import Given
from onrecord.types import Refusal, Report

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "maintext", "body_text", "articletext"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "source_name", "media_name", "domain"),
    "published": (
        "published",
        "date",
        "publish_date",
        "date_publish",
        "publication_date",
        "pubdate",
        "published_at",
        "publishdate",
    ),
    "url": ("url", "link", "uri"),
    "id": ("id", "doc_id", "document_id", "article_id", "guid", "stories_id"),
}
"""The names by which a column is known, the first found counts; case does not matter."""


def mapping_of(columns: Iterable[str], given: Given) -> dict[str, str]:
    """For each field its column. Raises UndecodableError where none holds the text, or a mapped one is missing."""
    given_order = list(columns)
    known = {column.strip().lower(): column for column in reversed(given_order)}
    has = f"it has: {', '.join(given_order[:20])}"
    chosen = {field: next((known[name] for name in names if name in known), None) for field, names in COLUMNS.items()}
    for field, column in given.columns:
        if column.strip().lower() not in known:
            raise UndecodableError(f"has no column {column!r} ({has})")
        chosen[field] = known[column.strip().lower()]
    if chosen["text"] is None:
        raise UndecodableError(f"is a table without a column for the text ({has})")
    return {field: column for field, column in chosen.items() if column is not None}


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
