"""What is told before ', the minister said' is told from the start of its sentence, not from its last clause on."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.near import Nearby, touching
from onrecord.types import Analysis, Attribution, Span

_CLAUSE = (
    r"(?:unless|if|because|until|while|whereas|once|before|despite|although|(?:even )?(?:though|after|when|if)"
    r"|as (?:long|soon) as)"
)
_BEGUN = re.compile(rf"\S\s{_CLAUSE}\s")  # after the last comma of what stands before, a clause that what is told goes on with
_OPENS = re.compile(rf"{_CLAUSE}\b")
_MARK = re.compile(r"[\"“”«»;:]|\n|''|``")
_SAID = re.compile(r"\s*,?\s*")  # between what is told and who is cited
_PLACE = re.compile(r".*(?:[)/.]\s*[-–—]+|/\.?|\s[-–—]{1,2})\s+")  # where and by whom a report was written
_DOES = re.compile(r"(?:will|would|may|might|could|can|must|should|is|are|do|does|did|plans?|intends?|wants?|hopes?|seeks?)\b")
_FEWEST = 3  # words of a main clause


def from_its_start(analysis: Analysis) -> Analysis:
    """The analysis with contents that begin in the last clause of what stands before their source begun where that begins."""
    near = Nearby(analysis)
    told = tuple(_begun(near.around(one), one) for one in analysis.attributions or ())
    return replace(analysis, attributions=told)


def _begun(analysis: Analysis, attribution: Attribution) -> Attribution:
    told, text = attribution.core or attribution.content, analysis.text
    if len(told) != 1 or not attribution.cue or not attribution.source or not attribution.attributed:
        return attribution
    named = min(span.start for span in (*attribution.source, *attribution.cue))
    held = touching(analysis.sentences or (), (Span(told[0].start, named + 1),)) if named >= told[0].end else []
    if len(held) != 1 or not _SAID.fullmatch(text, told[0].end, named):
        return attribution
    start = (analysis.sentences or ())[held[0]].start
    place = _PLACE.match(text, start, told[0].start)
    start = place.end() if place else start
    if not _main_clause(text, start, told[0]) or _cited_before(analysis, start, told[0].start):
        return attribution
    whole = (Span(start, told[0].end),)
    content = whole if len(attribution.content) == 1 else attribution.content
    return replace(attribution, content=content, core=whole if attribution.core else ())


def _main_clause(text: str, start: int, told: Span) -> bool:
    """Whether what stands before is a clause on which what is told hangs."""
    before = text[start : told.start]
    joined = _BEGUN.search(before, max(0, before.rfind(","))) or _OPENS.match(text, told.start)
    return bool(joined) and before[:1].isupper() and len(before.split()) >= _FEWEST and not _MARK.search(before)


def _cited_before(analysis: Analysis, start: int, end: int) -> bool:
    """Whether somebody else is cited there, and not only told that he will do it: what follows is no part of his words."""
    cues = (one.cue[0].start for one in analysis.attributions or () if one.cue and one.attributed)
    return any(start <= cue < end and not _DOES.match(analysis.text, cue) for cue in cues)


__all__ = ["from_its_start"]
