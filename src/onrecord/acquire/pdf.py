"""PDF files with a text layer."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.decode import UndecodableError, clean
from onrecord.acquire.given import Given
from onrecord.acquire.plain import split_header
from onrecord.acquire.source import Source, megabytes, read_bounded
from onrecord.types import Refusal, Report

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else its remarks on odd objects go to stderr, between our lines

MAX_PDF_BYTES = 50_000_000
MAX_PAGES = 500
"""A report has a few pages; pypdf reads some 20 a second, so that 500 are read within half a minute."""
MAX_TEXT = 5_000_000


def read_pdf(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """The one report that a PDF is. Its own dates are those of the file, not of a publication, and are not used."""
    yield _report(source, given)


def _report(source: Source, given: Given) -> Report | Refusal:
    data = read_bounded(source.stream, MAX_PDF_BYTES)
    if data is None:
        return Refusal(source.name, f"is too long: one PDF may have {megabytes(MAX_PDF_BYTES)}")
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return Refusal(source.name, "is a PDF with a password")
        if len(reader.pages) > MAX_PAGES:
            return Refusal(source.name, f"is a PDF with more than {MAX_PAGES} pages")
        whole = _text(reader)
        title = reader.metadata.title if reader.metadata else None
        date, text = split_header(clean(whole))
    except UndecodableError as error:
        return Refusal(source.name, str(error))
    except (
        PyPdfError,
        LimitReachedError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
    ) as error:
        # pypdf lets what broken objects cause through as it comes
        return Refusal(source.name, f"is a PDF that is broken or cut off ({type(error).__name__})")
    if not text.strip():
        return Refusal(source.name, "is a PDF without a text layer (scanned pages?)")
    origin = "header" if date else None
    return admit(Found(source.name, text, data, "pdf", published=date, published_from=origin, title=title), given)


def _text(reader: PdfReader) -> str:
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > MAX_TEXT:
            raise UndecodableError(f"is a PDF with more than {MAX_TEXT:,} characters")
    joined = "\n".join(page.strip() for page in pages)
    joined = re.sub(r"(\w)-\n(?=[a-z])", r"\1", joined)  # words broken at the ends of lines
    return re.sub(r"[ \t]+\n", "\n", joined).strip()
