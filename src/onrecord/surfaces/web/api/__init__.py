"""REST under /api/v1: the same answers as the command line, as JSON; docs/rest.md is its guide."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.surfaces.web.api import feeds, positions, reports, statements
from onrecord.surfaces.web.gate import READERS

router = APIRouter(prefix="/api/v1", dependencies=READERS)
for part in (statements, reports, positions, feeds):
    router.include_router(part.router)

__all__ = ["router"]
