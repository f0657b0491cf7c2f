"""What extraction asks of whoever knows the names of a report; the pipeline passes it in."""

from __future__ import annotations

from typing import Protocol

from onrecord.types import Actor, Entity, Spans, words_of


class Names(Protocol):
    """Knows who the words of one report stand for."""

    def actor(self, spans: Spans) -> Entity | None:
        """Who the words at these spans (code points) name, describe or stand for (pronouns too); None where nobody."""

    def principal(self, entity: Entity) -> str | None:
        """The country or body the entity acts for on the report's day, by its usual English name; None where unknown."""

    def called(self, name: str) -> Entity:
        """The entity with this name: the report's own row where it has one, else one made from the name alone."""


def as_actor(text: str, entity: Entity, spans: Spans, names: Names) -> Actor:
    """The entity at these spans; inferred (text None) where there are none."""
    words = words_of(text, spans) if spans else None
    acts_for = entity.acts_for or names.principal(entity)
    acts_for = None if acts_for == entity.name else acts_for  # nobody speaks for himself
    return Actor(entity.name, entity.kind, words, spans, entity.unnamed, acts_for, entity.count, entity.standing)
