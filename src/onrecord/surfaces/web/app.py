"""The app: who is let in, what is answered by whom, and what every answer carries."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import anyio.to_thread
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse, Response
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from onrecord import __version__
from onrecord.surfaces.collecting import collecting_seldom
from onrecord.surfaces.web import api, documented, pages, signing
from onrecord.surfaces.web.api.describing import methods_at
from onrecord.surfaces.web.asked import Asked
from onrecord.surfaces.web.gate import Gate
from onrecord.surfaces.web.headers import Headers
from onrecord.surfaces.web.kept import Kept
from onrecord.surfaces.web.limits import Limits
from onrecord.surfaces.web.problems import Failures, add_handlers
from onrecord.surfaces.web.rendering import STATIC
from onrecord.surfaces.web.serving import LOOPBACK, Serving

# A select holds two connections of the ledger's pool of fifteen: more threads could wait for each other.
THREADS = 6


class Files(StaticFiles):
    """Files of `static/`; with the hash of their contents in the address they never change, without it they are asked after."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        lasting = b"v=" in scope.get("query_string", b"")
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable" if lasting else "no-cache"
        return answer


@asynccontextmanager
async def _running(_app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    with collecting_seldom():
        yield


def create_app(serving: Serving) -> FastAPI:
    """The server over one open ledger, which stays the caller's to close."""
    app = FastAPI(
        title="onrecord",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_running,
        middleware=[
            Middleware(Headers, secure=serving.secure),
            Middleware(Failures),
            Middleware(Gate, serving=serving),
            Middleware(Limits, serving=serving),
            Middleware(Kept, serving=serving),
        ],
    )
    app.state.serving = serving
    app.state.asked = Asked(serving.ledger, serving.matters)
    add_handlers(app, pages.error_page, partial(methods_at, app))
    app.include_router(api.router)
    app.include_router(documented.router)
    app.include_router(signing.router)
    app.include_router(pages.router)
    app.add_api_route("/health", _health, include_in_schema=False, response_class=PlainTextResponse)
    app.mount("/static", Files(directory=STATIC), name="static")
    return app


def _health() -> str:
    return "ok\n"


__all__ = ["LOOPBACK", "THREADS", "Files", "Serving", "create_app"]
