# ruff: noqa: E501  (a pattern reads better whole)
"""The field: everybody who might be the party or the counterpart of an act, and the marks that speak for or against each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.extract.ranking.around import Sight, around, joined, two_sides
from onrecord.extract.ranking.asked import asked
from onrecord.extract.ranking.asked_people import asked_people
from onrecord.extract.ranking.beside import alone, beside
from onrecord.extract.ranking.both import both_asked, both_bound
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.extract.ranking.phrases import phrases
from onrecord.extract.ranking.subjects import subjects
from onrecord.extract.ranking.undergone import undergoes
from onrecord.types import Entity, Spans, words_of


@dataclass(slots=True)
class Candidate:
    """Somebody who might be meant; nobody where `entity` is None. `spans` are the nearest words for it, () where inferred."""

    entity: Entity | None
    spans: Spans = ()
    marks: set[str] = field(default_factory=set)


class _Field:
    """Candidates by name, in the order in which they come up."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.rows: dict[str, Candidate] = {}

    def add(self, entity: Entity, spans: Spans, *marks: str) -> Candidate:
        row = self.rows.get(entity.name)
        if row is None:
            row = self.rows[entity.name] = Candidate(entity, spans)
        row.spans = row.spans or spans
        row.marks.update(marks)
        return row

    def see(self, sight: Sight) -> None:
        """A mention, and the country or body for which the one mentioned acts."""
        self.add(sight.entity, (sight.span,), *sight.marks)
        side = self.ground.side(sight.entity)
        if side is not None:
            entity = self.ground.names.called(side)
            self.add(entity, (), *(f"side:{mark}" for mark in sight.marks if mark.startswith(("in:", "role:", "first"))))


def candidates(ground: Ground, deed: Deed) -> list[Candidate]:
    """All whom the act's surroundings name, its speaker and whom he speaks for, and nobody, each with its marks."""
    found = _Field(ground)
    _speaking(found, deed)
    sights = around(ground, deed)
    for sight in sights:
        found.see(sight)
        if sight.place == "content" and deed.act == "demand" and undergoes(ground.text, sight.span, sight.entity):
            found.add(sight.entity, (sight.span,), "undergoes")
        if deed.party is not None and (named := ground.inside.get(sight.span)) is not None:
            # What is done to a country's people may be done to the country; what they do is not what the country does.
            found.add(named[1], (named[0],), *(mark for mark in sight.marks if not mark.startswith("phrase")))
    _first_others(found, deed, sights)
    for entity, span, marks in (*joined(ground, sights), *phrases(ground, deed, sights)):
        found.add(entity, (span,), *marks)
    _told_by_grammar(found, deed, sights)
    for entity, marks in two_sides(ground, deed):
        found.add(entity, (), *marks)
    for rank, name in enumerate(ground.main):
        found.add(ground.names.called(name), (), f"main:{rank}")
    context = _context(ground, deed)
    rows = list(found.rows.values())
    for row in rows:
        _describe(ground, deed, row, context)
    context += alone(deed, deed.party) if deed.party is not None else ()
    nobody = Candidate(None, (), {"nobody", *(f"nobody:{mark}" for mark in context)})
    nobody.marks.add(f"nobody:named{min(3, sum(any(m.startswith('in:content') for m in row.marks) for row in rows))}")
    return [*rows, nobody]


def _speaking(found: _Field, deed: Deed) -> None:
    speaker = deed.speaker
    if speaker is None:
        return
    kind = "unnamed" if speaker.unnamed else speaker.kind
    entity = Entity(speaker.name, speaker.kind, speaker.unnamed, speaker.acts_for, speaker.count, speaker.standing)
    heads = "official" if speaker.acts_for else "private"
    found.add(entity, speaker.spans, "speaker", f"speaker:{kind}", f"speaker:{heads}:{kind}")
    if speaker.acts_for:
        found.add(found.ground.names.called(speaker.acts_for), (), "principal", f"principal:{kind}")


def _told_by_grammar(found: _Field, deed: Deed, sights: list[Sight]) -> None:
    """Who is asked, and whose act it is, where grammar tells; the marks are those that `eligible.py` looks at."""
    ground = found.ground
    named = list(asked(ground, deed))
    for entity, span in named:
        found.add(entity, (span,), "asked")
    for entity, span in asked_people(ground, deed, sights) if not named else ():
        found.add(entity, (span,), "phrase", "phrase:people", "asked")
    for entity, spans in both_asked(ground, deed) if not named else ():
        found.add(entity, spans, "asked")
    for entity, span in (*both_bound(ground, deed), *subjects(ground, deed)):
        found.add(entity, (span,), "subject")


def _first_others(found: _Field, deed: Deed, sights: list[Sight]) -> None:
    """The first of each place who is neither the speaker nor whom he acts for; of those before the act the last."""
    own = {deed.speaker.name, deed.speaker.acts_for} if deed.speaker else set()
    seen: set[str] = set()
    for sight in sights:
        side = found.ground.side(sight.entity)
        if sight.entity.name not in own and sight.place not in seen:
            seen.add(sight.place)
            found.add(sight.entity, (sight.span,), f"first-other:{sight.place}")
            if side is not None and side not in own:
                found.add(found.ground.names.called(side), (), f"first-other-side:{sight.place}")


_WE = re.compile(r"\b(?:we|our|us|ours|ourselves)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|my|me|myself)\b")
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_OTHERS = re.compile(r"[\"“'‘\s]*(?:that )?(?:he|she|it|they)\b", re.IGNORECASE)
_TO = re.compile(r"[\"“'‘\s]*(?:not )?to\b", re.IGNORECASE)
_FOR = re.compile(r"[\"“'‘\s]*(?:for|against|on)\b", re.IGNORECASE)
# From here on the model's reading that the party is the source itself, or is not, counts.
SURELY = 0.7
# What a person does in person, as against what his state does through him.
IN_PERSON = re.compile(
    r"\b(?:sign(?:s|ing)?(?! up\b)|host(?:s|ing)?|meet(?:s|ing)?(?! (?:the|its|our|their) (?:\w+ )?(?:demands?|obligations?|conditions?|commitments?))|met with|visit\w*|attend\w*|travel\w*|fly|trip|testif\w*|resign\w*|step(?:s|ping)? down|quit|run(?:ning)? for|speak|talk(?:s|ing)?\b|call him"
    r"|address(?:ing)? the|interview\w*|answer\w*|comment\w*|tell|say|discuss\w*|elaborate|explain|apologi[sz]e|vote|divest\w*|veto|nominate|appear\w*|my (?:own|family|life|job|seat|campaign)|his (?:own|family|job|seat|taxes|business\w*)|tax returns|candidacy|campaign)\b",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"\b(?:troops?|military|sanctions?|missiles?|nuclear|strikes?|army|forces|weapons?|treaty|agreement|deal|embassy|border|tariffs?|aid|peace|ceasefire|cease-fire|war|attack\w*|intervention|talks|negotiat\w+|diplomat\w*)\b",
    re.IGNORECASE,
)


_PLACED = ("obliged", "just-before", "in:", "first", "content:", "cue:", "gap:", "role:", "side:")


def _context(ground: Ground, deed: Deed) -> list[str]:
    """What the act's own words tell, whoever the candidate is."""
    content, cue = words_of(ground.text, deed.content), words_of(ground.text, deed.attribution.cue)
    tells = {
        "we": _WE.search(content) is not None,
        "i": _I.search(content) is not None,
        "you": _YOU.search(content) is not None,
        "they": _OTHERS.match(content) is not None,
        "to": _TO.match(content) is not None,
        "for": _FOR.match(content) is not None,
        "person": IN_PERSON.search(f"{cue} {content}") is not None,
        "state": _OF_STATE.search(content) is not None,
        "narrated": not deed.attribution.attributed,
        "cited": bool(deed.attribution.source),
        "own": deed.attribution.own >= SURELY,
        "not-own": deed.attribution.own <= 1 - SURELY,
        "party-read": bool(deed.attribution.party),
        "to-read": bool(deed.attribution.to),
        f"speech:{deed.attribution.speech}": True,
    }
    return [name for name, holds in tells.items() if holds]


def _describe(ground: Ground, deed: Deed, row: Candidate, context: list[str]) -> None:
    """Marks of the candidate as a whole: what kind it is, how much the report is about it, and what the context makes of it."""
    entity, marks = row.entity, row.marks
    if entity is None:
        return
    marks.add(f"kind:{'unnamed' if entity.unnamed else entity.kind}")
    marks.add(f"often:{ground.share(entity)}")
    if ground.title & set(re.findall(r"[\w.]+", entity.name.casefold())):
        marks.add("title")
    heads: list[str] = [mark for mark in ("speaker", "principal") if mark in marks]
    if not heads:
        marks.add("other")
        heads = [f"other:{'state' if entity.kind == 'country' else entity.kind}"]
    kind = "unnamed" if entity.unnamed else entity.kind
    marks.update([f"{kind}&{mark}" for mark in marks if mark.startswith(_PLACED)])
    marks.update(f"{head}&{mark}" for head in heads for mark in context)
    if heads[0] in ("speaker", "principal"):
        marks.update(_by_act(deed, heads[0], marks))
    if deed.party is not None:
        marks.update(beside(ground, deed, entity, deed.party, marks))


def _by_act(deed: Deed, head: str, marks: Iterable[str]) -> list[str]:
    """What the very act says of its speaker or his principal, and whether it is told or in somebody's words."""
    told = "narrated" if deed.attribution.speech == "narrated" else "cited"
    kinds = [mark for mark in marks if mark.startswith(("speaker:official:", "principal:"))]
    return [f"{head}&act:{deed.act}", *(f"{kind}&act:{deed.act}:{told}" for kind in (head, *kinds))]
