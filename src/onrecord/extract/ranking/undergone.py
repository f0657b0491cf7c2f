# ruff: noqa: E501  (a pattern reads better whole)
"""Who undergoes what is demanded, and so is not asked to do it: "Roe must be released", "Roe's arrest"."""

from __future__ import annotations

import re

from onrecord.types import Entity, Span

DONE = r"(?:\w+ed|\w{2,}en|held|brought|put|sent|left|kept|made|paid|shot|sued|tried|sold|cut|shut|met)\b"
_BE = rf"(?:(?:must|should|shall|needs? to|has to|have to|ought to|to)(?: \w+ly)?(?: not)? )?be (?:\w+ly )?{DONE}"
_DONE_TO = r"(?:fir|oust|remov|releas|fre|arrest|jail|imprison|extradit|deport|expell|suspend|investigat|prosecut|punish|kill|execut|impeach|replac|dismiss|sack|disarm|disband|dissolv)ed\b"
_DOING = (
    r"(?:firing|removal|ouster|dismissal|sacking|arrest|impeachment|extradition|release|detention|imprisonment|prosecution|expulsion|deportation"
    r"|indictment|execution|suspension|replacement|acquittal)"
)
# After a name: "must be released", "released" itself, "'s immediate release" (and no "release of the hostages").
_AFTER = re.compile(rf"[\"”’']? [\"“‘']?(?:{_BE}|{_DONE_TO})|['’]s? (?:\w+ ){{0,2}}{_DOING}\b(?! of\b)")
_HIS = re.compile(rf" (?:\w+ ){{0,2}}{_DOING}\b(?! of\b)")
# What a person owns that is to undergo something; a body's own rules it may change itself.
_OWNED = re.compile(rf"(?:['’]s?)? (?:\w+ ){{1,4}}?(?:must|should|needs? to|has to|have to) (?:\w+ )?be (?:\w+ly )?{DONE}")
_OF = re.compile(rf"\b{_DOING} of (?:(?:the|President|Prime Minister|Mr\.|Ms\.|Mrs\.|[A-Z][\w.’'-]*) ){{0,4}}$")
# "To investigate Roe", "a ban on Sudmarkers", "charges against Roe".
_TO_HIM = re.compile(
    r"\b(?:(?:investigat|prosecut|punish|arrest|impeach|oust|remov|replac|isolat|sanction|bann?|barr?|block|deport|expel|extradit|jail|defeat|boycott|dump|fir|attack|bomb|condemn|surveil|indict|probe?)(?:e|es|ed|ing|s)?"
    r"|(?:investigations?|inquir(?:y|ies)|probes?|surveillance|prosecution|bans?) (?:into|of|on)|(?:(?:sanctions|charges|action|strikes|case|war|boycott|lawsuit|measures|embargo)(?: \w+){0,2}|tough|hard) (?:against|on)) "
    r"(?:(?:the|all|any|President|Prime Minister|Mr\.|Ms\.|Mrs\.|[A-Z][\w.’'-]*) ){0,4}$"
)
# Why something is demanded, and what is to be changed: "reforms at the Lake Board because of Norland".
_NOT_ASKED = re.compile(
    r"\b(?:because of|due to|in response to|in light of|amid|in the wake of|(?:changes|reforms?|cuts|improvements|an overhaul) (?:at|in|to|of|within)) "
    r"(?:(?:the|all|any|President|Prime Minister|Mr\.|Ms\.|Mrs\.|[A-Z][\w.’'-]*) ){0,4}$"
)
_FROM_DOING = re.compile(r" from \w+ing\b")
_REACH = 70


def undergoes(text: str, span: Span, entity: Entity) -> bool:
    """Whether the name at this place is told to undergo something, owns what is to undergo it, or is only why it is demanded."""
    low = max(0, span.start - _REACH)
    barred = entity.kind == "country" and _FROM_DOING.match(text, span.end)  # a state that must not do it is asked not to
    if (
        _AFTER.match(text, span.end)
        or _OF.search(text, low, span.start)
        or _NOT_ASKED.search(text, low, span.start)
        or (not barred and _TO_HIM.search(text, low, span.start))
    ):
        return True
    his = span.words(text).casefold() in {"his", "her", "its", "their"}
    if his and _HIS.match(text, span.end):
        return True
    owns = his or text.startswith(("'", "’"), span.end)
    return entity.kind == "person" and owns and _OWNED.match(text, span.end) is not None
