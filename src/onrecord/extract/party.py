"""Who would act, is bound, refuses or is asked, and the counterpart: the likeliest of all whom the act's surroundings name."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.eligible import eligible
from onrecord.extract.names import as_actor
from onrecord.extract.ranking import Candidate, Deed, Ground, Role, Weights, candidates, pointed, ranked, shares_of, shipped
from onrecord.extract.ranking.heads import people_head
from onrecord.extract.ranking.towards import towards
from onrecord.extract.sources.told import addressed, asked_in_vain
from onrecord.types import Act, Actor, Span, apart

# Whoever is named with the act, or whose act it is, as against one named somewhere before it.
_HERE = frozenset(
    {"speaker", "principal", *(f"in:{place}" for place in ("content", "cue", "gap", "source", "sentence", "whole"))}
)
_Weighed = tuple[float, Candidate]  # candidates stand with the likeliest first
LONGEST = 5  # words of a description that is neither a name nor of a known kind
_HEAD = re.compile(r"([\w-]+)(?= (?:of|in|on|at|from|for|with|who|that|to)\b|$)")


def party_of(ground: Ground, deed: Deed, weights: Weights | None = None) -> Actor | None:
    """Who is bound or asked; None where nobody is named at all, and for state where the model marks no party.

    Other weights than the shipped ones are for whoever fits them.
    """
    if deed.act == "state":
        return _marked(ground, deed)
    return _told(ground, deed) or _likeliest(ground, deed, _parties(ground, deed, weights or shipped()))


def _told(ground: Ground, deed: Deed) -> Actor | None:
    """Whom the words tell to do what is demanded ("was asked to"), where they name him."""
    if deed.act != "demand" or not addressed(ground.text, deed.attribution):
        return None
    told = ground.names.actor(deed.attribution.source)
    return as_actor(ground.text, told, deed.attribution.source, ground.names) if told else None


def _likeliest(ground: Ground, deed: Deed, parties: list[_Weighed]) -> Actor | None:
    chosen = _actor(ground, deed, parties[0][1]) if parties else None
    return chosen or (None if deed.act == "demand" else deed.speaker)


def to_of(ground: Ground, deed: Deed, party: Actor | None) -> Actor | None:
    """The beneficiary, addressee or object of an act, who is never its party; None where there is none, and for state."""
    return None if deed.act == "state" else _to(ground, deed, party, _counterparts(ground, deed, party))


def _to(ground: Ground, deed: Deed, party: Actor | None, counterparts: list[_Weighed]) -> Actor | None:
    if asked_in_vain(ground.analysis, deed.attribution) and (asking := ground.names.actor(deed.attribution.source)):
        return as_actor(ground.text, asking, deed.attribution.source, ground.names)  # who was given no answer
    given = towards(ground, replace(deed, party=party))
    if given is not None and not _is(given, party):
        return _actor(ground, deed, given)
    return _actor(ground, deed, next(row for _, row in counterparts if not _is(row, party)))


def sides_of(ground: Ground, deed: Deed) -> tuple[Actor | None, Actor | None]:
    """The party and the counterpart, chosen together: whoever is likeliest as both stays what he is the more surely."""
    if deed.act == "state":
        return party_of(ground, deed), None
    parties = _parties(ground, deed, shipped())
    party = _told(ground, deed) or _likeliest(ground, deed, parties)
    if party is None:
        return None, None
    counterparts = _counterparts(ground, deed, party)
    sure, both = counterparts[0]
    if _is(both, party) and len(parties) > 1:
        instead = next(one for one in counterparts if not _is(one[1], party))
        other = _actor(ground, deed, parties[1][1])
        if _HERE & parties[1][1].marks and not _is(both, other) and parties[0][0] - parties[1][0] < sure - instead[0]:
            return other, _actor(ground, deed, both)
    return party, _to(ground, deed, party, counterparts)


def _parties(ground: Ground, deed: Deed, weights: Weights) -> list[_Weighed]:
    named = eligible(ground, deed, [row for row in candidates(ground, deed) if row.entity is not None])
    return _ranked(ground, deed, named, "party", weights)


def _counterparts(ground: Ground, deed: Deed, party: Actor | None) -> list[_Weighed]:
    """Nobody is always among them."""
    deed = replace(deed, party=party)
    return _ranked(ground, deed, candidates(ground, deed), "to", shipped())


def _ranked(ground: Ground, deed: Deed, rows: list[Candidate], role: Role, weights: Weights) -> list[_Weighed]:
    attribution = deed.attribution
    said = pointed(ground, attribution.pointers, role)
    return ranked(rows, shares_of(attribution.acts, deed.act), weights.by_mark[role], said)


def _is(row: Candidate, party: Actor | None) -> bool:
    """Whether the candidate is the party, his country, or one of several who are the party together."""
    if row.entity is None or party is None:
        return False
    if party.kind == "person" and row.entity.name == party.acts_for:
        return True  # nor does anybody act towards his own country
    return row.entity.name == party.name or (party.kind == "group" and row.entity.name in apart(party.name))


def _marked(ground: Ground, deed: Deed) -> Actor | None:
    """Whom the first marked place names or describes; None where nobody: a mark may lie on a thing or on half a phrase."""
    for span in deed.attribution.party:
        entity = ground.names.actor((span,))
        if entity is not None and (entity.kind != "unknown" or _tells(ground.text, span, entity.name, deed.speaker)):
            return as_actor(ground.text, entity, (span,), ground.names)
    return None


def _tells(text: str, span: Span, name: str, speaker: Actor | None) -> bool:
    """Whether what is of no known kind says who: the speaker by his name, or people or a body in few words."""
    if speaker is not None and name == speaker.name:
        return True
    head = _HEAD.search(name)
    return head is not None and people_head(head[1]) and len(name.split()) <= LONGEST and not text.startswith("-", span.end)


def bound(act: Act, party: Actor | None) -> Act:
    """An act that nobody can be named for binds nobody: it is recorded as state, which claims less."""
    return act if party is not None else "state"


def _actor(ground: Ground, deed: Deed, chosen: Candidate | None) -> Actor | None:
    if chosen is None or chosen.entity is None:
        return None
    if deed.speaker is not None and chosen.entity.name == deed.speaker.name:
        return deed.speaker
    return as_actor(ground.text, chosen.entity, chosen.spans, ground.names)
