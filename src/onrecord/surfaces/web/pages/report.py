"""*A report*: its text with every statement marked by act, and in the margin who and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.errors import NotFoundError
from onrecord.surfaces.web.pages.shown import shown
from onrecord.surfaces.web.pages.text import Piece, pieces
from onrecord.surfaces.web.serving import LedgerDep
from onrecord.types import Statement

router = APIRouter()

PAGE = 16_000  # code points of a report on one page: about 2,500 words
_PARAGRAPH = 4_000  # a paragraph that is longer is cut


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, each with the numbers of the statements that hold it, and the statements that begin in it."""

    pieces: list[Piece]
    notes: tuple[tuple[int, Statement], ...]


@router.get("/report/{id}", name="report")
def a_report(request: Request, ledger: LedgerDep, id: str, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> Response:
    report = ledger.report(id)
    text = report.document.text
    pages = max(1, -(-len(text) // PAGE))
    if page > pages:
        raise NotFoundError(f"{id}: has {pages} pages")
    statements = ledger.statements_in_document(report.id)
    start, end = _border(text, (page - 1) * PAGE), _border(text, page * PAGE)
    numbered = list(enumerate(statements, 1))
    here = [(number, one) for number, one in numbered if one.content.spans[0].start < end and one.content.spans[-1].end > start]
    return shown(
        request,
        "report.html",
        report=report,
        gone=ledger.withdrawn([report]),
        statements=dict(here),
        total=len(statements),
        paragraphs=list(_paragraphs(text, start, end, here)),
        page=page,
        pages=pages,
    )


def _border(text: str, at: int) -> int:
    """The place at or a little before `at` where a page may end: after a line, else a space, else there."""
    if at <= 0 or at >= len(text):
        return min(max(at, 0), len(text))
    for sign in ("\n", " "):
        if (found := text.rfind(sign, at - 2_000, at)) >= 0:
            return found + 1
    return at


def _paragraphs(text: str, start: int, end: int, numbered: Sequence[tuple[int, Statement]]) -> Iterator[Paragraph]:
    labelled = [(str(number), span) for number, one in numbered for span in one.content.spans]
    for first, last in _lines(text, start, end):
        near = [(label, span) for label, span in labelled if span.start < last and first < span.end]
        own = tuple((number, one) for number, one in numbered if first <= max(one.content.spans[0].start, start) < last)
        yield Paragraph(pieces(text, first, last, near), own)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a stretch begin and end, empty ones left out."""
    while start < end:
        line = text.find("\n", start, min(end, start + _PARAGRAPH))
        stop = line if line >= 0 else min(end, start + _PARAGRAPH)
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1 if line >= 0 else stop


__all__ = ["PAGE", "router"]
