# ruff: noqa: E501  (a pattern reads better whole)
"""The verbs by which a report tells that somebody promised, refused, demanded or said something: what he did, he did in words."""

from __future__ import annotations

import re

# In the past, as a report tells of one act ("Norland agreed to leave").
DONE = (
    r"agreed|promised|pledged|vowed|committed|demanded|called|urged|asked|threatened|refused|rejected|declined|denied|offered|proposed"
    r"|announced|told|said|says|say|warned|signed|ordered|accepted|insisted|ruled|approved|decided|requested|guaranteed|assured|confirmed"
)
# What may stand between somebody, his "has" and the verb of what he did.
ADVERBS = (
    "also|again|already|both|briefly|abruptly|earlier|firmly|first|flatly|formally|instead|later|now|officially|personally|privately|publicly|quietly|recently"
    "|repeatedly|reportedly|since|still|suddenly|then|unilaterally"
)
# What is passed on to others by who answers none of it ("referred questions to"), and what may stand before it.
QUESTIONS = r"(?:questions|queries|inquiries|enquiries|requests? for comment|reporters|journalists)"
WHICH_QUESTIONS = "all|any|most|further|such|media|press"
# What befalls somebody, and nobody does by his own will.
BEFALLS = r"die|fail|suffer|benefit|lose|win|beat|prevail|triumph|succeed|recover|survive|prosper|thrive|grow|gain|profit|qualify|rise|fall|collapse|enjoy|remember|learn"
# In any form, as a cue may tell it ("refuses", "its refusal").
TOLD_ACT = re.compile(
    rf"\b(?:{DONE}|agrees|accept\w*|announc\w+|approv\w+|ask\w*|assur\w+|bann?(?:s|ed)|bar(?:s|red)|call(?:s|ing)?|confirm\w*|commit\w*|decid\w+|declin\w+|demand\w*|deny|denies"
    r"|determined|express(?:es|ed)|emphasi[sz]\w+|guarante\w+|insist\w*|offer\w*|order\w*|pledg\w+|promis\w+|propos\w+|recommend\w*|refus\w+|reject\w*|request\w*"
    r"|saying|suggest\w*|tell\w*|threat\w*|urg\w+|vow\w*|warn\w*)\b",
    re.IGNORECASE,
)
