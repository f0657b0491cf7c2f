"""The answers of an interview that is printed without labels: paragraphs between those that ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.actors.words import OF_STATE
from onrecord.annotate.voices.first_person import FIRST, speaks_itself
from onrecord.types import Span, Voice

_TOP = 600
_WITH = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed)?|[Cc]onversation|[Tt]alk) (?:with|of) "
    r"(?P<who>(?:(?:the|of|for|and|al|bin|de|van|von) |[A-Z][\w.’'-]*,? ?){2,10})"
)
_CALLED = re.compile(r"^(?:[^\n]{0,60}\W)?Interview(?: by [A-Z]|:|[^\S\n]*$)", re.MULTILINE)
_PERSON = r"(?P<{}>[A-Z][a-z][\w’'-]*(?: (?:al|bin|de|van|von|[A-Z][\w.’'-]*)){{1,3}})"
_OFFICE = rf"(?:{OF_STATE}|chief|leader|director)"
_SPOKE = re.compile(
    rf"{_PERSON.format('spoke')}(?:, [^,.\n]{{3,80}},)? (?:spoke|talked|sat down|answered|tells|explains|receives)\b"
    rf"|\b[Ii]nterview with (?:[\w’'-]+ ){{0,5}}?{_PERSON.format('met')}(?=[.,:;\n])"
    rf"|\b(?i:{_OFFICE}),? {_PERSON.format('holds')}\b|{_PERSON.format('is')}, "
)
_PARAGRAPH = re.compile(r"[^\n]+")
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_LONGEST = 60  # words of a question
_FEWEST = 2


def answers(text: str, title: str | None) -> tuple[Voice, ...]:
    """The questions and the answers as voices; none where the text is no such interview."""
    who = _WITH.search(text, 0, _TOP)
    named = _WITH.search(title) if title and who is None else None
    if who is None and named is None and not _CALLED.search(text, 0, _TOP):
        return ()
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text, who.end() if who else 0)]
    asking = [_asks(text, paragraph) for paragraph in paragraphs]
    if sum(asking) < _FEWEST or 5 * sum(asking) < len(asking) or not speaks_itself(text, Span(paragraphs[0].start, len(text))):
        return ()
    span: tuple[Span, ...] = (Span(who.start("who"), who.start("who") + len(who["who"].rstrip(" ,."))),) if who else ()
    if not span and named is None:
        span = tuple(filter(None, (introduced(text, paragraphs[asking.index(True)].start),)))
    return tuple(_voices(paragraphs, asking, span, named["who"].rstrip(" ,.") if named else ""))


def introduced(text: str, until: int) -> Span | None:
    """Who is introduced before the first question as the one who answers."""
    spoke = _SPOKE.search(text, 0, until)
    return Span(*spoke.span(spoke.lastgroup or 0)) if spoke else None


def _voices(paragraphs: list[Span], asking: list[bool], who: tuple[Span, ...], named: str) -> Iterator[Voice]:
    """From the first question on: what stands before it is the outlet's."""
    first = asking.index(True)
    for paragraph, asks in zip(paragraphs[first:], asking[first:], strict=True):
        yield Voice(paragraph, (), asks=True) if asks else Voice(paragraph, who, named=named)


def _asks(text: str, paragraph: Span) -> bool:
    words = paragraph.words(text)
    if len(words.split()) > _LONGEST:
        return False
    return words.rstrip(' ”"').endswith("?") or (_YOU.search(words) is not None and FIRST.search(words) is None)
