"""READERS: every kind of input in one visible table, told by content, asked in this order.

A reader is named, not imported: `importlib` fetches its module when the first source of its kind comes, so that reading a
plain text does not pay for the parsers of pages and archives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from onrecord.acquire.documents import is_documents
from onrecord.acquire.given import Given
from onrecord.acquire.plain import is_text
from onrecord.acquire.source import Source
from onrecord.types import Refusal, Report

Read = Callable[[Source, Given], Iterator[Report | Refusal]]


@dataclass(frozen=True)
class Reader:
    """`sniff` tells the kind from a source's first bytes (its name is a hint only); `target` is `module:function`."""

    name: str
    sniff: Callable[[bytes, str], bool]
    target: str

    def read(self, source: Source, given: Given) -> Iterator[Report | Refusal]:
        module, _, function = self.target.partition(":")
        return cast(Read, getattr(import_module(module), function))(source, given)


READERS: tuple[Reader, ...] = (
    Reader("documents", is_documents, "onrecord.acquire.documents:read_documents"),
    Reader("text", is_text, "onrecord.acquire.plain:read_plain"),
)


def reader_for(source: Source) -> Reader | None:
    """The first reader of the table whose kind the source is, or None."""
    return next((reader for reader in READERS if reader.sniff(source.head, source.name)), None)
