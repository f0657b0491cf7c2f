"""Whose words a second verb tells: "she praised the truce, saying it would hold" has one source for two cues."""

from __future__ import annotations

import re

from onrecord.extract.near import touching
from onrecord.types import Analysis, Attribution, Spans, words_of

_DOING = re.compile(r"(?:\w+ly )?\w+ing\b")
_AND = re.compile(r"\b(?:and|or|but|yet)(?: (?:also|then|even|later|again|\w+ly))* ?$")
_BACK = 30  # characters before a cue in which what joins it to the verb before stands


def shared_source(analysis: Analysis, attribution: Attribution) -> Spans:
    """The source of the cue before in the same sentence, where this one is a participle or joined to it; else ()."""
    text, cue = analysis.text, attribution.cue
    if not cue or not (_DOING.match(text, cue[0].start) or _AND.search(text, max(0, cue[0].start - _BACK), cue[0].start)):
        return ()
    sentences = analysis.sentences or ()
    here = touching(sentences, cue[:1])
    before = (
        other
        for other in analysis.attributions or ()
        if _names(text, other.source)
        and other.cue
        and other.cue[-1].end <= cue[0].start
        and touching(sentences, other.cue[-1:]) == here
    )
    last = max(before, key=lambda other: other.cue[-1].end, default=None)
    return last.source if last else ()


def _names(text: str, source: Spans) -> bool:
    """Whether there is a source, and it is no relative pronoun, whose clause the second verb may lie outside."""
    return bool(source) and words_of(text, source).casefold() not in {"who", "which", "that", "whom"}
