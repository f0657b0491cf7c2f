# ruff: noqa: E501  (a pattern reads better whole)
"""Those whom the grammar of a demand names as asked: "urged Norland and Sudria to", "Norland must"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.ranking.between import both_of
from onrecord.extract.ranking.ground import Deed, Ground, Place
from onrecord.types import Entity, Span, joint

_ASKING = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|tell(?:s|ing)?|told|order(?:s|ed|ing)?|call(?:s|ed|ing)? (?:on|upon|for)|press(?:es|ed|ing)?|push(?:es|ed|ing)?|want(?:s|ed|ing)?"
    r"|(?:implor|advis|encourag|persuad|forc|invit|requir|challeng)(?:e|es|ed|ing)|(?:convinc|pressur)(?:e|es|ed|ing)|beg(?:s|ged|ging)?|warn(?:s|ed|ing)?|direct(?:s|ed|ing)?|instruct(?:s|ed|ing)?|prod(?:s|ded|ding)?"
    r"|lobb(?:y|ies|ied|ying)|appeal(?:s|ed|ing)? to|plead(?:s|ed|ing)? with|put(?:s|ting)? pressure on|(?:is|was|be) up to|time for|the need for)"
    r" (?:(?:the|both|President|Prime Minister|[A-Z][\w.’'-]*|governments?|leaders?|of) ){0,4}[\"“‘']?$"
)
_OPENS = re.compile(r"[\s\"“‘'\[]*(?:that )?(?:(?:the|both|President|Prime Minister|[A-Z][\w.’'-]*) ){0,4}")
_PASSIVE = r"be (?:\w+ly )?\w+(?:ed|en|t)\b"
_TO = re.compile(rf"[\"”’']? [\"“‘']?(?:(?:both|also|now|all|\w+ly) )?(?:not )?to (?:not )?(?!the\b|an?\b|{_PASSIVE})[a-z]")
_MUST = re.compile(
    rf"[\"”’']? [\"“‘']?(?:(?:both|also|now|all|\w+ly) )?(?:must|should|needs? to|has to|have to|ought to|had better|shall)(?: not)? [\"“‘']?(?!{_PASSIVE})[a-z]"
)
# What is asked of the one who is asked, and not who asks: "to press Norland to".
_DEEP = re.compile(r"[\s\"“‘']*(?:to |(?:\S+ ){6})")
# What somebody wants of his own state: "they want their government to".
_THEIRS = re.compile(
    r"[\s\"“‘']*(?:that )?(?:(?:they|he|she|we) (?:also )?(?:want|urg|ask|call|press|tell|told)\w* (?:on |upon )?(?=their|his|her|our)|(?=our))"
    r"(?P<who>(?:their|his|her|our) (?:own )?(?:government|country|nation))(?= (?:to|must|should|needs? to|has to|ought to)\b)",
    re.IGNORECASE,
)
_REACH = 90


def asked(ground: Ground, deed: Deed) -> Iterator[tuple[Entity, Span]]:
    """Whom the act asks by name, and with him whom he acts for; two whom "and" joins are asked as one."""
    if deed.act != "demand":
        return
    theirs = _THEIRS.match(ground.text, deed.content[0].start, deed.content[0].end)
    if theirs and deed.speaker and deed.speaker.acts_for:
        yield ground.names.called(deed.speaker.acts_for), Span(*theirs.span("who"))
        return
    own = {deed.speaker.name, deed.speaker.acts_for} if deed.speaker else set()
    low = min(span.start for span in (*deed.attribution.cue, *deed.content))
    before: Place | None = None
    for place in ground.within(low, deed.content[0].end):
        span, entity, _ = place
        listed = both_of(ground.text, before, place)
        if _is_asked(ground.text, deed, listed or span):
            if before and listed and own.isdisjoint((before[1].name, entity.name)):
                yield joint((before[1].name, entity.name)), listed
            else:
                yield entity, span
                if (side := ground.side(entity)) is not None:
                    yield ground.names.called(side), span
        before = place


def _is_asked(text: str, deed: Deed, span: Span) -> bool:
    """Whether the name is the object of asking before what is to be done, or the subject of what must be done."""
    opening = deed.content[0].start
    opens = span.start >= opening and _OPENS.fullmatch(text, opening, span.start) is not None
    if _MUST.match(text, span.end):
        return opens
    if not _TO.match(text, span.end):
        return False
    within = span.start >= opening and not opens
    start = opening if within else max(0, span.start - _REACH)
    return _ASKING.search(text, start, span.start) is not None and not (within and _DEEP.match(text, start, span.start))
