"""The door to the watcher of feeds, whose parsers are imported only when somebody watches."""

from __future__ import annotations

from typing import Protocol, cast

from onrecord.acquire.fetch.following import Followed, Look
from onrecord.acquire.fetch.order import Fetching
from onrecord.acquire.given import Given
from onrecord.errors import module_of


class Watcher(Protocol):
    """What `onrecord.acquire.fetch.watch.FeedWatcher` does."""

    def feeds(self, opml: bytes) -> tuple[str, ...]: ...

    def look(self, feed: Followed, given: Given, now: float, every: float) -> Look: ...


def watcher(fetching: Fetching) -> Watcher:
    """A watcher that fetches so. Raises MissingExtraError where the extra is not installed."""
    return cast(Watcher, module_of("web", "onrecord.acquire.fetch.watch", "watching feeds").FeedWatcher(fetching))


__all__ = ["Watcher", "watcher"]
