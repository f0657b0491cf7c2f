"""The door to the watcher of feeds, whose parsers are imported only when somebody watches."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from onrecord.acquire.fetch.following import Followed, Look
from onrecord.acquire.fetch.order import Fetching
from onrecord.acquire.given import Given
from onrecord.errors import OnrecordError


class Watcher(Protocol):
    """What `onrecord.acquire.fetch.watch.FeedWatcher` does."""

    def feeds(self, opml: bytes) -> tuple[str, ...]: ...

    def look(self, feed: Followed, given: Given, now: float, every: float) -> Look: ...


def watcher(fetching: Fetching) -> Watcher:
    """A watcher that fetches so. Raises OnrecordError where the extra is not installed."""
    try:
        return cast(Watcher, import_module("onrecord.acquire.fetch.watch").FeedWatcher(fetching))
    except ModuleNotFoundError as error:
        raise OnrecordError(f"watching feeds needs {error.name}: pip install 'onrecord[web]'") from error


__all__ = ["Watcher", "watcher"]
