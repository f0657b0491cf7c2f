"""robots.txt after RFC 9309, read by protego."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from onrecord.acquire.fetch.order import FetchError
from onrecord.acquire.fetch.transport import Answer

MAX_ROBOTS = 512_000
"""Bytes: RFC 9309 asks for at least 500 KiB."""
_NAME = "onrecord"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us; without one everything is allowed. `delay` is its Crawl-delay in seconds."""

    file: Protego | None = None
    delay: float | None = None

    def allow(self, url: str) -> bool:
        return self.file is None or bool(self.file.can_fetch(url, _NAME))


def rules_of(answer: Answer | None) -> Rules:
    """The rules of an answer, of none: no rules. Raises FetchError where the server failed: then nothing may be read."""
    if answer is None or (400 <= answer.status < 500 and answer.status != 429):
        return Rules()
    if answer.status != 200:
        raise FetchError(f"answered {answer.status}", status=answer.status, again_after=answer.header("retry-after"))
    file = Protego.parse(answer.body.decode("utf-8", "replace"))
    delay = file.crawl_delay(_NAME)
    return Rules(file, None if delay is None else float(delay))


__all__ = ["MAX_ROBOTS", "Rules", "rules_of"]
