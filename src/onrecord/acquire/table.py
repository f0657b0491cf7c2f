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
from onrecord.acquire.sniffs import (
    is_csv,
    is_feed,
    is_gzip,
    is_html,
    is_mail,
    is_mhtml,
    is_ninjs,
    is_parquet,
    is_pdf,
    is_tar,
    is_warc,
    is_zip,
)
from onrecord.acquire.source import Source
from onrecord.types import Refusal, Report

Read = Callable[[Source, Given], Iterator[Report | Refusal]]


@dataclass(frozen=True)
class Reader:
    """`sniff` tells the kind from a source's first bytes (its name is a hint only); `target` is `module:function`.

    `extra` is the optional part of the package that brings the parser, `what` the kind in a message; for the core's none.
    """

    name: str
    sniff: Callable[[bytes, str], bool]
    target: str
    extra: str | None = None
    what: str = ""

    def read(self, source: Source, given: Given) -> Iterator[Report | Refusal]:
        module, _, function = self.target.partition(":")
        return cast(Read, getattr(import_module(module), function))(source, given)


_ROOM = "onrecord.acquire"
READERS: tuple[Reader, ...] = (
    Reader("WARC", is_warc, f"{_ROOM}.warc:read_warc", "archives", "a web archive (WARC)"),
    Reader("gzip", is_gzip, f"{_ROOM}.archives:read_gzip"),
    Reader("zip", is_zip, f"{_ROOM}.archives:read_zip"),
    Reader("tar", is_tar, f"{_ROOM}.archives:read_tar"),
    Reader("Parquet", is_parquet, f"{_ROOM}.parquet:read_parquet", "tables", "a Parquet table"),
    Reader("PDF", is_pdf, f"{_ROOM}.pdf:read_pdf", "pdf", "a PDF"),
    Reader("feed", is_feed, f"{_ROOM}.feeds:read_feed", "web", "a feed"),
    Reader("HTML", is_html, f"{_ROOM}.html:read_html", "web", "a web page"),
    Reader("MHTML", is_mhtml, f"{_ROOM}.mhtml:read_mhtml", "web", "a saved web page (MHTML)"),
    Reader("mail", is_mail, f"{_ROOM}.mail:read_mail"),
    Reader("ninjs", is_ninjs, f"{_ROOM}.ninjs:read_ninjs"),
    Reader("documents", is_documents, f"{_ROOM}.documents:read_documents"),
    Reader("CSV", is_csv, f"{_ROOM}.csv_table:read_csv"),
    Reader("text", is_text, f"{_ROOM}.plain:read_plain"),
)


def reader_for(source: Source) -> Reader | None:
    """The first reader of the table whose kind the source is, or None."""
    return next((reader for reader in READERS if reader.sniff(source.head, source.hint)), None)
