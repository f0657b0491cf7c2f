# ruff: noqa: E501  (a pattern reads better whole)
"""Campaigns for an office, which are bodies that are called by whoever runs, or by no name ("his campaign")."""

from __future__ import annotations

import re

from onrecord.annotate.actors.cast import Cast
from onrecord.types import Entity

CAMPAIGNS = frozenset({"campaign", "camp"})
_OWNER = {"his": "m", "her": "f"}
_OWNED = re.compile(r"(?:the|his|her|their|its)\b", re.IGNORECASE)
_PART = re.compile(
    r" (?:trail|manager|chair(?:man|woman)?|officials?|aides?|advis[eo]rs?|spokes\w+|staff(?:ers?)?|team|director|donors?|surrogates?|strategists?|workers|volunteers|events?|rall(?:y|ies)"
    r"|lines?|speech(?:es)?|stops?|trips?|finance|account|comments|promises?|pledges?|platform|ads?|advert\w+|season|funds?|cash|money|contributions?|strategy|headquarters|slogan|message|plans?"
    r"|website|war|operation|organization|rhetoric|debut|appearances?|issues?|theme|offices?|launch|video|began|kicked)\b"
)


def of_campaign(text: str, start: int, end: int, noun: str) -> bool:
    """Whether the words at [start, end) only tell of what a campaign does or has ("his campaign speech", "the campaign manager")."""
    return noun.casefold() in CAMPAIGNS and _PART.match(text, end) is not None and _OWNED.match(text, start) is not None


def campaign(cast: Cast, words: str, noun: str, sentence: int, who: str | None) -> Entity | int | None:
    """The campaign of `who`, of "his" and "her" of the person last spoken of; "the campaign" is somebody's last spoken of."""
    if words.casefold().endswith(f" to {noun}"):
        return None  # "his wish to campaign"
    gender = _OWNER.get(words.split(" ", maxsplit=1)[0].casefold())
    if who is None and gender is not None:
        owner = cast.antecedent(("person",), sentence, gender)
        who = cast.entities[owner].name if owner is not None and not cast.entities[owner].unnamed else None
    if who is not None:
        return Entity(f"{who} campaign", "organisation")
    last = cast.headed(noun, words, sentence)
    someones = last is not None and ("person", cast.entities[last].name.removesuffix(f" {noun}")) in cast.index
    return last if someones else None
