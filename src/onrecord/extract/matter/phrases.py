"""Phrases of a clause: a noun phrase with what is attached to it, and a verb with its object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.matter.grammar import LINKS, Token
from onrecord.extract.matter.tags import clauses
from onrecord.extract.matter.verbs import verbs
from onrecord.extract.matter.words import SHELLS, SOME, THESE

_PARTICLES = frozenset("out up down off back over away in".split())
_ATTACHED = frozenset(
    "of on in at for from with against between among over about to into under toward towards regarding concerning after within "
    "through across near without inside outside during before behind".split()
)
_LINKED = _ATTACHED | LINKS
_ABOUT = frozenset("of on about regarding concerning over to".split())
_KNOWN = frozenset("the this that these those its their such".split())
LEFT_OUT = SOME | THESE  # where the noun is left out after them
_POSSESSIVES = frozenset("his her its their".split())


@dataclass(frozen=True, slots=True)
class Part:
    """A noun phrase without what is attached to it, and the preposition it hangs on ("" for the first and for an object).

    `told` are the words for a position that are left out before it: "promises on", of "make promises on the border".
    """

    before: str
    words: tuple[Token, ...]
    owner: Token | None = None
    known: bool = False
    told: str = ""

    @property
    def head(self) -> Token:
        joined = next((at for at, word in enumerate(self.words) if word.tag == "C"), len(self.words))
        return self.words[joined - 1]


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
            at = _attached(clause, at + 1)[1]
            continue
        if clause[at].tag == "V":
            phrase, at = _verb_phrase(clause, at, subject)
            yield phrase
            subject = phrase.parts[:1] if clause[at : at + 1] and clause[at].tag == "T" else ()
            continue
        parts, after = _noun_phrase(clause, at, "")
        if parts:
            yield Phrase(clause[at].span.start, parts)
            subject = parts
        elif clause[at].tag not in "MRT":
            subject = ()
        at = max(after, at + 1)


def _told_of(clause: list[Token], at: int) -> bool:
    """ "(The money) set aside for (the harbor is to be given back)": a participle, where the clause has its verb further on."""
    verb = clause[at]
    past = verb.tag == "V" and not verb.passive and (verb.low.endswith("ed") or verb.low in verbs().past)
    return past and clause[at - 1].tag in "NR"


def _last(clause: list[Token], tag: str) -> int:
    return next((at for at in range(len(clause) - 1, -1, -1) if clause[at].tag == tag), -1)


def _verb_phrase(clause: list[Token], at: int, subject: tuple[Part, ...]) -> tuple[Phrase, int]:
    verb = clause[at]
    at += 1
    particle = ""
    if (
        at < len(clause)
        and clause[at].low in _PARTICLES
        and (clause[at].tag == "R" or f"{verb.base} {clause[at].low}" in verbs().nouns)
    ):
        particle = clause[at].low
        at += 1
    while at < len(clause) and clause[at].tag == "R":
        at += 1
    parts, at = _object(clause, at)
    if not particle and parts and parts[0].words[0].tag == "X" and at < len(clause) and clause[at].low in _PARTICLES:
        particle, at = clause[at].low, at + 1
    inner = at < len(clause) and (clause[at].tag in "TV" or _from_doing(clause, at))
    return Phrase(verb.span.start, parts, verb, particle, subject, inner), at


def _from_doing(clause: list[Token], at: int) -> bool:
    """ "(prohibit the agency) from funding": what matters hangs on the second verb."""
    return clause[at].low in {"from", "into"} and at + 1 < len(clause) and clause[at + 1].tag == "V"


def _object(clause: list[Token], at: int) -> tuple[tuple[Part, ...], int]:
    if at < len(clause) and clause[at].tag == "P":
        return _attached(clause, at)
    if at < len(clause) and (clause[at].tag == "X" or _alone(clause, at)):
        if clause[at].low not in LEFT_OUT or at + 1 == len(clause) or clause[at + 1].low != "of":
            first = Part("", (replace(clause[at], tag="X"),))
            rest, at = _attached(clause, at + 1)
            return (first, *rest), at
        at += 2
    parts, after = _noun_phrase(clause, at, "")
    return parts, after if parts else at


def _alone(clause: list[Token], at: int) -> bool:
    """ "(Send) any", "(reject) those": the noun is left out."""
    after = clause[at + 1] if at + 1 < len(clause) else None
    return clause[at].low in LEFT_OUT and (after is None or after.tag not in "DN" or after.low in {"either", "neither"})


def _noun_phrase(clause: list[Token], at: int, before: str) -> tuple[tuple[Part, ...], int]:
    """The noun phrase that begins there and the place after it; where there is none, the place up to which there is none."""
    part, at = _part(clause, at, before)
    if part is None:
        return (), at
    rest, at = _attached(clause, at)
    return _of_what((part, *rest)), at


def _of_what(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "The lack of clear commitments from Norland on the border" is about the border: words for a position are no matter."""
    first = parts[0]
    told = next((at for at, part in enumerate(parts) if at and _tells(part)), 0) if first.head.low in SHELLS else 0
    if not told:
        return parts
    about = replace(parts[told], before=first.before, told=f"{first.head.word} {parts[told].before}")
    return _of_what((about, *parts[told + 1 :]))


def _tells(part: Part) -> bool:
    """Whether it says what something is about; "of Norland" says whose it is."""
    return part.before in _ABOUT and not (part.before == "of" and part.words[0].word[0].isupper())


def _attached(clause: list[Token], at: int) -> tuple[tuple[Part, ...], int]:
    parts: list[Part] = []
    while at < len(clause) and clause[at].tag == "P" and clause[at].low in _LINKED:
        if at + 1 < len(clause) and clause[at + 1].tag == "X":
            part: Part | None = Part(clause[at].low, (clause[at + 1],))
            after = at + 2
        else:
            part, after = _part(clause, at + 1, clause[at].low)
        if part is None:
            break
        parts.append(part)
        at = after
    return tuple(parts), at


def _part(clause: list[Token], at: int, before: str) -> tuple[Part | None, int]:
    owner, known = None, False
    while at < len(clause) and clause[at].tag in "DQ":
        owner = clause[at] if clause[at].low in _POSSESSIVES else owner
        known = clause[at].low in _KNOWN
        at += 1
    words, at = _run(clause, at)
    if not words:
        return None, at
    joined, after = _joined(clause, at)
    return Part(before, (*words, *joined), owner, known), after


def _run(clause: list[Token], at: int) -> tuple[list[Token], int]:
    words: list[Token] = []
    while at < len(clause) and clause[at].tag in "NQ":
        if clause[at].tag == "N":
            words.append(clause[at])
        at += 1
    while words and words[-1].low in verbs().adjectives:
        words.pop()
    return words, at


def _joined(clause: list[Token], at: int) -> tuple[list[Token], int]:
    """ "and nuclear tests", unless another clause begins there."""
    if at >= len(clause) or clause[at].low not in {"and", "or", "&"}:
        return [], at
    begin = at + 1
    while begin < len(clause) and clause[begin].tag in "DQ":
        begin += 1
    words, after = _run(clause, begin)
    if not words or (after < len(clause) and clause[after].tag in "MV"):
        return [], at
    return [replace(clause[at], tag="C"), *words], after
