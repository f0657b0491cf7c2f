# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Speech mode: direct, indirect, mixed or narrated, from the quotation marks and from what kind of verb the cue is."""

from __future__ import annotations

import re
import unicodedata

from onrecord.extract.quotes import share_quoted
from onrecord.types import Spans, Speech, words_of

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
    if _retold(text, cue, content, quoted, source):
        # Told within somebody else's quotation: the marks are his, unless there are marks within the marks.
        return "direct" if _marked_within(text, content) else _unquoted(words_of(text, cue), sourced=bool(source))
    if _signs(words_of(text, cue)):
        return "direct"
    inside, whole = share_quoted(text, content, quoted)
    if inside == whole and _runs_on(text, content, quoted):
        return "mixed"
    if (whole and inside == whole) or (whole >= 8 and inside >= 0.95 * whole):
        return "direct"
    if inside:
        return "mixed"
    if relayed:
        return "indirect"
    return _unquoted(words_of(text, cue), sourced=bool(source))


def _signs(cue: str) -> bool:
    """Whether a dash is all that stands between the words and the name of whose they are: he has signed them, as a post is."""
    return bool(cue) and all(unicodedata.category(letter) == "Pd" for letter in cue)


def _retold(text: str, cue: Spans, content: Spans, quoted: Spans, source: Spans) -> bool:
    """Whether one quotation holds source, cue and content: what another said, told by the one who is quoted."""
    if not cue or not source or words_of(text, source).casefold() in FIRST:
        return False
    around = next((span for span in quoted if span.holds(cue[0])), None)
    # A quotation that nothing closes may hold the reporter's own words.
    closed = around is not None and text[around.end : around.end + 1] not in {"", "\n"}
    return (
        around is not None and closed and all(around.holds(piece) for piece in (*source, *cue)) and around.touches(content[0])
    )


def _marked_within(text: str, content: Spans) -> bool:
    return re.search(r"[\s(:][‘']", text[max(0, content[0].start - 3) : content[0].start + 12]) is not None


def _runs_on(text: str, content: Spans, quoted: Spans) -> bool:
    """Whether the quoted words go on with the reporter's sentence ("called for "an end to it"").

    A later sentence of the quotation stands by itself, and so does a clause that is quoted with its "that".
    """
    around = next((span for span in quoted if span.touches(content[0])), None)
    if around is None or not text[around.start].islower() or text.startswith("that ", around.start):
        return False
    if re.search(r"[.!?]\s", text[around.start : content[0].start]):
        return False
    before = text[max(0, around.start - 7) : around.start].rstrip(" \"“‘'`")
    # After "that" a whole clause is quoted.
    return not before.endswith((",", ":", ".", "\n", " that"))


FIRST = frozenset({"i", "we", "my", "our"})


def _unquoted(cue: str, *, sourced: bool) -> Speech:
    said = _SAID.search(cue) is not None
    if not sourced and not said:
        return "narrated"
    if said:
        return "indirect"
    if not _SAYS.search(cue) or _LASTING.search(cue):
        return "narrated"
    return "indirect"
