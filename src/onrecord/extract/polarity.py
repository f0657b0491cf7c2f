# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Polarity: whether an act is about doing something or about not doing it."""

from __future__ import annotations

import re

from onrecord.types import Act, Polarity

# A refusal's "not" is the refusal itself; in other acts the content's own "not" makes it about refraining.
_STRICT = re.compile(
    r"(?:^|\bto |\bwill |\bwould |\bshould |\bmust |\bcan )(?:\w+ly )?(?:not|never|refrain\w*|abstain\w*|no longer)\b|n['’]t\b|\b(?:cannot|won['’]t|refrain(?:s|ed|ing)? from|no longer|no (?:new|more|further|additional)|never)\b",
    re.IGNORECASE,
)
_NO_MORE_THAN = re.compile(
    r"\bnot (?:only|just|merely|least)\b|\bwhy not\b|\bnot (?:hesitate|relent|rest|waver|back down|give up|blink|fail|stop until)\b|n['’]t (?:hesitate|relent|rest|waver|back down|give up|blink|fail)\b",
    re.IGNORECASE,
)


def polarity_of(content: str, act: Act, cue: str = "") -> Polarity:
    """`refrain` where the content is about not doing. For refuse and evade: `do`, unless what is refused is itself to refrain."""
    words = _NO_MORE_THAN.sub(" ", content)
    if act in {"refuse", "evade", "retract", "state"}:
        return "refrain" if re.match(r"\s*(?:to )?(?:refrain|abstain|stop|halt|cease)\b", words, re.IGNORECASE) else "do"
    if re.search(r"\b(?:not to|against|to refrain from|out of|from)\s*$", cue, re.IGNORECASE):
        return "refrain"
    return "refrain" if _STRICT.search(words) else "do"
