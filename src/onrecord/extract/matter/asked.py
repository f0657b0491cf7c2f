"""What somebody was asked: an answer that says nothing ("we'll see", "no comment") is about that."""

from __future__ import annotations

import re

from onrecord.extract.matter.before import SENTENCE
from onrecord.extract.matter.naming import Name, name_of
from onrecord.extract.matter.phrases import phrases_of
from onrecord.extract.matter.pieces import Around
from onrecord.extract.matter.tags import tokens_of
from onrecord.extract.matter.weights import somebody, vague, weight
from onrecord.types import Span, Spans

_AROUND = 400  # characters before and after an answer in which its question is looked for
_SENTENCE = re.compile(rf"{SENTENCE.pattern}|\n")
_FURTHER = re.compile(r"\b(?:elaborat|more specific|further (?:comment|detail)|more details|give details|go further)")
_ABOUT = "about|on|over|of|regarding|whether"
_ASKED = re.compile(
    rf"\b(?:(?:asked|pressed|questioned|quizzed|queried)\b(?: [\w’'-]+){{0,4}}? (?:{_ABOUT}|if|what|how|why|when|who)"
    rf"|(?:questions?|inquir(?:y|ies)|quer(?:y|ies)) (?:from [\w ]{{1,30}} )?(?:{_ABOUT})"
    r"|requests? for (?:comment|a comment|response) (?:about|on|regarding))\s+",
    re.IGNORECASE,
)


# What somebody asks, offers or orders, by which a report takes it up again: "the request".
_SPOKEN = frozenset(
    "request requests demand demands call calls appeal appeals plea pleas offer offers proposal proposals order".split()
)
_SPEAKING = re.compile(
    r"\b(?:(?:ask|demand|request|offer|order)(?:s|ed|ing)?|(?:urg|propos|invit)(?:es?|ed|ing)|press(?:es|ed|ing)"
    r"|call(?:s|ed|ing)? (?:on|for|upon)|appeal(?:s|ed|ing)? (?:to|for))\s+"
)
_PARAGRAPH_OPENS = re.compile(r"[\s\"“'‘]*")


def spoken_of(text: str, content: Spans, head: str, times: Spans = ()) -> Name | None:
    """What "the request" is for: the weightiest name of what was asked or offered last before it, in another sentence."""
    if head.casefold() not in _SPOKEN:
        return None
    begin = content[0].start
    stop = max((match.end() for match in _SENTENCE.finditer(text, max(0, begin - _AROUND), begin)), default=begin)
    asked = [match.end() for match in _SPEAKING.finditer(text, max(0, stop - _AROUND), stop)]
    return _first(text, [Span(at, _end(text, at, content, stop)) for at in reversed(asked)], times)


def asked_of(text: str, content: Spans, times: Spans = ()) -> Name | None:
    """The weightiest name of what was asked in the sentence of the answer, else of what was last in its paragraph.

    Where the paragraph opens with the answer, the question may stand in the one before. "No further comment", "did not
    elaborate" are about what the sentence before them tells.
    """
    begin, end = content[0].start, content[-1].end
    paragraph = text.rfind("\n", 0, begin) + 1
    if _PARAGRAPH_OPENS.fullmatch(text, paragraph, begin):
        paragraph = text.rfind("\n", 0, len(text[:paragraph].rstrip())) + 1
    from_ = max(0, begin - _AROUND, paragraph)
    after = _SENTENCE.search(text, end, min(len(text), end + _AROUND))
    stops = [from_, *(match.end() for match in _SENTENCE.finditer(text, from_, begin))]
    last = after.start() if after else min(len(text), end + _AROUND)
    questions = [*_asked(text, stops[-1], last), *reversed(_asked(text, from_, begin))]
    found = _first(text, [Span(at, _end(text, at, content, last)) for at in questions], times)
    if found is None and _FURTHER.search(text, begin, end):
        return _first(text, [Span(*ends) for ends in zip(stops[-2::-1], stops[:0:-1], strict=True)], times)
    return found


def _asked(text: str, start: int, stop: int) -> list[int]:
    return [match.end() for match in _ASKED.finditer(text, start, stop) if match.end() < stop]


def _first(text: str, spans: list[Span], times: Spans) -> Name | None:
    """The weightiest name of the first of the stretches that names anything."""
    for span in spans:
        names = [name for phrase in phrases_of(tokens_of(text, (span,), (), times)) if (name := name_of(phrase, Around()))]
        found = [name for name in names if len(name.words) > 1 and not (somebody(name) or vague(name))]
        if found:
            return max(found, key=lambda name: weight(text, name, name.start))
    return None


def _end(text: str, at: int, content: Spans, last: int) -> int:
    """Where a question ends: with its sentence, or where the answer begins."""
    stop = content[0].start if at < content[0].start else last
    match = _SENTENCE.search(text, at, stop)
    return match.start() if match and match.start() > at else stop
