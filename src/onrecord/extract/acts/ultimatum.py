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
    """The attribution as a demand, where its words or those before them set a time."""
    told = attribution.core or attribution.content
    if who := _given_time(analysis.text, told[0].start):
        return _demanded(attribution, who, told)
    found = (_has_time(analysis, span) for span in attribution.content) if attribution.attributed else iter(())
    return next((_demanded(attribution, *one) for one in found if one), attribution)


def _given_time(text: str, begin: int) -> Span | None:
    """Who is told, right before the deed that begins there, to have been given time for it ("gave Norland until May | to sign")."""
    given = _GIVEN.search(text, max(0, begin - _BACK), begin) if _DEED.match(text, begin) else None
    return Span(*given.span("whom" if given["whom"] else "who")) if given else None


def _has_time(analysis: Analysis, area: Span) -> tuple[Span, Spans] | None:
    """Who is said there to have time for a deed ("Norland has until May to sign"), and the words to the end of his sentence."""
    text, sentences = analysis.text, analysis.sentences or ()
    named = (one.span for one in mentions_in(analysis, area.start, area.end) if not one.pronoun)
    who = next((span for span in named if _HAS.match(text, span.end, area.end)), None)
    if who is None:
        return None
    sentence = sentences[touching(sentences, (who,))[0]]
    return who, (Span(who.start, min(area.end, sentence.end)),)


def _demanded(attribution: Attribution, who: Span, core: Spans) -> Attribution:
    demand = replace(attribution, act="demand", acts=surely("demand", SURE), core=core, own=0.0)
    return replace(demand, party=(who,), party_told=True)
