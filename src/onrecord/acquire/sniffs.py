"""How each kind of input is told from its first bytes. Nothing heavy is imported here."""

from __future__ import annotations

import re
import zlib

from onrecord.acquire.columns import COLUMNS
from onrecord.acquire.decode import mark_of

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|"
    r"article|main|section|center|table|div|h[1-3]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    r"\s*(?:<\?xml.*?\?>\s*|<\?xml-stylesheet.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*", re.DOTALL
)
_FEED_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
_MAIL_FIELD = re.compile(
    r"(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|X-[\w-]+):[ \t]", re.IGNORECASE
)
_MAIL_NEEDED = re.compile(r"^(?:From|Message-ID|MIME-Version|Received):[ \t]", re.IGNORECASE | re.MULTILINE)
_SAVED_PAGE = re.compile(r"^(?:Snapshot-Content-Location:|From:[ \t]*\"?<?Saved by )", re.IGNORECASE | re.MULTILINE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_NINJS = re.compile(r'"(?:versioncreated|versionCreated|pubstatus|pubStatus|body_text|body_xhtml|contentcreated|ninjs)"\s*:')
_TEXT_COLUMNS = frozenset(COLUMNS["text"])


def opening(head: bytes) -> str:
    """The beginning as text, for looking only."""
    marked = mark_of(head)
    encoding, skip = marked or ("utf-8", 0)
    return head[skip:].decode(encoding, "replace")


def is_html(head: bytes, name: str) -> bool:
    """A doctype or one of the elements that a page begins with; the name alone is no sign."""
    return _HTML.match(opening(head[:8192])) is not None


def is_feed(head: bytes, name: str) -> bool:
    """RSS or Atom by the root element; JSON Feed by its version."""
    text = opening(head[:16_384])
    before = _FEED.match(text)
    if before and _FEED_ROOT.match(text, before.end()):
        return True
    return text.lstrip().startswith("{") and _JSON_FEED.search(text) is not None


def is_ninjs(head: bytes, name: str) -> bool:
    """A JSON object with fields of the ninjs standard (or a list of such)."""
    text = opening(head).lstrip()
    return text.startswith(("{", "[")) and not name.lower().endswith((".jsonl", ".ndjson")) and _NINJS.search(text) is not None


def is_mail(head: bytes, name: str) -> bool:
    """At least three header fields of a mail at the start, one of them a sender or an identifier."""
    lines = opening(head[:16_384]).replace("\r\n", "\n").partition("\n\n")[0]
    fields = [line for line in lines.split("\n") if _MAIL_FIELD.match(line)]
    first = lines.split("\n", 1)[0]
    return len(fields) >= 3 and (first in fields or first.startswith("From ")) and _MAIL_NEEDED.search(lines) is not None


def is_mhtml(head: bytes, name: str) -> bool:
    """A page with its parts in one file, as browsers save it: a mail by its form, whose date is that of the saving."""
    fields = opening(head[:16_384]).replace("\r\n", "\n").partition("\n\n")[0]
    return is_mail(head, name) and _SAVED_PAGE.search(fields) is not None


def is_pdf(head: bytes, name: str) -> bool:
    return head.lstrip()[:5] == b"%PDF-"


def is_parquet(head: bytes, name: str) -> bool:
    return head.startswith(b"PAR1")


def is_csv(head: bytes, name: str) -> bool:
    """A first line of column names parted by commas, tabs or semicolons, one of which is a text's."""
    first = opening(head).lstrip().partition("\n")[0].strip().lower()
    delimiter = delimiter_of(first)
    columns = {column.strip().strip('"').strip() for column in first.split(delimiter)} if delimiter else set()
    return bool(columns & _TEXT_COLUMNS) or name.lower().endswith((".csv", ".tsv"))


def delimiter_of(line: str) -> str | None:
    """What parts the columns of a line of names, or None where nothing does."""
    return max("\t;,", key=line.count) if any(mark in line for mark in "\t;,") else None


def is_warc(head: bytes, name: str) -> bool:
    """A WARC, plain or in gzip members."""
    return _unzipped(head).startswith(b"WARC/1.")


def is_gzip(head: bytes, name: str) -> bool:
    return head.startswith(b"\x1f\x8b")


def is_zip(head: bytes, name: str) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_tar(head: bytes, name: str) -> bool:
    return head[257:262] == b"ustar"


def _unzipped(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return head[:16]
    try:
        return zlib.decompressobj(31).decompress(head, 512)
    except zlib.error:
        return b""
