"""From paths to sources: files, folders (recursive, in a stable order) and the standard input."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from onrecord.acquire.given import Given
from onrecord.acquire.kinds import unknown_kind
from onrecord.acquire.source import Source, source_of
from onrecord.acquire.table import reader_for
from onrecord.types import Refusal, Report

STDIN_NAME = "-"

NOT_REPORTS = re.compile(
    r"\..*|~.*|.*~|#.*#|__MACOSX|__pycache__|Thumbs\.db|desktop\.ini|.*\.(db|sqlite)(-wal|-shm|-journal)?|"
    r"(README|LICEN[CS]E|NOTICE|CHANGELOG|COPYING)(\.\w+)?",
    re.DOTALL,
)
"""Names passed over in a folder without a word, because no report is called so: hidden files, what editors and systems leave,
ledgers and their side files, and the papers that lie beside data. A file that the caller names is always read."""


def read_paths(paths: Sequence[str], given: Given, stdin: BinaryIO | None = None) -> Iterator[Report | Refusal]:
    """Every report of these files and folders, and a refusal for each that cannot be read, streamed in the order of the paths.

    `-` is `stdin`. A folder's files come in the order of their names' bytes, folders among them; links to folders are not
    followed; a folder without anything to read is refused. Nothing is raised for what a file holds: each refusal names the path
    (and line) and the reason.
    """
    for path in paths:
        if path == STDIN_NAME:
            yield from _standard_input(given, stdin)
        elif not path:
            yield Refusal(path, "is no path: it is empty")
        else:
            yield from _path(Path(path), given, listed=False)


def read_source(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """What the first reader that knows the source's kind makes of it."""
    if not source.head:
        yield Refusal(source.name, "is empty")
        return
    reader = reader_for(source)
    if reader is None:
        yield Refusal(source.name, unknown_kind(source.head))
        return
    try:
        yield from reader.read(source, given)
    except OSError as error:  # the disk or the pipe failed midway
        yield Refusal(source.name, _unreadable(error))


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
        yield Refusal(STDIN_NAME, _unreadable(error))
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
            results = iter([Refusal(shown(path), _unreadable(error))])
        yield from results


def _folder(path: Path, entries: list[Path], given: Given, listed: bool) -> Iterator[Report | Refusal]:
    found = False
    for entry in entries:
        if NOT_REPORTS.fullmatch(entry.name) or (entry.is_symlink() and entry.is_dir()):
            continue
        for result in _path(entry, given, listed=True):
            found = True
            yield result
    if not found and not listed:
        yield Refusal(shown(path), "is a folder without any report")


def _unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read: {reason}"
