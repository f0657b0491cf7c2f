# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Speech mode: direct, indirect, mixed or narrated, from the quotation marks and from what kind of verb the cue is."""

from __future__ import annotations

import re

from onrecord.extract.quotes import share_quoted
from onrecord.types import Spans, Speech

# Cues that report words. Others (plans, refused to, agreed, will) tell a stance or deed: narrated, unless somebody is cited.
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tell(?:s|ing)?|add(?:s|ed|ing)|ask(?:s|ed|ing)?|announc\w+|warn\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on|upon)|claim\w*|insist\w*|suggest\w*|argu\w+|stat(?:e[sd]?|ing)"
    r"|statement|declar(?:e|es|ed|ing)\w*|demand\w*|pledg\w+|vow\w*|promis\w+|confirm\w*|den(?:y|ies|ied|ying)|respon\w+|repl\w+|wr(?:ote|ites?|iting|itten)|tweet\w*|post(?:ed|s)|accord\w+|report\w*|not(?:e[sd]|ing)"
    r"|reiterat\w+|stress\w*|emphasi[sz]\w+|expressed|describ\w+|explain\w*|comment(?:s|ed)?|talk\w*|spoke|speak\w*|remark\w*|recommend\w*|testif\w+|assert\w*|acknowledg\w+|conced\w+|caution\w*|threat\w*"
    r"|reaffirm\w*|assur\w+|hint\w*|signal\w*|indicat\w+|request\w*|decline[sd]? to|declining|would(?:n['’]t| not) say|did(?:n['’]t| not) (?:say|answer|elaborate|rule out)|propos\w+|repeat\w*|maintain\w*|contend\w*"
    r"|mention\w*|appeal\w*|clear|continu(?:ed|es)|went on|concluded|rais(?:ed|ing)|questioned|predict\w+|advis(?:ed|es|ing)|proclaim\w*|voic\w+|sp(?:elled|oken)|rejected|accus\w+|quoted|tweets?|answer\w*|reveal\w*|disclos\w+)\b",
    re.IGNORECASE,
)
# A lasting position told in the perfect or progressive ("has long demanded", "is calling for") is a stance, unless it is saying.
_LASTING = re.compile(
    r"\b(?:has|have|had|is|are|was|were|been|yet|regularly|repeatedly|long)\b|^(?:his|her|its|their|a|the)? ?(?:promise|pledge|threat|demand|proposal)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|saying|says|told|telling|added|stated|tweeted|wrote|statement|asked|announced|suggested|insisted|indicated|clear)\b",
    re.IGNORECASE,
)


def speech_of(text: str, cue: Spans, content: Spans, quoted: Spans, source: Spans = (), *, relayed: bool = False) -> Speech:
    """How the words reach us. `quoted` are the report's quoted stretches (`quoted_spans`); `relayed`: a chain passes them on."""
    inside, whole = share_quoted(text, content, quoted)
    if (whole and inside == whole) or (whole >= 8 and inside >= 0.95 * whole):
        return "direct"
    if inside:
        return "mixed"
    if relayed:
        return "indirect"
    return _unquoted(" ".join(text[span.start : span.end] for span in cue), bool(source))


def _unquoted(cue: str, sourced: bool) -> Speech:
    said = _SAID.search(cue) is not None
    if not sourced and not said:
        return "narrated"
    if said:
        return "indirect"
    if not _SAYS.search(cue) or _LASTING.search(cue):
        return "narrated"
    return "indirect"
