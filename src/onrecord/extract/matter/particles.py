"""Particles of verbs: "hand over", "rein in", "stand by", "bring (the parties) together", "pull out of"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.matter.parts import Part
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.verbs import verbs

_PARTICLES = frozenset("out up down off back over away in".split())
_IN = frozenset("rein hand step phase lock usher let".split())  # verbs that take "in" for themselves
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


def out_of(particle: str, parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """ "(Pull) out of the pact": one preposition, after which comes what is left."""
    if particle != "out" or not parts or parts[0].before != "of":
        return particle, parts
    return "", (replace(parts[0], before="out of"), *parts[1:])


def takes(verb: Token, after: list[Token]) -> bool:
    """Whether the next word is part of the verb: "hand over", "rein in"."""
    if not after or after[0].low not in {*_PARTICLES, "by"}:
        return False
    low = after[0].low
    if low == "by":
        return verb.base in _BY and not verb.passive
    return after[0].tag == "R" or (low == "in" and verb.base in _IN) or f"{verb.base} {low}" in verbs().nouns
