"""Courts, and the bodies of a part of a state, which act for themselves: "a court in Norland", "the Marlow city council"."""

from __future__ import annotations

import re

from onrecord.annotate.actors.cast import Cast
from onrecord.annotate.actors.tables import tables
from onrecord.types import Entity

_ARTICLE = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)
_ANY = re.compile(r"an?\s", re.IGNORECASE)


def local_body(cast: Cast, words: str, noun: str, place: str | None, sentence: int) -> Entity | int | None:
    """The body by its own name, where a place is among its words; else, unless it is any of them, the one last told of."""
    if place is None:
        return None if _ANY.match(words) else cast.headed(noun.rsplit(" ", maxsplit=1)[-1], words, sentence)
    return Entity(_named(words, place), "organisation")


def _named(words: str, place: str) -> str:
    """A description without its article, and with an adjective for the state that owns it ("Norlandic court")."""
    flat = _ARTICLE.sub("", " ".join(words.split()), count=1)
    owner, owned, rest = flat.partition("'s " if "'s " in flat else "’s ")
    return f"{tables().adjective(place) if owner == place else owner} {rest}" if owned else flat


__all__ = ["local_body"]
