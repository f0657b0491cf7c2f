"""WARC files, plain or gzipped (CC-News as downloaded): each successful page is a report, and each entry of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.acquire.decode import UndecodableError
from onrecord.acquire.feeds import read_feed
from onrecord.acquire.given import Given, date_problem
from onrecord.acquire.html import Page, read_page
from onrecord.acquire.sniffs import is_feed, is_html
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes, source_of
from onrecord.acquire.warc_answers import answer_of
from onrecord.types import Refusal, Report

_PAGES = ("text/html", "application/xhtml+xml")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_FEEDS_TOO = ("application/xml", "text/xml", "application/json", "text/html", "text/plain", "")


class _Counted:
    """A stream as fastwarc wants one: it asks where it stands, and panics where a pipe or a packed member cannot say."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._count = stream, 0

    def read(self, size: int = -1, /) -> bytes:
        piece = self._stream.read(size)
        self._count += len(piece)
        return piece

    def tell(self) -> int:
        return self._count


def read_warc(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """A report or a refusal for each page; its name is `path:address of the record`.

    Records that are no page, or whose page did not answer 200, are passed over, as a crawl is full of them. A record shorter
    than its Content-Length is refused as cut off: fastwarc ends a truncated file without an error. A record's own date is the
    day of its reading: a page that is dated after it is refused.
    """
    number, found = 0, False
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        for record in ArchiveIterator(cast(BinaryIO, _Counted(source.stream)), record_types=kinds, parse_http=False):
            number += 1
            for result in _record(source.name, number, record, given):
                found = True
                yield result
    except (OSError, EOFError, ValueError) as error:
        yield Refusal(source.name, f"is cut off or broken after record {number}: {error}")
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # of fastwarc's Rust, importable from nowhere, and no Exception
            raise
        yield Refusal(source.name, f"is a web archive that fastwarc cannot read on with after record {number}: {error}")
    else:
        if not found:
            yield Refusal(source.name, "is a web archive without a page, or is cut off")


def _record(path: str, number: int, record: WarcRecord, given: Given) -> Iterator[Report | Refusal]:
    url = record.headers.get("WARC-Target-URI")
    name = f"{path}:{url or number}"
    written = record.headers.get("Content-Length") or ""
    if not written.isdigit():
        yield Refusal(name, "is cut off within its header")
    elif int(written) > MAX_DOCUMENT_BYTES:
        yield Refusal(name, f"is too long: one page may have {megabytes(MAX_DOCUMENT_BYTES)}")
    else:
        record.freeze()  # from here on `content_length` is what is there
        if record.content_length < int(written):
            yield Refusal(name, f"is cut off: {record.content_length} of {written} bytes are there")
        else:
            yield from _page(name, url, record, given)


def _page(name: str, url: str | None, record: WarcRecord, given: Given) -> Iterator[Report | Refusal]:
    try:
        answer = answer_of(record)
    except UndecodableError as error:
        yield Refusal(name, str(error))
        return
    if answer.status not in (200, None):
        return
    kind, body = answer.kind, answer.body
    day = (record.headers.get("WARC-Date") or "")[:10]
    within = replace(given, today=day) if _is_earlier(day, given) else given
    if kind in _FEEDS or (kind in _FEEDS_TOO and is_feed(body[:65_536], "")):
        yield from read_feed(source_of(name, BytesIO(body)), within)
    elif kind in _PAGES or (not kind and is_html(body[:8192], "")):
        yield from read_page(Page(name, body, url, answer.charset), within)


def _is_earlier(day: str, given: Given) -> bool:
    return bool(day) and date_problem(day) is None and (given.today is None or day < given.today)
