"""Whom a pronoun stands for that is asked: never the one who asks, and several where it is "them"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.near import touching
from onrecord.extract.ranking.ground import Deed, Ground, Place
from onrecord.extract.ranking.heads import is_plural_people
from onrecord.extract.ranking.states import states
from onrecord.types import Entity, Span, Spans, apart

_PLURAL = frozenset({"they", "them"})
_ASKED = re.compile(r"\b(?:them|him|her)\b(?= (?:not )?to )")
NOBODY = Entity("", "unknown")
_SINGLE = frozenset({"he", "she", "him", "her"})
_REACH = 250  # characters before the pronoun in which whoever it stands for is named
_WORD = re.compile(r"[\w’'-]+")
_SMALL = r"(?:to|of|in|on|at|for|from|with|by|and|or|as|that|who|which|the|is|are|was|were)"
_VERB = r"(?:told|tells?|said|says?|met|meets?|saw|sees?|asks?|urges?|warns?|led|leads?|gave|gives?|sent|sends?)"
_BEFORE = re.compile(
    r"(?<![\w’'-])(?:(?:the|some|all|many|several|other|two|three|four|fellow|his|her|their|its|major|top|young) )?"
    rf"(?:(?<!whatever )(?<!which )(?<!what )(?!{_SMALL} |\w+(?:ing|ed) |{_VERB} )[a-z-]+ )?$"
)


def with_unknown(text: str, places: Iterable[Place], low: int, high: int) -> list[Place]:
    """The places, with the pronouns of the stretch of which nobody knows for whom they stand."""
    known = list(places)
    starts = {place[0].start for place in known}
    unknown = [(Span(*match.span()), NOBODY, True) for match in _ASKED.finditer(text, low, high) if match.start() not in starts]
    return sorted((*known, *unknown), key=lambda place: place[0]) if unknown else known


def stands_for(ground: Ground, place: Place, deed: Deed) -> tuple[Entity, Span] | None:
    """Who is asked by a name or a pronoun; None where the pronoun is read as the one who asks, or as one instead of several."""
    span, entity, pronoun = place
    if not pronoun:
        return states(ground, deed, span, entity) or entity, span
    word = span.words(ground.text).casefold()
    several = word in _PLURAL
    if not several and word not in _SINGLE:
        return None
    low, own = _sentence(ground, span), own_names(deed)
    if several and (people := _people(ground.text, low, span.start, deed.source)):
        return people
    if entity.name and entity.name not in own and not (several and entity.kind == "person"):
        return entity, span
    named = [(e, s) for s, e, p in ground.within(low, span.start) if not p and e.name not in own]
    fit = [
        row for row in named if (row[0].kind in {"group", "organisation"}) == several and (several or row[0].kind == "person")
    ]
    return fit[-1] if fit else None


def own_names(deed: Deed) -> set[str | None]:
    """The names of the one who asks, or of several, and of whom he acts for."""
    return {deed.speaker.name, deed.speaker.acts_for, *apart(deed.speaker.name)} if deed.speaker else set()


def _sentence(ground: Ground, span: Span) -> int:
    """Where the sentence begins in which the words stand, or what of it is within reach."""
    sentences = ground.analysis.sentences or ()
    start = next((sentences[index].start for index in touching(sentences, (span,))), 0)
    return max(start, span.start - _REACH)


def _people(text: str, low: int, end: int, source: Spans) -> tuple[Entity, Span] | None:
    """The last people in the stretch whom a plural noun describes, and who do not ask themselves."""
    for word in reversed(list(_WORD.finditer(text, low, end))):
        if is_plural_people(word[0]) and not any(Span(*word.span()).touches(span) for span in source):
            before = _BEFORE.search(text, max(low, word.start() - 40), word.start())
            span = Span(before.start() if before else word.start(), word.end())
            return Entity(re.sub(r"^the ", "", span.words(text)), "group", unnamed=True), span
    return None
