"""What a candidate for the counterpart is beside the party, and what the party tells of whether there is a counterpart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.types import Actor, Entity

_PLACES = frozenset(f"in:{place}" for place in ("content", "cue", "gap", "source", "whole", "sentence", "before", "after"))


def beside(ground: Ground, deed: Deed, entity: Entity, party: Actor, marks: Iterable[str]) -> list[str]:
    """Whether the candidate is the party or of it, and its kind and places by the kind of the party and by the act."""
    places = [mark for mark in marks if mark in _PLACES]
    kinds = f"{entity.kind}&party:{party.kind}"
    found = [*_kin(ground, entity, party), kinds, f"{entity.kind}&act:{deed.act}"]
    return [*found, *(f"{place}&{kinds}" for place in places), *(f"{place}&act:{deed.act}" for place in places)]


def _kin(ground: Ground, entity: Entity, party: Actor) -> Iterator[str]:
    if entity.name == party.name:
        yield "party"
    elif ground.side(entity) == party.name:
        yield "of-party"
    elif entity.name == party.acts_for:
        yield "behind-party"
    elif entity.name in party.name or party.name in entity.name:
        yield "part-of-party"
    elif entity.kind == party.kind:
        yield "like-party"


def alone(deed: Deed, party: Actor) -> list[str]:
    """What speaks for nobody: some acts and some parties are seldom told with whom they act towards."""
    speaking = deed.speaker.kind if deed.speaker else "nobody"
    return [f"act:{deed.act}", f"party:{party.kind}", f"speaking:{speaking}"]
