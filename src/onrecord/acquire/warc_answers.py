"""What a server answered, out of one record of a WARC: its status, kind and body, unpacked."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from fastwarc.warc import ArchiveIterator, WarcRecord

from onrecord.acquire.decode import UndecodableError
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, megabytes

_ONE = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n%b\r\n\r\n"
)
_CHUNK = re.compile(rb"[0-9A-Fa-f]+[^\r\n]{0,200}\r\n")
_TOO_LONG = f"is too long: one page may have {megabytes(MAX_DOCUMENT_BYTES)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """`kind` is the content type without its parameters, in small letters; `charset` what it declares."""

    status: int | None
    kind: str
    charset: str | None
    body: bytes


def answer_of(record: WarcRecord) -> Answer:
    """The answer in a record, which must be frozen. Raises UndecodableError with the reason where it cannot be had.

    It is parsed in a copy of its own: fastwarc reads no further record once one has failed it.
    """
    block = record.reader.read(MAX_DOCUMENT_BYTES + 1)
    if not record.is_http:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        return Answer(None, kind, None, block)
    try:
        parsed, body = _parsed(block, "transfer")
    except OSError as error:
        if "end of file" in str(error):
            raise UndecodableError("is cut off: the chunks of its answer end too soon") from error
        if "Invalid chunk header" not in str(error):
            raise UndecodableError(f"holds an answer that cannot be read: {_short(error)}") from error
        parsed, body = _parsed(block, "none")
        if _CHUNK.match(body):  # else the crawler kept the header of chunks that it had joined
            raise UndecodableError(f"holds an answer that cannot be read: {_short(error)}") from error
    body = _unpacked(block, body, (parsed.http_headers.get("Content-Encoding") or "").strip().lower())
    if len(body) > MAX_DOCUMENT_BYTES:
        raise UndecodableError(_TOO_LONG)
    status = parsed.http_headers.status_code if parsed.is_http_parsed else None
    return Answer(status, (parsed.http_content_type or "").lower(), parsed.http_charset, body)


def _parsed(block: bytes, decode: Literal["none", "transfer", "all"]) -> tuple[WarcRecord, bytes]:
    record = next(iter(ArchiveIterator(BytesIO(_ONE % (len(block), block)), parse_http=False)))
    record.parse_http(auto_decode=decode)
    return record, record.reader.read(MAX_DOCUMENT_BYTES + 1)


def _unpacked(block: bytes, body: bytes, packed: str) -> bytes:
    """The body without its content encoding; a gzip one by zlib, as fastwarc hands out the beginning of one that is cut off."""
    if packed in ("gzip", "x-gzip"):
        if not body.startswith(b"\x1f\x8b"):
            return body  # the crawler unpacked it and kept the header
        unzip = zlib.decompressobj(31)
        try:
            plain = unzip.decompress(body, MAX_DOCUMENT_BYTES + 1)
        except zlib.error as error:
            raise UndecodableError(f"holds an answer that cannot be unpacked: {error}") from error
        if not unzip.eof and len(plain) <= MAX_DOCUMENT_BYTES:
            raise UndecodableError("is cut off: its packed answer ends too soon")
        return plain
    if packed in ("", "identity"):
        return body
    try:
        return _parsed(block, "all")[1]
    except OSError as error:
        raise UndecodableError(f"holds an answer that cannot be unpacked ({packed[:40]}): {_short(error)}") from error


def _short(error: Exception) -> str:
    """Its message, of which fastwarc's may hold the whole page."""
    return str(error).partition("\n")[0][:80]


__all__ = ["Answer", "answer_of"]
