# ruff: noqa: E501  (a pattern reads better whole)
"""Silence that evades nothing, since no position was asked for (codebook, rule 5)."""

from __future__ import annotations

import re

_NOT = r"(?:(?:did|has|have|had|does|do)(?: not|n['’]t)|never)(?: (?:really|even|yet|ever|so far|publicly|directly|explicitly|immediately))*"
_UNRAISED = re.compile(
    rf"\b{_NOT} (?:discuss(?:ed)?|mention(?:ed)?|br(?:ing|ought) up|rais(?:e|ed)|talk(?:ed)? about|say anything|said anything)\b"
    r"|\b(?:had|has|have|held) no (?:\w+ )?(?:discussions?|talks|conversations?|contacts?)\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"\b(?:could|can)(?: ?not|n['’]t) (?:immediately )?be (?:reached|contacted|located)\b", re.IGNORECASE)
_SAYS_NOT = (
    rf"\b{_NOT} (?:say|said|specify|specified|disclosed?)(?: for certain| exactly)? (?:when|where|why|how|who|whether|if|what) "
)
_TO_COME = r"(?![^.;]{0,200}\b(?:will|would|could|can|may|might|should|is|are|plans?|to)\b)"
_PAST = re.compile(_SAYS_NOT + _TO_COME + r"[^.;]{0,200}?\b(?:was|were|had|\w+ed)\b", re.IGNORECASE)
# Who answers a question leaves none open.
_ANSWERS = re.compile(
    r"\W*(?:(?:was|were|is|are|has been|had|has|have) )?answer(?:ing|ed) (?:an?|the|his|her|\w+) ?questions?\b", re.IGNORECASE
)


def unasked(words: str) -> bool:
    """Whether the words tell of a topic that did not come up, of somebody who was not there or did answer, or of a past fact not told."""
    return _ANSWERS.match(words) is not None or any(pattern.search(words) for pattern in (_UNRAISED, _ABSENT, _PAST))
