"""Phrases of a clause: a noun phrase with what is attached to it, and a verb with its object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.matter.grammar import Token
from onrecord.extract.matter.parts import ATTACHED, Part, attached, noun_phrase
from onrecord.extract.matter.tags import clauses
from onrecord.extract.matter.verbs import verbs
from onrecord.extract.matter.words import HANGING, SAID, SOME, THESE

_PARTICLES = frozenset("out up down off back over away in".split())
_IN = frozenset("rein hand step phase lock usher let".split())  # verbs that take "in" for themselves
LEFT_OUT = SOME | THESE  # where the noun is left out after them


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, or a verb with its object and what is attached; `subject` is whose verb it is."""

    start: int
    parts: tuple[Part, ...]
    verb: Token | None = None
    particle: str = ""
    subject: tuple[Part, ...] = ()
    inner: bool = False
    aside: bool = False


def phrases_of(tokens: list[Token]) -> Iterator[Phrase]:
    """All phrases, in the order of the text."""
    for clause in clauses(tokens):
        for phrase in _in_clause(clause.words):
            yield replace(phrase, aside=True) if clause.aside else phrase


def _in_clause(clause: list[Token]) -> Iterator[Phrase]:
    at, subject = 0, tuple[Part, ...]()
    # A participle that only tells of the subject has the clause's verb, and no "and", further on.
    before_verb = range(_last(clause, "C"), _last(clause, "M"))
    while at < len(clause):
        if subject and at in before_verb and _told_of(clause, at):
            at = attached(clause, at + 1)[1]
            continue
        if clause[at].tag == "V":
            phrase, after = _verb_phrase(clause, at, subject)
            hanging = _hanging(phrase.parts, clause, after)
            if not (subject and _reduced(clause, at)):
                yield replace(phrase, aside=hanging)
            elif not phrase.particle:
                yield replace(phrase, subject=(replace(subject[-1], before=""),), aside=True)
            subject = phrase.parts if phrase.inner and clause[after].tag in "TM" and not hanging else ()
            at = after
            continue
        parts, after = noun_phrase(clause, at, "")
        if parts:
            hanging = _hanging(parts, clause, after)
            yield Phrase(clause[at].span.start, parts, aside=hanging or _beside(clause, at) or _acts(clause, after))
            subject = () if hanging else parts
        elif clause[at].tag not in "MRT":
            subject = ()
        at = max(after, at + 1)


def _reduced(clause: list[Token], at: int) -> bool:
    """ "The guns (sold to Norland)": a participle without an auxiliary, which tells of the noun before it."""
    before = at - 1
    while before > 0 and clause[before].tag == "R":
        before -= 1
    return clause[at].passive and clause[before].tag == "N"


def _beside(clause: list[Token], at: int) -> bool:
    """ "Despite the vote": it stands after a preposition that attaches it to nothing."""
    return at > 1 and clause[at - 1].tag == "P" and clause[at - 1].low not in ATTACHED


def _acts(clause: list[Token], at: int) -> bool:
    """Whether the verb that comes next tells what the noun phrase before it does: who acts is no matter."""
    verb = at
    while verb < len(clause) and clause[verb].tag in "MR":
        verb += 1
    if verb + 1 >= len(clause) or clause[verb].tag != "V" or clause[verb].passive:
        return False
    return (clause[verb + 1].tag in "DNX" or clause[verb + 1].low == "for") and (
        verb > at or not clause[verb].low.endswith("ing")
    )


def _hanging(parts: tuple[Part, ...], clause: list[Token], after: int) -> bool:
    """ "A decision (to skip the meeting)": what matters hangs on the verb that comes next."""
    if not parts or parts[-1].head.low not in HANGING or after >= len(clause):
        return False
    return clause[after].tag == "T" or (clause[after].tag == "P" and after + 1 < len(clause) and clause[after + 1].tag == "V")


def _told_of(clause: list[Token], at: int) -> bool:
    """ "(The money) set aside for (the harbor is to be given back)": a participle, where the clause has its verb further on."""
    verb = clause[at]
    past = verb.tag == "V" and (verb.low.endswith("ed") or verb.low in verbs().past)
    return past and clause[at - 1].tag in "NR"


def _last(clause: list[Token], tag: str) -> int:
    return next((at for at in range(len(clause) - 1, -1, -1) if clause[at].tag == tag), -1)


def _verb_phrase(clause: list[Token], at: int, subject: tuple[Part, ...]) -> tuple[Phrase, int]:
    verb = clause[at]
    particle = clause[at + 1].low if _takes(verb, clause[at + 1 : at + 2]) else ""
    at += 1 + bool(particle)
    while at < len(clause) and clause[at].tag == "R":
        at += 1
    parts, at = _object(clause, at)
    if not particle and parts and parts[0].words[0].tag == "X" and at < len(clause) and clause[at].low in _PARTICLES:
        particle, at = clause[at].low, at + 1
    said = at < len(clause) and clause[at].tag == "M" and verb.base in SAID | verbs().on
    inner = at < len(clause) and (clause[at].tag in "TV" or said or _from_doing(clause, at))
    return Phrase(verb.span.start, parts, verb, particle, subject, inner), at


def _takes(verb: Token, after: list[Token]) -> bool:
    """Whether the next word is part of the verb: "hand over", "rein in"."""
    if not after or after[0].low not in _PARTICLES:
        return False
    low = after[0].low
    return after[0].tag == "R" or (low == "in" and verb.base in _IN) or f"{verb.base} {low}" in verbs().nouns


def _from_doing(clause: list[Token], at: int) -> bool:
    """ "(prohibit the agency) from funding": what matters hangs on the second verb."""
    return clause[at].low in {"from", "into"} and at + 1 < len(clause) and clause[at + 1].tag == "V"


def _object(clause: list[Token], at: int) -> tuple[tuple[Part, ...], int]:
    if at < len(clause) and clause[at].tag == "P":
        return attached(clause, at)
    if at < len(clause) and (clause[at].tag == "X" or _alone(clause, at)):
        if clause[at].low not in LEFT_OUT or at + 1 == len(clause) or clause[at + 1].low != "of":
            first = Part("", (replace(clause[at], tag="X"),))
            rest, at = attached(clause, at + 1)
            return (first, *rest), at
        at += 2
    parts, after = noun_phrase(clause, at, "")
    return parts, after if parts else at


def _alone(clause: list[Token], at: int) -> bool:
    """ "(Send) any", "(reject) those": the noun is left out."""
    after = clause[at + 1] if at + 1 < len(clause) else None
    return clause[at].low in LEFT_OUT and (after is None or after.tag not in "DN" or after.low in {"either", "neither"})
