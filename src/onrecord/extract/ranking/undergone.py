# ruff: noqa: E501  (a pattern reads better whole)
"""Who undergoes what is demanded, and so is not asked to do it: "Roe must be released", "Roe's arrest"."""

from __future__ import annotations

import re

from onrecord.types import Entity, Span

_DONE = r"(?:\w+ed|\w{2,}en|held|brought|put|sent|left|kept|made|paid|shot|sued|tried|sold|cut|shut|met)\b"
_BE = rf"(?:(?:must|should|shall|needs? to|has to|have to|ought to|to)(?: \w+ly)?(?: not)? )?be (?:\w+ly )?{_DONE}"
_DONE_TO = r"(?:fir|oust|remov|releas|fre|arrest|jail|imprison|extradit|deport|expell|suspend|investigat|prosecut|punish|kill|execut|impeach|replac|dismiss|sack|disarm|disband|dissolv)ed\b"
_DOING = (
    r"(?:firing|removal|ouster|dismissal|sacking|arrest|impeachment|extradition|release|detention|imprisonment|prosecution|expulsion|deportation"
    r"|indictment|execution|suspension|replacement|acquittal)"
)
# After a name: "must be released", "released" itself, "'s immediate release" (and no "release of the hostages").
_AFTER = re.compile(rf"[\"”’']? [\"“‘']?(?:{_BE}|{_DONE_TO})|['’]s? (?:\w+ ){{0,2}}{_DOING}\b(?! of\b)")
_HIS = re.compile(rf" (?:\w+ ){{0,2}}{_DOING}\b(?! of\b)")
# What a person owns that is to undergo something; a body's own rules it may change itself.
_OWNED = re.compile(rf"(?:['’]s?)? (?:\w+ ){{1,4}}?(?:must|should|needs? to|has to|have to) (?:\w+ )?be (?:\w+ly )?{_DONE}")
_OF = re.compile(rf"\b{_DOING} of (?:(?:the|President|Prime Minister|Mr\.|Ms\.|Mrs\.|[A-Z][\w.’'-]*) ){{0,4}}$")
_REACH = 70


def undergoes(text: str, span: Span, entity: Entity) -> bool:
    """Whether the name at this place is told to undergo something, or owns what is to undergo it."""
    if _AFTER.match(text, span.end) or _OF.search(text, max(0, span.start - _REACH), span.start):
        return True
    his = span.words(text).casefold() in {"his", "her", "its", "their"}
    if his and _HIS.match(text, span.end):
        return True
    owns = his or text.startswith(("'", "’"), span.end)
    return entity.kind == "person" and owns and _OWNED.match(text, span.end) is not None
