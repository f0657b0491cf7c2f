"""*A statement*: its words in their passage, every field, who told whom, its re-tellings, and what was held about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.history import CORRECTABLE, reviewed
from onrecord.history.merge import merge_one
from onrecord.ledger import Ledger
from onrecord.surfaces import cite
from onrecord.surfaces.tellings import telling_of
from onrecord.surfaces.web.gate import caller_of
from onrecord.surfaces.web.pages.shown import shown
from onrecord.surfaces.web.pages.tellings import tellings_of
from onrecord.surfaces.web.pages.text import pieces, window
from onrecord.surfaces.web.serving import LedgerDep
from onrecord.types import ACTS, Judgement, Span, Statement

router = APIRouter()

AROUND = 420  # code points of the report shown on either side of the words
MOST = 6_000  # code points of the passage and its surroundings


@router.get("/statement/{id}", name="statement")
def a_statement(request: Request, ledger: LedgerDep, id: str) -> Response:
    one = ledger.statement(id)
    return shown(request, "statement.html", **view_of(request, ledger, one))


def view_of(request: Request, ledger: Ledger, one: Statement) -> dict[str, Any]:
    """What the template of a statement is filled with; the review queue shows the same."""
    text = one.report.document.text
    spans = one.content.spans
    start, end = window(text, spans[0].start, spans[-1].end, AROUND, MOST)
    left = reviewed([one], ledger.index.judgements_on([one]))
    gone = ledger.withdrawn([one.report])
    return {
        "s": one,
        "now": left[0] if left else None,
        "held": list(ledger.judgements(target=one.id)),
        "gone": gone,
        "passage": pieces(text, start, end, list(labelled(one))),
        "before": start > 0,
        "after": end < len(text),
        "place": place_in(text, spans[0].start),
        # What was rejected or withdrawn tells nothing to anybody, and stands alone.
        "record": tellings_of(telling_of(ledger, one) if left else merge_one([one])),
        "cites": citations(one, ledger.known_since(one.report.id), gone.get(one.report.id)),
        "correctable": CORRECTABLE,
        "acts": ACTS,
        "caller": caller_of(request),
        "keys": False,
        "onward": None,
    }


def citations(one: Statement, accessed: str, gone: Judgement | None) -> tuple[tuple[str, str], ...]:
    """Name and text of each form of citing it; `accessed` is when the report was read, `gone` that it was withdrawn."""
    csl = json.dumps([cite.csl(one, accessed, gone)], indent=2, ensure_ascii=False)
    return ("Plain", cite.plain(one, accessed, gone)), ("BibTeX", cite.bibtex(one, accessed, gone)), ("CSL-JSON", csl)


def labelled(one: Statement) -> Iterator[tuple[str, Span]]:
    """Each field's spans in the text under the field's name, the content first."""
    fields = {
        "content": one.content.spans,
        "cue": one.cue.spans if one.cue else (),
        "speaker": one.speaker.spans if one.speaker else (),
        "party": one.party.spans if one.party else (),
        "to": one.to.spans if one.to else (),
        "condition": one.condition.spans if one.condition else (),
        "deadline": one.deadline.spans if one.deadline else (),
        "said on": one.said_on.spans if one.said_on else (),
        "hedge": one.hedge.spans if one.hedge else (),
        "relay": tuple(span for actor in one.chain for span in actor.spans),
    }
    for name, spans in fields.items():
        yield from ((name, span) for span in spans)


def place_in(text: str, start: int) -> str:
    """Where in the report the words begin, for a reader: the line and the share of the text."""
    return f"{100 * start // max(1, len(text))} % into the report"


__all__ = ["labelled", "router", "view_of"]
