"""The items of a JSON list, one by one: the list may be as long as it likes, an item as long as a document."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from onrecord.acquire.source import MAX_DOCUMENT_BYTES

_CHUNK = 1 << 20
_MARK = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def items_of(stream: BinaryIO, limit: int = MAX_DOCUMENT_BYTES) -> Iterator[tuple[int, bytes | None]]:
    """The number and the JSON of each item of the list that the stream, in UTF-8, begins with.

    What of the list cannot be read is the last, as it stands; None where that is longer than the limit.
    """
    chunks = _text_of(stream)
    text = next((piece for piece in chunks if piece.strip()), "")
    text, at = text.lstrip().removeprefix("["), 0
    for number in count(1):
        at += len(_mark(text, at))
        while (found := _value(text, at)) is None and len(text) - at <= limit and (more := next(chunks, None)) is not None:
            text, at = text[at:] + more, 0
            at = len(_mark(text, at))
        if found is None:
            rest = text[at:].strip()
            if rest != "]":
                yield number, _as_it_stands(rest or "[") if len(rest) <= limit else None
            return
        value, end = found
        yield number, _kept(value, text[at:end])
        at = end


def _mark(text: str, at: int) -> str:
    """What parts two items: a comma and white space."""
    mark = _MARK.match(text, at)
    return mark[0] if mark else ""


def _value(text: str, at: int) -> tuple[Any, int] | None:
    """The value that begins there, and where it ends; None where there is none, or not all of it yet."""
    try:
        value, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None
    return (value, end) if end < len(text) else None


def _kept(value: Any, text: str) -> bytes:
    """In the one form in which items have been kept, where it is text at all."""
    try:
        text.encode()
        return json.dumps(value).encode()
    except (UnicodeEncodeError, RecursionError):
        return _as_it_stands(text)


def _as_it_stands(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text_of(stream: BinaryIO) -> Iterator[str]:
    """The text in pieces, with a line end after it, so that what ends it ends before that."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
    while chunk := stream.read(_CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True) + "\n"
