"""Sentences that only say who reported the one before ('This was announced by the ministry'): its words are the content."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.near import touching
from onrecord.types import Analysis, Attribution, Span, Spans

_POINTS = re.compile(
    r"(?P<word>This|That|It) (?:was|is|has been) (?:\w+ly |also |first |earlier )?(?:announced|confirmed|disclosed|mentioned"
    r"|noted|posted|published|quoted|reported|revealed|said|stated|written)\b(?! that\b)"
)


def with_said_before(analysis: Analysis) -> Analysis:
    """The analysis with the sentence before as the content of whoever is told to have reported "this".

    Of whatever else is cited such a sentence is no part.
    """
    sentences, text = analysis.sentences or (), analysis.text
    points = frozenset(number for number, sentence in enumerate(sentences) if _POINTS.match(text, sentence.start))
    if not points:
        return analysis
    return replace(analysis, attributions=tuple(_with(analysis, points, one) for one in analysis.attributions or ()))


def _with(analysis: Analysis, points: frozenset[int], attribution: Attribution) -> Attribution:
    sentences, content, core = analysis.sentences or (), attribution.content, attribution.core
    held = touching(sentences, content)
    pointing = [sentences[number] for number in held if number in points]
    if len(held) == len(pointing) == 1 and _only_points(analysis.text, pointing[0], content):
        content = _before(analysis, held[0])
        return replace(attribution, content=content, core=content if core else ()) if content else attribution
    for sentence in pointing:
        content, core = _without(content, sentence), _without(core, sentence)
    if not content or not pointing:
        return attribution
    return replace(attribution, content=content, core=core or (content if attribution.core else ()))


def _only_points(text: str, sentence: Span, content: Spans) -> bool:
    """Whether "this" is all of the content."""
    match = _POINTS.match(text, sentence.start)
    return match is not None and content == (Span(sentence.start, match.end("word")),)


def _before(analysis: Analysis, number: int) -> Spans:
    """The sentence before, in the same paragraph."""
    sentences = analysis.sentences or ()
    if not number or "\n" in analysis.text[sentences[number - 1].end : sentences[number].start]:
        return ()
    return (sentences[number - 1],)


def _without(spans: Spans, area: Span) -> Spans:
    """What of the spans does not lie in the area."""
    sides = ((max(s.start, low), min(s.end, high)) for s in spans for low, high in ((0, area.start), (area.end, s.end)))
    return tuple(Span(start, end) for start, end in sides if start < end)
