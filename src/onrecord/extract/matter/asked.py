"""What somebody was asked: an answer that says nothing ("we'll see", "no comment") is about that."""

from __future__ import annotations

import re

from onrecord.extract.matter.naming import Name, name_of
from onrecord.extract.matter.phrases import phrases_of
from onrecord.extract.matter.pieces import Around
from onrecord.extract.matter.tags import tokens_of
from onrecord.extract.matter.weights import somebody, vague, weight
from onrecord.types import Span, Spans

_AROUND = 400  # characters before and after an answer in which its question is looked for
_SENTENCE = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“‘])|\n")
_ABOUT = "about|on|over|of|regarding|whether"
_ASKED = re.compile(
    rf"\b(?:(?:asked|pressed|questioned|quizzed|queried)\b(?: [\w’'-]+){{0,4}}? (?:{_ABOUT}|if|what|how|why|when|who)"
    rf"|(?:questions?|inquir(?:y|ies)|quer(?:y|ies)) (?:from [\w ]{{1,30}} )?(?:{_ABOUT})"
    r"|requests? for (?:comment|a comment|response) (?:about|on|regarding))\s+",
    re.IGNORECASE,
)


def asked_of(text: str, content: Spans) -> Name | None:
    """The weightiest name of what was asked in the sentence of the answer, else in the one before it in its paragraph."""
    begin, end = content[0].start, content[-1].end
    from_, until = max(0, begin - _AROUND, text.rfind("\n", 0, begin) + 1), min(len(text), end + _AROUND)
    stops = [match.end() for match in _SENTENCE.finditer(text, from_, begin)]
    after = _SENTENCE.search(text, end, until)
    last = after.start() if after else until
    for start, stop in ((stops[-1] if stops else from_, last), (stops[-2] if len(stops) > 1 else from_, begin)):
        found = [name for match in _ASKED.finditer(text, start, stop) for name in _names(text, match.end(), stop, content)]
        if found:
            return max(found, key=lambda name: weight(text, name, name.start))
    return None


def _names(text: str, start: int, stop: int, content: Spans) -> list[Name]:
    """The names of a question, up to where its sentence or the answer begins."""
    ends = [at for at in (content[0].start, _end(text, start, stop)) if at > start]
    until = min(ends, default=stop)
    phrases = phrases_of(tokens_of(text, (Span(start, until),))) if until > start else ()
    names = [name for phrase in phrases if (name := name_of(phrase, Around()))]
    return [name for name in names if len(name.words) > 1 and not (somebody(name) or vague(name))]


def _end(text: str, start: int, stop: int) -> int:
    match = _SENTENCE.search(text, start, stop)
    return match.start() if match else stop
