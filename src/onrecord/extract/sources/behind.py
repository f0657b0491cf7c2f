# ruff: noqa: E501  (a pattern reads better whole)
"""For whom people act whom the report calls by their office alone: "officials", after "Norland officials", are Norland's."""

from __future__ import annotations

import re

from onrecord.extract.ranking import Ground
from onrecord.types import Actor, Entity, Span

_OFFICE = re.compile(
    r"(?:^|\s)(?P<head>officials?|spokes(?:man|woman|person|people|men)|inspectors?|diplomats?|troops|soldiers|negotiators?|investigators?|prosecutors?|ministers?|advis[eo]rs?"
    r"|envoys?|generals?|commanders?|delegates?|regulators?|peacekeepers|agents?|authorities|scientists|engineers)$",
    re.IGNORECASE,
)
# Words before the head that tell no more of them: "Those inspectors", "senior officials", "three diplomats".
_BARE = re.compile(
    r"(?:(?:the|a|an|those|these|some|several|many|most|all|other|senior|top|two|three|four|five|six|both|unnamed|anonymous|a?\s?number of|group of|dozens of|scores of) ?)*",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"\bsenators$", re.IGNORECASE)
_BODIES = frozenset({"country", "organisation", "group"})
_LOOKED = 3000  # characters back in which they are called by more than their office


def behind(ground: Ground, speaker: Actor, start: int) -> str | None:
    """The country or body that stood before the same office where one was last named before the start; None where none was."""
    if not speaker.unnamed or speaker.acts_for:
        return None
    if (member := _MEMBERS.search(speaker.name)) and _BARE.fullmatch(speaker.name, 0, member.start()):
        return next((name for name, _ in ground.counts.most_common() if name.endswith("Senate")), None)
    office = _OFFICE.search(speaker.name)
    if office is None or _BARE.fullmatch(speaker.name, 0, office.start("head")) is None:
        return None
    head = re.escape(office["head"].removesuffix("s"))
    same = re.compile(rf"(?:['’]s)? (?:[a-z][\w-]* ){{0,2}}{head}s?\b", re.IGNORECASE)
    named = [row for row in ground.within(max(0, start - _LOOKED), start) if not row[2]]
    return next((side for span, entity, _ in reversed(named) if (side := _called(ground, span, entity, same))), None)


def _called(ground: Ground, span: Span, entity: Entity, same: re.Pattern[str]) -> str | None:
    """Whom the people act for who are called by this name and that office, or by a description that ends in it."""
    if entity.unnamed:
        return ground.side(entity) if same.search(f" {entity.name}") else None
    if entity.kind not in _BODIES or same.match(ground.text, span.end) is None:
        return None
    return ground.side(entity) or entity.name
