"""From paths to sources: files, folders (recursive, in a stable order), the standard input, and web addresses."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.acquire.dispatch import read_source
from onrecord.acquire.fetch.order import Fetching, is_address
from onrecord.acquire.folder_rules import passed_over
from onrecord.acquire.given import Given
from onrecord.acquire.source import source_of
from onrecord.errors import MissingExtraError, module_of, unreadable
from onrecord.types import Refusal, Report

STDIN_NAME = "-"
_ELSEWHERE = "shards in an object store are read with --engine ray --to DIR"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,20})://")


def read_paths(
    paths: Sequence[str], given: Given, stdin: BinaryIO | None = None, fetching: Fetching | None = None
) -> Iterator[Report | Refusal]:
    """Every report of these files and folders, and a refusal for each that cannot be read, streamed in the order of the paths.

    `-` is `stdin`. A folder's files come in the order of their names' bytes, folders among them; links to folders are not
    followed; a folder without anything to read is refused. Nothing is raised for what a file holds: each refusal names the path
    (and line) and the reason. What begins with http:// or https:// is fetched as `fetching` says, or refused where it is None.
    """
    fetcher = None
    for path in paths:
        if path == STDIN_NAME:
            yield from _standard_input(given, stdin)
        elif not path:
            yield Refusal(path, "is no path: it is empty")
        elif is_address(path):
            fetcher = fetcher or _fetcher(fetching)
            yield from [Refusal(path, fetcher)] if isinstance(fetcher, str) else _address(path, given, fetcher)
        elif (scheme := _SCHEME.match(path)) and not Path(path).exists():
            yield Refusal(path, f"is not fetched: only http and https are, not {scheme[1]!r} ({_ELSEWHERE})")
        else:
            yield from _path(Path(path), given, listed=False)


def read_stream(name: str, stream: BinaryIO, given: Given) -> Iterator[Report | Refusal]:
    """Every report of one stream of bytes, wherever it comes from. Raises OSError where its beginning cannot be read."""
    yield from read_source(source_of(name, stream), given)


def _fetcher(fetching: Fetching | None) -> Any:
    """A Fetcher, or why there is none. Its module is imported here: reading files needs no HTTP."""
    if fetching is None:
        return "is a web address, and nothing is fetched here"
    try:
        return module_of("web", "onrecord.acquire.fetch.fetcher", "fetching it").Fetcher(fetching)
    except MissingExtraError as error:
        return f"is a web address; {error}"


def _address(path: str, given: Given, fetcher: Any) -> Iterator[Report | Refusal]:
    found: Iterator[Report | Refusal] = import_module("onrecord.acquire.fetch.read").read_address(path, given, fetcher)
    return found


def shown(path: Path) -> str:
    """A path for messages and records: bytes of a name that are not UTF-8 are shown as replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")


def _standard_input(given: Given, stdin: BinaryIO | None) -> Iterator[Report | Refusal]:
    if stdin is None:
        yield Refusal(STDIN_NAME, "there is no standard input to read")
        return
    try:
        source = source_of(STDIN_NAME, stdin)
    except OSError as error:
        yield Refusal(STDIN_NAME, unreadable(error))
        return
    yield from read_source(source, given)


def _path(path: Path, given: Given, listed: bool) -> Iterator[Report | Refusal]:
    with ExitStack() as stack:
        try:
            mode = path.stat().st_mode
            if stat.S_ISDIR(mode):
                results = _folder(path, sorted(path.iterdir(), key=os.fsencode), given, listed)
            elif stat.S_ISREG(mode) or (stat.S_ISFIFO(mode) and not listed):
                results = read_source(source_of(shown(path), stack.enter_context(path.open("rb")), listed), given)
            else:
                results = iter([Refusal(shown(path), "is neither a file nor a folder")])
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            results = iter([Refusal(shown(path), unreadable(error))])
        yield from results


def _folder(path: Path, entries: list[Path], given: Given, listed: bool) -> Iterator[Report | Refusal]:
    found = False
    for entry in entries:
        if passed_over(entry.name) or (entry.is_symlink() and entry.is_dir()):
            continue
        for result in _path(entry, given, listed=True):
            found = True
            yield result
    if not found and not listed:
        yield Refusal(shown(path), "is a folder without any report")
