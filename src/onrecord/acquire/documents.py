"""A documents file (.jsonl): a JSON object a line, with id, outlet, published, url, title and text; other keys are ignored.

What others wrote is read too: other usual names of these keys, and one object or a list of objects over many lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.columns import COLUMNS
from onrecord.acquire.dates import date_of
from onrecord.acquire.decode import UndecodableError, clean, decode, mark_of
from onrecord.acquire.given import Given, date_problem
from onrecord.acquire.json_list import items_of
from onrecord.acquire.rows import columns_of
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, lines_of, megabytes, read_bounded
from onrecord.types import Refusal, Report

FIELDS = ("outlet", "published", "url", "title", "id")
_JSON = re.compile(rb'(?:\[\s*)?\{\s*"')
_TEXT = re.compile(rb'"(?:' + "|".join(COLUMNS["text"]).encode() + rb')"\s*:', re.IGNORECASE)
SUFFIXES = (".jsonl", ".ndjson")
_UTF8_MARK = b"\xef\xbb\xbf"
_TYPES = {str: "a string", int: "a number", float: "a number", bool: "true or false", list: "a list", dict: "an object"}


def is_documents(head: bytes, name: str) -> bool:
    """Whether it is a documents file: by its name, or because it begins like a JSON object, or a list of such, with a text."""
    if name.lower().endswith(SUFFIXES):
        return b"\0" not in head or mark_of(head) is not None
    begun = head.removeprefix(_UTF8_MARK).lstrip()
    return _JSON.match(begun) is not None and (name.lower().endswith(".json") or _TEXT.search(begun) is not None)


def read_documents(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """A report or a refusal for each line that is not blank; a refusal's name is `path:line`."""
    count = 0
    for number, line in _lines(source) if _by_lines(source) else _rows(source):
        name = f"{source.name}:{number}"
        if line is None:
            yield Refusal(name, f"is too long: one document may have {megabytes(MAX_DOCUMENT_BYTES)}")
        elif line.strip():
            yield _report(name, line, given)
        else:
            continue
        count += 1
    if not count:
        yield Refusal(source.name, "is empty" if not source.head else "is a documents file without a document")


def parse(line: bytes) -> dict[str, Any]:
    """The object on a line. Raises UndecodableError or ValueError with the reason."""
    text, _ = decode(line)
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg.removesuffix(' at')} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("is JSON nested too deeply") from error
    except ValueError as error:  # an integer of more than 4,300 digits
        raise ValueError("is JSON with a number too long to read") from error
    if not isinstance(row, dict):
        raise UndecodableError(f"is not a JSON object but {_TYPES.get(type(row), 'null')}")
    return row


def _by_lines(source: Source) -> bool:
    """Whether there is an object a line: the name says so, or the first line is one, or is longer than what is looked at."""
    first, end, _ = source.head.removeprefix(_UTF8_MARK).lstrip().partition(b"\n")
    if source.hint.lower().endswith(SUFFIXES) or mark_of(source.head) not in (None, ("utf-8", 3)):
        return True
    try:
        return first.startswith(b"{") and (not end or bool(parse(first)))
    except ValueError:
        return False


def _rows(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """The objects of the list that a whole file is, or the object, each as a line; else the file itself, to be refused."""
    if source.head.removeprefix(_UTF8_MARK).lstrip().startswith(b"["):
        yield from items_of(source.stream)
        return
    data = read_bounded(source.stream)
    try:
        found = None if data is None else json.loads(decode(data)[0])
    except (ValueError, RecursionError):
        found = None
    yield 1, json.dumps(found).encode() if isinstance(found, dict) else data


def _lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    marked = mark_of(source.head)
    if marked is None or marked[0] == "utf-8":
        return lines_of(source.stream)
    data = read_bounded(source.stream)  # UTF-16 and UTF-32 have line ends of their own: taken to UTF-8 as a whole
    text = None if data is None else data.decode(marked[0], "replace").encode("utf-8", "replace")
    return iter([(1, None)]) if text is None else lines_of(BytesIO(text))


def _report(name: str, line: bytes, given: Given) -> Report | Refusal:
    try:
        row = parse(line)
        # What others keep under their names need not be words: {"source": {"id": …}}.
        columns = columns_of(name for name, value in row.items() if name in COLUMNS or isinstance(value, str))
        text = _string(row, columns.get("text", "text"))
        if text is None:
            return Refusal(name, 'has no "text"')
        outlet, written, url, title, given_id = (_string(row, columns.get(key, key)) for key in FIELDS)
        published = written if written is None or date_problem(written) is None else date_of(written) or written
        origin = "field" if published else None
        found = Found(name, clean(text), line, "utf-8", outlet, published, origin, url, title, given_id)
        return admit(found, given)
    except ValueError as error:
        return Refusal(name, str(error))


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f'its "{key}" must be a string, not {_TYPES.get(type(value), "null")}')
