"""Whom a source takes up that is but a pronoun: "who" the words before it, "they" the unnamed people cited last."""

from __future__ import annotations

import re

from onrecord.extract.names import Names
from onrecord.extract.sources.issuer import last_before, sources_of
from onrecord.types import Analysis, Span, Spans, words_of

# Characters between a mention and the pronoun that takes it up: a comma and a space, or a short apposition; how far back
# people described without a name reach; and how far back "they" looks.
_BETWEEN, _DESCRIBED, _BACK = 30, 40, 300
_SMALL = r"(?:of|with|by|for|to|from|among|in|on|at|the|and|or|that|as)"
# The last words before a place that end in a plural, without what governs them: "pro-union marchers, " of "popular with
# pro-union marchers, who".
_HERE = r"(?: here| there| abroad| nearby)?,? $"
_PEOPLE = re.compile(rf"(?:\b[\w’'-]+s and )?(?:\b(?!{_SMALL} )[\w’'-]+ ){{0,3}}\b[\w’'-]+s(?={_HERE})")


# A relative pronoun, alone or with what follows it ("who in 2010").
_RELATIVE = re.compile(r"\s*(?:(?:who|which)\b|that\s*$)", re.IGNORECASE)
# Somebody described by a noun alone: "an architect " of "did not pay an architect who".
_ONE = re.compile(rf"(?:\b(?:an?|the) (?:(?!{_SMALL} )[\w’'-]+ ){{0,2}})(?!{_SMALL}\b)[\w’'-]+(?=,? $)", re.IGNORECASE)
_ENDS = re.compile(r"[;:\n]|(?<!\b[A-Z])[.!?]\s")


def antecedent(analysis: Analysis, source: Spans) -> Spans:
    """The words that a relative pronoun takes up ("the envoy, who said"); any other source stands for itself."""
    text = analysis.text
    if _RELATIVE.match(words_of(text, source)) is None:
        return source
    start = source[0].start
    before = [m.span for m in analysis.mentions or () if start - _BETWEEN <= m.span.end <= start and not m.pronoun]
    before = [span for span in before if not _ENDS.search(text, span.end, start)]
    if before and not text[before[-1].end : start].strip(" ,"):
        return (before[-1],)
    low = max(0, start - _DESCRIBED)
    described = _PEOPLE.search(text, low, start) or _ONE.search(text, low, start)
    if described:
        return (Span(*described.span()),)
    return (before[-1],) if before else source


def taken_up(analysis: Analysis, source: Spans, names: Names) -> Spans:
    """The unnamed people whom "they" takes up: those cited last, in the same paragraph; () where somebody else was."""
    text, at = analysis.text, source[0].start
    if words_of(text, source).strip().casefold() != "they":
        return ()
    earlier = last_before(sources_of(analysis), at, max(0, at - _BACK))
    if not earlier or "\n" in text[earlier[-1].end : at]:
        return ()
    entity = names.actor(earlier)
    return earlier if entity is not None and entity.unnamed and entity.name.endswith("s") else ()
