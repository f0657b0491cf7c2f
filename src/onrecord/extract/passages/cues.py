"""Cues that the model breaks off within a verb, whose rest is content, or ends with what is to be done, which is content."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.near import clipped
from onrecord.extract.told_words import DONE
from onrecord.types import Analysis, Attribution, Span

_HELPS = re.compile(
    r"(?:\W*(?:is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|will|would|may|might|must|shall|should|also|now|still|already|again|just|repeatedly|\w+ly|\w+n['’]t|['’](?:s|re|ve))\b)+",
    re.IGNORECASE,
)
# What one takes a stand by, besides what one does in words.
_STANDS = (
    r"welcomed|condemned|criticized|criticised|praised|blamed|backed|opposed|tasked|instructed|trying|seeking|planning|considering|weighing|preparing|hoping|aiming"
    r"|working|pushing|pressing|urging|calling|demanding|threatening|promising|refusing|declining|offering|negotiating|debating|asking|warning|insisting"
)
_VERB = re.compile(
    rf"(?:(?:also|now|still|already|again|just|repeatedly|\w+ly) )*(?:{DONE}|{_STANDS})\b(?= [\w“\"‘'$])", re.IGNORECASE
)
_NOT = re.compile(r"not\b(?= \w)")
_LAST_WORD = re.compile(r"\b[a-z]{3,}$")
_PARTICLE = re.compile(r"(?:out|back|down|up|off|away)\b(?= [\w“\"‘'$])")
# What is to be done or is refused ("declined to criticise"); to say or answer something is no deed beside its words.
_NO_DEED = (
    r"(?:say|tell|comment|answer|respond|reply|elaborate|be|have|do|make|get|obtain|receive|secure|win|hear|elicit|extract)\b"
)
_DEED = re.compile(rf"(?<=[a-z] )(?P<what>to (?:\w+ly )?(?!{_NO_DEED})[a-z]+(?: (?:for|on|about|against|with|out|up|back))?)$")
_CLAUSE = re.compile(r"[\s\"“‘']*(?:that|whether|if|what|how|why|when|where|who)\b", re.IGNORECASE)
# Between the pieces of a verb stand adverbs at most.
_BETWEEN = re.compile(r"\s+(?:(?:also|now|still|already|again|just|repeatedly|\w+ly)\s+)*[\"“]?")


def whole_cues(analysis: Analysis) -> Analysis:
    """The analysis with cues that hold the whole of their verb: 'has agreed', where 'has' was the cue, and 'rules out'."""
    told = tuple(_without_deed(analysis.text, _whole(analysis.text, one)) for one in analysis.attributions or ())
    return replace(analysis, attributions=told)


def _without_deed(text: str, attribution: Attribution) -> Attribution:
    """The attribution of an act whose content holds what is to be done, where its cue did."""
    cue, content = attribution.cue, attribution.content
    after = next((piece for piece in content if cue and piece.start >= cue[-1].end), None)
    if attribution.act == "state" or after is None or len(cue) != 1 or not _BETWEEN.fullmatch(text, cue[0].end, after.start):
        return attribution
    deed = _DEED.search(text, cue[0].start, cue[0].end)
    if deed is None or deed.start() <= cue[0].start or _CLAUSE.match(text, after.start, after.end):
        return attribution
    start = deed.start("what")
    grown = tuple(tuple(_grown(piece, after.start, start) for piece in spans) for spans in (content, attribution.core))
    return replace(attribution, cue=(Span(cue[0].start, start - 1),), content=grown[0], core=grown[1])


def _grown(piece: Span, start: int, to: int) -> Span:
    """The piece from `to` on where it begins at `start`."""
    return Span(to, piece.end) if piece.start == start else piece


def _whole(text: str, attribution: Attribution) -> Attribution:
    cue, content = attribution.cue, attribution.content
    after = next((piece for piece in content if cue and piece.start >= cue[-1].end), None)
    if after is None or len(cue) != 1 or not _BETWEEN.fullmatch(text, cue[0].end, after.start):
        return attribution
    rest = _rest(text, cue[0], after)
    if rest is None:
        return attribution
    area = Span(rest + 1, len(text))  # the space after the verb is neither's
    before = clipped(content, Span(0, after.start)) if after.start else ()
    core = (*clipped(attribution.core, Span(0, after.start)), *clipped(attribution.core, area)) if attribution.core else ()
    return replace(attribution, cue=(Span(cue[0].start, rest),), content=(*before, *clipped(content, area)), core=core)


def _rest(text: str, cue: Span, content: Span) -> int | None:
    """Where the verb ends that the cue breaks off in; None where the cue is whole."""
    if _HELPS.fullmatch(text, cue.start, cue.end):
        verb = _VERB.match(text, content.start, content.end) or _NOT.match(text, content.start, content.end)
    elif _LAST_WORD.search(text, cue.start, cue.end):
        verb = _PARTICLE.match(text, content.start, content.end)
    else:
        verb = None
    return verb.end() if verb else None
