# ruff: noqa: E501  (a pattern reads better whole)
"""Where the part of a passage that does the act would break off within a phrase or a condition, it goes on to that one's end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.conditions.clauses import find_conditions
from onrecord.extract.near import touching
from onrecord.types import Span, Spans

# What the words left out before the part may not end with: something that leads on, or half a word.
_LEADS = re.compile(
    r"(?:\b(?:of|by|to|from|in|on|at|for|with|into|than|about|the|an?|its|their|his|her|our|so|as|while|since|is|are|was|were|be|been|has|have|had)\s+[\"“‘'\[]*|\w[-\[])$",
    re.IGNORECASE,
)
_DOING = re.compile(r"[a-z]+ing\b")
_CUT_BEFORE = 2  # words left out before it, below which nothing is lost but what introduces the part
# What may follow the part within its sentence: a mark, or a word that begins another phrase or clause.
_FOLLOWS = re.compile(
    r"\s*(?:$|[^\w\s$]|\W*\b(?:and|or|but|nor|so|then|because|while|although|though|whereas|if|unless|once|until|when|where|since|as|after|before|during|following|amid|without|within|despite|to|in|on|at|by|for|from|with|of|over|under|through"
    r"|about|against|between|among|along|across|around|near|toward|towards|upon|into|onto|like|than|per|via|that|which|who|whom|whose|what|how|why|whether|according|including|\w+ing|\w+ed|\w+ly|\w*day|today|tonight|tomorrow|yesterday|this|last|next|earlier|later|soon|again|also|too|now|ago|jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[\W_]*,[\W_]*")  # between a condition and its main clause
_STOP = re.compile(r"[,;:.!?)\"”»—–]|--|\s-\s")
_OPENS = re.compile(
    r"[\s\"“‘']*(?:(?:that )?(?i:if|unless|once|when|provided|as long as|as soon as|although|though|while)\b|(?:that t|T)o [a-z]+\b)"
)


def unbroken(text: str, sentences: Sequence[Span], part: Spans, whole: Spans) -> Spans:
    """The part of a cited passage, made longer within its sentences and within the whole where it breaks off.

    Its first words are no half of a phrase; what follows its last ones is not their verb or noun; a condition that it ends in is
    whole, one that it begins in is left out; and what hangs on an opening "if" is not left out.
    """
    if not part:
        return part
    start, end = (
        _start(text, _room(sentences, part[0], whole), part[0]),
        _end(text, _room(sentences, part[-1], whole, last=True), part[-1]),
    )
    first = Span(start, part[0].end)
    return (Span(start, end),) if len(part) == 1 else (first, *part[1:-1], Span(part[-1].start, end))


def _room(sentences: Sequence[Span], piece: Span, whole: Spans, *, last: bool = False) -> Span:
    """How far the piece may grow: within the span of the whole and the sentence that hold its first or last sign."""
    at = piece.end - 1 if last else piece.start
    around = next((span for span in whole if span.start <= at < span.end), piece)
    held = touching(sentences, (Span(at, at + 1),))
    sentence = sentences[held[0]] if held else around
    return Span(min(max(around.start, sentence.start), at), max(min(around.end, sentence.end), at + 1))


def _start(text: str, room: Span, first: Span) -> int:
    for clause in find_conditions(text, room):
        if clause.binds and clause.span.start < first.start < clause.span.end:
            after = _NEXT.match(text, clause.span.end, room.end)
            return after.end() if after and after.end() < first.end else clause.span.start
    before = text[room.start : first.start]
    if len(before.split()) >= _CUT_BEFORE and _LEADS.search(before) and not _DOING.match(text, first.start):
        return room.start
    return first.start


def _end(text: str, room: Span, last: Span) -> int:
    begins = max(room.start, last.start)
    if not re.search(r"\w", text[last.end : room.end]):
        return last.end
    if _OPENS.match(text, begins, last.end):
        return room.end
    conditions = (clause.span for clause in find_conditions(text, room) if clause.binds)
    condition = next((span.end for span in conditions if span.start < last.end < span.end), last.end)
    if condition > last.end or _FOLLOWS.match(text, last.end, room.end):
        return condition
    stop = _STOP.search(text, last.end, room.end)
    return stop.start() if stop else room.end
