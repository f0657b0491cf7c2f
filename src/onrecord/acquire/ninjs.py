"""ninjs, the news agencies' JSON (IPTC): one item or a list of items. What its publisher withdrew is refused, and so told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.dates import date_of, utc
from onrecord.acquire.decode import UndecodableError, clean, decode
from onrecord.acquire.given import Given
from onrecord.acquire.markup import text_of
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes, read_bounded
from onrecord.types import Refusal, Report, Withdrawal

_STATES = {"canceled": "was withdrawn by its publisher", "withheld": "is withheld by its publisher"}


def read_ninjs(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """A report or a refusal for each item; in a list, its name is `path:item`, counted from 1."""
    data = read_bounded(source.stream)
    if data is None:
        yield Refusal(source.name, f"is too long: one document may have {megabytes(MAX_DOCUMENT_BYTES)}")
        return
    try:
        text, encoding = decode(data)
        items = json.loads(text)
    except UndecodableError as error:
        yield Refusal(source.name, str(error))
    except (ValueError, RecursionError) as error:
        yield Refusal(source.name, f"is not JSON: {error}")
    else:
        listed = isinstance(items, list)
        for number, item in enumerate(items if listed else [items], 1):
            yield _item(f"{source.name}:{number}" if listed else source.name, item, data, encoding, given)


def _item(name: str, item: Any, data: bytes, encoding: str, given: Given) -> Report | Refusal:
    if not isinstance(item, dict):
        return Refusal(name, "is no ninjs item: not a JSON object")
    state = _string(item, "pubstatus", "pubStatus") or "usable"
    if state != "usable":
        return _unusable(name, item, state)
    words = _words(item)
    if not words:
        return Refusal(name, "is a ninjs item without a body")
    date = _string(item, "firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated")
    published = (date_of(date) or date) if date else None
    title = _string(item, "headline", "title") or _first(item.get("headlines"), "value")
    try:
        text = clean(words)
    except UndecodableError as error:
        return Refusal(name, str(error))
    address = _string(item, "uri", "url")
    url = address if address and address.startswith("http") else None
    origin = "field" if published else None
    version = utc(_string(item, "versioncreated", "versionCreated"))
    return admit(Found(name, text, data, encoding, _outlet(item), published, origin, url, title, address, version), given)


def _unusable(name: str, item: dict[str, Any], state: str) -> Refusal:
    """The refusal; of what was withdrawn it says what else goes with it: every version under the item's address."""
    reason = f"{_STATES.get(state, 'is not for use')} (pubstatus {state})"
    address = _string(item, "uri")
    try:
        given_id = clean(address or "").strip()
    except UndecodableError:
        given_id = ""
    if state != "canceled" or not given_id:
        return Refusal(name, reason)
    return Withdrawal(name, reason, given_id, _outlet(item) or "its publisher")


def _outlet(item: dict[str, Any]) -> str | None:
    return _string(item, "copyrightholder", "copyrightHolder") or _first(item.get("infosources"), "name")


def _words(item: dict[str, Any]) -> str | None:
    plain = _string(item, "body_text")
    if plain:
        return plain
    marked = _string(item, "body_xhtml", "body_html")
    if marked:
        return text_of(marked)
    bodies = [body for body in item.get("bodies") or [] if isinstance(body, dict) and isinstance(body.get("value"), str)]
    bodies.sort(key=lambda body: "plain" not in str(body.get("contenttype", body.get("contentType"))))  # stable
    return text_of(bodies[0]["value"]) if bodies else None


def _string(row: dict[str, Any], *keys: str) -> str | None:
    return next((value for key in keys if isinstance(value := row.get(key), str) and value.strip()), None)


def _first(rows: object, key: str) -> str | None:
    return (
        next((found for row in rows if isinstance(row, dict) and (found := _string(row, key))), None)
        if isinstance(rows, list)
        else None
    )
