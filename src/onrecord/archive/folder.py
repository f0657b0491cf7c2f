"""A folder on a disk or in an object store (s3://, gs://, …), through fsspec. A file in it is whole or not there."""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import fsspec

from onrecord.errors import OnrecordError, UnreadableError, unreadable

_LOCAL = ("file", "local")
_PARTIAL = re.compile(r"\.\d+\.[0-9a-f]{8}\.part$")


@dataclass(frozen=True, slots=True)
class Place:
    """A path or address, split into its file system and the path there; `url` is what messages call it."""

    url: str
    fs: Any
    path: str

    @property
    def is_local(self) -> bool:
        protocols = self.fs.protocol if isinstance(self.fs.protocol, tuple | list) else (self.fs.protocol,)
        return any(protocol in _LOCAL for protocol in protocols)


def place_of(url: str) -> Place:
    """Where an address or path leads. Raises OnrecordError where its file system is unknown or not installed."""
    try:
        fs, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise OnrecordError(f"{url}: cannot be reached: {error}") from error
    return Place(url, fs, str(path).rstrip("/"))


@contextmanager
def opened(url: str) -> Iterator[BinaryIO]:
    """A file of any file system, to be read."""
    place = place_of(url)
    with place.fs.open(place.path, "rb") as stream:
        yield cast(BinaryIO, stream)


class Folder:
    """Files by their names relative to a folder, which need not be there yet."""

    def __init__(self, url: str) -> None:
        self._place = place_of(url)
        self.url = url

    def put(self, name: str, data: bytes) -> None:
        """Write a file, whole, in place of one of that name. Raises OnrecordError where it cannot be written."""
        path = f"{self._place.path}/{name}"
        try:
            self._place.fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            if not self._place.is_local:
                self._place.fs.pipe_file(path, data)  # an object is put at once
                return
            _put_here(Path(path), data)
        except OSError as error:
            raise OnrecordError(f"{self.url}/{name}: cannot be written: {error.strerror or error}") from error

    def get(self, name: str) -> bytes | None:
        """What a file holds, or None where it is not there. Raises OnrecordError where it cannot be read."""
        try:
            return bytes(self._place.fs.cat_file(f"{self._place.path}/{name}"))
        except FileNotFoundError:
            return None
        except NotADirectoryError as error:
            raise UnreadableError(self.url, "is a file and no folder") from error
        except OSError as error:
            raise UnreadableError(f"{self.url}/{name}", unreadable(error)) from error

    def names(self, under: str) -> list[str]:
        """The names of all files below a subfolder, sorted; none where there is no such."""
        try:
            found = self._place.fs.find(f"{self._place.path}/{under}")
        except FileNotFoundError:
            return []
        root = len(self._place.path) + 1
        return sorted(str(path)[root:] for path in found)

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            self._place.fs.rm_file(f"{self._place.path}/{name}")


def is_partial(name: str) -> bool:
    """Whether this is what a killed `put` left beside the file that it was to become."""
    return _PARTIAL.search(name) is not None


def _put_here(path: Path, data: bytes) -> None:
    """Write beside the file and put that in its place; stopped before then, it leaves nothing."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.{uuid.uuid4().hex[:8]}.part")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


__all__ = ["Folder", "Place", "is_partial", "opened", "place_of"]
