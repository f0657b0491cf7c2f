"""How much one caller may ask: requests a minute, and bytes in a body."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.surfaces.web.gate import SAFE, Caller
from onrecord.surfaces.web.problems import problem
from onrecord.surfaces.web.serving import Serving

# Callers remembered at a time; who was forgotten begins with a full allowance.
CALLERS = 10_000
# What a page brings along, and whoever watches whether the server is up.
UNCOUNTED = ("/static/", "/health")


class Rate:
    """A token bucket for each caller: `a_minute` requests, all at once or spread, refilled steadily."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.a_minute, self.clock = a_minute, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, caller: str) -> int:
        """0 where the request may go on, and it is counted; else the whole seconds until one may."""
        now = self.clock()
        left, since = self._left.pop(caller, (float(self.a_minute), now))
        left = min(float(self.a_minute), left + (now - since) * self.a_minute / 60)
        allowed = left >= 1
        self._left[caller] = (left - 1 if allowed else left, now)
        if len(self._left) > CALLERS:
            self._left.popitem(last=False)
        return 0 if allowed else max(1, round((1 - left) * 60 / self.a_minute + 0.5))


class Limits:
    """Refuses with 429 who asks too often and with 413 what is too large, before a route sees it."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self.app, self.serving = app, serving
        self.reads, self.writes = Rate(serving.reads), Rate(serving.writes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        caller: Caller = scope["state"]["caller"]
        if seconds := self._wait(scope, caller):
            detail = f"too many requests; the next one may come in {seconds} s"
            await problem(429, detail, headers={"Retry-After": str(seconds)})(scope, receive, send)
        elif int(Headers(scope=scope).get("content-length") or 0) > self.serving.body_limit:
            await problem(413, self._too_large())(scope, receive, send)
        else:
            await self.app(scope, self._counted(receive), send)

    def _wait(self, scope: Scope, caller: Caller) -> int:
        if scope["path"].startswith(UNCOUNTED):
            return 0
        if scope["method"] not in SAFE:
            return self.writes.wait(caller.id)
        # Reading on loopback is open to programs of this machine, which could do worse to it than ask often.
        return 0 if self.serving.open_reading else self.reads.wait(caller.id)

    def _too_large(self) -> str:
        return f"a body of at most {self.serving.body_limit:,} bytes, please"

    def _counted(self, receive: Receive) -> Receive:
        """Counts what comes in pieces without a Content-Length. Raises HTTPException in the reader of the body."""
        got = 0

        async def counted() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > self.serving.body_limit:
                raise HTTPException(413, self._too_large())
            return message

        return counted


__all__ = ["Limits", "Rate"]
