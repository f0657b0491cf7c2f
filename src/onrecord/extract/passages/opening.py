"""Clauses that open a sentence ('Although it has agreed to leave, Norland stays'): what they tell ends with them."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.conditions.ends import end_of
from onrecord.extract.near import narrowed, touching
from onrecord.types import Analysis, Attribution, Span, Spans

_OPENS = re.compile(
    r"[\"“‘'(]*(?:But |And |Yet )?"
    r"(?:Despite|In spite of|Although|Though|Even though|Even as|While|Whereas|When|After|Before|Because)\b(?! all\b)",
    re.IGNORECASE,
)


def within_clauses(analysis: Analysis) -> Analysis:
    """The analysis with contents that neither run on from the opening clause of their sentence nor begin in its middle."""
    told = tuple(_within(analysis, one) for one in analysis.attributions or ())
    return replace(analysis, attributions=told)


def opening_clause(text: str, sentence: Span) -> Span | None:
    """The clause with "although", "when" or the like that opens the sentence, up to its comma; None where there is none."""
    opens = _OPENS.match(text, sentence.start, sentence.end)
    if opens is None:
        return None
    end = end_of(text, sentence, opens.start(), opens.end())
    return Span(opens.start(), end) if opens.end() < end and text[end : end + 1] == "," else None


def _within(analysis: Analysis, attribution: Attribution) -> Attribution:
    first = next(iter(touching(analysis.sentences or (), attribution.content[:1])), None)
    if first is None or not attribution.cue:
        return attribution
    sentence = (analysis.sentences or ())[first]
    clause = opening_clause(analysis.text, sentence)
    if clause is None:
        return attribution
    rest = Span(clause.end + 1, len(analysis.text))
    if clause.touches(attribution.cue[0]):
        inside = Span(0, clause.end)
        runs_on = any(clause.start < span.start < clause.end < span.end <= sentence.end for span in attribution.content)
        if not runs_on:
            return attribution
        return narrowed(attribution, inside)
    if attribution.act == "state":
        return replace(attribution, content=_from_start(analysis.text, attribution.content, clause))
    if not _broken(analysis.text, attribution.core, clause):
        return attribution
    return narrowed(attribution, rest)


def _broken(text: str, spans: Spans, clause: Span) -> bool:
    """Whether the spans begin in the middle of the clause and go on after it."""
    return (
        bool(spans) and clause.start < spans[0].start < clause.end < spans[0].end and _words(text, clause.start, spans[0].start)
    )


def _words(text: str, start: int, end: int) -> bool:
    return re.search(r"\w", text[start:end]) is not None


def _from_start(text: str, content: Spans, clause: Span) -> Spans:
    return (Span(clause.start, content[0].end), *content[1:]) if _broken(text, content, clause) else content
