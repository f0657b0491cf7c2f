"""Pages with all their parts in one file (.mhtml, .mht), as browsers save them: read as the page that they are.

Their `Date` is when somebody saved them, and no publication date.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.acquire.given import Given
from onrecord.acquire.html import Page, read_page
from onrecord.acquire.mail import parsed, part_of
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes, read_bounded
from onrecord.types import Refusal, Report


def read_mhtml(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """The report that the saved page is."""
    data = read_bounded(source.stream)
    if data is None:
        yield Refusal(source.name, f"is too long: one page may have {megabytes(MAX_DOCUMENT_BYTES)}")
        return
    saved = parsed(data)
    part = part_of(saved, "text/html") if saved is not None else None
    payload = part.get_payload(decode=True) if part is not None else None
    if saved is None or part is None or not isinstance(payload, bytes):
        yield Refusal(source.name, "is a saved web page without a page")
        return
    written = saved.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    address = "".join(str(written).split())  # a long one is folded over lines
    url = address if address.lower().startswith(("http://", "https://")) else None
    yield from read_page(Page(source.name, payload, url, part.get_content_charset()), given)
