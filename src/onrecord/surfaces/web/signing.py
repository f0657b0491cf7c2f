"""Signing in with a token, so that a browser can judge; the cookie is this server's alone and no script can read it."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.surfaces.options import now
from onrecord.surfaces.web.gate import COOKIE
from onrecord.surfaces.web.rendering import page
from onrecord.surfaces.web.serving import Serving, ServingDep

router = APIRouter(include_in_schema=False)


@router.get("/sign-in", name="sign_in")
def ask(request: Request, serving: ServingDep, key: str = "", next: Annotated[str, Query(alias="next")] = "/") -> Response:
    """The form; with the key that the server printed when it started, straight on."""
    return _enter(serving, key, next) if key and _good(serving, key) else _form(request, serving, next, wrong=bool(key))


@router.post("/sign-in")
def enter(  # no token is none that is known  # nosec B107
    request: Request, serving: ServingDep, token: Annotated[str, Form()] = "", next: Annotated[str, Form()] = "/"
) -> Response:
    return _enter(serving, token.strip(), next) if _good(serving, token.strip()) else _form(request, serving, next, wrong=True)


@router.post("/sign-out", name="sign_out")
def leave() -> Response:
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _form(request: Request, serving: Serving, onward: str, *, wrong: bool) -> Response:
    status = 401 if wrong else 200
    answer = page(request, "sign-in.html", status, next=onward, wrong=wrong, open=serving.open_reading)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _good(serving: Serving, text: str) -> bool:
    ours = hmac.compare_digest(text.encode("utf-8", "replace"), serving.key.encode("ascii"))
    return ours or serving.tokens.find(text, now=now()) is not None


def _enter(serving: Serving, text: str, onward: str) -> Response:
    answer = RedirectResponse(_here(onward), 303)
    answer.set_cookie(COOKIE, text, httponly=True, samesite="strict", secure=serving.secure, path="/")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _here(onward: str) -> str:
    """Where to go on: a path of this server, never another host."""
    inside = onward.startswith("/") and not onward.startswith(("//", "/\\")) and onward.isprintable()
    return onward if inside else "/"


__all__ = ["router"]
