"""The items of a JSON list, one by one: the list may be as long as it likes, an item as long as a document."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from itertools import count
from typing import BinaryIO

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
        while (end := _end(text, at)) is None and len(text) - at <= limit and (more := next(chunks, None)) is not None:
            text, at = text[at:] + more, 0
            at = len(_mark(text, at))
        if end is None:
            rest = text[at:].strip()
            if rest != "]":
                yield number, _bytes(rest or "[") if len(rest) <= limit else None
            return
        yield number, _bytes(text[at:end])
        at = end


def _mark(text: str, at: int) -> str:
    """What parts two items: a comma and white space."""
    mark = _MARK.match(text, at)
    return mark[0] if mark else ""


def _end(text: str, at: int) -> int | None:
    """Where the value ends that begins there; None where there is none, or not all of it yet."""
    try:
        end = _DECODER.raw_decode(text, at)[1]
    except (ValueError, RecursionError):
        return None
    return end if end < len(text) else None


def _bytes(text: str) -> bytes:
    """In the one form in which items have been kept, where it is JSON and text at all."""
    try:
        return json.dumps(json.loads(text.encode().decode())).encode()
    except (ValueError, RecursionError):
        return text.encode("utf-8", "surrogateescape")


def _text_of(stream: BinaryIO) -> Iterator[str]:
    """The text in pieces, with a line end after it, so that what ends it ends before that."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
    while chunk := stream.read(_CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True) + "\n"
