"""From a source to its reader. Archives come back here with what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.acquire.given import Given
from onrecord.acquire.kinds import unknown_kind
from onrecord.acquire.source import Source
from onrecord.acquire.table import reader_for
from onrecord.errors import MissingExtraError, unreadable
from onrecord.types import Refusal, Report


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
    except ModuleNotFoundError as error:
        if reader.extra is None:
            raise
        yield Refusal(source.name, f"is {reader.what}; {MissingExtraError('reading it', error, reader.extra)}")
    except EOFError:
        yield Refusal(source.name, "is cut off before its end")
    except OSError as error:  # the disk or the pipe failed midway
        yield Refusal(source.name, unreadable(error))
