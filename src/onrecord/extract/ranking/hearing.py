# ruff: noqa: E501  (a pattern reads better whole)
"""Before which body somebody testifies, who subpoenas him, or whose bill is vetoed."""

from __future__ import annotations

import re

from onrecord.extract.ranking.field import Candidate
from onrecord.extract.ranking.ground import Deed, Ground, Place
from onrecord.types import Actor, Entity, words_of

_TESTIFY = re.compile(r"\b(?:testify|testifies|testifying|(?:sworn|public|closed-door|his|her) testimony)\b")
# What is done to a bill, or asked of a parliament, is done to the whole of it rather than to one of its committees.
_BILL = re.compile(
    r"\bveto(?:es|ing)? (?:\w+ ){0,3}(?:bills?|legislation|resolution|law)\b|\b(?:congressional|parliamentary) (?:approval|authori[sz]ation)\b"
)
_PARLIAMENT, _CHAMBER = re.compile(r"\b(?:Congress|Parliament)$"), re.compile(r"\b(?:Senate|House of Representatives)$")
_SUBPOENA = re.compile(r"\bsubpoena")
# One that somebody is given, as against what he does ("to subpoena the minutes").
_SUBPOENAED = re.compile(
    r"\b(?:fight|def(?:y|ies|ied)|ignor(?:e[sd]?|ing)|reject(?:s|ed)?|refus(?:e[sd]?|ing)|challeng(?:e[sd]?|ing)|compl(?:y|ies|ied|ying) with|honou?r(?:s|ed)?) (?:\w+ ){0,3}subpoenas?\b"
)
_MEMBER = re.compile(r"\b(?:[Cc]hair(?:man|woman)?|[Ll]awmakers?|Rep\.|Sen\.|[Cc]ongress(?:man|woman)|[Ss]enator)(?!\w)")
_REACH = 60  # characters before a name in which a title stands
_COURT = re.compile(r"\b(?:courts?|trial|jur(?:y|ors)|judge)\b", re.IGNORECASE)
_HEARS = re.compile(
    r"\b(?:Sub)?(?:[Cc]ommittees?|Congress|Senate|House of Representatives|Parliament|Assembly|Commission|Panel)\b"
)


def hearing(ground: Ground, deed: Deed) -> Candidate | None:
    """Before whom somebody is to testify: who subpoenas him, the body that the act names, or else the one that the report names most."""
    named = _named(ground, deed)
    if deed.act == "demand" and _SUBPOENA.search(_words(ground, deed)):
        return (_body(ground, named, _HEARS) if _for_body(ground, deed.speaker) else None) or _himself(deed.speaker)
    heard = _SUBPOENAED.search(_words(ground, deed)) or _testifies(ground, deed, [entity for _, entity, _ in named])
    return _body(ground, named, _HEARS) if heard else None


def _for_body(ground: Ground, speaker: Actor | None) -> bool:
    """Whether a member of a parliament speaks, who asks in its name."""
    if speaker is None or speaker.kind != "person" or not speaker.spans:
        return False
    start, end = max(0, speaker.spans[0].start - _REACH), speaker.spans[-1].end
    return _MEMBER.search(ground.text, start, end) is not None


def _himself(speaker: Actor | None) -> Candidate | None:
    if speaker is None:
        return None
    return Candidate(Entity(speaker.name, speaker.kind, speaker.unnamed, speaker.acts_for), speaker.spans)


def parliament(ground: Ground, deed: Deed) -> Candidate | None:
    """Whose bill is vetoed or whose approval sought: the parliament as a whole, also where one of its chambers is named alone."""
    if not _of_parliament(ground, deed):
        return None
    named = _named(ground, deed)
    whole, chamber = _body(ground, named, _PARLIAMENT), _body(ground, named, _CHAMBER)
    if whole is None and chamber is not None and chamber.entity and chamber.entity.name.startswith("United States "):
        return Candidate(ground.names.called("United States Congress"))
    return whole or chamber


def _named(ground: Ground, deed: Deed) -> list[Place]:
    return [row for span in deed.content for row in ground.within(span.start, span.end)]


def _of_parliament(ground: Ground, deed: Deed) -> bool:
    """Whether a parliament passes what the act is about: a state vetoes resolutions in the Security Council too."""
    match = _BILL.search(words_of(ground.text, deed.content))
    person = deed.party is not None and deed.party.kind == "person"
    return match is not None and (person or not match[0].endswith("resolution"))


def _body(ground: Ground, named: list[Place], kind: re.Pattern[str]) -> Candidate | None:
    """The body of a kind that an act names, or else the one that the report names most."""
    for span, entity, _ in named:
        if kind.search(entity.name):
            return Candidate(entity, (span,))
    most = next((name for name, _ in ground.counts.most_common() if kind.search(name)), None)
    return Candidate(ground.names.called(most)) if most else None


def _testifies(ground: Ground, deed: Deed, named: list[Entity]) -> bool:
    """Whether it is the party that is to testify, and in no court: a person, beside whom the act names no other."""
    words = _words(ground, deed)
    if deed.party is None or deed.party.kind not in {"person", "unknown"} or _COURT.search(words) or not _TESTIFY.search(words):
        return False
    surname = deed.party.name.split()[-1]
    return all(entity.kind != "person" or entity.name.split()[-1] == surname for entity in named)


def _words(ground: Ground, deed: Deed) -> str:
    return words_of(ground.text, (*deed.attribution.cue, *deed.content))
