"""When a feed is asked again, and with which conditions. No clock here: every instant is given."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.types import Refusal, Report

LONGEST = 86_400.0
"""Seconds: a feed that fails is asked at least once a day, whatever it says."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is known of a feed: its validators, the instant it is due (seconds since 1970), and its failures in a row."""

    url: str
    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0

    def is_due(self, now: float, every: float) -> bool:
        """Whether to ask now; also where it seems due in days, because a clock was wrong."""
        return self.due <= now or self.due > now + max(LONGEST, every)

    def conditions(self) -> dict[str, str]:
        """Headers that ask for the feed only if it changed (RFC 9110, 13.1)."""
        held = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in held.items() if value}

    def answered(self, now: float, every: float, etag: str | None, modified: str | None) -> Followed:
        """After an answer, with its validators."""
        return replace(self, etag=etag, modified=modified, due=now + every, failures=0)

    def unchanged(self, now: float, every: float) -> Followed:
        """After a 304, which keeps the validators."""
        return replace(self, due=now + every, failures=0)

    def failed(self, now: float, every: float, again_after: str | None) -> Followed:
        """After a failure: twice as long each time, not before what Retry-After asks, a day at most."""
        wait = max(every * 2.0 ** min(self.failures, 20), seconds_of(again_after, now) or 0.0)
        return replace(self, due=now + min(wait, max(LONGEST, every)), failures=self.failures + 1)


@dataclass(frozen=True, slots=True)
class Look:
    """`found` is what a feed holds (nothing where it has not changed), `after` what to remember once that is kept."""

    after: Followed
    found: tuple[Report | Refusal, ...] = ()
    problem: str | None = None


def seconds_of(again_after: str | None, now: float) -> float | None:
    """What a Retry-After header asks for, in seconds from now (RFC 9110, 10.2.3: number or date); None where it is neither."""
    written = (again_after or "").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        wait = parsedate_to_datetime(written).timestamp() - now
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, wait)


def load_followed(path: Path, urls: Iterable[str]) -> dict[str, Followed]:
    """The feeds with what is remembered of them; a new one is due at once. Raises OnrecordError where the file is not ours."""
    try:
        rows: Any = json.loads(path.read_text(encoding="utf-8"))["feeds"]
        kept = {row["url"]: _followed(row) for row in rows}
    except FileNotFoundError:
        kept = {}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise OnrecordError(f"{path}: is no state of a watch; delete it to ask every feed anew") from error
    return {url: kept.get(url, Followed(url)) for url in urls}


def save_followed(path: Path, feeds: Iterable[Followed]) -> None:
    """Write what is remembered; a kill leaves the file before or the file after."""
    partial = path.with_name(f"{path.name}.part")
    with partial.open("w", encoding="utf-8") as file:
        json.dump({"feeds": [asdict(feed) for feed in feeds]}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _followed(row: dict[str, Any]) -> Followed:
    due, failures = float(row["due"]), int(row["failures"])
    if not math.isfinite(due) or failures < 0:
        raise ValueError(due)
    etag, modified = (value if isinstance(value, str) else None for value in (row["etag"], row["modified"]))
    return Followed(str(row["url"]), etag, modified, due, failures)


__all__ = ["LONGEST", "Followed", "Look", "load_followed", "save_followed", "seconds_of"]
