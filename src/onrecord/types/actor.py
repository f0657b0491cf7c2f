"""Actors: who speaks, is bound, is addressed, or relays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.types.span import Spans

ActorKind = Literal["person", "country", "organisation", "group", "document", "outlet", "unknown"]
ACTOR_KINDS: tuple[ActorKind, ...] = get_args(ActorKind)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in one statement: "this is who the words at `spans` name".

    `name` is canonical (a person's full name, a country's or body's usual English name; for unnamed sources the description in
    the text). `text` and `spans` are the words at this place; None and () where the actor is inferred. `acts_for` is the
    country or body the actor speaks for, where known. `count` is how many people an unnamed source stands for, where the text
    says ("four sources"); `standing` is official, diplomat, source, aide, lawmaker and the like for unnamed sources.
    """

    name: str
    kind: ActorKind
    text: str | None = None
    spans: Spans = ()
    unnamed: bool = False
    acts_for: str | None = None
    count: int | None = None
    standing: str | None = None

    @property
    def inferred(self) -> bool:
        """Whether no words at this place name the actor."""
        return self.text is None
