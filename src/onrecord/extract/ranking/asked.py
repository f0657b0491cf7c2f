# ruff: noqa: E501  (a pattern reads better whole)
"""Those whom the grammar of a demand names as asked: "urged Norland and Sudria to", "Norland must"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.extract.ranking.asking import is_asked, is_subject
from onrecord.extract.ranking.between import both_of
from onrecord.extract.ranking.ground import Deed, Ground, Place
from onrecord.extract.ranking.pronouns import own_names, stands_for, with_unknown
from onrecord.types import Entity, Span, joint, words_of

# What somebody wants of his own state: "they want their government to".
_THEIRS = re.compile(
    r"[\s\"“‘']*(?:that )?(?:(?:they|he|she|we) (?:also )?(?:want|urg|ask|call|press|tell|told)\w* (?:on |upon )?(?=their|his|her|our)|(?=our))"
    r"(?P<who>(?:their|his|her|our) (?:own )?(?:government|country|nation))(?= (?:to|must|should|needs? to|has to|ought to)\b)",
    re.IGNORECASE,
)

_PASSIVE = re.compile(
    r"(?:(?:is|are|was|were|be|been|being|has been|have been|had been) )?(?:\w+ly )?(?:asked|urged|told|pressed|pushed|pressured|ordered|advised|warned|forced|instructed|directed|encouraged|invited|challenged|lobbied|implored) by",
    re.IGNORECASE,
)
_BEFORE, _LEADS = 60, re.compile(r",? (?:who |which )?")


def asked(ground: Ground, deed: Deed) -> Iterator[tuple[Entity, Span]]:
    """Whom the act asks by name, and with him whom he acts for; two whom "and" joins are asked as one."""
    if deed.act != "demand":
        return
    theirs = _THEIRS.match(ground.text, deed.content[0].start, deed.content[0].end)
    if theirs and deed.speaker and deed.speaker.acts_for:
        yield ground.names.called(deed.speaker.acts_for), Span(*theirs.span("who"))
        return
    if _PASSIVE.fullmatch(words_of(ground.text, deed.attribution.cue)):
        yield from _right_before(ground, deed)
    yield from _standing(ground, deed, is_asked) or _standing(ground, deed, is_subject)[:2]


def _right_before(ground: Ground, deed: Deed) -> list[tuple[Entity, Span]]:
    """Who stands right before a cue that tells that he was asked ("Norland, urged by Sudria to")."""
    start = deed.attribution.cue[0].start
    rows = [
        place for place in ground.within(max(0, start - _BEFORE), start) if _LEADS.fullmatch(ground.text, place[0].end, start)
    ]
    return [meant for place in rows[-1:] if (meant := stands_for(ground, place, deed))]


def _standing(ground: Ground, deed: Deed, stands: Callable[[str, Span, int, str], bool]) -> list[tuple[Entity, Span]]:
    """Who is named or meant where those who are asked stand, with those for whom they act."""
    own = own_names(deed)
    opening, cue = deed.content[0].start, words_of(ground.text, deed.attribution.cue)
    low = min(span.start for span in (*deed.attribution.cue, *deed.content))
    found: list[tuple[Entity, Span]] = []
    before: Place | None = None
    for place in with_unknown(ground.text, ground.within(low, deed.content[0].end), low, deed.content[0].end):
        listed = both_of(ground.text, before, place)
        if stands(ground.text, listed or place[0], opening, cue):
            if before and listed and own.isdisjoint((before[1].name, place[1].name)):
                while found and listed.holds(found[-1][1]):
                    found.pop()
                found.append((joint((before[1].name, place[1].name)), listed))
            elif meant := stands_for(ground, place, deed):
                found.append(meant)
                if (side := ground.side(meant[0])) is not None:
                    found.append((ground.names.called(side), meant[1]))
        before = place
    return found
