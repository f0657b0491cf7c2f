"""The pages: `router` holds their routes, `error_page` tells an error as one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.surfaces.web.gate import READERS
from onrecord.surfaces.web.rendering import page

router = APIRouter(include_in_schema=False, dependencies=READERS)


def error_page(request: Request, status: int, title: str, detail: str) -> Response:
    """An error as a page."""
    return page(request, "error.html", status, title=title, detail=detail)


__all__ = ["error_page", "router"]
