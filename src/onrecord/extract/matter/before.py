"""What "it", "any" and "do so" stand for: the thing or the deed that was named last before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.matter.parts import Part
from onrecord.extract.matter.phrases import Phrase, phrases_of
from onrecord.extract.matter.tags import tokens_of
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.words import EMPTY, ONE, PEOPLE, SAID, SOME, THESE, TIMES
from onrecord.types import Span

_BACK = 300  # characters before a pronoun in which what it stands for is looked for
_SEVERAL = THESE | {"them"}
_ELIDED = SOME | {"ones", "more"}  # of what was named, but not the same ones
_EVENTS = frozenset(
    """talks negotiations summit meeting meetings conference forum inquiry investigation mission operation exercise exercises
    drill drills vote election elections referendum games hearing hearings debate ceremony parade patrol patrols""".split()
)
SENTENCE = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“‘])")


def thing_of(text: str, token: Token) -> Phrase | None:
    """The noun phrase that a pronoun stands for: the last before it that is no person and of its number."""
    if token.low not in ONE | _SEVERAL | _ELIDED:
        return None
    for phrase in _before(text, token.span.start):
        parts = _things(phrase)
        if parts and _fits(parts[0], token.low):
            return Phrase(phrase.start, _same_kind(parts[0]) if token.low in _ELIDED else parts)
    return None


def event_before(text: str, at: int) -> Phrase | None:
    """What was named last before a place in its paragraph that one can take part in."""
    for phrase in _before(text, at):
        number = next((number for number, part in enumerate(phrase.parts) if part.head.low in _EVENTS), None)
        if number is not None:
            parts = phrase.parts[number:]
            return Phrase(parts[0].words[0].span.start, (parts[0]._replace(before=""), *parts[1:]))
    return None


def _things(phrase: Phrase) -> tuple[Part, ...]:
    """The parts; of "called it a pact" the pact."""
    called = len(phrase.parts) > 1 and phrase.parts[0].words[0].tag == "X" and phrase.parts[1].before == "as"
    return (phrase.parts[1]._replace(before=""), *phrase.parts[2:]) if called else phrase.parts


def deed_of(text: str, token: Token) -> Phrase | None:
    """The last verb before "do so" that tells what was to be done."""
    verbs = (phrase for phrase in _before(text, token.span.start) if phrase.verb and phrase.verb.base not in SAID)
    return next((phrase for phrase in verbs if phrase.parts and _to_be_done(phrase.verb)), None)


def _to_be_done(verb: Token | None) -> bool:
    return verb is not None and (verb.low == verb.base or verb.low.endswith("ing"))


def _fits(part: Part, low: str) -> bool:
    head = part.head
    if head.tag != "N" or not head.word[0].islower() or head.low in PEOPLE | EMPTY | TIMES:
        return False
    several = head.low.endswith("s") and not head.low.endswith(("ss", "us", "is"))
    return low in _ELIDED or several == (low in _SEVERAL)


def _same_kind(part: Part) -> tuple[Part, ...]:
    """The noun without what tells of those named: "Sudmark's soldiers" are soldiers."""
    return (Part(part.before, tuple(token for token in part.words if token.word[0].islower())[-2:]),)


def _before(text: str, at: int) -> Iterator[Phrase]:
    """The phrases before a place in its paragraph, the nearest first."""
    begin = max(0, at - _BACK, text.rfind("\n", 0, at) + 1)
    if begin == at - _BACK:
        match = SENTENCE.search(text, begin, at)
        begin = match.end() if match else begin
    return reversed(list(phrases_of(tokens_of(text, (Span(begin, at),))))) if begin < at else iter(())
