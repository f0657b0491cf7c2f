# ruff: noqa: E501  (a pattern reads better whole)
"""What a statement tells in passing that somebody is ready, or reserves the right, to do is considered, whatever else is said beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.acts.plain import surely
from onrecord.extract.acts.telling import content_to
from onrecord.extract.near import Free, mentions_in, touching
from onrecord.extract.quotes import quoted_spans
from onrecord.types import Analysis, Attribution, Span

_READY = re.compile(
    r"\b(?:(?P<be>is|are|am|was|were|remain(?:s|ed)?|st(?:ands?|ood))(?: (?:also|now|still|always|more than|very|fully|absolutely|quite))*+"
    r" (?:ready|willing|prepared|happy|open)|reserv(?:es?|ed) (?:the|its|his|her|our|their) right) (?P<what>(?:to|for) (?!(?:be|know|see|say|hear|help|have)\b)[\w\"“]+)"
)
_PAST = frozenset({"was", "were", "remained", "stood"})
_DENIES = re.compile(
    r"\b(?:not|never|nobody|no one|none|if|whether|unless|until|why|would|should|could|must|may|might|need|ha[sd] to|have to)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_AS_WELL = re.compile(r"\b(?:while|although|though|whereas)\b[^,;]{0,60}$", re.IGNORECASE)
_BEFORE = 60  # characters that are looked at before it
SURE = 0.6  # set by hand, there are too few to measure it


def with_readiness(analysis: Analysis) -> Analysis:
    """The analysis with such acts beside the statements in which they stand."""
    every = analysis.attributions or ()
    acting = (span for one in every if one.act != "state" for span in (*one.cue, *one.content, *one.core))
    acts, quotations = Free(tuple(acting)), Free(quoted_spans(analysis.text))
    found = (act for one in every if one.act == "state" for act in _ready(analysis, one, acts, quotations))
    return replace(analysis, attributions=(*every, *found))


def _ready(analysis: Analysis, attribution: Attribution, acts: Free, quotations: Free) -> Iterator[Attribution]:
    """What of the content tells so and is no act yet; in somebody's own words what "was" is over."""
    text = analysis.text
    for span in attribution.content:
        for match in _READY.finditer(text, span.start, span.end):
            here = Span(*match.span())
            over = match["be"] in _PAST and here not in quotations
            if here in acts and not over and not _DENIES.search(text, max(span.start, here.start - _BEFORE), here.start):
                yield from _made(analysis, attribution, span, match)


def _made(analysis: Analysis, attribution: Attribution, span: Span, match: re.Match[str]) -> Iterator[Attribution]:
    text, sentences = analysis.text, analysis.sentences or ()
    sentence = sentences[touching(sentences, (Span(*match.span()),))[0]]
    end = min(span.end, sentence.end)
    if _AS_WELL.search(text, max(span.start, match.start() - _BEFORE), match.start()):
        comma = text.find(",", match.end(), end)
        end = comma if comma >= 0 else end
    content = content_to(text, Span(match.start(), end), match)
    if content and text[sentence.end - 1] != "?":
        ready = replace(attribution, content=content, core=content, act="consider", acts=surely("consider", SURE))
        rows = mentions_in(analysis, max(0, match.start() - _BEFORE), match.start())
        who = tuple(one.span for one in rows if one.span.end == match.start() - 1)
        yield replace(ready, party=who, party_told=True) if who else ready
