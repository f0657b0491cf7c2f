"""Templates: everything that is put into them is escaped."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
STATIC, TEMPLATES = HERE / "static", HERE / "templates"


@cache
def environment() -> Environment:
    """The one environment: autoescape everywhere, an unknown name is an error and no empty string."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals["static"] = static
    return made


@cache
def static(name: str) -> str:
    """The address of a file of `static/`, with its hash to be kept for ever. Raises OSError where it is not there."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A template filled; it sees the request too."""
    return HTMLResponse(environment().get_template(template).render(request=request, **context), status)


__all__ = ["STATIC", "TEMPLATES", "environment", "page", "static"]
