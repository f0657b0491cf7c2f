"""Definite descriptions ("the French president", "the ministry") and unnamed sources ("four senior officials")."""

from __future__ import annotations

import re

from onrecord.annotate.actors.cast import Cast
from onrecord.annotate.actors.offices import principal
from onrecord.annotate.actors.tables import tables
from onrecord.annotate.actors.words import NUMBERS, PERSON_NOUNS, STANDING
from onrecord.types import Entity

_PERSONAL = re.compile(
    r"president|minister|premier|chancellor|king|emir|pope|leader|prince|secretary|diplomat|chief|counsel|general|senator|"
    r"congress(?:man|woman)|ambassador|speaker|chair|director|candidate|nominee|governor|mayor|lawmaker|commander|spokes"
)
_HEADS = frozenset({"president", "prime minister", "chancellor"})
_FIXED = {"alliance": "NATO", "bloc": "European Union"}
_ARTICLE = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)
_WORD = re.compile(r"[\w'’.-]+")
_CUT = re.compile(
    r",|;|\s+(?:who|which|that|familiar|with|of|in|from|at|on|to|for|close|briefed|speaking|involved|including)\b"
)


def place_in(text: str) -> str | None:
    """The country or body that a word of the text names ("the U.S.", "Iran's", "French"), or None."""
    table = tables()
    words = text.replace("’", "'").split()
    for i in range(len(words)):
        for j in (i + 2, i + 1):
            form = " ".join(words[i:j]).removesuffix("'s").rstrip("'")
            known = table.known.get(form)
            if known and known.kind in ("country", "organisation", "group"):
                return known.name
    return None


def described(  # noqa: PLR0911 - one return for each kind of description
    cast: Cast, words: str, noun: str, sentence: int, default: str | None
) -> Entity | int | None:
    """Whom a definite description names: an entity index of an antecedent, or an entity from the tables."""
    place, noun = place_in(words), noun.casefold()
    if noun in {"administration", "government", "regime", "country", "nation", "kingdom"}:
        if place is None:
            place = _of_person(cast, words) or (default if noun in {"administration", "government"} else None)
        return Entity(place, "country") if place else None
    if _PERSONAL.search(noun):
        if "former" in words.casefold() or "spokes" in noun:
            earlier = cast.antecedent(("person",), sentence, role=noun)
            once = cast.head(noun, former=True) if earlier is None and "former" in words.casefold() else None
            return Entity(once, "person") if once else earlier
        named = cast.office(place, noun) if place else None
        if named:
            return Entity(named, "person")
        head = (
            cast.head(noun) or (cast.office(default, noun) if default else None) if place is None and noun in _HEADS else None
        )
        if head and ("person", head) in cast.index:
            return cast.index["person", head]
        earlier = cast.antecedent(("person",), sentence, role=noun)
        if earlier is not None or place is not None:
            return earlier
        head = head or cast.head(noun)
        return Entity(head, "person") if head else None
    if "ministry" in noun and place:
        return Entity(place, "country")
    if noun in _FIXED:
        return Entity(_FIXED[noun], "organisation")
    kinds = ("outlet",) if noun in {"newspaper", "paper", "network"} else ("organisation",)
    return cast.antecedent(kinds, sentence)


def _of_person(cast: Cast, words: str) -> str | None:
    for word in words.replace("’s", "").replace("'s", "").split():
        if word[:1].isupper() and (full := cast.person(word, titled=False)):
            side = principal(Entity(full, "person"), cast.day) or next(
                (row.place for row in tables().held.get(full, ()) if row.role in _HEADS), None
            )
            if side is not None:
                return side
    return None


def unnamed(words: str) -> Entity | None:
    """The unnamed source that a phrase describes, with count and standing; None where its head noun names nobody."""
    flat = " ".join(words.split())
    bare = _ARTICLE.sub("", flat, count=1) if _ARTICLE.match(flat) else flat
    head = _WORD.findall(_CUT.split(bare, maxsplit=1)[0])
    noun = head[-1].casefold().removesuffix("'s").removesuffix("’s") if head else ""
    if noun not in PERSON_NOUNS and (not head or head[0].casefold() not in {"some", "others", "many", "several", *NUMBERS}):
        return None
    count = NUMBERS.get(head[0].casefold()) if head else None
    if count is None and head and head[0].isascii() and head[0].isdigit() and len(head[0]) < 7:
        count = int(head[0])
    single = noun if noun in STANDING else noun.removesuffix("s")
    return Entity(bare, "person", unnamed=True, acts_for=place_in(bare), count=count, standing=STANDING.get(single, single))
