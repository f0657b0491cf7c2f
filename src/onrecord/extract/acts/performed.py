# ruff: noqa: E501  (a pattern reads better whole)
"""Verbs that do an act by being told ("turned down an offer"), as patterns that begin after the name of who does it.

The groups are `cue`, `what` (the first word of the content) and, of a demand, `whom`. They are read in a report's own words where no other
statement stands: the model seldom sees an act in a short sentence of this kind.
"""

from __future__ import annotations

import re

from onrecord.extract.told_words import ADVERBS
from onrecord.types import Act

HELPS = rf"(?: (?:{ADVERBS}))*+"
_HAS = rf"(?:,? (?:who|which))?{HELPS}(?: (?:has|have|had))?{HELPS} "
_IS = rf"(?:,? (?:who|which))?{HELPS} (?:is|are){HELPS} "
_OBJECT = r"(?!\d|(?:last|this|next|earlier|in|on|at|to|after|before|amid|when|and|or|but|because|as|by|with|over)\b)[\w\"“]+"
_OWN = r"(?:its|his|her|their|the|an?|all|any|plans?|calls?|claims?)"
_WORD_GIVEN = r"(?:veto|objections?|opposition|demands?|threats?|pledges?|promises?|bans?|bid|claims?|offers?|decisions?|plans?|orders?|polic(?:y|ies)|stance|position|course|commitments?|requests?|ruling|support|backing)"
# What one leaves for good by one's own will, as against a hall, a cup or a recession.
_LEFT = r"(?:exited|quit)(?= (?:the |its |his |her |their |an? |all )?(?:[\w'’-]+ ){0,3}?(?:[A-Z][\w-]+|(?:treat|part)(?:y|ies)|(?:pact|deal|accord|agreement|convention|talk|negotiation|union|bloc|alliance|coalition|group|council|committee|organi[sz]ation|programme|program|project|market|business|post|job|office|role|government|cabinet|mission)s?)\b)"
_STEP = r"(?:offensive|attack|operation|law|bill|package|response|proposal|sanctions|strike|campaign|ban|measures?|countermeasures|lawsuit|invasion|blockade|tariffs)"
# What may stand before such a noun, and belongs to it: not "charges and" of "charges and support groups".
_OF_KIND = r"(?:(?!(?:and|or|but|for|from|in|into|of|on|over|to|with)\b)[\w'’-]+ ){0,3}?"
# How long somebody is given: "until Friday", "another 60 days".
TIME_GIVEN = r"(?:\w+ )?(?:\w+|\d+)(?: more)? (?:hours?|days?|weeks?|months?|years?)|until (?:[^,.;]|(?<=Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)\.|(?<=Sept)\.){3,40}?"
WHOM = r"(?:(?:the|both|all) )?(?!(?:its|his|her|their|it|him|them)\b)[\w'’.-]+(?: (?!until\b)[\w'’.-]+){0,3}?"

# What is no deed that anybody is asked for: "had a week to rest".
UNASKED = r"(?:be|know|see|live|get (?:used|ready|over)|run|rest|recover|adjust|prepare)\b"

PERFORMED: tuple[tuple[re.Pattern[str], Act], ...] = (
    (
        re.compile(
            rf"{_HAS}(?P<cue>cancell?ed|called off|withdrew(?: from)?|withdrawn(?: from)?|pulled out of|{_LEFT}|halted|scrapped|rescinded|revoked|broke off|broken off|backed out of"
            rf"|walked away from|reneged on|went back on|gone back on|backtracked on|backed away from|backed down from|walked back|shelved) (?P<what>{_OBJECT})"
        ),
        "retract",
    ),
    (
        re.compile(
            rf"{_HAS}(?P<cue>reversed|dropped|abandoned|gave up|given up|lifted|suspended) (?P<what>{_OWN})(?= {_OF_KIND}{_WORD_GIVEN}\b)"
        ),
        "retract",
    ),
    (
        re.compile(
            rf"{_HAS}(?P<cue>turned down|rebuffed|spurned|ruled out|balked at|brushed aside|brushed off|vetoed|rejected) (?P<what>{_OBJECT})"
        ),
        "refuse",
    ),
    (
        re.compile(
            rf"{_HAS}(?P<cue>undert(?:ook|aken)|pledged|vowed|promised|agreed|consented) (?P<what>to) (?=[a-z]+\b)(?!(?:be|have)\b)"
        ),
        "commit",
    ),
    (
        re.compile(
            rf"{_HAS}(?P<cue>guaranteed|promised|pledged|vowed|assured {WHOM}) (?P<what>that)(?= [^.;,]{{0,80}}?\b(?:will|would)\b(?! have\b))"
        ),
        "commit",
    ),
    (
        re.compile(
            rf"{_HAS}(?P<cue>assured (?:its|his|her|their|the)?[\w'’ -]{{1,40}}? of) (?P<what>(?:[\w'’.-]+ ){{0,4}}?(?:support|backing|commitment|help|aid|cooperation))\b"
        ),
        "commit",
    ),
    (
        re.compile(
            rf"{_IS}(?P<cue>preparing|readying|planning|drawing up) (?P<what>an?|new|its|his|her|their|further|more)(?= {_OF_KIND}{_STEP}\b)"
        ),
        "intend",
    ),
    (
        re.compile(
            rf"{_IS}(?P<cue>preparing|poised|about|gearing up|getting ready) (?P<what>to) (?=[a-z]+\b)(?!(?:be|have|turn|win|lose|become|reach|face|hit|collapse|fall|rise)\b)"
        ),
        "intend",
    ),
    (
        re.compile(
            rf"{_HAS}(?P<cue>would not be drawn(?: on)?|dodged|sidestepped|ducked|deflected) (?P<what>(?:an?|the|any|all|repeated|several|questions?|whether|how|what|when)\b)"
        ),
        "evade",
    ),
    (
        re.compile(rf"{_HAS}(?P<cue>gave|given) (?P<whom>{WHOM}) (?:{TIME_GIVEN}) (?P<what>to) (?=[a-z]+\b)(?!{UNASKED})"),
        "demand",
    ),
    (re.compile(rf"{HELPS} (?P<cue>gives) (?P<whom>{WHOM}) (?:{TIME_GIVEN}) (?P<what>to) (?=[a-z]+\b)(?!{UNASKED})"), "demand"),
)
