"""Errors as answers: RFC 9457 problems for programs, a page for people."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import LedgerError, NotFoundError, OnrecordError, WrongUseError
from onrecord.surfaces.plain import json_line, safe
from onrecord.surfaces.web.serving import Serving

PROBLEM = "application/problem+json"
log = logging.getLogger("onrecord.serve")
ErrorPage = Callable[[Request, int, str, str], Response]

# What each error of onrecord is in HTTP; the first that fits. A damaged or locked ledger is not the asker's doing.
STATUS: tuple[tuple[type[OnrecordError], int], ...] = (
    (NotFoundError, 404),
    (WrongUseError, 422),
    (LedgerError, 503),
    (OnrecordError, 500),
)


# What the page is headed by where HTTP's name of the status tells a reader nothing.
HEADINGS = {404: "Not found", 422: "This cannot be asked so", 503: "The record cannot be read now"}


class ProblemResponse(JSONResponse):
    """A problem document, written as the command line writes JSON: nothing in it acts on a terminal."""

    media_type = PROBLEM

    def render(self, content: Any) -> bytes:
        return json_line(content).encode("utf-8", "replace")


def problem(
    status: int, detail: str, *, errors: list[dict[str, str]] | None = None, headers: Mapping[str, str] | None = None
) -> ProblemResponse:
    """An answer that says what is wrong: status, its name as title, the detail in words, and for 422 each value at fault."""
    body: dict[str, Any] = {"type": "about:blank", "title": title_of(status), "status": status, "detail": detail}
    if errors is not None:
        body["errors"] = errors
    return ProblemResponse(body, status, dict(headers or {}))


def title_of(status: int) -> str:
    """The name of a status, as HTTP gives it."""
    return HTTPStatus(status).phrase


def wants_page(request: Request) -> bool:
    """Whether a person's browser asks, so that an error is told as a page."""
    return not request.url.path.startswith("/api") and "text/html" in request.headers.get("accept", "")


def add_handlers(app: FastAPI, error_page: ErrorPage, allowed: Callable[[str], str | None]) -> None:
    """Tell every error in one shape.

    `error_page` makes the page from request, status, title and detail; `allowed` gives the methods of a path of the document,
    for `Allow` (of several routes at one path Starlette names the methods of the first alone).
    """

    def answer(request: Request, status: int, detail: str, **more: Any) -> Response:
        if not wants_page(request):
            return problem(status, detail, **more)
        if status == 401:
            onward = _path(request) if request.method == "GET" else request.url.path.rpartition("/")[0] or "/"
            return RedirectResponse(request.url_for("sign_in").include_query_params(next=onward), 303)
        page = error_page(request, status, HEADINGS.get(status) or title_of(status), detail)
        page.headers.update(more.get("headers") or {})
        return page

    async def onrecord_error(request: Request, error: Exception) -> Response:
        serving: Serving = request.app.state.serving
        status = next(number for kind, number in STATUS if isinstance(error, kind))
        if status >= 500:
            log.error("%s %s: %s", request.method, safe(request.url.path), safe(str(error)))
        # Where the ledger lies on the server is nobody's business who only asks it.
        return answer(request, status, str(error).replace(serving.ledger.name, "the ledger"))

    async def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        path, status, headers = request.url.path, error.status_code, dict(error.headers or {})
        if status == 405:
            headers["Allow"] = allowed(path) or headers.get("Allow", "GET, HEAD")
            return answer(request, status, f"{request.method} is not for {path}; {headers['Allow']} is", headers=headers)
        detail = f"there is nothing at {path}" if status == 404 and error.detail == "Not Found" else error.detail
        return answer(request, status, detail, headers=headers)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        errors = [{"at": ".".join(str(part) for part in one["loc"]), "message": _said(one)} for one in error.errors()]
        if wants_page(request):  # a person asked by fields, and knows nothing of queries and paths
            return answer(request, 422, "; ".join(f"{one['at'].rpartition('.')[2]}: {one['message']}" for one in errors))
        return answer(request, 422, "; ".join(f"{one['at']}: {one['message']}" for one in errors), errors=errors)

    app.add_exception_handler(OnrecordError, onrecord_error)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(RequestValidationError, invalid)


def _said(one: Mapping[str, Any]) -> str:
    """What is wrong with a value, in the words of whoever checks it."""
    if one["type"] == "extra_forbidden":
        return "there is no such parameter here"
    return str(one["msg"]).removeprefix("Value error, ")


def _path(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


class Failures:
    """What nobody foresaw becomes a problem with status 500, logged with its traceback, told without it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            if scope["type"] != "http" or started:
                raise
            log.exception("%s %s failed", scope["method"], safe(scope["path"]))
            answer = problem(500, "something went wrong here; the server's log tells what")
            await answer(scope, receive, send)


__all__ = ["PROBLEM", "Failures", "ProblemResponse", "add_handlers", "problem", "title_of", "wants_page"]
