# ruff: noqa: E501  (a pattern reads better whole)
"""A step that somebody does not rule out is considered; who leaves open what he will do, or denies no report, takes no position (codebook)."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.acts.plain import surely
from onrecord.extract.near import clipped
from onrecord.extract.told_words import QUESTIONS, WHICH_QUESTIONS
from onrecord.types import Act, Analysis, Attribution, Span, words_of

_NOT = r"(?:\b(?:not|never|nor|without|(?:refus|declin)\w+ to|unwilling to)|n['’]t)(?: \w+){0,2}?"
_NOT_EXCLUDED = re.compile(
    rf"{_NOT} (?:rul(?:e|ed|es|ing) (?:it )?out|exclud(?:e|ed|es|ing)|discount(?:ed|ing)?)(?: the (?:possibility|prospect|option|idea) of)?(?: that)?(?= \w)",
    re.IGNORECASE,
)
_KEPT, _REFUSES = re.compile(r"to (?:rule out|exclude) ", re.IGNORECASE), re.compile(r"\b(?:refus|declin)\w+$", re.IGNORECASE)
_LEFT_OPEN = re.compile(
    r"\b(?:le(?:ft|aves?|aving)|(?:kept|keeps?|keeping)) (?:it )?open(?= (?:whether|if|how|when|where|who|what|the question)\b)",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"(?:\b(?:has|have|had)(?: not|n['’]t)(?: yet)? (?:decided|made up (?:his|her|its|their) minds?)"
    r"|\b(?:(?:is|are|was|were|remain(?:s|ed)?|still) undecided|(?:has|have|had|is|are) yet to decide)"
    r"|\bno (?:final |firm )?decision (?:on [\w ]{2,30} )?(?:has|had)(?: yet)? been (?:made|taken|reached))(?= (?:whether|if|how|when|on|about|yet)\b|[.,;\"”]|$)",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"(?:\b(?:did|does|do|has|have|had|would|could|will)(?: not|n['’]t)|n['’]t|\bnot)(?: (?:immediately|directly|explicitly|publicly|either|yet))* den(?:y|ied)\b"
    r"|\bneither (?:confirm(?:ed|s|ing)?(?: (?:nor|or) den\w+)?|den\w+)\b|\b(?:do|does)(?: not|n['’]t)(?: (?:usually|generally|publicly))? (?:comment on|discuss|disclose|speculate (?:on|about))\b",
    re.IGNORECASE,
)
_REFERRED = re.compile(rf"\b(?:referred|directed|redirected)(?= (?:(?:{WHICH_QUESTIONS}) )*{QUESTIONS} (?:\w+ )?to )")
_KINDS: tuple[tuple[re.Pattern[str], Act, frozenset[Act]], ...] = (
    (_NOT_EXCLUDED, "consider", frozenset({"refuse", "evade"})),
    (_LEFT_OPEN, "evade", frozenset({"consider", "state", "intend"})),
    (_UNDECIDED, "evade", frozenset({"consider", "intend", "refuse", "retract"})),
    (_SILENT, "evade", frozenset({"state"})),
    (_REFERRED, "evade", frozenset({"state"})),
)
_APART = 3  # characters between a cue and the content that goes on with it
SURE = 0.8  # set by hand, there are too few to measure it


def as_left_open(analysis: Analysis) -> Analysis:
    """The analysis with such attributions as what they are."""
    return replace(analysis, attributions=tuple(_told(analysis.text, one) for one in analysis.attributions or ()))


def _told(text: str, attribution: Attribution) -> Attribution:
    for pattern, act, instead_of in _KINDS:
        area = _area(attribution) if attribution.act in instead_of else None
        match = pattern.search(text, area.start, area.end) if area else None
        if match is not None and area is not None:
            words = attribution.core or attribution.content
            content = clipped(words, Span(match.end() + 1, area.end)) if match.end() + 1 < area.end else ()
            return replace(attribution, act=act, acts=surely(act, SURE), core=content or attribution.core)
    return _kept(text, attribution)


def _kept(text: str, attribution: Attribution) -> Attribution:
    """The same where a verb of refusing does not stand right before it ("refused on Monday | to rule out a blockade")."""
    first = (attribution.core or attribution.content)[0]
    kept = _KEPT.match(text, first.start, first.end)
    refuses = attribution.act == "refuse" and _REFUSES.search(words_of(text, attribution.cue))
    if kept is None or not refuses or kept.end() == first.end:
        return attribution
    core = (Span(kept.end(), first.end),)
    return replace(attribution, act="consider", acts=surely("consider", SURE), core=core, content=core)


def _area(attribution: Attribution) -> Span | None:
    """The act's words, with the cue where they go on with it."""
    words = attribution.core or attribution.content
    if not words:
        return None
    cue = attribution.cue
    joined = cue and 0 <= words[0].start - cue[-1].end <= _APART
    start, end = cue[0].start if joined else words[0].start, words[-1].end
    return Span(start, end) if start < end else None
