"""Briefs: what the rules of positions need of a statement, without its words, kept beside it by an index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.types.act import Act, Polarity, Speech
from onrecord.types.actor import Actor, ActorKind

# Made once, as for ids. ASCII alone: a lone surrogate or a null character in a name must go into any store.
_written = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class Brief(NamedTuple):
    """ "This act of that party on that day": thousands are weighed for one matrix, so it is light to make.

    `day` is the day it was said ("" unknown), `dated` whether words of the text tell it. `report`, `given_id` name its report.
    `speaker` and `party` are without the words that name them. `condition` is in words; `due` the last day of the deadline.
    `against`: its words are that its matter be not done; of a refusal, that they deny it. `ended`: the heads of what it would
    end, stop or bar. `done`: the heads of its words where they tell that something has come about, else None.
    """

    id: str
    act: Act
    day: str
    dated: bool
    report: str
    given_id: str | None
    speech: Speech
    speaker: Actor | None
    party: Actor | None
    matter: str | None
    polarity: Polarity
    firmness: int
    condition: str | None
    due: str | None
    against: bool
    ended: str
    done: str | None


@lru_cache(maxsize=8_192)
def bare_actor(name: str, kind: ActorKind, unnamed: bool, acts_for: str | None) -> Actor:
    """An actor without the words that name it; one object for each, since few actors make most statements."""
    return Actor(name, kind, unnamed=unnamed, acts_for=acts_for)


def brief_to_text(brief: Brief) -> str:
    """The brief as an index keeps it: a JSON list, its actors lists too."""
    actors = {name: _actor(actor) for name, actor in (("speaker", brief.speaker), ("party", brief.party))}
    return _written(list((brief._asdict() | actors).values()))


def _actor(actor: Actor | None) -> tuple[str, str, bool, str | None] | None:
    return None if actor is None else (actor.name, actor.kind, actor.unnamed, actor.acts_for)


def briefs_from_texts(texts: Iterable[str]) -> list[Brief]:
    """The briefs that `brief_to_text` wrote, thousands of them read as one."""
    rows = json.loads(f"[{','.join(texts)}]")
    for row in rows:
        row[7], row[8] = row[7] and bare_actor(*row[7]), row[8] and bare_actor(*row[8])
    return [Brief._make(row) for row in rows]


__all__ = ["Brief", "bare_actor", "brief_to_text", "briefs_from_texts"]
