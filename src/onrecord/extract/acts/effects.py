# ruff: noqa: E501  (a pattern reads better whole)
"""Effects: what somebody says that a plan, a law or a deal would bring about is nobody's act (codebook, rule 6)."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.acts.plain import plain
from onrecord.types import Act, Analysis, Attribution, words_of

# What brings something about without binding itself.
_THING = (
    "(?:plan|proposal|bill|legislation|law|statute|amendment|measure|regulation|rule|ruling|reform|change|resolution|deal|agreement|accord|treaty|pact"
    "|truce|cease-?fire|peace|arrangement|mechanism|polic(?:y|ie)|strategy|approach|option|initiative|program(?:me)?|project|pipeline|system|museum|exhibit"
    "|step|move|decision|effort|withdrawal|pullout|exit|recognition|intervention|strike|attack|war|failure|purchase|sale|investment|cut|ban|boycott|tariff"
    "|sanction)s?"
)
_WORD = r"(?!(?:who|that|which|to|he|she|it|they|we|I|and|or|but|if|is|was|are|were|said|says)\b)[\w’'\".-]+"
_WHOSE = r"(?:his|her|their|its|our|my|the|this|that|these|those|an?|such|any|[A-Z][\w.]*(?: [A-Z][\w.]*){0,4}['’]s?)"
_OF = rf"(?: (?:of|for|on|with|against|between|by|in|from) {_WORD}(?: {_WORD}){{0,4}})?"
_SUBJECT = rf"(?:{_WHOSE}(?: {_WORD}){{0,4}}? {_THING}{_OF}|(?:this|that|doing so))"
_MAY = r"(?:(?:would|will|could|can|may|might)(?: not| also| only| just| then| likely| now| still| \w+ly)*|['’](?:ll|d)|w(?:o|ould)n['’]t)"
# Of these the one who announces them decides: that a thing is done, starts, lasts or ends.
_DECIDED = "(?:be|remain|go|take (?:effect|place)|stay|stand|continue|come|begin|start|end|expire|happen|last|proceed|resume|occur|follow|air|pass|apply)"
_EFFECT = re.compile(rf"\W*(?:that )?\W*{_SUBJECT} {_MAY} (?!{_DECIDED}\b)[a-z]\w+", re.IGNORECASE)
# A thing that threatens something is a danger, and nobody's threat.
_DANGER = re.compile(
    rf"\W*(?:that )?\W*(?:{_SUBJECT}|it|[A-Z][\w.]*['’]s? (?:{_WORD} ){{1,4}}?)(?: (?:would|will|could|may))?\W{{1,2}}threatens?\b",
    re.IGNORECASE,
)
_BINDS = re.compile(
    r"\b(?:promis|pledg|vow|assur|guarant|commit|agree|swor|swear|undert|ensur|oath|announc|decid|order)\w*", re.IGNORECASE
)
_NAMES_THING = re.compile(rf"\b{_THING}\W*$", re.IGNORECASE)
_OPENS_BARE = re.compile(r"\W*that (?:would|will|could|can|may|might)\b", re.IGNORECASE)
_PLANNED: frozenset[Act] = frozenset({"commit", "intend"})


def as_effects(analysis: Analysis) -> Analysis:
    """The analysis with those commitments, intentions and threats as plain statements that only tell what a thing brings about."""
    told = tuple(plain(one) if _tells_effect(analysis.text, one) else one for one in analysis.attributions or ())
    return replace(analysis, attributions=told)


def _tells_effect(text: str, attribution: Attribution) -> bool:
    cue, act = words_of(text, attribution.cue), attribution.act
    if not attribution.attributed or not cue or _BINDS.search(cue):
        return False
    words = words_of(text, attribution.core or attribution.content)
    if act == "threaten":
        return _DANGER.match(words) is not None
    clause = act in _PLANNED and _EFFECT.match(words) is not None
    return clause and not (_OPENS_BARE.match(words) and _NAMES_THING.search(cue))
