# ruff: noqa: E501  (a pattern reads better whole)
"""Two between whom a text tells of a war, a truce or talks ("the war between Norland and Sudria")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.types import Entity, Span, joint

# What binds those between whom it is, as against what they fight over.
BINDS = r"(?:cease-?\s?fires?|truces?|armistice|deals?|agreements?|accords?|treat(?:y|ies)|pacts?|talks|negotiations|dialogue|meetings?|summits?|exchanges?|swaps?)"
_FOUGHT = r"(?:wars?|conflicts?|fighting|hostilities|clashes|violence|battles?|tensions|standoff|dispute)"
_BETWEEN = re.compile(rf"\b(?P<what>{BINDS}|{_FOUGHT})(?: [a-z]+){{0,2}} between (?:both )?(?:the )?$", re.IGNORECASE)
_AND = re.compile(r" and (?:the )?")
_REACH = 60  # characters before the first name in which what is between them is told


def both_of(text: str, before: tuple[Span, Entity, bool] | None, place: tuple[Span, Entity, bool]) -> Span | None:
    """From one neighbour of a place to its end where "and" joins them, and they are two; else None."""
    if before is None or before[1].name == place[1].name or not _AND.fullmatch(text, before[0].end, place[0].start):
        return None
    return Span(before[0].start, place[0].end)


def pairs_between(text: str, places: Iterable[tuple[Span, Entity, bool]]) -> Iterator[tuple[Entity, Span, str]]:
    """Two neighbours of the places (in text order) who stand after "between", as one, with what is between them."""
    before: tuple[Span, Entity, bool] | None = None
    for place in (None if pronoun else (span, entity, pronoun) for span, entity, pronoun in places):
        both = both_of(text, before, place) if place else None
        told = _BETWEEN.search(text, max(0, both.start - _REACH), both.start) if both else None
        if before and place and both and told:
            yield joint((before[1].name, place[1].name)), both, told["what"]
        before = place


def most_between(text: str, places: Iterable[tuple[Span, Entity, bool]]) -> Entity | None:
    """The two between whom the text most often tells of something; None where it tells of none."""
    found = Counter(entity for entity, _, _ in pairs_between(text, places))
    return found.most_common(1)[0][0] if found else None
