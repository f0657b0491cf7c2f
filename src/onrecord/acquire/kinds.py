"""Kinds of files that are known by their first bytes, for refusals that say what a file is."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"BZh91AY&SY", "compressed (bzip2)"),
    (b"\xfd7zXZ\0", "compressed (xz)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"PAR1", "a Parquet table"),
    (b"{\\rtf", "an RTF document"),
    (b"ID3", "a sound recording"),
)

# What the program that wrote it can write as something that is read.
_SAVED_OTHERWISE = ("an old office document", "an RTF document")
# ASCII letters in two bytes each.
_WIDE = re.compile(rb"(?:[\t\n\r -~]\0){16}|(?:\0[\t\n\r -~]){16}")


def kind_of(head: bytes) -> str | None:
    """What a source that begins so is, for a message; None where its first bytes are no known sign."""
    return next((what for sign, what in MAGIC if head.startswith(sign)), None)


# Members by which a zip archive is known as a document of an office program.
_OFFICE = {
    "word/document.xml": "a Word document",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "content.xml": "an OpenDocument file",
}


def office_kind(members: AbstractSet[str]) -> str | None:
    """Which program's document a zip archive with these members is; None where it is an archive like any other."""
    if members.isdisjoint({"[Content_Types].xml", "META-INF/manifest.xml"}):
        return None
    return next((what for sign, what in _OFFICE.items() if sign in members), None)


def unknown_kind(head: bytes) -> str:
    """Why a source that no reader takes is refused."""
    known = kind_of(head)
    if known is None and _WIDE.match(head):
        return "seems to be UTF-16 without its byte order mark; save it as UTF-8"
    advice = "; save it as text, HTML or PDF" if known in _SAVED_OTHERWISE else ""
    return f"is {known}, which is not read{advice}" if known else f"is binary, not text: a NUL byte at offset {head.find(0)}"
