# ruff: noqa: E501  (a pattern reads better whole)
"""What stands around an act: mentions with their places, names joined by "and", and the two sides that a report is about."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.near import touching
from onrecord.extract.ranking.ground import BEFORE, Deed, Ground
from onrecord.types import Entity, Span, Spans, joint, words_of


@dataclass(frozen=True, slots=True)
class Sight:
    """A mention near the act, with marks that tell where and how it stands."""

    span: Span
    entity: Entity
    marks: tuple[str, ...]
    place: str


_MODAL = re.compile(
    r"[\"”’']?,? (?:\w+ly |also |now |still |now )?(?:will|would|won['’]t|should|must|shall|can|cannot|could|may|might|need(?:s|ed)? to|has to|have to|ought|not to|to (?!the\b|a\b|be able)|had better|is|are|was|were|has|have|had|agree\w*|plan\w*|want\w*|accept\w*|refus\w+|reject\w*|decid\w+|stop\w*|end\w*|do(?:es)?)\b"
)
# What somebody is asked to do follows: Iran must, Iran to stop, that Iran not impede.
_OBLIGED = re.compile(
    r"[\"”’']?,? (?:\w+ly |also |now |still |both |all )?(?:should|must|shall|need(?:s|ed)? to|has to|have to|had to|ought|not (?!only\b|just\b)\w+|to (?!the\b|a\b|an\b|this\b|his\b|its\b|their\b)[a-z]|stop\b|end\b|be\b|take\b|do\b|give\b|make\b)"
)
# A word after a name that is likely its verb: no preposition, conjunction or article.
_ACTS = re.compile(
    r" (?!(?:of|in|on|at|to|for|from|with|and|or|as|by|into|over|than|that|who|which|the|an?|but|about|against|between|while|after|before|if)\b)[a-z]"
)
# Characters before a mention that still let it open the content: an article, "that the".
AT_START = 9
_OWNS = re.compile(r"['’]s?\s")
_BEFORE = re.compile(
    r"(?:\b([\w’']+)\s+)?(?:the\s+|an?\s+|its\s+|both\s+|all\s+)?[\"“'‘]?(?:President |Mr\.? |Secretary |Sen\.? )?$",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset(
    "with to on against for from in of by at into over between toward towards about that if unless urged asked told called and or than under after like as".split()
)  # fmt: skip


def around(ground: Ground, deed: Deed) -> list[Sight]:
    """The mentions in content, cue, between them, in the rest of the sentence and before it, in that order."""
    attribution = deed.attribution
    places: list[tuple[str, Span]] = [("content", span) for span in deed.content]
    places += [("cue", span) for span in attribution.cue]
    places += [("gap", span) for span in gap_of(attribution.cue, deed.content)]
    places += [("source", span) for span in attribution.source]
    places += [("whole", span) for span in attribution.content]
    sentences = _sentences(ground, (*deed.content, *attribution.cue))
    places += [("sentence", span) for span in sentences]
    if sentences:
        low = max(0, sentences[0].start - BEFORE)
        if low < sentences[0].start:
            places.append(("before", Span(low, sentences[0].start)))
        places.append(("after", Span(sentences[-1].end, sentences[-1].end + 200)))
    seen: set[Span] = set()
    sights: list[Sight] = []
    for place, area in places:
        found = [row for row in ground.within(area.start, area.end) if row[0] not in seen]
        for order, (span, entity, pronoun) in enumerate(found if place != "before" else list(reversed(found))):
            seen.add(span)
            marks = (*_marks(ground.text, place, area, span, order, pronoun=pronoun), *_roles(deed, span))
            if is_description(entity):
                marks = (*marks, "phrase", "phrase:people")
            if place in {"cue", "gap", "sentence"} and 0 <= deed.content[0].start - span.end <= 2:
                marks = (*marks, "just-before")
            sights.append(Sight(span, entity, marks, place))
    return sights


def is_description(entity: Entity) -> bool:
    return entity.kind == "group" and entity.unnamed


def gap_of(cue: Spans, content: Spans) -> list[Span]:
    if cue and content and cue[-1].end < content[0].start <= cue[-1].end + 80:
        return [Span(cue[-1].end, content[0].start)]
    return []


def _sentences(ground: Ground, spans: Spans) -> list[Span]:
    sentences = ground.analysis.sentences or ()
    return [sentences[index] for index in touching(sentences, spans)]


def _marks(text: str, place: str, area: Span, span: Span, order: int, *, pronoun: bool) -> Iterator[str]:
    yield f"in:{place}"
    if place in {"sentence", "whole"}:
        return
    yield f"in:{place}:{min(order, 3)}"
    if pronoun:
        yield f"in:{place}:pronoun"
    if place in {"before", "after"}:
        return
    after, before = text[span.end : span.end + 30], text[max(0, span.start - 30) : span.start]
    if _OBLIGED.match(after):
        yield "obliged"
    if _MODAL.match(after):
        yield f"{place}:subject"
        if order == 0:
            yield f"first:{place}:subject"
    elif _ACTS.match(after) and order == 0 and span.start - area.start <= AT_START:
        yield f"first:{place}:acts"
    if _OWNS.match(after):
        yield f"{place}:owns"
    elif re.match(r" [a-z]", after) and not _MODAL.match(after):
        yield f"{place}:then-word"
    match = _BEFORE.search(before)
    word = match[1].casefold() if match and match[1] else ""
    if span.start - area.start <= AT_START:
        yield f"{place}:start"
    elif word in _PREPOSITIONS:
        yield f"{place}:{word}"
    else:
        yield f"{place}:verb" if word else f"{place}:none"


def _roles(deed: Deed, span: Span) -> Iterator[str]:
    attribution = deed.attribution
    for name, spans in (("party", attribution.party), ("to", attribution.to)):
        if any(span.touches(other) for other in spans):
            yield f"role:{name}"


_AND = re.compile(r"^\s*(?:,?\s*and|&|,)\s+(?:the\s+|its\s+|his\s+|President\s+|Prime Minister\s+)*$", re.IGNORECASE)


def joined(ground: Ground, sights: list[Sight]) -> Iterator[tuple[Entity, Span, tuple[str, ...]]]:
    """ "Israel and the Palestinians": two neighbours of one place that "and" joins, as one body of several."""
    near = sorted((s for s in sights if s.place in {"content", "cue", "gap", "source", "sentence"}), key=lambda s: s.span)
    for one, other in itertools.pairwise(near):
        between = ground.text[one.span.end : other.span.start]
        if one.entity.name != other.entity.name and "and" in between.casefold() and _AND.match(between):
            span = Span(one.span.start, other.span.end)
            marks = tuple(
                f"both:{mark}" for mark in set(one.marks) | set(other.marks) if mark.startswith(("in:", "role:", "first"))
            )
            yield joint((one.entity.name, other.entity.name)), span, ("both", *marks)


_MUTUAL = re.compile(
    r"\b(?:cease-?\s?fires?|truce|talks|negotiat\w+|dialogue|peace|each other|both|two sides|sides|the two|parties|summit|calm|restraint|de-?escalat\w+)\b",
    re.IGNORECASE,
)


def two_sides(ground: Ground, deed: Deed) -> Iterator[tuple[Entity, tuple[str, ...]]]:
    """The two bodies that the report names most, as one: those whom a truce or talks would bind. Inferred."""
    speaker = deed.speaker
    own = {speaker.name, speaker.acts_for} if speaker else set()
    names = [name for name in ground.bodies if name not in own][:2]
    words = words_of(ground.text, (*deed.attribution.source, *deed.content))
    if len(names) == 2:
        mutual = _MUTUAL.search(words) is not None
        yield joint(names), ("two-sides", f"two-sides:{'mutual' if mutual else 'other'}")
