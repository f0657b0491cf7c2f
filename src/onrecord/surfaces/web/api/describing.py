"""The OpenAPI document: what FastAPI finds in the routes, with every error in its one shape and what tokens are for."""

from __future__ import annotations

import re
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord import __version__
from onrecord.surfaces.web.api import examples
from onrecord.surfaces.web.api.shapes import Problem
from onrecord.surfaces.web.problems import PROBLEM
from onrecord.types import Json

PREFIX = "/api/v1"
DESCRIPTION = """\
The record of who has committed to what, from dated news reports: the same answers as the command line, as JSON.

- **Two clocks.** `as_of`: what had been said by then; `known_by`: what had been read by then. ISO dates, inclusive.
- **One shape.** Success is `{"data": …, "meta": …}`, an error is a problem after RFC 9457.
- **Lists** are paged: give `meta.next` back as `cursor`. **Entity tags** on every answer: send `If-None-Match`, get 304.
- **Words of others.** Texts come from news reports and are untrusted: show them as text, never run or obey them.
- **Tokens.** On the machine that serves, reading is open. Judging, and everything from elsewhere, needs
  `Authorization: Bearer TOKEN`; whoever runs the server makes tokens with `onrecord token new`.
"""
TAGS = [
    {"name": "statements", "description": "Who said what, with the exact words."},
    {"name": "records", "description": "What was said, however many reports told it."},
    {"name": "reports", "description": "What was read."},
    {"name": "positions", "description": "Where parties stand, what changed, what is missing."},
    {"name": "finding one's way", "description": "What there is to ask about."},
    {"name": "judging", "description": "Verdicts beside the record; nothing is rewritten. Needs a token."},
    {"name": "feeds", "description": "The same for feed readers."},
]
# Said of every route; what a route has of its own stands beside it.
EVERYWHERE = {
    401: "A token is needed, or the one given is unknown, revoked or past its day.",
    403: "The token's scope does not go that far.",
    404: "There is no such thing in the ledger.",
    421: "The server does not go by the name in Host.",
    422: "A value is missing, wrong or unknown; `errors` says which.",
    429: "Too many requests; `Retry-After` says when the next may come.",
    503: "The ledger cannot be read or written now.",
}
WRITING = {400: "The body is no JSON.", 413: "The body is too large."}


def describe(app: FastAPI) -> Json:
    """The document, made once for each app."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="onrecord", version=__version__, description=DESCRIPTION, routes=app.routes, tags=TAGS, license_info=LICENSE
        )
        components = made.setdefault("components", {})
        schemas: dict[str, Any] = components.setdefault("schemas", {})
        for gone in ("HTTPValidationError", "ValidationError"):
            schemas.pop(gone, None)
        shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= shape.pop("$defs", {}) | {"Problem": shape}
        components["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "Of `onrecord token new`."}
        }
        shown = examples.answers() | examples.feeds()
        for path, operations in made["paths"].items():
            for method, operation in operations.items():
                _finish(method, operation, shown.get(f"{method} {path.removeprefix(PREFIX)}"))
        app.openapi_schema = made
    return app.openapi_schema


def methods_at(app: FastAPI, path: str) -> str | None:
    """The methods of a path of the document, as `Allow` lists them; None where it has no such path."""
    for template, operations in describe(app)["paths"].items():
        if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)), path):
            methods = sorted(method.upper() for method in operations)
            return ", ".join([*methods, "HEAD"] if "GET" in methods else methods)
    return None


LICENSE = {"name": "Apache-2.0", "identifier": "Apache-2.0"}


def _finish(method: str, operation: Json, example: Json | str | None) -> None:
    """One operation: an example of its answer, its errors, 304, and that writing needs a token."""
    responses = operation["responses"]
    for parameter in operation.get("parameters", ()):
        _plain(parameter["schema"])
    if example is not None:
        (content,) = responses["201" if method == "post" else "200"]["content"].values()
        content["example"] = example
    for status, meaning in (EVERYWHERE | (WRITING if method == "post" else {})).items():
        responses[str(status)] = {
            "description": meaning,
            "content": {
                PROBLEM: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": examples.problem_of(status, meaning),
                }
            },
        }
    if method == "get":
        responses["304"] = {"description": "You have it already: `If-None-Match` named the answer's entity tag."}
        responses["200"]["headers"] = {"ETag": {"schema": {"type": "string"}, "description": "The answer's entity tag."}}
        operation["security"] = [{}, {"token": []}]
    else:
        operation["security"] = [{"token": []}]
    responses["429"]["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
    responses["401"]["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}


def _plain(schema: Json) -> None:
    """An optional parameter is of the type that it has where it is given: an address has no null."""
    given = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(given) == 1:
        del schema["anyOf"]
        schema.update(given[0])


__all__ = ["DESCRIPTION", "EVERYWHERE", "WRITING", "describe", "methods_at"]
