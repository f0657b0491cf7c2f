"""Bytes to text, once: by byte order mark, by a declaration that a format carries, else UTF-8; never by guessing.

A guessed encoding changes letters in names without a word ("Szijjártó"), so bytes that are not UTF-8 and declare nothing are
refused.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from onrecord.types import normal_form

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_OF_TEXTS = frozenset({"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf-7"})
_CONTROL_SHARE = 0.02
_DENSE = re.compile(r"[^\s\x00-\u02ff]{200,}")
_MAX_MARKS = 200


class UndecodableError(ValueError):
    """The bytes are no text that this version reads; the message is the reason, written for the reader."""


def mark_of(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark at the start names, and the mark's length; None without a mark."""
    return next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text in normal form and the encoding it was decoded with. Raises UndecodableError with the reason."""
    encoding, skip = mark_of(data) or (_known(declared), 0)
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(_undecodable(data, encoding, error, skip)) from error
    return clean(text), encoding


def clean(text: str) -> str:
    """The text in normal form, without any byte order mark at its start.

    Raises UndecodableError where it is binary, holds what no text may hold, or would take quadratic time to normalise: 80,000
    pairs of combining marks on one letter take `unicodedata.normalize` 20 s.
    """
    if "\0" in text:
        raise UndecodableError(f"is binary, not text: a NUL character at offset {text.index(chr(0))}")
    controls = len(_CONTROL.findall(text))
    if controls > _CONTROL_SHARE * len(text):
        raise UndecodableError(f"is binary, not text: {controls} of its {len(text)} characters are control characters")
    if not text.isascii():
        _check_letters(text)
    return normal_form(text.lstrip("\ufeff"))


def _check_letters(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UndecodableError(f"holds half a character (a lone surrogate) at offset {error.start}") from error
    for stretch in _DENSE.finditer(text):
        marks = 0
        for character in stretch.group():
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > _MAX_MARKS:
                raise UndecodableError(f"holds more than {_MAX_MARKS} combining marks on one letter")


def _known(declared: str | None) -> str:
    if not declared:
        return "utf-8"
    try:
        name = codecs.lookup(declared.strip()).name
        b"".decode(name)
    except (LookupError, ValueError) as error:  # LookupError: unknown, or no encoding of text (zlib, hex)
        raise UndecodableError(f"declares an unknown encoding, {declared[:40]!r}") from error
    if name in _NOT_OF_TEXTS:
        raise UndecodableError(f"declares {declared[:40]!r}, which is no encoding of texts")
    return name


def _undecodable(data: bytes, encoding: str, error: UnicodeDecodeError, skip: int) -> str:
    offset = error.start + skip
    what = (
        f"is not valid {encoding.upper()}: byte 0x{data[offset]:02X} at offset {offset}" if offset < len(data) else "is cut off"
    )
    pairs = data[: 2 * (len(data) // 2)]
    if encoding == "utf-8" and 0 in (pairs[:200:2].count(0), pairs[1:200:2].count(0)) and b"\0" in pairs[:200]:
        return f"{what}; it looks like UTF-16 without a byte order mark"
    return f"{what}; save it as UTF-8"
