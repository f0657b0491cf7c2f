# ruff: noqa: E501  (a pattern reads better whole)
"""What somebody does in person, as against what his state does through him: he meets and signs, it sends troops."""

from __future__ import annotations

import re

from onrecord.extract.ranking.ground import Deed
from onrecord.types import Act, words_of

_MEETING = r"meet(?:ing)?(?! (?:the|its|our|their|his|her) (?:\w+ )?(?:demands?|obligations?|conditions?|commitments?|targets?|goals?|deadlines?))"
_DEED = (
    rf"(?:{_MEETING}|greet(?:ing)?|skip(?:ping)?|host(?:ing)?|visit(?:ing)?|attend(?:ing)?|travel(?:l?ing)?|fly(?:ing)?|testify(?:ing)?|appear(?:ing)? (?:at|before|in|on|with)"
    r"|ask(?:ing)?|call(?:ing)? (?:for|on|upon)|talk(?:ing)?|speak(?:ing)?|discuss(?:ing)?|announc(?:e|ing)|address(?:ing)? (?:the|a)|apologi[sz](?:e|ing)"
    r"|sign(?:ing)?(?! up\b)|veto(?:ing)?|resign(?:ing)?|step(?:ping)? down)\b"
)
_HOW = r"(?:(?:also|soon|not|never|personally|directly|privately|\w+ly) ){0,2}"
# The deed stands in the words that report it ("will meet"), or the content opens with it, with or without a pronoun for who does it.
_REPORTED = re.compile(rf"\b(?:to|will|would|won['’]t|not|wouldn['’]t) {_HOW}{_DEED}", re.IGNORECASE)
_OPENING = re.compile(
    rf"[\"“'‘\s]*(?:that )?(?:(?:I|he|she)(?:['’](?:d|ll|s|m))? )?(?:(?:will|would|is|was|may|might|plans?|planned|wants?|wanted|hopes?|hoped|intends?|intended|going|ready|willing|prepared|planning) ){{0,2}}(?:(?:his|her) refusal )?(?:to )?{_HOW}{_DEED}",
    re.IGNORECASE,
)
# A spokesman will not discuss for his state either, and a state is asked and threatened.
OWN = frozenset[Act]({"commit", "intend", "consider", "refuse", "retract"})


def in_person(text: str, deed: Deed) -> bool:
    """Whether the speaker, a named person or several of them, is told to do such a deed himself."""
    speaker = deed.speaker
    if deed.act not in OWN or speaker is None or speaker.kind not in {"person", "group"} or speaker.unnamed:
        return False
    cue, content = words_of(text, deed.attribution.cue), words_of(text, deed.content)
    reported = _REPORTED.search(f"{cue} {content}")
    return (reported is not None and reported.start() < len(cue)) or _OPENING.match(content) is not None


_DOES = re.compile(rf"(?: \w+){{1,3}}? {_DEED}")


def does_in_person(text: str, start: int) -> bool:
    """Whether such a deed is the verb of the name that ends at the start ("Roe may skip the hearing")."""
    return _DOES.match(text, start) is not None
