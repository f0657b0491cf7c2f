"""To whom the words of an act are said: "warned Sudria that", "promised the rebels that"."""

from __future__ import annotations

import re

from onrecord.extract.ranking.field import Candidate
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.extract.ranking.standing import standing

# Whoever is warned or promised something is meant by it; who is only told may be anybody who listens.
_SAID_TO = re.compile(r"\b(?:promis|(?:re)?assur|warn)(?:e[sd]?|ed|s|ing)? (?P<who>(?:the )?)")
_LISTENING = re.compile(r"\b(?:reporters?|journalists?|readers|viewers|listeners|crowds?|audience|radio|television|public)\b")
_REACH = 60  # characters between the cue's end and the content


def spoken_to(ground: Ground, deed: Deed) -> Candidate | None:
    """Whom the cue's verb of warning or promising has as its object; None where it has none or those who pass it on."""
    cue, start = deed.attribution.cue, deed.content[0].start
    if deed.act == "demand" or not cue or not cue[-1].start < start <= cue[-1].end + _REACH:
        return None
    for match in _SAID_TO.finditer(ground.text, cue[0].start, start):
        for entity, spans in standing(ground, *match.span("who"), start + 1):
            if entity.kind != "outlet" and not _LISTENING.search(entity.name):
                return Candidate(entity, spans)
    return None
