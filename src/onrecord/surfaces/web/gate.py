"""Who asks, and may they: tokens, the sign-in cookie, names that requests call the server by, and forms of other sites."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as AsgiScope

from onrecord.surfaces.options import now
from onrecord.surfaces.tokens import Scope, allows
from onrecord.surfaces.web.problems import problem
from onrecord.surfaces.web.serving import Serving

COOKIE = "onrecord"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="onrecord"'}


@dataclass(frozen=True, slots=True)
class Caller:
    """ "This one asks, and may do so much." `id` tells callers apart; without a token it is the address that they ask from."""

    id: str
    name: str
    scope: Scope | None
    by_cookie: bool = False


class Gate:
    """Finds out who asks before anything else is done, and turns away who may not read."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self.app, self.serving = app, serving

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        if host_of(asked.headers.get("host", "")) not in self.serving.hosts:
            detail = "this server does not go by that name; `onrecord serve --name` adds names"
            await problem(421, detail)(scope, receive, send)
            return
        try:
            caller = await run_in_threadpool(find_caller, self.serving, asked) if _shows_something(asked) else nobody(asked)
        except PermissionError as error:
            await problem(401, str(error), headers=CHALLENGE)(scope, receive, send)
            return
        if caller.by_cookie and scope["method"] not in SAFE and not same_site(asked):
            await problem(403, "a form of another site cannot write here")(scope, receive, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        await self.app(scope, receive, send)


def host_of(value: str) -> str:
    """The name in a Host header without its port, in small letters."""
    name, colon, port = value.rpartition(":")
    return (name if colon and port.isdigit() else value).lower().rstrip(".")


def _shows_something(asked: HTTPConnection) -> bool:
    return "authorization" in asked.headers or COOKIE in asked.cookies


def nobody(asked: HTTPConnection) -> Caller:
    """A caller without a token."""
    return Caller(f"at {asked.client.host if asked.client else '-'}", "", None)


def find_caller(serving: Serving, asked: HTTPConnection) -> Caller:
    """The caller by token or cookie. Raises PermissionError where a token is shown that is none; an old cookie is nobody."""
    kind, _, text = asked.headers.get("authorization", "").partition(" ")
    if kind:
        token = serving.tokens.find(text.strip(), now=now()) if kind.lower() == "bearer" else None
        if token is None:
            raise PermissionError("that token is unknown, revoked or past its day; `onrecord token new` makes one")
        return Caller(token.id, token.name, token.scope)
    shown = asked.cookies[COOKIE]
    if hmac.compare_digest(shown.encode("utf-8"), serving.key.encode("ascii")):
        return Caller("owner", serving.owner, "admin", by_cookie=True)
    token = serving.tokens.find(shown, now=now())
    return nobody(asked) if token is None else Caller(token.id, token.name, token.scope, by_cookie=True)


def same_site(asked: HTTPConnection) -> bool:
    """Whether a writing request comes from a page of this server: by Sec-Fetch-Site, else by Origin. None of both: no."""
    fetched = asked.headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched == "same-origin"
    origin = asked.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == asked.headers.get("host")


def caller_of(request: Request) -> Caller:
    """Who asks."""
    found: Caller = request.state.caller
    return found


def need(wanted: Scope) -> Callable[[Request], Caller]:
    """A dependency that lets in whoever has that scope. Raises 401 for those without a token, 403 for those with less."""

    def check(request: Request) -> Caller:
        caller, serving = caller_of(request), request.app.state.serving
        if wanted == "read" and serving.open_reading:
            return caller
        if caller.scope is None:
            raise HTTPException(401, f"this needs a token of scope {wanted}", CHALLENGE)
        if not allows(caller.scope, wanted):
            raise HTTPException(403, f"this needs a token of scope {wanted}; yours is for {caller.scope}")
        return caller

    return check


ReviewerDep = Annotated[Caller, Depends(need("review"))]
AdminDep = Annotated[Caller, Depends(need("admin"))]
CallerDep = Annotated[Caller, Depends(caller_of)]
# For routers: everything in them is for readers.
READERS: list[Any] = [Depends(need("read"))]

__all__ = [
    "CHALLENGE",
    "COOKIE",
    "READERS",
    "SAFE",
    "AdminDep",
    "Caller",
    "CallerDep",
    "Gate",
    "ReviewerDep",
    "caller_of",
    "find_caller",
    "host_of",
    "need",
    "nobody",
    "same_site",
]
