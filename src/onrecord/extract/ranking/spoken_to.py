"""To whom the words of an act are said: "told the committee that", "warned Sudria that"."""

from __future__ import annotations

import re

from onrecord.extract.ranking.field import Candidate
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.extract.ranking.standing import standing
from onrecord.types import Entity

# Verbs with whom they are said to; "asked" and "urged" have their party there.
_SAID_TO = re.compile(
    r"\b(?:(?P<meant>(?:promis|(?:re)?assur|warn)(?:e[sd]?|ed|s|ing)?)|(?:advis|alert|inform|notif|remind)(?:e[sd]?|ed|s|ing|y|ies|ied)?|told|tells?|telling)"
    r" (?P<who>(?:the |its |his |her |their |our )?)"
)
# They pass on what they hear: it is for everybody.
_PASSED_ON = re.compile(
    r"\b(?:reporters?|journalists?|correspondents?|anchors?|hosts?|viewers|readers|listeners|crowds?|audience|rally|newspapers?|magazine|radio|television|TV|News|network|agency|interviewers?|conference|public|poll(?:sters?)?|Institute)\b"
)
_REACH = 60  # characters between the cue's end and the content


def spoken_to(ground: Ground, deed: Deed) -> Candidate | None:
    """Whom the cue's verb of telling has as its object; None where it has none or those who pass it on.

    Whoever is warned or promised something is meant by it; of whoever is only told, that is so where the act names nobody else.
    """
    cue, start = deed.attribution.cue, deed.content[0].start
    if deed.act == "demand" or not cue or not cue[-1].start < start <= cue[-1].end + _REACH:
        return None
    for match in _SAID_TO.finditer(ground.text, cue[0].start, start):
        for entity, spans in standing(ground, *match.span("who"), start + 1):
            if not _passes_on(ground, entity) and (match["meant"] or not _names_another(ground, deed)):
                return Candidate(entity, spans)
    return None


def _names_another(ground: Ground, deed: Deed) -> bool:
    """Whether the content names somebody besides the party and whom he acts for."""
    own = {deed.party.name, deed.party.acts_for or deed.party.name} if deed.party else set()
    named = (row for span in deed.content for row in ground.within(span.start, span.end))
    return any(not pronoun and own.isdisjoint({entity.name, ground.side(entity)}) for _, entity, pronoun in named)


def _passes_on(ground: Ground, entity: Entity) -> bool:
    """Whether an outlet or its people are told, or a person of whom nothing shows that he stands for more than himself."""
    if entity.kind == "outlet" or _PASSED_ON.search(entity.name):
        return True
    return entity.kind in {"person", "unknown"} and ground.side(entity) is None
