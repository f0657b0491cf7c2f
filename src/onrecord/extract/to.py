"""The counterpart: beneficiary, addressee or object of an act."""

from __future__ import annotations

from onrecord.extract.mentioned import mentioned
from onrecord.extract.names import Names, as_actor
from onrecord.types import Act, Actor, Analysis, Attribution

_BODIES = frozenset({"country", "organisation", "group"})


def to_of(
    analysis: Analysis, attribution: Attribution, speaker: Actor | None, party: Actor | None, act: Act, names: Names
) -> Actor | None:
    """The counterpart, or None. The model's words first, then whom the cue addresses, then another that the content names."""
    taken = {name for actor in (speaker, party) if actor for name in (actor.name, actor.acts_for) if name}
    entity = names.actor(attribution.to) if attribution.to else None
    if entity is not None and (party is None or entity.name != party.name):
        return as_actor(analysis.text, entity, attribution.to, names)
    if act == "state":
        return None
    if act != "demand":
        for span, named in mentioned(analysis, attribution.cue):
            if named.name not in taken:
                return as_actor(analysis.text, named, (span,), names)
    for span, named in mentioned(analysis, attribution.content):
        if named.name not in taken and named.kind in _BODIES | {"person"} and not named.unnamed:
            return as_actor(analysis.text, named, (span,), names)
    return None
