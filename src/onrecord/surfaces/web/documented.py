"""The OpenAPI document and, at /docs, a page to try it: swagger-ui from here, nothing from another host."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from onrecord.surfaces.web.api.describing import describe
from onrecord.surfaces.web.gate import READERS
from onrecord.surfaces.web.rendering import page

router = APIRouter(include_in_schema=False, dependencies=READERS)


@router.get("/api/v1/openapi.json", name="openapi")
def openapi(request: Request) -> JSONResponse:
    return JSONResponse(describe(request.app))


@router.get("/docs", name="docs")
def docs(request: Request) -> HTMLResponse:
    return page(request, "docs.html")


__all__ = ["router"]
