"""What stands beside the matter in a clause: who acts, what something is for, what a participle tells of a noun."""

from __future__ import annotations

from onrecord.extract.matter.parts import ATTACHED, Part, is_adjective
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.verbs import verbs
from onrecord.extract.matter.words import HANGING, PEOPLE


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


def acts(clause: list[Token], at: int) -> bool:
    """Whether the verb that comes next tells what the noun phrase before it does: who acts is no matter."""
    verb = at
    while verb < len(clause) and clause[verb].tag in "MR":
        verb += 1
    if verb + 1 >= len(clause) or clause[verb].tag != "V" or clause[verb].passive:
        return False
    return (clause[verb + 1].tag in "DNX" or clause[verb + 1].low == "for") and (
        verb > at or not clause[verb].low.endswith("ing")
    )


def hanging(parts: tuple[Part, ...], clause: list[Token], after: int) -> bool:
    """ "A decision (to skip the meeting)": what matters hangs on the verb that comes next."""
    if not parts or parts[-1].head.low not in HANGING or after >= len(clause):
        return False
    return clause[after].tag == "T" or (clause[after].tag == "P" and after + 1 < len(clause) and clause[after + 1].tag == "V")


def told_of(clause: list[Token], at: int) -> bool:
    """ "(The money) set aside for (the harbor is to be given back)": a participle, where the clause has its verb further on."""
    verb = clause[at]
    past = verb.tag == "V" and (verb.low.endswith("ed") or verb.low in verbs().past)
    return past and clause[at - 1].tag in "NR"
