# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Polarity: whether an act is about doing something or about not doing it."""

from __future__ import annotations

import re

from onrecord.types import Act, Polarity

# A refusal's "not" is the refusal itself; in other acts the content's own "not" makes it about refraining.
_STRICT = re.compile(
    r"(?:^|\bto |\bwill |\bwould |\bshould |\bmust |\bcan )(?:\w+ly )?(?:not|never|refrain\w*|abstain\w*|no longer)\b|n['’]t\b|\b(?:cannot|won['’]t|refrain(?:s|ed|ing)? from|no longer|no (?:new|more|further|additional)|never|(?<!or )not to)\b",
    re.IGNORECASE,
)
_NO_MORE_THAN = re.compile(
    r"\bnot (?:only|just|merely|least)\b|\bwhy not\b|\bnot (?:hesitate|relent|rest|waver|back down|give up|blink|fail|stop until)\b|n['’]t (?:hesitate|relent|rest|waver|back down|give up|blink|fail)\b",
    re.IGNORECASE,
)


# "Not this, but that": what is done beside what is not.
_PARTS = re.compile(r"(?<=[.;!?])[\"'\u201d\u2019]?\s+(?![a-z])|,? but (?=\w)")
_AFFIRMED = re.compile(r"\b(?:will|shall|must|should|wants?|going to)\b|['’]ll\b", re.IGNORECASE)
_KEPT_FROM = re.compile(
    r"\b(?:not to|against|to refrain from|out of|(?:refrain|abstain|desist|keep|kept|prevent|stop|bar|ban|block|back|shy|prohibit)\w*(?: \w+){0,3} from)\s*$",
    re.IGNORECASE,
)


def polarity_of(content: str, act: Act, cue: str = "", condition: str = "") -> Polarity:
    """`refrain` where the content is about not doing. For refuse and evade: `do`, unless what is refused is itself to refrain.

    A "not" in the condition is not the act's, nor is one beside something that is to be done.
    """
    words = _NO_MORE_THAN.sub(" ", content.replace(condition, " ") if condition else content)
    if act in {"refuse", "evade", "retract", "state"}:
        return "refrain" if re.match(r"\s*(?:to )?(?:refrain|abstain|stop|halt|cease)\b", words, re.IGNORECASE) else "do"
    if _KEPT_FROM.search(cue):
        return "refrain"
    parts = _PARTS.split(words)
    if any(_AFFIRMED.search(part) and not _STRICT.search(part) for part in parts):
        return "do"
    return "refrain" if any(map(_STRICT.search, parts)) else "do"
