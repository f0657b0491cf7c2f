"""What a source says next is no part of what it said before: 'said it would stay and warned Norland' is two tellings."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.near import Nearby, narrowed
from onrecord.types import Analysis, Attribution, Span, any_touch, length_of, shared_length

# What joins the next telling to the one before; after a comma alone its verb is a participle ("saying", "citing").
_AND = re.compile(r"(?:,? (?:and|but)|[;,] then)(?: (?:also|later|then|has|have|had|\w+ly))*[\s\"“”']*$")
_COMMA = re.compile(r"[,”\"] *$")
_DOING = re.compile(r"[a-z]+ing\b")
_NOUN = re.compile(r"(?:the|an?|his|her|its|their)\b")  # so begins a cue that is a noun of the content
_MARK = re.compile(r"[\"“”«»]|''|``")
_FEWEST = 2  # words that a content keeps before what is told next
_MOST, _HALF = 0.8, 0.5  # of a piece that is the next cue's content, and of that content


def told_apart(analysis: Analysis) -> Analysis:
    """The analysis with contents that end before the next cue of their source, each piece with the cue next to it alone."""
    near = Nearby(analysis)
    told = (_apart(near.around(one), one) for one in analysis.attributions or ())
    return replace(analysis, attributions=tuple(one for one in told if one is not None))


def _apart(analysis: Analysis, attribution: Attribution) -> Attribution | None:
    """The attribution without what its source says next; None where that is all of its content."""
    own = attribution
    for other in analysis.attributions or ():
        if other is attribution or not _of_one_source(attribution, other):
            continue
        if (end := _end(analysis.text, attribution, other)) is not None:
            own = narrowed(own, Span(0, end))
        elif (start := _claimed(analysis.text, attribution, other)) is not None:
            own = narrowed(own, Span(0, start))
    return own if own.content else None


def _of_one_source(one: Attribution, other: Attribution) -> bool:
    return bool(one.cue and other.cue) and any_touch(one.source, other.source)


def _end(text: str, one: Attribution, other: Attribution) -> int | None:
    """Where the content of the one ends before the cue of the other, which lies in it; None where it does not run on."""
    if other.source != one.source or one.act == other.act != "state":
        return None  # an act is told by the next cue: what stands before it alone would not do it
    cue = other.cue[0]
    piece = next((span for span in one.content if span.start < cue.start < span.end), None)
    if piece is None or piece.start < one.cue[-1].end or any_touch(one.source, (piece,)):
        return None
    if len(_MARK.findall(text, one.cue[-1].end, cue.start)) % 2:
        return None  # both are told within one quotation
    joins = _COMMA if _DOING.match(text, cue.start) else _AND
    joint = None if _NOUN.match(text, cue.start) else joins.search(text, piece.start, cue.start)
    return joint.start() if joint and len(text[piece.start : joint.start()].split()) >= _FEWEST else None


def _claimed(text: str, one: Attribution, other: Attribution) -> int | None:
    """Where the piece of the one begins that is the content of the other, whose cue stands between it and the one's cue."""
    cue = other.cue[0]
    if not one.cue[-1].end < cue.start or any(span.start <= cue.start < span.end for span in one.content):
        return None
    claimed = tuple(span for span in one.content if span.start > cue.start)
    shared = shared_length(claimed, other.content)
    if not claimed or shared < max(_MOST * length_of(claimed), _HALF * length_of(other.content)):
        return None
    begun = any(span.start < claimed[0].start < span.end for span in other.content)
    if begun and _MARK.match(text, claimed[0].start):
        return None  # a quotation that goes on after an aside
    joined = _AND.search(text, one.cue[-1].end, cue.start) is not None
    surer = other.confidence > one.confidence or len(claimed) < len(one.content)
    return claimed[0].start if joined or surer else None
