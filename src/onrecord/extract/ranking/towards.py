# ruff: noqa: E501  (a pattern reads better whole)
"""Where grammar gives the counterpart: whoever something is sent to, talked over with, imposed on or testified before."""

from __future__ import annotations

import re

from onrecord.extract.ranking.field import Candidate
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.extract.ranking.hearing import hearing, parliament
from onrecord.extract.ranking.spoken_to import spoken_to
from onrecord.extract.ranking.standing import SMALL, standing
from onrecord.types import Span, Spans

# Somebody who is sent to a country is sent to a place ("send Ms. Roe to Norland").
_FEW = rf"(?: (?!{SMALL}|(?:M(?:r|s|rs)|Dr)\b|(?:him|her|them|you)\b)[\w.’'-]+){{0,4}}?"
_HOW = r"(?: (?:\w+ly|face to face|again|next week|on \w+day))?"
_GIVEN = re.compile(
    rf"\b(?:(?:provid(?:e|es|ing)|send(?:s|ing)?|suppl(?:y|ies|ying)|giv(?:e|es|ing)|deliver(?:s|ing)?|offer(?:s|ing)?|sell(?:s|ing)?|ship(?:s|ping)?|hand(?:s|ing)? over|transfer(?:s|ring)?"
    rf"|grant(?:s|ing)?|pay(?:s|ing)?|award(?:s|ing)?|contribut(?:e|es|ing)|donat(?:e|es|ing)|lend(?:s|ing)?|submit(?:s|ting)?){_FEW} to"
    r"|(?:apologi[sz](?:e|es|ing)|appeal(?:s|ing)?|(?:speak|talk)(?:s|ing)?|available) to"
    r"|(?<!-led )(?:action|attacks?|campaign|case|charges|complaint|fight|force|fights|fighting|(?:law)?suit|measures|offensive|operations?|retaliat(?:e|es|ing|ion)|strikes?|steps|war) against"
    r"|(?:attacks?|crackdown|pressure|strikes?|war) on"
    r"|(?:aid|amnesty|ammunition|arms|assistance|asylum|benefits|citizenship|commitment|funds?|funding|grants?|guarantees?|help|loans?|money|protections?|relief|security|subsid(?:y|ies)|tax (?:breaks|credits|cuts|relief)|training|visas|weapons) (?:to|(?P<for>for)(?! (?:its|his|her|their)\b))(?! (?:reach|help|get|enter|flow|fight|defend|protect|support|keep)\b)"
    rf"|(?:sanctions|tariffs|embargo|restrictions|blockade)(?: (?!{SMALL})\w+)? (?:on|against)"
    rf"|(?:shar(?:e|es|ing){_FEW}|meet|meets|meeting|talks?|talking|speak|speaking|negotiat(?:e|es|ing|ions?)|dialogue|discuss(?:ing)?{_FEW}){_HOW} with|meets?"
    r"|punish(?:es|ing)?|prosecut(?:e|es|ing)|arrest(?:s|ing)?|arm(?:s|ing)?|train(?:s|ing)?|equip(?:s|ping)?|assist(?:s|ing)?|protect(?:s|ing)?|defend(?:s|ing)?|alert(?:s|ing)?|inform(?:s|ing)?|show)"
    r" (?P<who>(?:(?:the|all|both|some|many|most|several|its|our|his|her|their|President|Prime Minister|US|U\.S\.) ){0,3})"
)
# What is done to somebody himself, as against a thing that is known by his name ("sue Sudria", but "fight the Sudria pact").
_HIM = r" (?P<who>(?:(?:the|both|President|Prime Minister) ){0,2})"
_DONE_TO = re.compile(
    r"\b(?:attack(?:s|ing)?|bomb(?:s|ing)?|confront(?:s|ing)?|consult(?:s|ing)?|dismiss(?:es|ing)?|fir(?:e|es|ing)|forc(?:e|es|ing)|indict(?:s|ing)?|invad(?:e|es|ing)|press(?:es|ing)?"
    rf"|pressur(?:e|es|ing)|strik(?:e|es|ing)|subpoena(?:s|ing)?|su(?:e|es|ing)|target(?:s|ing)?){_HIM}"
)
# Whoever is asked in a demand is its party.
_ASKED = re.compile(
    rf"\b(?:ask(?:s|ing)?|convinc(?:e|es|ing)|interview(?:s|ing)?|invit(?:e|es|ing)|persuad(?:e|es|ing)|question(?:s|ing)?|tell(?:s|ing)?|urg(?:e|es|ing)|warn(?:s|ing)?){_HIM}"
)
_WHOLE = re.compile(
    r"[\"”’']?(?:$|[.,;:)—–]|\s+(?:[—–-]|(?:to|for|with|on|if|unless|over|about|from|at|as|and|or|that|until|after|before|when|while|again|against|whether|not|into|this|next|without|during|because)\b))"
)
_CLAUSE, _IF = re.compile(r"[^,;“”\"]*$"), re.compile(r"\b(?:if|unless)\b")
_REACH = 200  # characters before a verb in which a condition opens


def towards(ground: Ground, deed: Deed) -> Candidate | None:
    """Whom the act's own words put where its counterpart stands; None where they put nobody there, or the party."""
    found = (step(ground, deed) for step in (parliament, _acted_on, spoken_to, hearing))
    party = deed.party.name if deed.party else ""
    return next((one for one in found if one is not None and one.entity is not None and one.entity.name != party), None)


def _acted_on(ground: Ground, deed: Deed) -> Candidate | None:
    """Whom the verbs of the act lead to."""
    party = deed.party.name if deed.party else ""
    for area in _areas(deed):
        for match in _places(ground.text, deed, area):
            if _depends(ground.text, area, match.start()):
                break  # what an act depends on is not the act
            for entity, spans in standing(ground, match.start("who"), match.end("who"), area.end):
                loose = match.re is _GIVEN and (entity.unnamed or not match["for"])
                if entity.name != party and (loose or _WHOLE.match(ground.text, spans[-1].end, area.end)):
                    return Candidate(entity, spans)
    return None


def _areas(deed: Deed) -> Spans:
    """The parts of the content, the first with the cue's verb where that stands right before it ("will ask | Lake Union to wait")."""
    cue, (first, *others) = deed.attribution.cue, deed.content
    if deed.act != "demand" and cue and cue[-1].end <= first.start <= cue[-1].end + 1:
        first = Span(cue[-1].start, first.end)
    return (first, *others)


def _depends(text: str, area: Span, at: int) -> bool:
    """Whether a condition opens before that place and is not over there."""
    match = _CLAUSE.search(text, max(area.start, at - _REACH), at)
    return match is not None and _IF.search(match[0]) is not None


def _places(text: str, deed: Deed, area: Span) -> list[re.Match[str]]:
    """Where the words of an act lead to whom it is towards, in the order of the text."""
    patterns = (_GIVEN, _DONE_TO) if deed.act == "demand" else (_GIVEN, _DONE_TO, _ASKED)
    found = (match for pattern in patterns for match in pattern.finditer(text, area.start, area.end))
    return sorted(found, key=lambda match: match.start())
