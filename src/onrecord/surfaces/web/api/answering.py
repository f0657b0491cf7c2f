"""Answers in their one shape, written as the command line writes JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from fastapi import Response

from onrecord.asking import Unknown
from onrecord.surfaces.answers import judgement_to_json, searched_to_json, unknown_to_json
from onrecord.surfaces.plain import json_line
from onrecord.surfaces.web.api.queries import Paged
from onrecord.types import Json, Judgement, Searched

NOTHING: Mapping[str, Judgement] = MappingProxyType({})


def answer(
    data: Json | Sequence[Json],
    *,
    next: str | None = None,
    as_of: str | None = None,
    known_by: str | None = None,
    searched: Searched | None = None,
    withdrawn: Mapping[str, Judgement] = NOTHING,
    unknown: Unknown | None = None,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    """An `Answer` as JSON; characters that could act on a terminal or reorder a text are escaped.

    `withdrawn`: by report id, the judgements that reports of statements in `data` were taken back; `unknown`: that nobody of
    the party's name is on record.
    """
    seen = searched_to_json(searched) if searched else None
    gone = {report: judgement_to_json(held) for report, held in withdrawn.items()}
    meta = {"next": next, "as_of": as_of, "known_by": known_by, "searched": seen, "withdrawn": gone}
    meta["unknown_party"] = unknown_to_json(unknown)
    body = json_line({"data": data, "meta": meta}).encode("utf-8", "backslashreplace")
    return Response(body, status, headers, "application/json")


def start_of(query: Paged) -> int:
    """How many rows come before this piece, in a list that is counted."""
    return query.cursor or 0


def piece(rows: Sequence[Any], query: Paged) -> tuple[Sequence[Any], str | None]:
    """The piece of a whole list that a query asks for, and the cursor of the next."""
    start = start_of(query)
    end = start + query.limit
    return rows[start:end], str(end) if end < len(rows) else None


__all__ = ["answer", "piece", "start_of"]
