"""REST under /api/v1: the same answers as the command line, as JSON."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.surfaces.web.gate import READERS

router = APIRouter(prefix="/api/v1", dependencies=READERS)

__all__ = ["router"]
