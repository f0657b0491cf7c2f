"""Who is who: whether a name asked for is an actor of a statement, and in what role."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, Protocol

from onrecord.history.words import fold, plain, vocabulary
from onrecord.types import Act, Actor, Statement

Role = Literal["own", "asked", "wants", "none"]


class Acting(Protocol):
    """What a role is told by: a statement, whole or in brief."""

    @property
    def act(self) -> Act: ...
    @property
    def speaker(self) -> Actor | None: ...
    @property
    def party(self) -> Actor | None: ...


_TITLES = frozenset(
    "the president prime minister foreign defence defense"
    " secretary chancellor premier senator sen rep representative governor gov"
    " ambassador general gen king queen prince crown pope dr mr mrs ms sir lord lady former acting deputy vice spokesman"
    " spokeswoman spokesperson state of a an then".split()
)
_WHOLE = {"us": "usa", "eu": "europe", "uk": "britain", "un": "un", "usa": "usa", "united states of america": "usa"}
_JOINT = re.compile(r",? and (?=[A-Z]|(?:its|his|her|their|other|some) )|, (?=[A-Z])")
_NUMBERED = re.compile(r"\b([a-z])-?(\d+)\b")  # the G7, the G-7
_GROUP_OF = re.compile(r"\bgroup of (seven|eight|twenty|\d+)\b")
_NUMBERS = {"seven": "7", "eight": "8", "twenty": "20"}
_US = re.compile(r"\bUS\b(?= [A-Z])")  # "the US Senate", not "us"
_CAPITALS = re.compile(r"\b[A-Z](?=[\w’'-]{0,40}[a-z])")  # bounded: of "A'A'A'…" each looked at all the others
_SHORT = re.compile(r"[A-Z]{3,6}")
_BODIES = frozenset("government administration authorities authority govt officials leadership cabinet regime".split())
# What a body is called after is no title there: the State Department is not the Department of Defense.
_PARTS_OF_STATE = frozenset("department ministry office".split())
_NOUNS = _PARTS_OF_STATE | frozenset(
    "agency assembly bureau commission committee council court parliament secretariat service".split()
)
_SPELLED = {"defense": "defence"}


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name without case, accents, titles and spelling variants; countries under one word ("the White House" is "usa")."""
    flat = fold(_US.sub("USA", name)).removeprefix("unnamed:").replace("u.s.", "usa ").replace("'s", " ")
    flat = _GROUP_OF.sub(lambda match: f"g {_NUMBERS.get(match[1], match[1])}", flat)
    words = plain(_NUMBERED.sub(r"\1 \2", flat))
    flat = " ".join(word for word in words if word != "the")
    if flat in _WHOLE:
        return _WHOLE[flat]
    table = vocabulary()
    pattern, places = table.phrases[0]
    flat = pattern.sub(lambda match: places[match[0]], flat)
    kept = _of_body(flat.split()) or [word for word in flat.split() if word not in _TITLES] or flat.split()
    body = [word for word in kept if word not in _BODIES]
    if len(body) == 1 and table.forms.get(body[0]) in table.places:
        return table.forms[body[0]]
    return " ".join(table.names.get(word, word) for word in kept)


def _of_body(words: list[str]) -> list[str]:
    """The words of a body's name, "Ministry of Defence" as "defence ministry"; none where it is none."""
    noun = next((one for at, one in enumerate(words) if one in _NOUNS and words[at + 1 : at + 2] in ([], ["of"])), None)
    if noun is None or len(words) < 2:
        return []
    kept = [_SPELLED.get(word, word) for word in words if word not in ("of", "a", "an")]
    return [*(word for word in kept if word != noun), noun] if noun in _PARTS_OF_STATE else kept


@lru_cache(maxsize=65536)
def members(name: str) -> tuple[str, ...]:
    """The names in a joint party ("Israel and Hamas"), the whole first."""
    parts = [part.strip() for part in _JOINT.split(name) if part.strip()]
    return (name, *parts) if len(parts) > 1 else (name,)


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Whether two names are one: equal after folding, or one's words all among the other's with the same last word."""
    first, second = name_key(one), name_key(other)
    if not first or not second or first == second:
        return bool(first) and first == second
    a, b = first.split(), second.split()
    # A joint party is none of its members.
    return ("and" in a) == ("and" in b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def same_party(query: str, actor: Actor | None) -> bool:
    """Whether the name asked for is this actor, or the country or body that this actor speaks for.

    A person's name meets only that person; an unnamed source meets its country or body, never a name alike.
    """
    return actor is not None and _same_party(query, actor.name, actor.acts_for, actor.unnamed, actor.kind == "person")


@lru_cache(maxsize=65536)
def _same_party(query: str, name: str, acts_for: str | None, unnamed: bool, person: bool) -> bool:
    if unnamed and not fold(query).startswith("unnamed"):
        return acts_for is not None and same_name(query, acts_for)
    wholes = [one for whole in (name, acts_for) if whole for one in members(whole)]
    return any(same_name(query, one) or (_by_letters(query, one) and not (person and one == name)) for one in wholes)


def _by_letters(query: str, name: str) -> bool:
    """Whether one of the two is the letters by which the other is known, as it is asked for or as an index has it."""
    return query in _shorts(name) or name in _shorts(query)


@lru_cache(maxsize=65536)
def short_for(name: str) -> str:
    """The letters that a body of three words or more is known by, "RSF" for the Rapid Support Forces; "" for shorter names."""
    letters = "".join(_CAPITALS.findall(name))
    return letters if _SHORT.fullmatch(letters) else ""


def _shorts(name: str) -> tuple[str, ...]:
    """The same as they are asked for, and as the keys of an index have them."""
    short = short_for(name)
    return (short, short.lower()) if short else ()


def _speaks_for_itself(statement: Acting) -> bool:
    """Whether the speaker is the party, or acts for it."""
    speaker, party = statement.speaker, statement.party
    if speaker is None or party is None:
        return True
    if same_party(party.name, speaker) or (party.acts_for is not None and same_party(party.acts_for, speaker)):
        return True
    # Who binds a country, and is none, speaks for it, also where no table tells the office (codebook, act rule 1).
    return speaker.acts_for is None and not speaker.unnamed and is_country(party) and not is_country(speaker)


def is_country(actor: Actor) -> bool:
    """Whether an actor is a country or a union of such."""
    return actor.kind == "country" or name_key(actor.name) in vocabulary().places


def role_of(query: str, statement: Acting) -> Role:
    """What the party asked for is in this statement.

    `own`: its own conduct is at stake and it, or one who acts for it, says so or is said to; `asked`: somebody demands
    something of it; `wants`: it demands something of another; `none`: it is neither bound nor speaking.
    """
    bound, speaks = same_party(query, statement.party), same_party(query, statement.speaker)
    if statement.act == "demand":
        if bound and not (speaks and _speaks_for_itself(statement)):
            return "asked"
        return "wants" if speaks else "asked" if bound else "none"
    if bound:
        return "own"
    return "own" if speaks and _speaks_for_itself(statement) else "none"


def first_hand(query: str, statement: Acting) -> bool:
    """Whether the party, or one who acts for it, is the one who speaks."""
    return statement.speaker is not None and same_party(query, statement.speaker)


def party_keys(statement: Statement) -> frozenset[str]:
    """The names under which a statement must be looked up: what `role_of` can meet, as name keys.

    An index over these keys finds every statement of a party asked for by its full name or country.
    """
    actors = [actor for actor in (statement.party, statement.speaker) if actor is not None]
    named = [actor.name for actor in actors if not actor.unnamed]
    wholes = [name for whole in (*named, *(a.acts_for for a in actors if a.acts_for)) for name in members(whole)]
    return frozenset(key for name in wholes for key in keys_of(name))


def keys_of(name: str) -> tuple[str, ...]:
    """The keys under which an index has what is called so: that of the name, and of the letters it is known by."""
    return tuple(key for one in (name, short_for(name)) if (key := name_key(one)))
