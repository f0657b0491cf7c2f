"""What is compressed or packed: gzip, zip and tar, with what they hold read by its own kind. All of it is bounded."""

from __future__ import annotations

import gzip
import io
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from onrecord.acquire.dispatch import read_source
from onrecord.acquire.folder_rules import passed_over
from onrecord.acquire.given import Given
from onrecord.acquire.kinds import office_kind
from onrecord.acquire.source import Source, source_of
from onrecord.types import Refusal, Report

MAX_UNPACKED = 20_000_000_000
"""Bytes that one archive may unpack to: a month of a large news crawl has 10 GB."""
MAX_RATIO = 200
"""How many times its packed size a member may unpack to, once past MAX_FREE bytes: text packs 3 to 10 times, bombs 1,000."""
MAX_FREE = 10_000_000
MAX_DEPTH = 3
"""Archives within archives."""

_BROKEN = (NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError)


class BombError(OSError):
    """What unpacks to far more than it packs; an OSError, so that whoever reads the stream stops as at a broken disk."""


class Bounded(io.RawIOBase):
    """A stream that is read up to a size and a ratio, then raises BombError."""

    def __init__(self, stream: BinaryIO, packed: int | None, limit: int = MAX_UNPACKED) -> None:
        self._stream, self._packed, self._limit, self._count = stream, packed, limit, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        piece = self._stream.read(len(view))
        view[: len(piece)] = piece
        self._count += len(piece)
        ratio = self._packed is not None and self._count > MAX_FREE and self._count > MAX_RATIO * max(self._packed, 1)
        if ratio or self._count > self._limit:
            raise BombError(
                f"it unpacks to more than {MAX_RATIO} times its size" if ratio else f"it unpacks to over {self._limit} bytes"
            )
        return len(piece)


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself if it can be rewound, else a copy on disk (bounded by MAX_UNPACKED) while it is needed."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        count = 0
        while piece := stream.read(1 << 20):
            count += len(piece)
            if count > MAX_UNPACKED:
                raise BombError(f"it has over {MAX_UNPACKED} bytes")
            copy.write(piece)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def read_gzip(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """What a gzip file holds, under its own name: one text, page, table or archive."""
    packed = _size(source.stream)
    with gzip.GzipFile(fileobj=source.stream) as unzipped:
        bounded = io.BufferedReader(Bounded(cast(BinaryIO, unzipped), packed))
        yield from _inner(source, source.name, cast(BinaryIO, bounded), given, named=source.name)


def read_zip(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """What a zip archive holds, in the order of the members' names, each called `archive:member`."""
    with seekable(source.stream) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            yield Refusal(source.name, f"is a zip archive that is broken or cut off: {error}")
            return
        with archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
            if office := office_kind({member.filename for member in members}):
                yield Refusal(source.name, f"is {office}, which is not read; save it as text, HTML or PDF")
                return
            # not `is_dir`, which falls over a member without a name
            yield from _members(source, [one for one in members if not one.filename.endswith("/")], archive, given)


def read_tar(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """What a tar archive holds, in the archive's order, each called `archive:member`; links are passed over."""
    found = False
    try:
        with tarfile.open(fileobj=source.stream, mode="r|", errorlevel=1) as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is not None and not passed_over(member.name):
                    found = True
                    yield from _inner(source, f"{source.name}:{member.name}", _rest_of(stream), given)
    except tarfile.TarError as error:
        yield Refusal(source.name, f"is a tar archive that is broken or cut off: {error}")
    else:
        if not found:
            yield Refusal(source.name, "is an archive without any report")


def _members(
    source: Source, members: list[zipfile.ZipInfo], archive: zipfile.ZipFile, given: Given
) -> Iterator[Report | Refusal]:
    read = [member for member in members if not passed_over(member.filename)]
    if not read:
        yield Refusal(source.name, "is an archive without any report")
    for member in read:
        name = f"{source.name}:{member.filename}"
        if member.flag_bits & 1:
            yield Refusal(name, "is encrypted")
            continue
        try:
            opened = archive.open(member)
        except (*_BROKEN, ValueError) as error:  # ValueError: it says that it lies before the archive's beginning
            yield Refusal(name, f"cannot be unpacked: {error}")
            continue
        try:
            with opened as stream:
                bounded = cast(BinaryIO, io.BufferedReader(Bounded(cast(BinaryIO, stream), member.compress_size)))
                yield from _inner(source, name, bounded, given)
        except _BROKEN as error:
            yield Refusal(name, f"cannot be unpacked: {error}")


def _inner(source: Source, name: str, stream: BinaryIO, given: Given, named: str | None = None) -> Iterator[Report | Refusal]:
    if source.depth >= MAX_DEPTH:
        yield Refusal(name, f"is packed more than {MAX_DEPTH} deep")
        return
    try:
        yield from read_source(source_of(name, stream, named is None or source.listed, source.depth + 1), given)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Refusal(named or name, f"is cut off or broken: {error}")
    except BombError as error:
        yield Refusal(named or name, f"is refused: {error}")


def _rest_of(stream: Any) -> BinaryIO:
    """A member of a tar stream, which cannot be rewound though it says so."""
    return cast(BinaryIO, io.BufferedReader(Bounded(cast(BinaryIO, stream), None)))


def _size(stream: BinaryIO) -> int | None:
    if not stream.seekable():
        return None
    here = stream.tell()
    size = stream.seek(0, io.SEEK_END) - here
    stream.seek(here)
    return size
