"""A phrase's name: two to six words that a noun heads ("to withdraw its troops from the region": withdrawal of troops ...)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.extract.matter.grammar import Token
from onrecord.extract.matter.phrases import LEFT_OUT, Part, Phrase
from onrecord.extract.matter.verbs import gerund_of, named, verbs
from onrecord.extract.matter.words import ONE

LONGEST = 6
_OWNED = 4  # words of a thing with its owner's name before it: more of them push out what the thing is
_AMOUNTS = frozenset(
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens number lot lots bunch kind "
    "kinds sort type types form forms series range variety amount amounts couple handful set majority percent dollars euros "
    "cent use total array host slew wave spate".split()
)
_NUMBER = re.compile(r"[$€£]?\d{1,3}(?:[.,]\d+)*%?|[$€£].*|\d+[.,]\d+.*|\d{5,}")
# Neither counts nor forms of address name anything.
_SPELLED = frozenset(
    "two three four five six seven eight nine ten hundred thousand million billion trillion dozen percent".split()
)
_UNNAMED = _SPELLED | frozenset("mr. mrs. ms. dr. mr mrs ms dr".split())
# What these name without an object, somebody does: the commission's investigation is none of the commission.
_BY = frozenset(
    "attack boycott condemn defend examine inspect intervene invade invest investigate negotiate oppose participate pay "
    "respond retaliate review strike support testify veto vote".split()
)
_SO = ONE | {"so"}
# "Prohibit the agency from funding": as with the verbs of the list "on", what matters hangs on the second verb.
_HINDERING = frozenset("block prevent prohibit stop keep bar ban restrict forbid deter limit discourage dissuade".split())

Who = Callable[[Token], str | None]
Stands = Callable[[Token], Phrase | None]
Core = Callable[[str], tuple[str, ...] | None]


def nobody(_: Token) -> None:
    """No pronoun is known."""


def _nothing(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Around:
    """What the report tells beyond the phrase: who a pronoun is, the fuller words of "the deal", what "it" and "do so" are."""

    who: Who = nobody
    core: Core = _nothing
    thing: Stands = nobody
    deed: Stands = nobody
    own: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name, the tokens they are of, and the noun that heads it.

    `verb`: the noun names a verb; `done`: a verb rules it; `doing`: that verb in -ing, where it is the object, or the position
    taken on it ("promises on"); `aside`: a relative clause tells it.
    """

    words: tuple[str, ...]
    taken: tuple[Token, ...]
    head: str
    start: int
    verb: bool = False
    aside: bool = False
    done: bool = False
    doing: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part as it goes into the name, with the tokens it is taken from."""

    before: str
    words: list[str]
    taken: list[Token]


def name_of(phrase: Phrase, around: Around) -> Name | None:
    """The name; None where the phrase names nothing: what matters hangs on a verb within it, or it is only a pronoun."""
    pieces = _pieces(phrase.parts, around, things=_takes_a_thing(phrase))
    if phrase.verb is None:
        return _put_together(phrase, "", pieces) if pieces and not pieces[0].before else None
    return _verbal(phrase, phrase.verb, pieces, around)


def _verbal(phrase: Phrase, verb: Token, pieces: list[_Piece], around: Around) -> Name | None:
    table, base = verbs(), verb.base or verb.low
    if base == "do" and phrase.parts and phrase.parts[0].words[0].low in _SO and (deed := around.deed(verb)):
        named_deed = name_of(deed, Around())
        return replace(named_deed, taken=(verb,), start=phrase.start, aside=phrase.aside) if named_deed else None
    if phrase.inner and (base in table.on or base in _HINDERING):
        return None
    noun, takes = named(base, phrase.particle)
    subject = _pieces(phrase.subject, around)
    if _told(phrase) or base in table.light or base in table.on or (verb.passive and not subject and not takes):
        return _put_together(phrase, "", _hung(pieces, "")) if pieces else None
    if verb.passive:
        pieces = [*subject[:2], *pieces]
    elif not phrase.parts:
        takes, pieces = "by" if base in _BY else "of", subject[:1]
    return _put_together(phrase, noun, pieces if pieces and pieces[0].before else _hung(pieces, takes))


def _takes_a_thing(phrase: Phrase) -> bool:
    """Whether what "it" is can be told from before: not where it is said of, and not in "make it clear"."""
    if phrase.verb is None or not phrase.parts or phrase.parts[0].before:
        return False
    table, first = verbs(), phrase.parts[0].words[0].low
    return first in LEFT_OUT or phrase.verb.base not in table.light | table.on


def _hung(pieces: list[_Piece], on: str) -> list[_Piece]:
    """The first with another preposition before it, or with none."""
    return [replace(pieces[0], before=on), *pieces[1:]] if pieces else []


def _pieces(parts: tuple[Part, ...], around: Around, *, things: bool = False) -> list[_Piece]:
    """The parts that name something, without amounts: "hundreds of millions of dollars in aid" is aid."""
    pieces = [piece for part in parts if (piece := _piece(part, around, lone=len(parts) == 1, things=things))]
    while len(pieces) > 1 and pieces[1].before in {"of", "in"} and pieces[0].words[-1].casefold() in _AMOUNTS:
        pieces = _hung(pieces[1:], pieces[0].before)
    return pieces


def _piece(part: Part, around: Around, *, lone: bool, things: bool) -> _Piece | None:
    if part.words[0].tag == "X":
        stood = _stood_for(part.words[0], around, things=things)
        return _Piece(part.before, stood, [part.words[0]]) if stood else None
    words = _counting(part.words)
    if not words:
        return None
    owner = around.who(part.owner) if part.owner else None
    owner = None if owner == around.own and not (lone and len(words) == 1) else owner
    if owner is None and part.known and len(words) == 1 and words[0].word.islower():
        return _Piece(part.before, list(around.core(words[0].low) or (words[0].word,)), words)
    own = [f"{owner}'s"] if owner and len(words) + len(owner.split()) <= _OWNED else []
    return _Piece(part.before, [*own, *(token.word for token in words)], words)


def _stood_for(pronoun: Token, around: Around, *, things: bool) -> list[str]:
    """The words of whom or what a pronoun stands for."""
    if name := around.who(pronoun):
        return name.split() if name != around.own else []
    thing = around.thing(pronoun) if things else None
    named = name_of(thing, Around()) if thing else None
    if thing is None or named is None:
        return []
    return list(named.words) if len(named.words) <= _OWNED else [token.word for token in thing.parts[0].words][-_OWNED:]


def _counting(words: tuple[Token, ...]) -> list[Token]:
    """The words that name something: no counts, no forms of address, and no "and" that they leave behind at the front."""
    kept = [token for token in words if token.low not in _UNNAMED and not _NUMBER.fullmatch(token.word)]
    while kept and kept[0].tag == "C":
        kept = kept[1:]
    while kept and kept[-1].tag == "C":
        kept.pop()
    return kept


def _put_together(phrase: Phrase, noun: str, pieces: list[_Piece]) -> Name | None:
    kept, room = list[_Piece](), LONGEST - len(noun.split())
    for piece in pieces:
        before = bool(piece.before and (noun or kept))
        if len(piece.words) + before > room:
            if kept or room < before + 1:
                break
            piece = _shortened(piece, room - before)  # noqa: PLW2901
        kept.append(piece)
        room -= len(piece.words) + before
    if not noun and not kept:
        return None
    words = noun.split()
    for piece in kept:
        words += [piece.before] * bool(piece.before and words) + " ".join(piece.words).split()
    verb = [phrase.verb] if noun and phrase.verb else []
    head = noun or kept[0].words[_head_at(kept[0].words)]
    taken = (*verb, *(token for piece in kept for token in piece.taken))
    return Name(tuple(words), taken, head, phrase.start, bool(noun), phrase.aside, phrase.verb is not None, _doing(phrase))


def _told(phrase: Phrase) -> str:
    return phrase.parts[0].told if phrase.parts else ""


def _doing(phrase: Phrase) -> str:
    whole = phrase.verb is not None and not (phrase.parts and phrase.parts[0].before)
    return _told(phrase) or (gerund_of(phrase.verb.base or phrase.verb.low) if whole and phrase.verb else "")


def _head_at(words: list[str]) -> int:
    return next((at - 1 for at, word in enumerate(words) if at and word.casefold() in {"and", "or", "&"}), len(words) - 1)


def _shortened(piece: _Piece, room: int) -> _Piece:
    """What is left of a long noun phrase: its last words before an "and", since the head stands last."""
    return replace(piece, words=piece.words[: _head_at(piece.words) + 1][-room:])
