"""Definite descriptions: "the French president", "the ministry"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.annotate.actors.campaigns import CAMPAIGNS, campaign
from onrecord.annotate.actors.cast import Cast
from onrecord.annotate.actors.local import local_body
from onrecord.annotate.actors.offices import principal
from onrecord.annotate.actors.sides import last_two, only_two
from onrecord.annotate.actors.tables import tables
from onrecord.annotate.actors.told import portfolios, told_words
from onrecord.annotate.actors.words import BODIES, LOCAL_BODY
from onrecord.types import Entity, joint

_PERSONAL = re.compile(
    r"president|minister|premier|chancellor|king|emir|pope|pontiff|leader|prince|secretary|diplomat|chief|^head$|counsel|general|senator|"
    r"congress(?:man|woman)|ambassador|speaker|chair|director|candidate|nominee|governor|mayor|lawmaker|commander|spokes|"
    r"democrat|republican|representative|dictator|strongman|admiral|lawyer|attorney|envoy|negotiator|point man"
)
_BODY = re.compile(BODIES, re.IGNORECASE)
_HEADED = {"head of state": "president", "head of government": "prime minister"}
_BARE = frozenset({"minister", "secretary", "chief"})
_HEADS = frozenset({"president", "prime minister", "chancellor"})
_POPE = frozenset({"pope", "pontiff"})
_COMMISSION = re.compile(r"[Tt]he Commission (?:president|chief)")
_OF = re.compile(r" of (?:the )?(?P<body>[\w.'’ -]+)")
# Who will hold an office is not who holds it: "the next president".
_TO_COME = re.compile(r"\b(?:next|future) ", re.IGNORECASE)
_FIXED = {"alliance": "NATO", "bloc": "European Union"}
_STATE_NOUNS = frozenset({"administration", "government", "regime", "country", "nation", "kingdom", "presidential office"})
_ARMED = ("military", "army", "navy", "police")
_FORCES = frozenset({*_ARMED, "opposition", "delegation"})
_ALIKE = {"panel": "committee"}
# These take up a body of that very kind or nobody: "the committee" is no ministry.
_ONLY_HEADED = frozenset(
    "ministry department committee council commission court panel university institute parliament embassy consulate mission "
    "bank coalition party".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a description stands: code point, sentence, the report's main country, and the words after it that say of what."""

    start: int
    sentence: int
    country: str | None
    tail: str = ""


_ARTICLE = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)


def place_in(text: str) -> str | None:
    """The country or body that a word of the text names ("the U.S.", "Iran's", "French"), or None."""
    table = tables()
    words = text.replace("’", "'").split()
    for i in range(len(words)):
        for j in (i + 3, i + 2, i + 1):
            form = " ".join(words[i:j]).removesuffix("'s").rstrip("'")
            known = table.known.get(form)
            if known and known.kind in ("country", "organisation", "group"):
                return known.name
    return None


# "Its prime minister", "the country's foreign minister".
_OWNER = re.compile(r"(?:[Ii]ts|[Tt]he (?:\w+ )?(?:country|nation|kingdom)['’]s) ")


def owned(cast: Cast, words: str, noun: str, sentence: int) -> str:
    """A description of a state's office holder with the state's name: its sentence's subject, else the last told of."""
    owner = _OWNER.match(words) if _PERSONAL.search(noun.casefold()) or words.casefold().startswith("the ") else None
    last = cast.opening("country", sentence) if owner else None
    last = cast.antecedent(("country",), sentence) if owner and last is None else last
    return f"{cast.entities[last].name}'s {words[owner.end() :]}" if owner and last is not None else words


def described(cast: Cast, words: str, noun: str, at: Place) -> Entity | int | None:
    """Whom a definite description names: an entity index of an antecedent, or an entity from the tables."""
    place, noun = place_in(words), noun.casefold()
    if noun in _HEADED:
        words, noun = f"{words[: -len(noun)]}{_HEADED[noun]}", _HEADED[noun]
    if noun in CAMPAIGNS:
        return campaign(cast, words, noun, at.sentence, _person_in(cast, words))
    if (local := LOCAL_BODY.fullmatch(words)) is not None:
        return local_body(cast, words, local["noun"], place, at.sentence)
    if noun in _STATE_NOUNS:
        return _state(cast, words, noun, place or place_in(at.tail), at)
    if _PERSONAL.search(noun):
        return _holder(cast, words, noun, place, at)
    if noun in _FORCES:
        return _force(cast, words, noun, place, at)
    if place is not None and noun in _ONLY_HEADED and (headed := cast.headed(noun, words, at.sentence)) is not None:
        return headed
    if noun in _FIXED or place is not None:
        known = Entity(_FIXED[noun], "organisation") if noun in _FIXED else None
        return Entity(place, "country") if place and _SEAT.search(noun) else known
    return _known_body(cast, words, noun, at)


# Of a state by whose name it stands, these are that state ("Norland's embassy in Marlow").
_SEAT = re.compile(r"ministry|embassy|consulate|mission$")
# "The island nation", as against "the other nation".
_TOLD_OF = re.compile(
    r"[Tt]he (?!(?:other|whole|entire|first|only|same|next|third|second|host|developing|own|said|neighbou?ring|very|new)\b)"
    r"[\w-]+(?: [\w-]+)? \w+"
)


def _known_body(cast: Cast, words: str, noun: str, at: Place) -> int | None:
    """A body that the report named before: "the committee", "the agency"."""
    if noun in {"company", "firm"}:
        return cast.firm()
    headed = cast.headed(_ALIKE.get(noun, noun.rsplit(" ", maxsplit=1)[-1]), words, at.sentence)
    if headed is None and noun == "commission" and ("organisation", "European Council") in cast.index:
        return cast.add(Entity("European Commission", "organisation"))
    if headed is not None or noun in _ONLY_HEADED:
        return headed
    kinds = ("outlet",) if noun in {"newspaper", "paper", "network"} else ("organisation", "group")
    return cast.antecedent(kinds, at.sentence)


def _state(cast: Cast, words: str, noun: str, place: str | None, at: Place) -> Entity | int | None:
    if place is None:
        place = _of_person(cast, words + at.tail)
    if place is None and noun == "administration" and "United States" in cast.people.places:
        place = "United States"  # what English reports call "the administration" without a country
    if place is None and noun == "kingdom":
        place = next((name for name in ("Saudi Arabia", "Jordan", "Bahrain", "Morocco") if name in cast.people.places), None)
    if place is None and noun in {"country", "nation"} and _TOLD_OF.fullmatch(words) and not at.tail:
        last = cast.antecedent(("country",), at.sentence)  # "the island nation"
        return last if last is not None and cast.entities[last].name in tables().adjectives else None
    if place is None and noun in {"administration", "government", "presidential office"}:
        place = at.country
    return Entity(place, "country") if place else None


def local_end(match: re.Match[str]) -> int:
    """Where the name of a court or a body of a part of a state ends: with the place that it is of, where it is of one."""
    return match.end() if match["of"] and place_in(match["of"]) else match.end("noun")


# Who by his office acts for the state that the description names.
_FOR_STATE = re.compile(
    r"(?!.*\b(?:opposition|exiled|rights|party|shadow)\b).*\b(?:minister|secretary|premier|chancellor|envoy|negotiator|spokes\w+)",
    re.IGNORECASE,
)


def _holder(cast: Cast, words: str, noun: str, place: str | None, at: Place) -> Entity | int | None:
    """A person by office, title, party or state."""
    if _TO_COME.search(words):
        return Entity(_ARTICLE.sub("", " ".join(words.split()), count=1), "person", unnamed=True)
    full, former = words + at.tail, "former" in words.casefold() or "then-" in words.casefold()
    head = cast.meant.head(noun, former=True) if former and noun in _HEADS else None
    if head:
        return Entity(head, "person")
    other = noun in _BARE and portfolios(told_words(words))  # "the fisheries minister" is no "minister" of the tables
    seat = _seat(words, noun, place, at.tail) if not former and not other and "spokes" not in noun else None
    if seat and (named := cast.meant.office(seat, noun)):
        return Entity(named, "person")
    head = None
    if place is None and noun in _HEADS and not former:
        head = cast.meant.head(noun) or (cast.meant.office(at.country, noun) if at.country else None)
        if head and ("person", head) in cast.index:
            return cast.index["person", head]
    bare = not at.tail and _ARTICLE.sub("", words, count=1).casefold() == noun
    matched = cast.meant.matching(noun, full, at.start, bare=bare)
    if matched is not None:
        own = place if place in tables().adjectives and not former and _FOR_STATE.fullmatch(words) else None
        return Entity(matched, "person", acts_for=own)
    head = head or (cast.meant.head(noun) if place is None and noun in _HEADS else None)
    return Entity(head, "person") if head else None


def _seat(words: str, noun: str, place: str | None, tail: str) -> str | None:
    """Of which country or body an office is: the one named before it ("the IMF chief") or after ("head of the IMF")."""
    if not tail:
        return place or ("Vatican" if noun in _POPE else "European Commission" if _COMMISSION.fullmatch(words) else None)
    of = _OF.fullmatch(tail) if place is None else None
    known = tables().known.get(of["body"]) if of else None
    return known.name if known and known.kind in ("country", "organisation") else None


def _force(cast: Cast, words: str, noun: str, place: str | None, at: Place) -> Entity | int | None:
    """An army, police, opposition or delegation by its country: "the Egyptian military", or "the army" of the same country."""
    if place is not None:
        flat = _ARTICLE.sub("", " ".join(words.split()), count=1)
        flat = re.sub(r"^[^'’]*['’]s\b", tables().adjective(place), flat)
        return Entity(flat, "organisation", acts_for=place if noun in _ARMED else None)
    earlier = cast.headed(noun, words, at.sentence)
    if earlier is None and noun in _ARMED:
        earlier = next((got for other in _ARMED if (got := cast.headed(other, words, at.sentence)) is not None), None)
    if earlier is not None or at.country is None or noun in {"delegation", "opposition"}:
        return earlier
    adjective = tables().adjective(at.country)
    return Entity(f"{adjective} {'military' if noun == 'army' else noun}", "organisation", acts_for=at.country)


def introduced(cast: Cast, words: str, noun: str, at: Place, *, owned: bool) -> Entity | None:
    """Whom the top of a report describes before it names him: who is next introduced with what the description tells.

    Nobody by what is no person's office: "the army" is not who is named next.
    """
    if _BODY.fullmatch(noun):
        return None
    name = cast.meant.introduced(noun, words + at.tail, at.start, owned=owned)
    if name is None and owned and not at.tail:
        name = cast.meant.unintroduced(at.start)
    return Entity(name, "person", acts_for=place_in(words) if owned else None) if name else None


def pair_of(cast: Cast, words: str) -> Entity | None:
    """ "The two leaders", "both sides": the two that were last spoken of, as one group; None where there are none."""
    kinds = (
        ("person",)
        if re.search(r"leaders|presidents|ministers|secretaries|men$", words)
        else ("country", "organisation", "group")
    )
    names = last_two(cast, kinds, leaders=re.search(r"leader|president|minister|secretar", words) is not None)
    if names is None and "person" in kinds:
        names = only_two(cast)
    return joint(names) if names else None


def _person_in(cast: Cast, words: str) -> str | None:
    """The person whom a word of the description names ("the Clinton campaign", "Obama's administration")."""
    names = (word.rstrip("'’") for word in words.replace("’s", "").replace("'s", "").split() if word[:1].isupper())
    return next((full for word in names if (full := cast.people.person(word, titled=False))), None)


def _of_person(cast: Cast, words: str) -> str | None:
    for word in words.replace("’s", "").replace("'s", "").split():
        if word[:1].isupper() and (full := cast.people.person(word, titled=False)):
            side = principal(Entity(full, "person"), cast.people.day) or next(
                (row.place for row in tables().held.get(full, ()) if row.role in _HEADS), None
            )
            if side is not None:
                return side
    return None
