"""One look at one feed: what is new in it, and when to look again."""

from __future__ import annotations

from onrecord.acquire.fetch.fetcher import NOT_MODIFIED, Fetcher
from onrecord.acquire.fetch.following import Followed, Look
from onrecord.acquire.fetch.opml import feeds_of
from onrecord.acquire.fetch.order import FetchError, Fetching
from onrecord.acquire.fetch.read import reports_of
from onrecord.acquire.given import Given
from onrecord.acquire.sniffs import is_feed
from onrecord.acquire.source import HEAD_BYTES
from onrecord.types import Refusal

_EARLY = "is after the day of reading"
# RFC 9309: no copy of a robots.txt is used for longer than a day.
_ROBOTS_SECONDS = 86_400.0


class FeedWatcher:
    """Looks at feeds with one fetcher, so that pauses and robots.txt hold across them."""

    def __init__(self, fetching: Fetching) -> None:
        self._fetcher, self._since = Fetcher(fetching), 0.0

    def feeds(self, opml: bytes) -> tuple[str, ...]:
        """The addresses that an OPML file lists. Raises OnrecordError where it is none."""
        return feeds_of(opml)

    def look(self, feed: Followed, given: Given, now: float, every: float) -> Look:
        """Ask for a feed if it changed. Nothing is raised: a failure is told in `problem`.

        An answer that is no feed (a page that says the site is closed) is a failure, not a report. An entry dated tomorrow is
        refused today; the feed's validators are then not kept, so that it is read again.
        """
        if now - self._since > _ROBOTS_SECONDS:
            self._fetcher.forget()
            self._since = now
        try:
            answer = self._fetcher.get(feed.url, feed.conditions())
        except FetchError as error:
            return Look(feed.failed(now, every, error.again_after), problem=str(error))
        if answer.status == NOT_MODIFIED:
            return Look(feed.unchanged(now, every))
        if not is_feed(answer.body[:HEAD_BYTES], ""):
            return Look(feed.failed(now, every, None), problem="answered with something that is no feed")
        found = tuple(reports_of(feed.url, answer, given))
        early = any(isinstance(one, Refusal) and _EARLY in one.reason for one in found)
        etag, modified = (None, None) if early else (answer.header("etag"), answer.header("last-modified"))
        return Look(feed.answered(now, every, etag, modified), found)


__all__ = ["FeedWatcher"]
