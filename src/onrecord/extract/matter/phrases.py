"""Phrases of a clause: a noun phrase with what is attached to it, and a verb with its object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.matter.asides import acts, hanging, reduced, thing, to_do, told_of, unattached
from onrecord.extract.matter.particles import apart, called_what, out_of, state_of, takes
from onrecord.extract.matter.parts import Part, attached, noun_phrase
from onrecord.extract.matter.tags import clauses
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.verbs import verbs
from onrecord.extract.matter.words import SAID, SOME, THESE

LEFT_OUT = SOME | THESE  # where the noun is left out after them


class Phrase(NamedTuple):
    """A noun phrase, or a verb with its object and what is attached; `subject` is whose verb it is.

    `state`: what its object is to be ("hold them accountable").
    """

    start: int
    parts: tuple[Part, ...]
    verb: Token | None = None
    particle: str = ""
    subject: tuple[Part, ...] = ()
    inner: bool = False
    aside: bool = False
    state: Token | None = None


def phrases_of(tokens: list[Token]) -> Iterator[Phrase]:
    """All phrases, in the order of the text."""
    for clause in clauses(tokens):
        for phrase in _in_clause(clause.words):
            yield phrase._replace(aside=True) if clause.aside else phrase


class _Before(NamedTuple):
    """What stands before a place of a clause: whose verb would come, and whether "to" would tell what it is for."""

    subject: tuple[Part, ...] = ()
    purpose: bool = False
    last: Part | None = None


def _in_clause(clause: list[Token]) -> Iterator[Phrase]:
    at, before = 0, _Before()
    # A participle that only tells of the subject has the clause's verb, and no "and", further on.
    before_verb = range(_last(clause, "C"), _last(clause, "M"))
    while at < len(clause):
        if before.subject and at in before_verb and told_of(clause, at):
            at = attached(clause, at + 1)[1]
            continue
        step = _with_verb if clause[at].tag == "V" else _without_verb
        phrase, at, before = step(clause, at, before)
        if phrase is not None:
            yield phrase


def _with_verb(clause: list[Token], at: int, before: _Before) -> tuple[Phrase | None, int, _Before]:
    verb, subject, table = clause[at], before.subject, verbs()
    phrase, after = _verb_phrase(clause, at, subject)
    beside = hanging(phrase.parts, clause, after)
    rules = phrase.inner and (
        clause[after].tag in "TM"
        or _from_doing(clause, after)
        or (clause[after].tag == "V" and clause[after].low == clause[after].base)
    )
    object_ = phrase.parts if rules and not beside else ()
    purpose = bool(object_) and verb.base not in table.on | table.hindering | table.light
    if subject and reduced(clause, at):
        told = phrase._replace(subject=(subject[-1]._replace(before=""),), aside=True)
        return None if phrase.particle else told, after, _Before(object_, purpose)
    telling = before.last is not None and verb.low.endswith("ing") and clause[at - 1].tag == "N" and thing(before.last)
    aside = beside or telling or (before.purpose and to_do(clause, at))
    return phrase._replace(aside=aside), after, _Before(object_, purpose, phrase.parts[-1] if phrase.parts else None)


def _without_verb(clause: list[Token], at: int, before: _Before) -> tuple[Phrase | None, int, _Before]:
    parts, after = noun_phrase(clause, at, "")
    until = max(after, at + 1)
    if not parts:
        return None, until, before if clause[at].tag in "MRT" or _from_doing(clause, at) else before._replace(subject=())
    hangs, beside = hanging(parts, clause, after), unattached(clause, at)
    purpose = not (hangs or beside) and parts[-1].before != "for" and thing(parts[0]) and thing(parts[-1])
    phrase = Phrase(clause[at].span.start, parts, aside=hangs or beside or acts(clause, after, to=not thing(parts[0])))
    return phrase, until, _Before(() if hangs else parts, purpose, parts[-1])


def _last(clause: list[Token], tag: str) -> int:
    return next((at for at in range(len(clause) - 1, -1, -1) if clause[at].tag == tag), -1)


def _verb_phrase(clause: list[Token], at: int, subject: tuple[Part, ...]) -> tuple[Phrase, int]:
    verb, begin = clause[at], at
    particle = clause[at + 1].low if takes(verb, clause[at + 1 : at + 3]) else ""
    at += 1 + bool(particle)
    while at < len(clause) and clause[at].tag == "R":
        at += 1
    parts, at = _object(clause, at)
    if not particle and (low := apart(clause, at, parts)):
        rest, at = attached(clause, at + 1)
        particle, rest = out_of(low, rest)
        parts += rest
    else:
        particle, parts = out_of(particle, parts)
    if (state := state_of(verb, parts, clause, begin)) is not None:
        after = at + (at < len(clause) and clause[at] is state)
        return Phrase(verb.span.start, parts, verb, particle, subject, state=state), after
    called, at = called_what(verb, parts, clause, at)
    parts += called
    said = at < len(clause) and clause[at].tag == "M" and (verb.base in SAID or verb.base in verbs().on)
    inner = at < len(clause) and (
        clause[at].tag == "T" or said or _from_doing(clause, at) or _rules_a_verb(verb, parts, clause[at])
    )
    return Phrase(verb.span.start, parts, verb, particle, subject, inner), at


def _rules_a_verb(verb: Token, parts: tuple[Part, ...], after: Token) -> bool:
    """ "(Start) leaving", "(stop) guns falling", not "(start) the vetting of sailors entering"."""
    hinders = verb.base in verbs().hindering and after.low.endswith("ing") and len(parts) == 1
    return after.tag == "V" and not (
        not hinders and bool(parts) and parts[-1].head.tag == "N" and thing(parts[-1]) and after.low.endswith("ing")
    )


def _from_doing(clause: list[Token], at: int) -> bool:
    """ "(prohibit the agency) from funding": what matters hangs on the second verb."""
    return clause[at].low in {"from", "into"} and at + 1 < len(clause) and clause[at + 1].tag == "V"


def _object(clause: list[Token], at: int) -> tuple[tuple[Part, ...], int]:
    if at < len(clause) and clause[at].tag == "P":
        return attached(clause, at)
    if at < len(clause) and (clause[at].tag == "X" or _alone(clause, at)):
        if clause[at].low not in LEFT_OUT or at + 1 == len(clause) or clause[at + 1].low != "of":
            first = Part("", (clause[at]._replace(tag="X"),))
            rest, at = attached(clause, at + 1)
            return (first, *rest), at
        at += 2
    parts, after = noun_phrase(clause, at, "")
    return parts, after if parts else at


def _alone(clause: list[Token], at: int) -> bool:
    """ "(Send) any", "(reject) those": the noun is left out."""
    after = clause[at + 1] if at + 1 < len(clause) else None
    return clause[at].low in LEFT_OUT and (after is None or after.tag not in "DN" or after.low in {"either", "neither"})
