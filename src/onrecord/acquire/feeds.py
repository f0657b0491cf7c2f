"""RSS, Atom and JSON Feed: each entry is a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.dates import date_of
from onrecord.acquire.decode import UndecodableError, clean, decode
from onrecord.acquire.given import Given
from onrecord.acquire.markup import text_of
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes, read_bounded
from onrecord.types import Refusal, Report

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_END = re.compile(r"</(?:rss|feed|rdf:RDF)>\s*(?:<!--.*?-->\s*)*\Z", re.DOTALL)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""")


def read_feed(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """A report or a refusal for each entry; a refusal's name is `path:entry`, counted from 1."""
    data = read_bounded(source.stream)
    if data is None:
        yield Refusal(source.name, f"is too long: one feed may have {megabytes(MAX_DOCUMENT_BYTES)}")
        return
    declared = _DECLARED.search(data[:200])
    try:
        text, encoding = decode(data, _charset(declared[1].decode() if declared else None))
        entries = list(_json_entries(text) if text.lstrip().startswith("{") else _xml_entries(text))
    except UndecodableError as error:
        yield Refusal(source.name, str(error))
        return
    whole = text.lstrip().startswith("{") or _END.search(text[-2000:]) is not None
    for number, entry in enumerate(entries, 1):
        if number == len(entries) and not whole:
            yield Refusal(f"{source.name}:{number}", "may be cut off: the feed ends without its closing tag")
            continue
        yield _entry(f"{source.name}:{number}", entry, data, encoding, given)
    if not entries:
        yield Refusal(source.name, "is a feed without an entry")


def _charset(declared: str | None) -> str | None:
    return "utf-8" if declared and declared.lower().startswith("utf-16") else declared  # a mark, if there is one, goes first


def _entry(name: str, entry: dict[str, str | None], data: bytes, encoding: str, given: Given) -> Report | Refusal:
    words, date = entry["text"], entry["published"]
    published = date_of(date) if date else None
    if date and published is None:
        return Refusal(name, f"its publication date cannot be used (feed): {date[:60]!r} is no date that exists")
    if not words or not words.strip():
        return Refusal(name, "is a feed entry without a text")
    origin = "feed" if published else None
    try:
        text, raw = clean(text_of(words)), words.encode()
    except (UndecodableError, UnicodeEncodeError) as error:
        return Refusal(name, str(error))
    found = Found(name, text, raw, encoding, entry["outlet"], published, origin, entry["url"], entry["title"], entry["id"])
    return admit(found, given)


def _xml_entries(text: str) -> Iterator[dict[str, str | None]]:
    if _ENTITY.search(text):
        raise UndecodableError("is a feed that declares XML entities, which can blow up to any size")
    feed = feedparser.parse(
        re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1).encode(), sanitize_html=False, resolve_relative_uris=False
    )
    for entry in feed.entries:
        contents = [content.get("value", "") for content in entry.get("content", [])]
        words = max([*contents, entry.get("summary") or ""], key=len)
        outlet = entry.get("source", {}).get("title") or feed.feed.get("title")
        title = text_of(entry["title"]) if entry.get("title") else None
        date = entry.get("published") or entry.get("updated")
        yield {
            "text": words,
            "published": date,
            "outlet": outlet,
            "url": _web(entry.get("link")),
            "title": title,
            "id": entry.get("id"),
        }


def _json_entries(text: str) -> Iterator[dict[str, str | None]]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UndecodableError("is a JSON Feed that is not JSON") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else []:
        row: dict[str, Any] = item if isinstance(item, dict) else {}
        html, plain = _string(row, "content_html"), _string(row, "content_text")
        yield {
            "text": text_of(html) if html else plain or _string(row, "summary"),
            "published": _string(row, "date_published"),
            "outlet": _string(feed, "title"),
            "url": _web(_string(row, "url")),
            "title": _string(row, "title"),
            "id": _string(row, "id"),
        }


def _web(url: str | None) -> str | None:
    """The address where it is a whole one of the web: feedparser gives an entry's id where the feed gives no address."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) else None
