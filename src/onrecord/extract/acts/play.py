# ruff: noqa: E501  (a pattern reads better whole)
"""What is done in a match or a tournament is play, and no act on record: "exited the cup", "will face Norland in the final"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.acts.plain import plain
from onrecord.types import Act, Analysis, Attribution, words_of

# By one of these words a sentence tells of a contest.
_CONTEST = re.compile(
    r"\b(?:cup(?! of)|championships?|tournament|(?:quarter|semi)[- ]?finals?|the final(?= (?:on|against|in|at|after)\b|[.,;]|$)|play-?offs?|(?:group|knockout) stage|(?:first|second) half"
    r"|half-?time|extra time|stoppage time|kick-?off|penalty (?:kick|claim|shoot-?out)|(?:corner|free|spot) kick|equali[sz]er|goalless|goalkeeper|striker|midfielder|referee|wickets?|innings"
    r"|(?:home|away|qualifying|opening|friendly|football|soccer|hockey|rugby|cricket|tennis|handball|basketball|volleyball) (?:match|game|win|defeat|victory|season)"
    r"|(?:the|an?|its|their|his|her|first|last|next|this) match(?! (?:for|of)\b)|\d{1,2}[-–]\d{1,2} (?:win|defeat|loss|draw|victory|over|against)|(?:in|into|between the) goal(?=[.,;]|$)|run of (?:\w+ )?(?:defeats|wins|victories|draws|losses))\b",
    re.IGNORECASE,
)
# What is done there by playing, as against who takes part ("withdrew from the cup", "will host the cup").
_PLAYS = re.compile(
    r"(?:\b(?:exit(?:s|ed)|quit|halted|dropped|reversed|abandoned|g(?:ave|iven) up|turned down|brushed aside|rebuffed|spurned|rejected|ruled out|walked away from) \W*"
    r"|(?:^|\b(?:will|would|can|could|to|['’]ll)(?: (?:also|now|then|not|only|never))? )\W*(?:(?:play|face|take on|beat|win|lose|defend|attack|score|start|kick off|line up|go (?:through|on|into)|compete|battle|clash|return|fight (?:back|on)|open (?:the|its|their|against)"
    r"|give up|reach the|qualify|advance|make the|miss)\b|meet [A-Z][\w-]+ in the \w+))",
)
_READ = frozenset[Act]({"commit", "intend", "refuse", "retract", "threaten", "evade"})


def without_play(analysis: Analysis) -> Analysis:
    """The analysis with such acts as plain statements; without them where nobody is cited."""
    told = (_told(analysis, one) for one in analysis.attributions or ())
    return replace(analysis, attributions=tuple(one for one in told if one is not None))


def _told(analysis: Analysis, attribution: Attribution) -> Attribution | None:
    if attribution.act not in _READ or not _is_play(analysis, attribution):
        return attribution
    return plain(attribution) if attribution.attributed else None


def _is_play(analysis: Analysis, attribution: Attribution) -> bool:
    content = attribution.core or attribution.content
    told = f"{words_of(analysis.text, attribution.cue)} {words_of(analysis.text, content)}"
    return _CONTEST.search(told) is not None and _PLAYS.search(told) is not None
