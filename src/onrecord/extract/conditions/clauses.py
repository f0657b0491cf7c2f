# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Conditions of a sentence: where each begins, where it ends, and whether it is one.

An open condition may still come true; a counterfactual did not; "asked if" and "even if" are none, but are returned with their kind
so that nobody else takes them for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.conditions.ends import end_of
from onrecord.extract.conditions.hints import may_stand
from onrecord.extract.conditions.markers import (
    ASKED_BEFORE,
    ASKED_OBJECT,
    COUNTERFACTUAL_MAIN,
    MARKERS,
    PAST_PERFECT,
    ConditionKind,
    Marker,
)
from onrecord.types import Span

BINDING: frozenset[ConditionKind] = frozenset({"open", "counterfactual"})


@dataclass(frozen=True, slots=True)
class Clause:
    """ "These words make what stands beside them hang on something." `marker` is the name of the opening words."""

    span: Span
    marker: str
    kind: ConditionKind

    @property
    def binds(self) -> bool:
        """Whether the act beside it is conditional (open or counterfactual)."""
        return self.kind in BINDING


# Each sentence is asked for by every statement near it; the answers of a report fit into the cache.
@lru_cache(maxsize=1024)
def find_conditions(text: str, sentence: Span) -> tuple[Clause, ...]:
    """The condition clauses that begin in `sentence` (code points of `text`), in order; none lies within another."""
    words = sentence.words(text)
    found: list[Clause] = []
    taken = -1
    for start, end, marker in _matches(words):
        if start < taken:
            continue
        clause = _clause(text, sentence, start, end, marker)
        if clause is not None:
            found.append(clause)
            # What begins inside a condition belongs to it: "if they leave once asked" is one condition.
            taken = clause.span.end - sentence.start if clause.binds else end
    return tuple(found)


def _matches(words: str) -> list[tuple[int, int, Marker]]:
    """Where markers stand, in order; of two at one place the earlier in the table."""
    places: list[tuple[int, int, int, Marker]] = []
    folded = words.casefold()
    for rank, marker in enumerate(MARKERS):
        if not may_stand(marker.name, folded):
            continue
        for match in marker.pattern.finditer(words):
            start, end = match.span(match.lastindex or 0)
            places.append((start, rank, end, marker))
    places.sort(key=lambda place: place[:2])
    return [(start, end, marker) for start, _, end, marker in places]


def _clause(text: str, sentence: Span, start: int, end: int, marker: Marker) -> Clause | None:
    begin = sentence.start + start
    if marker.fixed:
        return Clause(Span(begin, sentence.start + end), marker.name, marker.kind)
    stop = end_of(text, sentence, begin, sentence.start + end)
    if stop <= sentence.start + end and marker.name != "in exchange":
        return None
    if (
        marker.name in _INVERTED
        and text[sentence.start : sentence.end].rstrip("\"”'’ ").endswith("?")
        and stop >= sentence.end - 3
    ):
        return None  # a question, not an inverted condition
    if (
        marker.name == "only if"
        and (verb := _MAIN_VERB.search(text, begin, stop))
        and not text[sentence.start : begin].strip('"“ ')
    ):
        stop = verb.start()
    span = Span(begin, max(stop, sentence.start + end))
    if marker.name in _TEMPORAL and (_is_over(text, sentence, span) or _SPOKEN.search(text[sentence.start : begin])):
        return None
    return Clause(span, marker.name, _kind(text, sentence, span, marker))


# These tell a mere order of events where both clauses are in the past ("he signed only after she left").
_INVERTED = frozenset({"should", "had", "were"})
# "Only if they agree | will the troops go": the main clause is inverted.
_MAIN_VERB = re.compile(r" (?:will|would|can|could|should|may|does|did) (?:the|a|an|we|he|she|it|they|[A-Z]\w+)\b")
_TEMPORAL = frozenset({"only if", "once", "until", "as soon as", "before", "when", "after"})
# After the comma and mark that close a whole quotation the reporter tells how long it was said ("'Stop,' until the doors shut").
_SPOKEN = re.compile(r"(?:^|[,:] )(?:[\"“]|``|'')[^\"“”]*[,!?…](?:[\"”]|'') $")
_PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|did|took|came|left|went|gave|made|won|lost|fell|became|said|told|spoke|met|sent|saw|ran|sat|knew|found|got|held|led|kept|brought|began|broke|built|bought|chose|paid|stood|wrote)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|can|could|may|might|must|shall|should|cannot|to|going|won|\w+n['’]t|is|are|not)\b|['’]ll\b", re.IGNORECASE
)


def _is_over(text: str, sentence: Span, span: Span) -> bool:
    rest = text[sentence.start : span.start] + " " + text[span.end : sentence.end]
    inside = span.words(text)
    return _PAST.search(inside) is not None and not _AHEAD.search(rest) and not re.search(r"\b(?:is|are|has|have)\b", inside)


def _kind(text: str, sentence: Span, span: Span, marker: Marker) -> ConditionKind:
    if marker.name != "if":
        return marker.kind
    before = text[sentence.start : span.start]
    if ASKED_BEFORE.search(before) or ASKED_OBJECT.search(before):
        return "asked"
    rest = before + text[span.end : sentence.end]
    inside = span.words(text)
    if re.match(r"if (?:it )?(?:were not|weren['’]t|not) for\b", inside, re.IGNORECASE):
        return "counterfactual"
    if PAST_PERFECT.search(inside) and COUNTERFACTUAL_MAIN.search(rest):
        return "counterfactual"
    return "open"
