# ruff: noqa: E501  (a pattern reads better whole)
"""Words that only look like an act: what was imposed is done, an opinion shared is no agreement, a need no demand."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.acts.plain import plain
from onrecord.extract.acts.unasked import unasked
from onrecord.extract.told_words import ADVERBS
from onrecord.types import Analysis, Attribution, words_of

_HELPS = rf"(?:(?:has|have|had|{ADVERBS}|\w+ly) )*"
# A measure that has been taken, as against one to come ("will impose"); whether it is kept up is told elsewhere.
_TAKEN = re.compile(rf"{_HELPS}(?:imposed|imposing|levied|levying)\b", re.IGNORECASE)
_ADMITS = re.compile(rf"{_HELPS}(?:acknowledg|admit|confess|conced)\w*$", re.IGNORECASE)
_DOING = re.compile(r"\W*[a-z]+ing\b", re.IGNORECASE)
# "Agreed with Norland to leave", "on a truce" is an agreement, "agreed with him" none.
_SHARES = re.compile(
    r"\W*(?:\w+ ){0,3}?(?:dis)?agree[sd]? with\b(?!.*\b(?:to|on|over|about|that|until|under|for)\b)", re.IGNORECASE | re.DOTALL
)
_VIEW = "(?:assessment|conclusion|finding|view|opinion|judgment|description|claim|argument|notion|idea|criticism)s?"
_SHARES_VIEW = re.compile(rf"\W*(?:\w+ ){{0,5}}?(?:dis)?agree[sd]? with (?:[\w’'.-]+ ){{0,5}}?{_VIEW}\b", re.IGNORECASE)
# "Would consider it an insult" is an opinion; "would consider it in May" is not.
_REGARDS = re.compile(
    r"\bconsider(?:s|ed)? (?:it|this|that|him|her|them|\w+sel(?:f|ves)) [\"“‘']*(?:an?|the|to be|as|one of)\b", re.IGNORECASE
)
_NEEDS = re.compile(r"(?:(?:also|still|badly|desperately|urgently) )*need(?:s|ed)?", re.IGNORECASE)


# What somebody denies to have done or to be doing is no refusal; "denied the request" is one.
_DENIES = re.compile(r"(?:\w+ )*den(?:y|ies|ied|ying)", re.IGNORECASE)
_AS_DONE = re.compile(
    r"\W*(?:ever |any |all )?(?:(?!(?:fishing|housing|funding|landing|docking|parking|training|financing|hearing)s?\b)[a-z]+ing\b|involvement|responsibility|wrongdoing|knowledge|a role|(?:an? |the |such |these |any )?(?:accusation|allegation|charge|claim|report)s?\b"
    r"|(?:that )?(?:it|he|she|they|(?:its|his|her|their) \w+) (?:had|has|have|was|were|did)\b)"
)
# What had begun when it was announced is no promise.
_BEGUN = re.compile(
    r"\W*(?:that )?(?:[\w’'-]+ ){1,8}?ha[ds] (?:already |now |just )?(?:begun|started|ended|resumed|taken place|been (?:held|completed|launched))\b"
)
# What has befallen somebody is told when it is announced, and promised by nobody: "announced the king's death".
_TELLS = re.compile(
    rf"{_HELPS}(?:announc|confirm|declar|proclaim|report|hail|welcom|celebrat|mark|support|back)\w*$", re.IGNORECASE
)
_BEFALLEN = re.compile(
    r"\W*(?:that )?(?:(?:[\w.'’-]+ ){0,4}?[\w.-]+['’]s?|his|her|its|their) (?:ouster|ousting|overthrow|toppling|fall|downfall|death|killing|murder|assassination|defeat|capture|arrest|victory|win|loss)\b"
    # Before a noun it only tells of what kind that is: "its fall offensive".
    r"(?=[^\w\s]|\s*$| (?:in|on|at|of|by|to|from|over|for|with|against|near|under|during|after|before|since|when|while|as|and|or|but|if|because|amid|that|this|last|late|early|earlier"
    r"|today|yesterday|tonight|\w+day|\w+ly)\b)"
)


def without_unbinding(analysis: Analysis) -> Analysis:
    """The analysis with such acts as plain statements; without them where nobody is cited."""
    told = (_told(analysis.text, one) for one in analysis.attributions or ())
    return replace(analysis, attributions=tuple(one for one in told if one is not None))


def _told(text: str, attribution: Attribution) -> Attribution | None:
    if not _binds_nobody(text, attribution):
        return attribution
    return plain(attribution) if attribution.attributed else None


def _binds_nobody(text: str, attribution: Attribution) -> bool:
    cue, content = words_of(text, attribution.cue), words_of(text, attribution.core or attribution.content)
    if attribution.act == "demand":
        return _NEEDS.fullmatch(cue) is not None
    if attribution.act == "evade":
        return unasked(f"{cue} {content}")
    if attribution.act in {"refuse", "retract"}:
        return _DENIES.fullmatch(cue) is not None and _AS_DONE.match(content) is not None
    if attribution.act == "consider":
        return _REGARDS.search(f"{cue} {content}") is not None
    if attribution.act != "commit":
        return False
    done = _TAKEN.match(cue) or (_ADMITS.match(cue) and _DOING.match(content))
    shares = _SHARES.match(f"{cue} {content}") or _SHARES_VIEW.match(words_of(text, attribution.content))
    befallen = _TELLS.search(cue) and _BEFALLEN.match(content)
    return bool(done or shares or befallen or _BEGUN.match(content))
