# ruff: noqa: E501  (a pattern reads better whole)
"""For whom a named person acts whom the report introduces by an office ("Norlandic Foreign Minister Ada Berg")."""

from __future__ import annotations

import re

from onrecord.extract.ranking import Ground
from onrecord.types import Actor, Entity, Span

_OFFICE = (
    r"(?:(?:prime |foreign |defen[cs]e |interior |finance |trade |energy |economy |deputy )*ministers?|minister (?:of|for) [\w ]{3,30}?|president|premier|chancellor|king|queen|emir|sultan|crown prince"
    r"|secretary(?: of \w+)?|state secretary|spokes(?:man|woman|person)|ambassador|envoy|diplomat|negotiator|official|(?:army|military|navy|intelligence|police|security|foreign policy) chief|chief of staff|general|commander"
    r"|admiral|colonel|presidential aide|advis[eo]r|attach[eé]|consul|representative|delegate|high commissioner|commissioner|secretary[- ]general|coordinator|mediator|prosecutor(?: general)?|attorney general|counterpart|(?:vice|under|assistant) secretary|delegation)"
)
_HOW = r"(?:(?!(?:former|ex|opposition|exiled|party|campaign|who|which|that|and|of|with|by|from|the|an?|in|at|for|met|told)\b)[A-Za-z’'-]+ ){0,4}?"
# What his office is for, or where: "ambassador in Sudria", "coordinator for the territories".
_OF = r"(?: (?:in|to|at|for|of|on) (?:the )?[\w’-]+(?: [\w’-]+)?)?"
_RANK = r"(?:(?:[A-Z][a-z]+\.|General|Colonel|Admiral|Major|Lieutenant|Brigadier|Mr\.|Ms\.|Mrs\.|Dr\.) ){0,3}"
# Between whom he acts for and his name: "['s] foreign minister, ".
_BEFORE = re.compile(rf"(?:['’]s?)? {_HOW}{_OFFICE}{_OF},? {_RANK}", re.IGNORECASE)
# Between his name and whom he acts for: ", the foreign minister of ", ", ".
_AFTER = re.compile(rf", (?:(?:the|an?) )?(?:{_HOW}{_OFFICE} (?:of|for|to|at|in) (?:the )?)", re.IGNORECASE)
_COMMA, _THEN = re.compile(r", (?:the |an? )?"), re.compile(rf"(?:['’]s?)? {_HOW}{_OFFICE}\b", re.IGNORECASE)
_HELD, _ADJACENT = re.compile(rf"\b{_OFFICE}{_OF}$", re.IGNORECASE), re.compile(rf",? {_RANK}")
# Between whoever held the office before him and his name: "Her successor, ", ", who replaced ".
_NEXT = re.compile(rf"(?:['’]s?)? (?:[a-z-]+ )?(?:successor|replacement)(?: as [\w ]{{3,40}})?,? {_RANK}")
_REPLACED = re.compile(r",? who (?:has |had |recently |just )*(?:replaced|succeeded|took over from)(?: the)? ")
_UNIONS = frozenset({"European Union", "NATO", "United Nations", "African Union"})
_REACH = 90


def introduced(ground: Ground, speaker: Actor) -> str | None:
    """The state or union of states that stands with his name and his office where the report first names him; else None."""
    if speaker.kind != "person" or speaker.unnamed or speaker.acts_for:
        return None
    return next((side for span in ground.people.get(speaker.name, ()) if (side := _side(ground, span))), None)


def _side(ground: Ground, span: Span) -> str | None:
    text = ground.text
    before = list(ground.within(max(0, span.start - _REACH), span.start))
    after = list(ground.within(span.end, span.end + _REACH))
    for place, entity, pronoun in (*before, *after):
        held = entity.kind == "person" and not pronoun and _beside(text, place, span) and _HELD.search(place.words(text))
        if held and (side := ground.side(entity)):
            return side  # "Norland's foreign minister, Ada Berg", whoever the tables have for that office
    for place, entity, _ in before:
        if (side := _acting(ground, entity)) and _BEFORE.fullmatch(text, place.end, span.start):
            return side
    for place, entity, _ in after:
        told = _AFTER.fullmatch(text, span.end, place.start) or (
            _COMMA.fullmatch(text, span.end, place.start) and _THEN.match(text, place.end)
        )
        if told and (side := _acting(ground, entity)):
            return side
    return _of_predecessor(ground, span)


def _of_predecessor(ground: Ground, span: Span) -> str | None:
    """For whom he acted whose office it was before."""
    text = ground.text
    for place, entity, _ in ground.within(max(0, span.start - _REACH), span.end + _REACH):
        follows = place.end <= span.start and _NEXT.fullmatch(text, place.end, span.start)
        if entity.kind == "person" and (
            follows or (place.start > span.end and _REPLACED.fullmatch(text, span.end, place.start))
        ):
            named = (_side(ground, one) for one in ground.people.get(entity.name, ())[:1] if one.end < span.start)
            return ground.side(entity) or next(named, None)
    return None


def _beside(text: str, place: Span, span: Span) -> bool:
    """Whether a description stands right before the name or, after a comma, right after it."""
    return (
        _ADJACENT.fullmatch(text, place.end, span.start) is not None
        if place.end <= span.start
        else text[span.end : place.start] == ", "
    )


def _acting(ground: Ground, entity: Entity) -> str | None:
    """The state that a body acts for, a state itself, or a union of states."""
    if entity.kind == "country" or entity.name in _UNIONS:
        return entity.name
    return ground.side(entity) if entity.kind == "organisation" else None
