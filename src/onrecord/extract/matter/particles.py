"""Particles of verbs: "hand over", "rein in", "stand by", "bring (the parties) together", "pull out of"."""

from __future__ import annotations

from onrecord.extract.matter.parts import Part, is_adjective, noun_phrase
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.verbs import verbs

_PARTICLES = frozenset("out up down off back over away in around".split())
_IN = frozenset("rein hand step phase lock usher let".split())  # verbs that take "in" for themselves
_MAKING = frozenset("hold keep leave make render declare".split())  # these say what their object is to be
_CALLING = frozenset("label call name declare designate deem brand elect appoint proclaim".split())  # and these, by a noun
_BY = frozenset("stand abide live".split())  # and "by"
_AWAY = frozenset("out up down off back away over together".split())  # these may stand after any object


def apart(clause: list[Token], at: int, parts: tuple[Part, ...]) -> str:
    """ "(Give) it up", "(bring) the unions together": the part of a verb that stands after its object; "" where none does."""
    if at >= len(clause) or not parts or parts[0].before:
        return ""
    low = clause[at].low
    ends = at + 1 == len(clause) or clause[at + 1].tag not in "DNX"
    after_thing = len(parts) == 1 and clause[at].tag == "R" and low in _AWAY and ends and clause[at - 1].tag == "N"
    return low if (parts[0].words[0].tag == "X" and low in _PARTICLES) or after_thing else ""


def state_of(verb: Token, parts: tuple[Part, ...], clause: list[Token], start: int) -> Token | None:
    """What the object is to be: "(hold the council) accountable", "(leave the letters) unanswered"."""
    if verb.base not in _MAKING or not parts or parts[0].before:
        return None
    last = next((part for part in reversed(parts[:2]) if part.before in {"", "of"}), parts[0]).words[-1]
    at = next((at for at in range(start, len(clause)) if clause[at].span == last.span), len(clause)) + 1
    if at >= len(clause):
        return None
    done = len(parts) == 1 and clause[at].passive and (at + 1 == len(clause) or clause[at + 1].tag in "PR,")
    return clause[at] if done or (clause[at].tag in "NV" and is_adjective(clause[at].low)) else None


def called_what(verb: Token, parts: tuple[Part, ...], clause: list[Token], at: int) -> tuple[tuple[Part, ...], int]:
    """ "(Label) the raid a crime": what it is called, as "as a crime"; nothing where it is called nothing."""
    calls = verb.base in _CALLING and parts and not parts[0].before and at < len(clause) and clause[at].tag == "D"
    return noun_phrase(clause, at, "as") if calls else ((), at)


def out_of(particle: str, parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """ "(Pull) out of the pact": one preposition, after which comes what is left."""
    if particle != "out" or not parts or parts[0].before != "of":
        return particle, parts
    return "", (parts[0]._replace(before="out of"), *parts[1:])


def takes(verb: Token, after: list[Token]) -> bool:
    """Whether the next word is part of the verb: "hand over", "rein in"."""
    if not after or after[0].low not in {*_PARTICLES, "by", "on"}:
        return False
    low = after[0].low
    if low == "on":
        return len(after) > 1 and after[1].low == "with"
    if low == "by":
        return verb.base in _BY and not verb.passive
    return after[0].tag == "R" or (low == "in" and verb.base in _IN) or f"{verb.base} {low}" in verbs().nouns
