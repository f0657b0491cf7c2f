# ruff: noqa: E501  (a pattern reads better whole)
"""What somebody is said to have until a day to do, or is set a deadline for: whoever says so demands it of him."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.acts.performed import TIME_GIVEN, UNASKED, WHOM
from onrecord.extract.acts.plain import surely
from onrecord.extract.near import mentions_in, touching
from onrecord.types import Act, Analysis, Attribution, Span, Spans

_HAS = re.compile(
    rf"(?: (?:now|still|only))? (?:has|have|had)(?: (?:only|now|just|exactly))? (?:{TIME_GIVEN}) (?P<what>to (?!{UNASKED})[a-z]+)\b"
)
# Before the content: "gave the ministry 30 days to", "set a June 30 deadline for Norland to".
_GIVEN = re.compile(
    rf"\b(?:(?:gave|gives?|given|giving) (?P<whom>{WHOM}) (?:{TIME_GIVEN})"
    rf"|(?:set|sets|setting|imposed) (?:an? |the )?(?:[\w.]+ ){{0,4}}?deadline (?:of [\w. ]{{2,20}} )?for (?P<who>{WHOM})) (?:in which )?$"
)
_DEED = re.compile(rf"to (?!{UNASKED})")
_BACK = 100  # characters before a content in which that is told
# As what the model reads it: somebody seems to plan what is demanded of him.
_MISREAD = frozenset[Act]({"state", "commit", "intend", "consider"})
SURE = 0.6  # set by hand, there are too few to measure it


def with_ultimatums(analysis: Analysis) -> Analysis:
    """The analysis with such statements as demands of who has that long."""
    told = tuple(_told(analysis, one) if one.act in _MISREAD else one for one in analysis.attributions or ())
    return replace(analysis, attributions=told)


def _told(analysis: Analysis, attribution: Attribution) -> Attribution:
    text, sentences = analysis.text, analysis.sentences or ()
    told = attribution.core or attribution.content
    begin = told[0].start
    given = _GIVEN.search(text, max(0, begin - _BACK), begin) if _DEED.match(text, begin) else None
    if given is not None:
        return _demanded(attribution, Span(*given.span("whom" if given["whom"] else "who")), told)
    for span in attribution.content if attribution.attributed else ():
        for mention in mentions_in(analysis, span.start, span.end):
            match = None if mention.pronoun else _HAS.match(text, mention.span.end, span.end)
            if match is not None:
                sentence = sentences[touching(sentences, (mention.span,))[0]]
                core = (Span(mention.span.start, min(span.end, sentence.end)),)
                return _demanded(attribution, mention.span, core)
    return attribution


def _demanded(attribution: Attribution, who: Span, core: Spans) -> Attribution:
    demand = replace(attribution, act="demand", acts=surely("demand", SURE), core=core, own=0.0)
    return replace(demand, party=(who,), party_told=True)
