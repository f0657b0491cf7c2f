# ruff: noqa: E501  (a pattern reads better whole)
"""Words that the model takes for plain statements: aims are intended, hopes of another wanted of him, a guarantee binds."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.acts.plain import plain, surely
from onrecord.extract.near import mentions_in
from onrecord.extract.told_words import BEFALLS
from onrecord.types import Act, Analysis, Attribution, Span, words_of

# "Our goal is to leave", as the first words of what somebody is cited with.
_AIM = re.compile(
    r"[\s\"“‘'(]*(?:that )?[\"“‘']?(?:our|my|his|her|its|their|the|(?:[\w.-]+ ){0,4}?[\w.-]+['’]s?)(?: (?!of\b)[a-z-]+){0,2} (?:goal|aim|objective|intention|ambition)"
    r" (?:is|remains)(?: still| now)? (?P<what>to (?!be\b)[a-z]+)\b",
    re.IGNORECASE,
)
_HOPES = re.compile(r"\b(?:hopes?|hoped|(?:is|are|was|were) hoping|would (?:expect|like|prefer))(?: that)?$", re.IGNORECASE)
# Who vouches for what will be done binds himself; and what it is too early to speak of is left open.
_VOUCHES = re.compile(r"\b(?:guarantee[sd]?|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|undert(?:akes?|ook|aken))$", re.IGNORECASE)
_AHEAD = re.compile(r"[^.;]{0,80}?\b(?:will|would|won['’]t|['’]ll)\b(?! have\b)", re.IGNORECASE)
_TOO_EARLY = re.compile(
    r"[\s\"“‘'(]*(?:that )?it(?: is|['’]s| was)(?: still| far| much)? (?:too (?:early|soon)|premature) to (?:say|speak|talk|discuss|comment|judge|decide|speculate|announce|confirm)\b",
    re.IGNORECASE,
)
# Who foresees asks nobody for anything.
_FORESEES = re.compile(
    r"\b(?:analysts?|economists?|observers?|experts?|forecasters?|traders?|investors?|markets?|pollsters?|polls?)\b",
    re.IGNORECASE,
)
_EXPECTS = re.compile(r"\bexpect(?:s|ed)?$", re.IGNORECASE)
_THAT = re.compile(r"[\s\"“‘']*(?:that )?(?:the )?", re.IGNORECASE)
_WILL = re.compile(rf" (?:will|would|can|could|to)\b(?! (?:\w+ly )?(?:{BEFALLS})\b)")
_BEFALLS = re.compile(
    rf"(?:(?! (?:will|would|can|could)\b)[^.;,]){{0,60}}? (?:will|would|can|could|to) (?:\w+ly )?(?:{BEFALLS})\b"
)
# "He stood by his promise of boats": it still binds.
_KEEPS = re.compile(
    r"[\s\"“‘'(]*(?:that )?(?:\w+ ){1,4}?(?:st(?:and|ands|ood)|sticks?|stuck) (?:firmly )?(?:by|to) (?:his|her|its|their|our|my|the|an?) (?:[a-z]+ )?"
    r"(?:offer|pledge|promise|commitment|decision|agreement|deal|treaty|undertaking)s?\b",
    re.IGNORECASE,
)
SURE = 0.6  # set by hand, there are too few to measure it


def with_wishes(analysis: Analysis) -> Analysis:
    """The analysis with such statements as acts."""
    told = tuple(
        _told(analysis, one) if one.act == "state" else _asked(analysis.text, one) for one in analysis.attributions or ()
    )
    return replace(analysis, attributions=told)


def _told(analysis: Analysis, attribution: Attribution) -> Attribution:
    text, first = analysis.text, attribution.content[0]
    if _AIM.match(text, first.start, first.end):
        return _as(attribution, "intend")
    if _TOO_EARLY.match(text, first.start, first.end):
        return _as(attribution, "evade")
    vouches = _VOUCHES.search(words_of(text, attribution.cue)) and _AHEAD.match(text, first.start, first.end)
    if vouches or (attribution.source and _KEEPS.match(text, first.start, first.end)):
        return _as(attribution, "commit")
    hopes = attribution.source and attribution.cue and _HOPES.search(words_of(text, attribution.cue))
    if hopes and (who := _hoped_of(analysis, first)):
        return replace(_as(attribution, "demand"), party=(who,), party_told=True)
    return attribution


def _asked(text: str, attribution: Attribution) -> Attribution:
    """A plain statement instead of a demand where those who only foresee expect something, or what befalls somebody is hoped."""
    if attribution.act != "demand" or not attribution.cue or not attribution.content:
        return attribution
    cue, first = words_of(text, attribution.cue), (attribution.core or attribution.content)[0]
    foreseen = _EXPECTS.search(cue) and _FORESEES.search(words_of(text, attribution.source))
    hoped = _HOPES.search(cue) and _BEFALLS.match(text, first.start, first.end)
    return plain(attribution) if foreseen or hoped else attribution


def _hoped_of(analysis: Analysis, content: Span) -> Span | None:
    """Who is hoped to do something, where the content begins with somebody who can."""
    text = analysis.text
    lead = _THAT.match(text, content.start, content.end)
    start = lead.end() if lead else content.start
    for mention in mentions_in(analysis, content.start, content.end):
        if mention.span.start > start:
            return None
        if not mention.pronoun and mention.kind != "outlet" and _WILL.match(text, mention.span.end, content.end):
            return mention.span
    return None


def _as(attribution: Attribution, act: Act) -> Attribution:
    return replace(attribution, act=act, acts=surely(act, SURE), core=attribution.content)
