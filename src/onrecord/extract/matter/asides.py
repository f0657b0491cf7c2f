"""What stands beside the matter in a clause: who acts, what something is for, what a participle tells of a noun."""

from __future__ import annotations

from onrecord.extract.matter.parts import ATTACHED, Part, is_adjective
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.verbs import verbs
from onrecord.extract.matter.words import HANGING, PEOPLE

_BEING = frozenset("advice answer idea job key message outcome priority response solution task".split())  # "the task is to"
_HUNG = HANGING | _BEING


def to_do(clause: list[Token], at: int) -> bool:
    """ "(A truce) to (end the fighting)", not "(stands) ready to (help)": what it is for."""
    return clause[at - 1].tag == "T" and not is_adjective(clause[at - 2].low)


def thing(part: Part) -> bool:
    """Whether it is nobody who could act."""
    return part.head.word.islower() and part.head.low not in PEOPLE


def reduced(clause: list[Token], at: int) -> bool:
    """ "The guns (sold to Norland)": a participle without an auxiliary, which tells of the noun before it."""
    before = at - 1
    while before > 0 and clause[before].tag == "R":
        before -= 1
    return clause[at].passive and clause[before].tag == "N"


def unattached(clause: list[Token], at: int) -> bool:
    """ "Despite the vote": it stands after a preposition that attaches it to nothing."""
    return at > 1 and clause[at - 1].tag == "P" and clause[at - 1].low not in ATTACHED


def acts(clause: list[Token], at: int, *, to: bool) -> bool:
    """Whether the verb that comes next, after "to" too, tells what the noun phrase before it does: who acts is no matter."""
    verb = _past(clause, at, "MRT" if to else "MR")
    if verb >= len(clause) or clause[verb].tag != "V" or clause[verb].passive:
        return False
    after = _past(clause, verb + 1, "R")
    if after == len(clause):
        return verb > at and (clause[verb].base in verbs().nouns or clause[verb].base in verbs().without)
    ruling = clause[after].tag in "DNXV" or clause[after].low == "for"
    return ruling and (verb > at or not clause[verb].low.endswith("ing"))


def _past(clause: list[Token], at: int, tags: str) -> int:
    while at < len(clause) and clause[at].tag in tags:
        at += 1
    return at


def hanging(parts: tuple[Part, ...], clause: list[Token], after: int) -> bool:
    """ "A decision (to skip the meeting)": what matters hangs on the verb that comes next."""
    if not parts or after >= len(clause):
        return False
    if parts[0].head.low in _HUNG and clause[after].low in {"is", "was"}:
        return after + 1 < len(clause) and clause[after + 1].tag == "T"
    if parts[-1].head.low not in HANGING:
        return False
    return clause[after].tag == "T" or (clause[after].tag == "P" and after + 1 < len(clause) and clause[after + 1].tag == "V")


def told_of(clause: list[Token], at: int) -> bool:
    """ "(The money) set aside for (the harbor is to be given back)": a participle, where the clause has its verb further on."""
    verb = clause[at]
    past = verb.tag == "V" and (verb.low.endswith("ed") or verb.low in verbs().past)
    return past and clause[at - 1].tag in "NR"
