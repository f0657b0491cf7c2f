"""A source: one named stream of bytes, with its beginning known."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

HEAD_BYTES = 65_536
"""How much of a source the readers may look at to tell its kind."""

MAX_DOCUMENT_BYTES = 20_000_000
"""The most bytes one document may have. A long book is 1 MB, the longest report in our samples 40 kB; 20 MB of text take less
than 200 MB of memory, whatever the encoding."""

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Source:
    """`name` is what messages call it; `head` its first HEAD_BYTES bytes, which `stream` still begins with.

    `listed` says that it was found in a folder or an archive, not named by the caller: then a text must also have the name of
    one.
    """

    name: str
    head: bytes
    stream: BinaryIO
    listed: bool = False
    depth: int = 0

    @property
    def hint(self) -> str:
        """The name without what only says that it is compressed; a hint of the kind."""
        return self.name.removesuffix(".gz")


class _Rest(io.RawIOBase):
    """A stream that gives its beginning, read before, once more."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        piece = self._head.read(len(view)) or self._rest.read(len(view))
        view[: len(piece)] = piece
        return len(piece)


def source_of(name: str, stream: BinaryIO, listed: bool = False, depth: int = 0) -> Source:
    """The source over a stream; reads its head now. Raises OSError where the stream cannot be read."""
    head = bytearray()
    while len(head) < HEAD_BYTES and (piece := stream.read(HEAD_BYTES - len(head))):
        head += piece
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return Source(name, bytes(head), stream, listed, depth)
    return Source(name, bytes(head), cast(BinaryIO, io.BufferedReader(_Rest(bytes(head), stream))), listed, depth)


def read_bounded(stream: BinaryIO, limit: int = MAX_DOCUMENT_BYTES) -> bytes | None:
    """All bytes of the stream, or None where there are more than the limit (nothing beyond it is read)."""
    data = bytearray()
    while len(data) <= limit and (piece := stream.read(min(_CHUNK, limit + 1 - len(data)))):
        data += piece
    return bytes(data) if len(data) <= limit else None


def lines_of(stream: BinaryIO, limit: int = MAX_DOCUMENT_BYTES) -> Iterator[tuple[int, bytes | None]]:
    """The number and the bytes of each line, without its line end; None for a line over the limit, which is passed over."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        piece = line
        while not piece.endswith(b"\n") and (piece := stream.readline(_CHUNK)):
            line = b""
        content = line.rstrip(b"\r\n")
        yield number, content if line and len(content) <= limit else None


def megabytes(count: int) -> str:
    """A byte count as a message says it."""
    return f"{count / 1_000_000:.0f} MB"
