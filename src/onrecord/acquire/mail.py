"""Mails (.eml): newsletters and press releases as they were sent."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.dates import date_of
from onrecord.acquire.decode import UndecodableError, decode
from onrecord.acquire.given import Given
from onrecord.acquire.markup import text_of
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes, read_bounded
from onrecord.types import Refusal, Report

_MAX_HEADER = 2_000  # characters: decode_header takes quadratic time, 2 minutes for 5 MB of encoded words


def read_mail(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """The report that a mail is: its plain part, else its HTML part; attachments are not read."""
    yield _report(source, given)


def _report(source: Source, given: Given) -> Report | Refusal:
    data = read_bounded(source.stream)
    if data is None:
        return Refusal(source.name, f"is too long: one mail may have {megabytes(MAX_DOCUMENT_BYTES)}")
    mail = message_from_bytes(data)
    part = _part(mail, "text/plain") or _part(mail, "text/html")
    if part is None:
        return Refusal(source.name, "is a mail without a text")
    try:
        payload = part.get_payload(decode=True)
        text, encoding = decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    except UndecodableError as error:
        return Refusal(source.name, str(error))
    text = (text_of(text) if part.get_content_type() == "text/html" else text).strip()
    date = _header(mail, "Date")
    published = date_of(date) if date else None
    if date and published is None:
        return Refusal(source.name, f"its publication date cannot be used (mail): {date[:60]!r} is no date that exists")
    outlet = parseaddr(_header(mail, "From") or "")[0] or None
    origin = "mail" if published else None
    return admit(
        Found(
            source.name,
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


def _part(mail: Message, kind: str) -> Message | None:
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
