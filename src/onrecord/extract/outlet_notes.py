# ruff: noqa: E501  (a pattern reads better whole)
"""Notes of an outlet to its readers (corrections, terms, credits, links): no statements of this report, so the record leaves them out."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.near import touching
from onrecord.types import Analysis, Attribution

_PIECE = r"(?:article|story|report|post|piece|column|page|headline|transcript|video)"
# How such a note begins, at the start of its sentence or line. In quotation marks it would be somebody's words.
_NOTE = re.compile(
    rf"(?:(?:an?|the|this) )?(?:earlier|previous|prior|original) (?:version|headline)s? (?:of|on|for) this {_PIECE}\b"
    rf"|this {_PIECE} (?:has been|was|is being)(?: since)? (?:updated|revised|corrected|amended|clarified|edited)\b"
    r"|(?:corrections?|clarifications?|editor(?:['’]s|s['’]) note)(?: \([^)\n]*\))?:"
    r"|by (?:signing up|subscribing|registering|clicking|continuing|submitting|using (?:this|our) \w+)\b[^.\n]{0,60}?,? you (?:agree|consent|accept|acknowledge)\b"
    r"|(?:please )?(?:sign up|subscribe|register)\b[^.\n]{0,60}\b(?:newsletters?|alerts?|inbox|e-?mails?|podcasts?|channel|briefing)\b"
    r"|(?:click|tap) here (?:to|for)\b|read (?:more|also|next)(?=\s*(?:[:.|>»\n]|$|here\b|about\b))|follow (?:us|@\w+|(?-i:[A-Z]\w+ [A-Z][\w-]+)) on (?:twitter|facebook|instagram|x|telegram)\b"
    rf"|[^.\n]{{3,120}} contributed (?:reporting )?to this {_PIECE}(?=\s*(?:[.\n]|$))|(?:additional )?(?:reporting|writing) by (?-i:[A-Z][\w.-]+ [A-Z][\w-]+)(?= in | and |[,;.\n]|$)"
    rf"|(?:the )?(?:views|opinions) expressed (?:in|on|here|by)\b"
    r"|(?:this material|this content|copyright|©)\b[^\n]{0,80}?(?:may not be|all rights reserved)",
    re.IGNORECASE,
)
# A line that is a link to another report of another day: no sentence, so no full stop at its end.
_LINK = re.compile(
    r"[ \t(\[]*(?:more|see also|read more|read also|also read|also on (?-i:[A-Z])[\w. ]{1,30}|related|watch|don['’]t miss)[ \t]?:[ \t]*\S[^\n]{0,200}(?<![.!”\"])[ \t]*(?:\n|$)",
    re.IGNORECASE,
)
_LONGEST = 240  # characters from the start of such a line to a cue in it


def without_notes(analysis: Analysis) -> Analysis:
    """The analysis without attributions that stand in a note of the outlet to its readers."""
    told = tuple(one for one in analysis.attributions or () if not _in_note(analysis, one))
    return replace(analysis, attributions=told)


def _in_note(analysis: Analysis, attribution: Attribution) -> bool:
    words = attribution.cue or attribution.content
    first = next(iter(touching(analysis.sentences or (), words[:1])), None)
    if first is None:
        return False
    sentence = (analysis.sentences or ())[first]
    text, start = analysis.text, words[0].start
    line = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    linked = (line > 0 or start < _LONGEST) and _LINK.match(text, line)
    return bool(linked or _NOTE.match(text, max(sentence.start, line), sentence.end))
