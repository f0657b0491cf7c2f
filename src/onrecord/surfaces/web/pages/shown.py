"""Filling a template of a view: what all of them use, said once."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from onrecord.surfaces import wording
from onrecord.surfaces.plain import safe, web_address
from onrecord.surfaces.web.pages import look, text
from onrecord.surfaces.web.pages.state import Clocks, link
from onrecord.surfaces.web.rendering import environment, page

# Name, path, and what it is called: the views that the header leads to, in its order.
VIEWS = (
    ("stand", "/", "Where they stand"),
    ("gaps", "/gaps", "Gaps"),
    ("changes", "/changes", "Changes"),
    ("overdue", "/overdue", "Overdue"),
    ("review", "/review", "Review"),
    ("accuracy", "/accuracy", "Accuracy"),
)


# Every template sees these, also those of other modules, which are at no clocks and no view of the header.
environment().globals.update(
    look=look,
    wording=wording,
    words=text.words,
    inner=text.inner,
    plain=safe,
    web_address=web_address,
    link=link,
    views=VIEWS,
    clocks=Clocks(None, None),
    view="",
)
# An id or a name of a parameter stays as it is.
environment().filters["sentence"] = lambda words: (
    words[:1].upper() + words[1:] if words.partition(" ")[0].strip(":,").isalpha() else words
)


def shown(request: Request, template: str, clocks: Clocks | None = None, status: int = 200, **context: Any) -> HTMLResponse:
    """The view `template` fills, at these clocks; its name in the header is that of the template."""
    view = template.removesuffix(".html")
    return page(request, template, status, **{"view": view, "clocks": clocks or Clocks(None, None), **context})


__all__ = ["VIEWS", "shown"]
