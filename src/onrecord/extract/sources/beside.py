# ruff: noqa: E501  (a pattern reads better whole)
"""The subject that the grammar around a cue gives away, where nobody is marked as the source."""

from __future__ import annotations

import re

from onrecord.extract.near import BESIDE, mentions_in
from onrecord.extract.sources.antecedents import antecedent
from onrecord.extract.sources.listed import first_subject, governed, list_to
from onrecord.types import Analysis, Attribution, Mention, Span, Spans

_BACK = 150  # characters in which whoever is blamed for an act stands before it
_ADVERBS = re.compile(
    r"(?: on)?(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?: (?:also|again|now|then|still|already|later|earlier|has|have|had|is|are|was|were|\w+ly))* ?"
)
_IT = re.compile(r"\b(?:it|there)(?: still| also| now)? ?$", re.IGNORECASE)
_SEEMS = re.compile(r"(?:appear|seem|remain|look|is|was|wasn|isn)\w*\b", re.IGNORECASE)
_BY = re.compile(r"[\"”’']? by (?:the )?")
_FOR_DOING = re.compile(r" (?:for|of) $")
_JUDGED = re.compile(
    r"\b(?:criticiz|criticis|accus|prais|blam|thank|condemn|fault|commend|rebuk|attack|hail|laud|denounc|chid|slamm)(?:ed|es|ing)\b[^;\n]*$"
)
_WHO = re.compile(r"\b(?P<who>who|which) (?:\w+ly |also |have |has |had |now |still )*$")
_RELATIVE = re.compile(r",? (?:who|which) (?=[a-z])")


def beside(analysis: Analysis, attribution: Attribution) -> Spans:
    """Who acts by the grammar around the cue; () where it gives nobody away. The cue must not be empty.

    After "it appears" the subject of what follows, then who stands right before the cue, whoever is criticised for it, and the
    agent after "by".
    """
    seeming = _seeming(analysis, attribution)
    return seeming or _before(analysis, attribution) or _judged(analysis, attribution) or agent_of(analysis, attribution)


def related(analysis: Analysis, stretch: Span) -> Spans:
    """Whom a relative clause up to the end of the stretch takes up ("Norland, which has tested missiles, threatening ...")."""
    clauses = list(_RELATIVE.finditer(analysis.text, stretch.start, stretch.end))
    if not clauses:
        return ()
    at = clauses[-1].start()
    return next(((m.span,) for m in mentions_in(analysis, stretch.start, at) if m.span.end == at), ())


def _seeming(analysis: Analysis, attribution: Attribution) -> Spans:
    """In "it appears that Norland will pay", "it was not clear if ...": the subject of what follows."""
    text, at, content = analysis.text, attribution.cue[0].start, attribution.content
    if not content or content[0].start < at or not _SEEMS.match(text, at) or not _IT.search(text, max(0, at - 12), at):
        return ()
    return first_subject(analysis, content[0])


def _before(analysis: Analysis, attribution: Attribution) -> Spans:
    """Who stands right before the cue, with but adverbs and a weekday between, and all in his list."""
    text, at = analysis.text, attribution.cue[0].start
    if who := _WHO.search(text, max(0, at - BESIDE), at):
        pronoun = (Span(*who.span("who")),)
        taken_up = antecedent(analysis, pronoun)
        return () if taken_up == pronoun else taken_up
    rows = list(mentions_in(analysis, max(0, at - BESIDE), at))
    if not rows or governed(text, rows[-1]) or not _ADVERBS.fullmatch(text, rows[-1].span.end, at):
        return ()
    return (list_to(text, rows, rows[-1]),)


def _judged(analysis: Analysis, attribution: Attribution) -> Spans:
    """In "she criticised Norland for vowing to leave": Norland."""
    text, cue = analysis.text, attribution.cue[0]
    low = max(0, cue.start - _BACK)
    if not cue.words(text).endswith("ing") or not _FOR_DOING.search(text, low, cue.start):
        return ()
    verb = _JUDGED.search(text, low, cue.start)
    rows: list[Mention] = list(mentions_in(analysis, verb.start(), cue.start)) if verb else []
    return (rows[-1].span,) if rows else ()


def agent_of(analysis: Analysis, attribution: Attribution) -> Spans:
    """In "a truce declared by Norland": Norland; the agent may also follow what was declared."""
    for span in (attribution.cue[-1], *attribution.content[-1:]):
        by = _BY.match(analysis.text, span.end)
        rows = mentions_in(analysis, by.end(), by.end() + BESIDE) if by else iter(())
        first = next(rows, None)
        if by and first is not None and first.span.start == by.end():
            return (first.span,)
    return ()
