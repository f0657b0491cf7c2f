"""From a fetched answer to reports: told by content, like everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from onrecord.acquire.dispatch import read_source
from onrecord.acquire.fetch.fetcher import Fetcher
from onrecord.acquire.fetch.order import FetchError
from onrecord.acquire.fetch.transport import Answer
from onrecord.acquire.given import Given
from onrecord.acquire.html import Page, read_page
from onrecord.acquire.sniffs import is_feed, is_html
from onrecord.acquire.source import HEAD_BYTES, source_of
from onrecord.types import Refusal, Report


def read_address(url: str, given: Given, fetcher: Fetcher) -> Iterator[Report | Refusal]:
    """The reports of the page, feed or file at an address, or why there are none."""
    try:
        answer = fetcher.get(url)
    except FetchError as error:
        yield Refusal(url, str(error))
    else:
        yield from reports_of(url, answer, given)


def reports_of(name: str, answer: Answer, given: Given) -> Iterator[Report | Refusal]:
    """What an answer holds. A report that names no address of its own has the answer's, save an entry of a feed."""
    head, url = answer.body[:HEAD_BYTES], answer.address.url
    if is_html(head, "") and not is_feed(head, ""):
        yield from read_page(Page(name, answer.body, url, _charset(answer)), given)
        return
    found = read_source(source_of(name, BytesIO(answer.body)), given)
    if is_feed(head, ""):
        yield from found
        return
    for one in found:
        yield replace(one, url=url) if isinstance(one, Report) and one.url is None else one


def _charset(answer: Answer) -> str | None:
    for part in (answer.header("content-type") or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


__all__ = ["read_address", "reports_of"]
