"""Unnamed sources ("four senior officials"), by the words that describe them."""

from __future__ import annotations

import re

from onrecord.annotate.actors.describe import place_in
from onrecord.annotate.actors.tables import tables
from onrecord.annotate.actors.words import NUMBERS, PERSON_NOUNS, STANDING
from onrecord.types import Entity

_STATES = frozenset({"countries", "nations", "states", "governments", "members", "companies", "banks", "firms"})
# Of whom a country's name tells only where they are from; what they are one by one, they are together.
_FOLK = frozenset(
    "voters protesters activists citizens residents workers students people men women families refugees migrants parents "
    "supporters opponents critics teachers doctors journalists reporters rebels militants insurgents fighters "
    "lawyers attorneys judges professors economists analysts historians scholars executives bankers mayors groups".split()
)
_ARTICLE = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)
_WORD = re.compile(r"[\w'’.-]+")
# "A number of senators", "dozens of lawmakers": the people are those after "of".
_MANY_OF = re.compile(
    r"(?:bipartisan |large |small |growing )?(?:number|group|handful|majority|couple|pair|dozens|scores|hundreds|thousands|"
    r"some|many|several|most|members|one|half|two-thirds|\d[\d.,]*(?:%| percent| per cent)|tens of thousands|millions) of "
    r"(?:the |his |her |their )?",
    re.IGNORECASE,
)
_CUT = re.compile(
    r",|;|\s+(?:who|which|that|familiar|with|of|in|from|at|on|to|for|close|briefed|speaking|involved|including|"
    r"visiting|meeting|representing|working|living|serving|seeking|loyal|opposed|based|around|across|near|inside|over)\b"
)


def unnamed(words: str) -> Entity | None:
    """The unnamed source that a phrase describes, with count and standing; None where its head noun names nobody."""
    flat = re.sub(r"['’]s?$", "", " ".join(words.split()))  # "officials’ pledges" are the officials'
    bare = _ARTICLE.sub("", flat, count=1) if _ARTICLE.match(flat) else flat
    many = _MANY_OF.match(bare)
    head = _WORD.findall(_CUT.split(bare[many.end() :] if many else bare, maxsplit=1)[0])
    noun = head[-1].casefold().removesuffix("'s").removesuffix("’s") if head else ""
    few = head and head[0].casefold() in {"some", "others", "many", "several", *NUMBERS}
    # "54 percent of surveyed Norlanders", "tens of thousands of Norlanders" are people, not their state.
    crowd = many is not None and head and noun.endswith("s") and head[-1][:1].isupper()
    if noun not in PERSON_NOUNS and not few and not crowd:
        return None
    count = NUMBERS.get(head[0].casefold()) if head else None
    if count is None and head and head[0].isascii() and head[0].isdigit() and len(head[0]) < 7:
        count = int(head[0])
    single = noun if noun in STANDING else noun.removesuffix("s")
    # What English reports call "administration officials" without a country are those of the United States.
    side = place_in(bare) or ("United States" if "administration" in bare.casefold().split() else None)
    if noun in _STATES:  # "several Lake Union countries" do not act for the union
        side = None
    folk = crowd or not _FOLK.isdisjoint((noun, f"{noun}s"))
    if folk and side in tables().adjectives:  # nor does a country's people for the country
        side = None
    return Entity(bare, "person", unnamed=True, acts_for=side, count=count, standing=STANDING.get(single, single))
