# ruff: noqa: E501  (a pattern reads better whole)
"""Where grammar gives the counterpart: whoever something is sent to, talked over with, imposed on or testified before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.ranking.described import is_people
from onrecord.extract.ranking.field import Candidate
from onrecord.extract.ranking.ground import Deed, Ground, Place
from onrecord.extract.ranking.phrases import PEOPLE_HEAD
from onrecord.types import Entity, Span, Spans, joint, words_of

_SMALL = r"(?:of|in|on|at|to|for|from|by|with|as|than|that|who|which|if|unless|against|over|about|between|is|are|was|were|be|has|have|had|will|would|may|can|could|must|should|and|or|but|not|it|they|he|she|we|while|when|after|before)\b"
# Somebody who is sent to a country is sent to a place ("send Ms. Roe to Norland").
_FEW = rf"(?: (?!{_SMALL}|(?:M(?:r|s|rs)|Dr)\b|(?:him|her|them|you)\b)[\w.’'-]+){{0,4}}?"
_HOW = r"(?: (?:\w+ly|face to face|again|next week|on \w+day))?"
_GIVEN = re.compile(
    rf"\b(?:(?:provid(?:e|es|ing)|send(?:s|ing)?|suppl(?:y|ies|ying)|giv(?:e|es|ing)|deliver(?:s|ing)?|offer(?:s|ing)?|sell(?:s|ing)?|ship(?:s|ping)?|hand(?:s|ing)? over|transfer(?:s|ring)?){_FEW} to"
    r"|(?:aid|assistance|weapons|arms|ammunition|commitment|guarantees?) (?:to|for)(?! (?:reach|help|get|enter|flow|fight|defend|protect|support|keep)\b)"
    rf"|(?:sanctions|tariffs|embargo|restrictions|blockade)(?: (?!{_SMALL})\w+)? (?:on|against)"
    rf"|(?:meet|meets|meeting|talks?|talking|speak|speaking|negotiat(?:e|es|ing|ions?)|dialogue|discuss(?:ing)?{_FEW}){_HOW} with|meets?"
    r"|punish(?:es|ing)?|prosecut(?:e|es|ing)|arrest(?:s|ing)?|arm(?:s|ing)?|train(?:s|ing)?|equip(?:s|ping)?|assist(?:s|ing)?|protect(?:s|ing)?|defend(?:s|ing)?|alert(?:s|ing)?|inform(?:s|ing)?|show)"
    r" (?P<who>(?:(?:the|all|both|some|many|most|several|its|our|his|her|their|President|Prime Minister|US|U\.S\.) ){0,3})"
)
# Up to three words before a head that names people: "the moderate opposition", "law enforcement officials".
_PEOPLE = tuple(
    re.compile(rf"((?:(?!{_SMALL}|(?:an?|the)\b)[a-z][\w-]* ){{{count}}}([a-z][\w’'-]*))(?![\w’'-])(?! of\b)")
    for count in (2, 1, 0)
)
_IF = re.compile(r"\b(?:if|unless)\b")
_TITLE = re.compile(r"(?:['’]s)? (?:(?!and\b|or\b|with\b|to\b)[A-Za-z]+ ){1,3}")
_TESTIFY = re.compile(r"\b(?:testify|testifies|testifying|(?:sworn|public|closed-door|his|her) testimony)\b")
# What is done to a bill, or asked of a parliament, is done to the whole of it rather than to one of its committees.
_BILL = re.compile(
    r"\bveto(?:es|ing)? (?:\w+ ){0,3}(?:bills?|legislation|resolution|law)\b|\b(?:congressional|parliamentary) (?:approval|authori[sz]ation)\b"
)
_PARLIAMENT, _CHAMBER = re.compile(r"\b(?:Congress|Parliament)$"), re.compile(r"\b(?:Senate|House of Representatives)$")
_COURT = re.compile(r"\b(?:courts?|trial|jur(?:y|ors)|judge)\b", re.IGNORECASE)
_HEARS = re.compile(
    r"\b(?:Sub)?(?:[Cc]ommittees?|Congress|Senate|House of Representatives|Parliament|Assembly|Commission|Panel)\b"
)


def towards(ground: Ground, deed: Deed) -> Candidate | None:
    """Whom the act's own words put where its counterpart stands; None where they put nobody there, or the party."""
    party = deed.party.name if deed.party else ""
    for area in deed.content:
        for match in _GIVEN.finditer(ground.text, area.start, area.end):
            if _IF.search(ground.text, area.start, match.start()):
                break  # what an act depends on is not the act
            for entity, spans in _standing(ground, match.start("who"), match.end("who"), area.end):
                if entity.name != party:
                    return Candidate(entity, spans)
    hearing = _hearing(ground, deed)
    return Candidate(*hearing) if hearing else None


def _standing(ground: Ground, start: int, end: int, last: int) -> Iterator[tuple[Entity, Spans]]:
    """Who is named or described from here on."""
    for span, entity, pronoun in ground.within(start, last):
        if span.start > end:
            break
        end = _past_title(ground, entity, span, last) or end
        if end > span.end:
            continue  # "US President Roe"
        if not pronoun and not re.match(r"['’-]|s['’]| [a-z]+(?:s|ion)\b", ground.text[span.end : span.end + 20]):
            yield _with_next(ground, entity, span, last)
        return
    for pattern in _PEOPLE:
        match = pattern.match(ground.text, end, last)
        if match is not None and (PEOPLE_HEAD.match(match[2]) or is_people(match[2])):
            yield Entity(match[1], "group", unnamed=True), (Span(end, match.end()),)
            return


def _past_title(ground: Ground, entity: Entity, span: Span, last: int) -> int | None:
    """Where he begins of whom a country's name and a title only tell what he is; None where the country stands for itself."""
    following, person, _ = next(ground.within(span.end, last), (span, entity, False))
    titled = entity.kind == "country" and person.kind == "person" and _TITLE.fullmatch(ground.text[span.end : following.start])
    return following.start if titled else None


def _with_next(ground: Ground, entity: Entity, span: Span, last: int) -> tuple[Entity, Spans]:
    """The one named here, together with the next where "and" joins them."""
    other, named, pronoun = next(ground.within(span.end, last), (span, entity, True))
    if pronoun or named.name == entity.name or ground.text[span.end : other.start] != " and ":
        return entity, (span,)
    return joint((entity.name, named.name)), (Span(span.start, other.end),)


def _hearing(ground: Ground, deed: Deed) -> tuple[Entity, Spans] | None:
    """Before whom somebody is to testify, or whose bill is vetoed: the body that the act names, or else the one named most."""
    named = [row for span in deed.content for row in ground.within(span.start, span.end)]
    if _of_parliament(ground, deed):
        return _body(ground, named, _PARLIAMENT) or _body(ground, named, _CHAMBER)
    if not _testifies(ground, deed, [entity for _, entity, _ in named]):
        return None
    return _body(ground, named, _HEARS)


def _of_parliament(ground: Ground, deed: Deed) -> bool:
    """Whether a parliament passes what the act is about: a state vetoes resolutions in the Security Council too."""
    match = _BILL.search(words_of(ground.text, deed.content))
    person = deed.party is not None and deed.party.kind == "person"
    return match is not None and (person or not match[0].endswith("resolution"))


def _body(ground: Ground, named: list[Place], kind: re.Pattern[str]) -> tuple[Entity, Spans] | None:
    """The body of a kind that an act names, or else the one that the report names most."""
    for span, entity, _ in named:
        if kind.search(entity.name):
            return entity, (span,)
    most = next((name for name, _ in ground.counts.most_common() if kind.search(name)), None)
    return (ground.names.called(most), ()) if most else None


def _testifies(ground: Ground, deed: Deed, named: list[Entity]) -> bool:
    """Whether it is the party that is to testify, and in no court: a person, beside whom the act names no other."""
    words = words_of(ground.text, (*deed.attribution.cue, *deed.content))
    if deed.party is None or deed.party.kind not in {"person", "unknown"} or _COURT.search(words) or not _TESTIFY.search(words):
        return False
    surname = deed.party.name.split()[-1]
    return all(entity.kind != "person" or entity.name.split()[-1] == surname for entity in named)
