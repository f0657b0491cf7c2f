"""Mails (.eml): newsletters and press releases as they were sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.dates import date_of
from onrecord.acquire.decode import UndecodableError, decode
from onrecord.acquire.given import Given
from onrecord.acquire.markup import text_of
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes, read_bounded
from onrecord.types import Refusal, Report

# With the hour: "From Oslo he flew to Paris in 2024" is a line of a mail.
_BETWEEN = re.compile(rb"From \S+ [^\n]{0,40}?\d:\d\d[^\n]{0,40}?\d{4}")
# Parts of parts times lines: each line is held against the ends of all parts that are open, 90 s for a megabyte in 800 of them.
_MOST_WORK = 30_000_000
_MAX_HEADER = 2_000  # characters: decode_header takes quadratic time, 2 minutes for 5 MB of encoded words


def read_mail(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """The report that a mail, or each mail of a mailbox, is: its plain part, else its HTML part; attachments are not read."""
    if _BETWEEN.match(source.head) is None:
        yield _report(source.name, read_bounded(source.stream), given)
        return
    for number, data in enumerate(_mails(source.stream), 1):
        yield _report(f"{source.name}:{number}", data, given)


def _mails(stream: BinaryIO) -> Iterator[bytes | None]:
    """The mails of a mailbox (mbox), each from a line `From …` after an empty one, or after none; None for one too long."""
    mail, over, empty = bytearray(), False, True
    while line := stream.readline(MAX_DOCUMENT_BYTES):
        if empty and mail and _BETWEEN.match(line):
            yield None if over else bytes(mail)
            mail, over = bytearray(), False
        over = over or len(mail) + len(line) > MAX_DOCUMENT_BYTES
        mail += b"" if over else line.removeprefix(b">") if line.startswith(b">From ") else line
        empty = not line.strip()
    yield None if over else bytes(mail)


def _report(name: str, data: bytes | None, given: Given) -> Report | Refusal:
    if data is None:
        return Refusal(name, f"is too long: one mail may have {megabytes(MAX_DOCUMENT_BYTES)}")
    mail = parsed(data)
    if mail is None:
        return Refusal(name, "is a mail with too many parts in parts")
    part = part_of(mail, "text/plain") or part_of(mail, "text/html")
    if part is None:
        return Refusal(name, "is a mail without a text")
    try:
        payload = part.get_payload(decode=True)
        text, encoding = decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    except UndecodableError as error:
        return Refusal(name, str(error))
    text = (text_of(text) if part.get_content_type() == "text/html" else text).strip()
    date = _header(mail, "Date")
    published = date_of(date) if date else None
    if date and published is None:
        return Refusal(name, f"its publication date cannot be used (mail): {date[:60]!r} is no date that exists")
    outlet = parseaddr(_header(mail, "From") or "")[0] or None
    origin = "mail" if published else None
    return admit(
        Found(
            name,
            text,
            data,
            encoding,
            outlet,
            published,
            origin,
            title=_header(mail, "Subject"),
            given_id=_header(mail, "Message-ID"),
        ),
        given,
    )


def parsed(data: bytes) -> Message | None:
    """A mail with its parts; None where so many are within each other that it would take too long."""
    if data.lower().count(b"multipart/") * (data.count(b"\n") + data.count(b"\r")) > _MOST_WORK:
        return None
    try:
        return message_from_bytes(data)
    except RecursionError:
        return None


def part_of(mail: Message, kind: str) -> Message | None:
    """The first part of a kind that is no attachment."""
    parts = (part for part in mail.walk() if part.get_content_type() == kind and not part.is_multipart())
    return next((part for part in parts if part.get_content_disposition() != "attachment"), None)


def _header(mail: Message, name: str) -> str | None:
    value = mail.get(name)
    if value is None:
        return None
    value = str(value)[:_MAX_HEADER]
    try:
        return " ".join(str(make_header(decode_header(value))).split()) or None
    except (
        LookupError,
        ValueError,
        MessageError,
    ):  # an unknown or wrong charset in an encoded word: the raw value says more than nothing
        return " ".join(value.encode("ascii", "replace").decode().split())
