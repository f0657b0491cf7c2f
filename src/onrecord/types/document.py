"""Documents and reports: a text that never changes, and its appearances."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from onrecord.types.identity import content_id, sha256_of


def normal_form(text: str) -> str:
    """The one text normal form: Unicode NFC, every line end a line feed, no byte order mark at the start."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class Document:
    """A text in normal form; offsets everywhere count its code points.

    `raw_sha256` is the hash of the bytes it was decoded from (for a documents file: of the line), `encoding` what they were
    decoded with. `sha256` is of the text as UTF-8, and `id` is derived from it: the same text is the same document.
    """

    text: str
    raw_sha256: str
    encoding: str = "utf-8"
    sha256: str = field(init=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", sha256_of(self.text))
        object.__setattr__(self, "id", f"d-{self.sha256[:16]}")


@dataclass(frozen=True, slots=True)
class Report:
    """One appearance of a document: where, when and under which title it was published.

    `published` is an ISO 8601 date or date-time, or None where unknown; `published_from` names where it was found (given,
    header, field, or None). `outlet_from` likewise (given, field, text, or None). `name` is what the reader calls it in
    messages: a path, or a path and line. `given_id` is the id that a documents file gives. `version` tells versions of one
    `given_id` apart where the source does (an ISO 8601 instant in UTC): the later one replaces the earlier.
    `id` is a hash over the document and where and when it appeared: the same appearance read twice is one report.
    """

    document: Document
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    given_id: str | None = None
    name: str = ""
    published_from: str | None = None
    outlet_from: str | None = None
    version: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        # Positions ask for it dozens of times a statement: hashed each time it was 14 % of a page with the matrix.
        appeared = (self.outlet, self.published, self.url, self.title, self.given_id)
        object.__setattr__(self, "id", content_id("r", self.document.id, *appeared))

    @property
    def document_id(self) -> str:
        """The id to print: as given in a documents file, else the document's own."""
        return self.given_id or self.document.id

    @property
    def day(self) -> str | None:
        """The publication date (YYYY-MM-DD) without the time of day, or None where unknown."""
        return self.published[:10] if self.published else None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What could not be read, and why: `name` is the path (and line), `reason` a sentence for the reader."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Foreign(Refusal):
    """A refusal that tells more: the text is in this language (or script), and only English is read."""

    language: str


@dataclass(frozen=True, slots=True)
class Withdrawal(Refusal):
    """A refusal that tells more: its publisher `by` took back whatever was published under `given_id`."""

    given_id: str
    by: str
