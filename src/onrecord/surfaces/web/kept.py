"""Answers kept until the ledger changes, and entity tags: the same question is worked out once."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.surfaces.web.gate import SAFE, Caller
from onrecord.surfaces.web.serving import Serving

# How old the known version of the ledger may be, in seconds: so long may an answer miss what another process added.
FRESH = 0.2
# Bytes of answers kept at a time, and of one answer.
ROOM, LARGEST = 64 * 1024 * 1024, 4 * 1024 * 1024
NEVER = ("/static/", "/sign-in", "/sign-out", "/health")
# Request headers that an answer may depend on, the caller apart.
VARY = ("accept", "hx-request", "hx-target")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: headers as ASGI has them, with its entity tag among them."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    tag: str


Key = tuple[str, ...]


class Shelf:
    """The answers last used, at most so many bytes of them."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._used = room, 0
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def get(self, key: Key) -> Answer | None:
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, key: Key, answer: Answer) -> None:
        old = self._answers.pop(key, None)
        self._used += len(answer.body) - (len(old.body) if old else 0)
        self._answers[key] = answer
        while self._used > self._room:
            _, gone = self._answers.popitem(last=False)
            self._used -= len(gone.body)

    def clear(self) -> None:
        self._answers.clear()
        self._used = 0


class Kept:
    """Answers GET and HEAD from the shelf, gives each answer an entity tag, and says 304 to whoever has it already."""

    def __init__(self, app: ASGIApp, serving: Serving, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self.serving, self.clock = app, serving, clock
        self._shelf = Shelf()
        self._version, self._read = "", float("-inf")
        self._reading = asyncio.Lock()
        self._making: dict[Key, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(NEVER):
            await self.app(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            try:
                await self.app(scope, receive, send)
            finally:
                if scope["method"] not in SAFE:
                    self._read = float("-inf")
        else:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        version = await self._current()
        key = self._key(scope)
        found = self._shelf.get(key)
        if found is None:
            # Whoever asks the same while it is worked out waits for it.
            lock = self._making.setdefault(key, asyncio.Lock())
            try:
                async with lock:
                    found = self._shelf.get(key) or await self._make(scope, receive, send, key, version)
            finally:
                self._making.pop(key, None)
        if found is not None:
            await _send(found, scope, send)

    async def _current(self) -> str:
        if self.clock() - self._read > FRESH:
            async with self._reading:
                if self.clock() - self._read > FRESH:
                    version = await run_in_threadpool(self.serving.ledger.version)
                    version = f"{version} {self.serving.today().isoformat()}"
                    if version != self._version:
                        self._shelf.clear()
                    self._version, self._read = version, self.clock()
        return self._version

    def _key(self, scope: Scope) -> Key:
        headers, caller = Headers(scope=scope), _caller(scope)
        who = (caller.name, caller.scope or "", "cookie" if caller.by_cookie else "")
        host = headers.get("host", "")
        return (host, scope["path"], scope["query_string"].decode("latin-1"), *who, *(headers.get(one, "") for one in VARY))

    async def _make(self, scope: Scope, receive: Receive, send: Send, key: Key, version: str) -> Answer | None:
        """Work an answer out; None where it was passed on already because it is not to be kept."""
        catch = _Catch(send)
        await self.app({**scope, "method": "GET"}, receive, catch)
        if catch.start is None:
            return None
        body = b"".join(catch.parts)
        headers = MutableHeaders(raw=list(catch.start["headers"]))
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers.setdefault("ETag", tag)
        answer = Answer(tuple(headers.raw), body, headers["ETag"])
        if version == self._version and len(body) <= LARGEST:
            self._shelf.put(key, answer)
        return answer


class _Catch:
    """Takes in an answer that may be kept; passes on every other as it comes."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            if message["status"] == 200 and "no-store" not in headers.get("cache-control", "") and "set-cookie" not in headers:
                self.start = message
                return
        if self.start is None:
            await self.send(message)
        elif message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))


def _caller(scope: Scope) -> Caller:
    caller: Caller = scope["state"]["caller"]
    return caller


async def _send(answer: Answer, scope: Scope, send: Send) -> None:
    wanted = Headers(scope=scope).get("if-none-match", "")
    known = wanted.strip() == "*" or answer.tag in (one.strip().removeprefix("W/") for one in wanted.split(","))
    headers = list(answer.headers)
    if known:
        headers = [(name, value) for name, value in headers if name not in (b"content-length", b"content-type")]
    await send({"type": "http.response.start", "status": 304 if known else 200, "headers": headers})
    body = b"" if known or scope["method"] == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})


__all__ = ["FRESH", "Kept", "Shelf"]
