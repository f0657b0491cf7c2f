"""The pages: `router` holds their routes, `error_page` tells an error as one.

A view is a module here and a template of its name; what an address says is read in `state`, what the ledger tells is asked in
`recall`, article text goes through `text`, and `shown` fills the template. Every view is described in docs/page.md.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.surfaces.web.gate import READERS
from onrecord.surfaces.web.pages import accuracy, lists, pair, report, review, search, stand, statement
from onrecord.surfaces.web.pages.shown import shown

router = APIRouter(include_in_schema=False, dependencies=READERS)
views = (stand, pair, statement, report, lists, search, review, accuracy)
for view in views:
    router.include_router(view.router)


def error_page(request: Request, status: int, title: str, detail: str) -> Response:
    """An error as a page."""
    return shown(request, "error.html", status=status, title=title, detail=detail)


__all__ = ["error_page", "router", "views"]
