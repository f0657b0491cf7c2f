# ruff: noqa: E501  (a pattern reads better whole)
"""Two acts in one clause ("would wait and would not meet anybody else"): what is promised and what is refused stand apart (codebook, rule 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.acts.plain import surely
from onrecord.types import Act, Analysis, Attribution, Span

_NOT = r"(?: not| never)"
_WILL = rf"(?:(?:wo|would)n['’]t|(?:will|would)(?: also| then| still| now)?{_NOT}?|(?:is|are|was|were){_NOT} going to|(?:has|have|had) no (?:plans?|intention)|(?:does|do|did){_NOT} (?:plan|intend))"
_READY = r"(?:is|are|was|were|stands?|stood|remain(?:s|ed)?) (?:ready|willing|prepared|open)"
_NEGATIVE = re.compile(rf"{_NOT}\b|n['’]t\b|\bno\b")
_FIRST = re.compile(rf"[\s\"“”‘']*(?:that )?(?:[\w.'’%-]+ ){{0,8}}?(?P<verb>{_READY}|{_WILL})\b")
_THEN = re.compile(
    rf",? (?P<and>and|but)(?: that)? (?P<rest>(?:(?:it|he|she|they|we|I|[A-Z]\w+) )?(?:also |then )?(?P<verb>{_WILL})) (?=\w)"
)
_ACTS: frozenset[Act] = frozenset({"commit", "intend", "consider", "refuse"})
SURE = 0.8  # set by hand: the words tell which of the two it is


def each_act(analysis: Analysis) -> Analysis:
    """The analysis with such a content as two attributions, where the two are different acts."""
    told = (part for one in analysis.attributions or () for part in _parts(analysis.text, one))
    return replace(analysis, attributions=tuple(told))


def _parts(text: str, attribution: Attribution) -> Iterator[Attribution]:
    words = attribution.core or attribution.content
    if not attribution.attributed or attribution.act not in _ACTS or len(words) != 1:
        yield attribution
        return
    (area,) = words
    first = _FIRST.match(text, area.start, area.end)
    then = _THEN.search(text, first.end(), area.end) if first else None
    acts = (_act(first["verb"]), _act(then["verb"])) if first and then else None
    if acts is None or then is None or acts[0] == acts[1]:
        yield attribution
        return
    for act, part in zip(acts, (Span(area.start, then.start()), Span(then.start("rest"), area.end)), strict=True):
        yield replace(attribution, act=act, acts=surely(act, SURE), content=(part,), core=(part,))


def _act(verb: str) -> Act:
    if _NEGATIVE.search(verb):
        return "refuse"
    return "consider" if re.match(_READY, verb) else "commit"
