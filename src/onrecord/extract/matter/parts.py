"""Noun phrases: a run of nouns with what stands before it, and what is attached to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extract.matter.closed import DEGREES, LINKS
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.verbs import verbs
from onrecord.extract.matter.words import ONES, SHELLS

ATTACHED = frozenset(
    "of on in at for from with against between among over about to into under toward towards regarding concerning after within "
    "through across near without inside outside during before behind as".split()
) | {"short of"}
AND = frozenset({"and", "or", "&"})
POSSESSIVES = frozenset("his her its their".split())
_LINKED = ATTACHED | LINKS
_ABOUT = frozenset("of on about regarding concerning over to".split())
_SHARES = frozenset("most many much some all any each both half part parts several none one".split())
_KNOWN = frozenset("the this that these those its their such".split())
_ALSO = frozenset("also even perhaps possibly".split())
_PAST = ("ed", "t", "n", "ew", "ld", "de", "ve")  # as verbs told of what is over end
_MORE = frozenset("more less fewer".split())
_TOGETHER = 3  # joined adjectives and their noun, with more of which the first are left out
_ADJECTIVAL = re.compile(r"^[a-z]{3,}(?:able|ible|ous|ful|less)$")
_NOUNS_IN_ABLE = frozenset("vegetable constable handful timetable syllable crucible mouthful variable".split())


def head_at(words: list[str]) -> int:
    """Where the noun stands that heads them: before "and", unless only adjectives are joined ("nuclear and missile tests")."""
    if AND.isdisjoint(map(str.casefold, words)):
        return len(words) - 1
    joined = next((at for at, word in enumerate(words) if at and word.casefold() in AND), len(words))
    only_said_of = joined < len(words) - 1 and (words[joined - 1] in verbs().adjectives or words[joined - 1].endswith("-"))
    return len(words) - 1 if only_said_of else joined - 1


class Part(NamedTuple):
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
        return self.words[head_at([word.low for word in self.words])]


def noun_phrase(clause: list[Token], at: int, before: str) -> tuple[tuple[Part, ...], int]:
    """The noun phrase that begins there and the place after it; where there is none, the place up to which there is none."""
    part, at = _part(clause, at, before)
    if part is None:
        return (), at
    rest, at = attached(clause, at)
    return _of_what((part, *rest)), at


def _of_what(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "The lack of clear commitments from Norland on the border" is about the border: words for a position are no matter."""
    first = parts[0]
    told = next((at for at, part in enumerate(parts) if at and _tells(part)), 0) if first.head.low in SHELLS else 0
    if not told:
        return parts
    about = parts[told]._replace(before=first.before, told=f"{first.head.word} {parts[told].before}")
    return _of_what((about, *parts[told + 1 :]))


def _tells(part: Part) -> bool:
    """Whether it says what something is about; "of Norland" says whose it is."""
    return part.before in _ABOUT and not (part.before == "of" and part.words[0].word[0].isupper())


def attached(clause: list[Token], at: int) -> tuple[tuple[Part, ...], int]:
    parts: list[Part] = []
    while at < len(clause) and clause[at].tag == "P" and clause[at].low in _LINKED:
        begin = _share(clause, at + 1)
        if begin == at + 1 and begin < len(clause) and clause[begin].tag == "X":
            part: Part | None = Part(clause[at].low, (clause[at + 1],))
            after = at + 2
        else:
            part, after = _part(clause, begin, clause[at].low)
        if part is None or (clause[at].low in {"after", "before"} and after < len(clause) and clause[after].tag in "MV"):
            break
        parts.append(part)
        at = after
    return tuple(parts), at


def _share(clause: list[Token], at: int) -> int:
    """The place after "most of", "all of": how much of a thing is no part of its name."""
    of = at + 1 < len(clause) and clause[at].low in _SHARES and clause[at + 1].low == "of"
    return at + 2 if of and at + 2 < len(clause) and clause[at + 2].tag in "DN" else at


def _part(clause: list[Token], at: int, before: str) -> tuple[Part | None, int]:
    owner, known = None, False
    begin = at
    while at < len(clause) and (clause[at].tag in "DQ" or (at > begin and clause[at].tag == "R")):
        owner = clause[at] if clause[at].low in POSSESSIVES else owner
        known = clause[at].low in _KNOWN or (known and clause[at].tag == "R")
        at += 1
    words, at = _run(clause, at)
    if not words:
        return None, at
    joined, after = _joined(clause, at)
    return Part(before, (*words, *joined), owner, known), after


def _run(clause: list[Token], at: int) -> tuple[list[Token], int]:
    words, at = _nouns(clause, at)
    ends = _trimmed(words)
    more = _more(clause, at) if len(ends) < len(words) else 0
    return _with_more(words, ends, clause, at, more) if more else (ends, at)


def _nouns(clause: list[Token], at: int) -> tuple[list[Token], int]:
    words: list[Token] = []
    while at < len(clause) and (clause[at].tag in "NQ" or (words and _of_a_day(clause, at))):
        if words and (_begins_anew(clause[at], words[-1]) or _told_by(clause, at, words[-1])):
            break
        if clause[at].tag == "N":
            words.append(clause[at])
        at += 1
    if words and at < len(clause) and clause[at].low in ONES:
        words.append(clause[at]._replace(tag="N"))
        at += 1
    return words, at


def _of_a_day(clause: list[Token], at: int) -> bool:
    """ "A mandated (March) deadline": a day within a noun phrase."""
    day = clause[at].tag == "R" and (clause[at].word[0].isupper() or clause[at].word[0].isdigit())
    return day and at + 1 < len(clause) and clause[at + 1].tag in "NR"


def _begins_anew(token: Token, before: Token) -> bool:
    """ "(Give the panel) more credit": a second noun phrase."""
    return token.low in _MORE and not before.word[0].isdigit() and not is_adjective(before.word)


def _told_by(clause: list[Token], at: int, before: Token) -> bool:
    """ "(The guns) Norland (sold)": a name that begins what is told of the noun before it."""
    if not (clause[at].word[0].isupper() and before.word.islower() and not is_adjective(before.low)):
        return False
    end = at
    while end < len(clause) and clause[end].tag == "N" and clause[end].word[0].isupper():
        end += 1
    return end < len(clause) and clause[end].tag == "V" and clause[end].low.endswith(_PAST)


def _trimmed(words: list[Token]) -> list[Token]:
    """The words without adjectives at their end, which no noun phrase has there."""
    until = len(words)
    while until and (is_adjective(words[until - 1].word) or words[until - 1].low in DEGREES):
        until -= 1
    return words[:until]


def is_adjective(word: str) -> bool:
    """Whether a word ends no noun phrase: "low-", of "low- and middle-income towns", neither."""
    return word in verbs().adjectives or word.endswith("-") or (bool(_ADJECTIVAL.search(word)) and word not in _NOUNS_IN_ABLE)


def _more(clause: list[Token], at: int) -> int:
    """Where it goes on after an adjective and "and" or a comma ("immediate and unconditional truce"); 0 where it ends."""
    more = at + 1
    while more < len(clause) and clause[more].tag == "R":
        more += 1
    goes_on = more < len(clause) and (clause[at].low in {"and", "or"} or clause[at].tag == ",") and clause[more].tag == "N"
    return more if goes_on else 0


def _with_more(words: list[Token], ends: list[Token], clause: list[Token], at: int, more: int) -> tuple[list[Token], int]:
    rest, after = _nouns(clause, more)
    rest = _trimmed(rest)
    if not rest or (after < len(clause) and clause[after].tag in "MV" and clause[at].tag == ","):
        return ends, at
    joined = [clause[at]._replace(tag="C")] if clause[at].tag != "," else []
    short = len(words) == 1 and len(rest) < _TOGETHER and rest[0].low != words[0].low
    return ([*words, *joined, *rest] if short else rest), after


def _joined(clause: list[Token], at: int) -> tuple[list[Token], int]:
    """ "and nuclear tests", unless another clause begins there."""
    if at >= len(clause) or clause[at].low not in {"and", "or", "&"}:
        return [], at
    begin = at + 1
    while begin < len(clause) and (clause[begin].tag in "DQ" or clause[begin].low in _ALSO):
        begin += 1
    words, after = _run(clause, begin) if begin < len(clause) and clause[begin].low not in _MORE | {"other"} else ([], begin)
    if not words or (after < len(clause) and clause[after].tag in "MV"):
        return [], at
    return [clause[at]._replace(tag="C"), *words], after
