"""Plain text, with or without the header that gives its publication date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.decode import UndecodableError, clean, decode, mark_of
from onrecord.acquire.given import Given
from onrecord.acquire.kinds import kind_of
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes, read_bounded
from onrecord.types import Refusal, Report

TEXT_SUFFIXES = ("", ".txt", ".text", ".md", ".asc")
"""How the name of a text in a folder ends; a file that the caller names is read whatever its name is."""

_HEADER = re.compile(
    r"\A\s*date:?[ \t]+(?P<date>\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:T[\d:.,]+(?:Z|[+-][\d:]+)?)?)(?=\s|\Z)", re.IGNORECASE
)


def split_header(text: str) -> tuple[str | None, str]:
    """The date that a header `  date 2025-02-27 ` gives, as it is written, and the text after the white space that follows it.

    Without a header: None and the text as it is. A date written otherwise (27.02.2025) is returned too, to be refused.
    """
    header = _HEADER.match(text)
    if header is None:
        return None, text
    return header["date"], text[header.end() :].lstrip().lstrip("\ufeff").lstrip()


# A line of its own above the text, which is no sentence and does not tell where it was written ("OSLO, May 3 (Agency) -").
_HEADLINE = re.compile(r"(?P<line>\w[^\n]{10,158}[\w%)’'])[ \t]*\r?\n[ \t]*\r?\n\s*(?=\S[^\n]{80})")
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:[,(]| ?[-–—])")
_FEWEST, _MOST = 3, 24  # words


def headline_of(text: str) -> str | None:
    """The headline with which a text begins, which stays in the text too; None where its first line is none."""
    match = _HEADLINE.match(text)
    if match is None or _DATELINE.match(match["line"]) or not _FEWEST <= len(match["line"].split()) <= _MOST:
        return None
    return match["line"]


def is_text(head: bytes, name: str) -> bool:
    """Whether it begins like text: a byte order mark, or no NUL byte and no other kind's sign. The last kind that is asked."""
    return mark_of(head) is not None or (b"\0" not in head and kind_of(head) is None)


def read_plain(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """The one report that a plain text is."""
    yield _report(source, given)


def read_string(text: str, given: Given, *, url: str | None = None, title: str | None = None) -> Report | Refusal:
    """The report that a string is, by the rules of files; without a date header."""
    try:
        kept = clean(text)
    except UndecodableError as error:
        return Refusal("text", str(error))
    data = text.encode()
    if len(data) > MAX_DOCUMENT_BYTES:
        return Refusal("text", f"is too long: one document may have {megabytes(MAX_DOCUMENT_BYTES)}")
    return admit(Found("text", kept, data, url=url, title=title), given)


def _report(source: Source, given: Given) -> Report | Refusal:
    suffix = source.hint[source.hint.rfind("/") + 1 :].rpartition(".")
    if source.listed and suffix[1] and f".{suffix[2].lower()}" not in TEXT_SUFFIXES:
        return Refusal(
            source.name, f"is not a kind of file that is read from a folder (.{suffix[2]}); name it to read it as text"
        )
    data = read_bounded(source.stream)
    if data is None:
        return Refusal(source.name, f"is too long: one document may have {megabytes(MAX_DOCUMENT_BYTES)}")
    if not data:
        return Refusal(source.name, "is empty")
    try:
        whole, encoding = decode(data)
    except UndecodableError as error:
        return Refusal(source.name, str(error))
    date, text = split_header(whole)
    if date and not text:
        return Refusal(source.name, f"has a date header ({date}) and no text after it")
    origin = "header" if date else None
    found = Found(source.name, text, data, encoding, published=date, published_from=origin, title=headline_of(text))
    return admit(found, given)
