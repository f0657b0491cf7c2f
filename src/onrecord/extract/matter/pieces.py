"""The pieces that a name is put together of: the parts of a phrase that name something, pronouns told by their names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from onrecord.extract.matter.parts import Part, is_adjective
from onrecord.extract.matter.phrases import Phrase
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.words import ONES, PEOPLE
from onrecord.types import Span

_OWNED = 4  # words of a thing with its owner's name before it: more of them push out what the thing is
_AMOUNTS = frozenset(
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens number lot lots bunch kind "
    "kinds sort type types form forms series range variety amount amounts couple handful set majority percent dollars euros "
    "cent use total array host slew wave spate torrent flurry string barrage pair months years weeks days hours".split()
)
_SUBJECTS = frozenset("subject topic issue issues matter matters question questions".split())
_POINTING = _SUBJECTS | frozenset("problem problems effort efforts situation".split())
_NUMBER = re.compile(r"\d+[–-]\d+|[$€£]?\d{1,3}(?:[.,]\d+)*%?|[$€£].*|\d+[.,]\d+.*|\d{5,}")
# Neither counts nor forms of address name anything.
_SPELLED = frozenset(
    "two three four five six seven eight nine ten hundred thousand million billion trillion dozen percent".split()
)
_UNNAMED = _SPELLED | {"per cent"} | frozenset("mr. mrs. ms. dr. sen. rep. gov. gen. lt. col. mr mrs ms dr".split())
_TELLING = frozenset("of on about over for between with against".split())  # with these it is told which thing it is
_OWNS = re.compile(r"(?<=\w)['’]s?$")
_CURRENCIES = frozenset("dollars dollar euros euro pounds yen yuan rubles".split())

Who = Callable[[Token], str | None]
Stands = Callable[[Token], Phrase | None]


class Core(Protocol):
    """The fuller words of a known thing; `alone`: nothing with it tells which it is."""

    def __call__(self, token: Token, *, alone: bool) -> tuple[str, ...] | None: ...


def nobody(_: Token) -> None:
    """No pronoun is known."""


def _no_core(token: Token, *, alone: bool) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Around:
    """What the report tells beyond the phrase: who a pronoun is, the fuller words of "the deal", what "it" and "do so" are."""

    who: Who = nobody
    core: Core = _no_core
    thing: Stands = nobody
    deed: Stands = nobody
    own: str | None = None


class Piece(NamedTuple):
    """A part as it goes into the name, with the tokens it is taken from."""

    before: str
    words: list[str]
    taken: list[Token]
    owner: str = ""


def pieces_of(parts: tuple[Part, ...], around: Around, *, things: bool = False) -> list[Piece]:
    """The parts that name something, without amounts: "hundreds of millions of dollars in aid" is aid."""
    pieces, amount = list[Piece](), None
    for at, part in enumerate(parts):
        told = at + 1 < len(parts) and parts[at + 1].before in _TELLING
        if pieces and len(pieces[-1].words) > 1 and not told and _points(part):
            continue
        piece = _piece(part, around, lone=len(parts) == 1, things=things, told=told)
        if piece is None:
            counts = part.words[0].tag != "X" and not all(map(_names, part.words))
            amount = part.before if counts else None
            continue
        of_amount = amount is not None and (piece.before == "of" or (piece.before == "in" and piece.words[-1].islower()))
        pieces.append(piece._replace(before=amount) if of_amount and amount is not None else piece)
        amount = None
    named = list[Piece]()
    for piece in reversed(pieces):
        if named and _only_counts(piece, named[-1]):
            named[-1] = named[-1]._replace(before=piece.before)
        else:
            named.append(piece)
    return named[::-1]


def _points(part: Part) -> bool:
    """ "(Consult both houses) on the matter", "in this effort": it says nothing that was not told before."""
    return part.known and part.owner is None and len(part.words) == 1 and part.words[0].low in _POINTING


def _only_counts(piece: Piece, after: Piece) -> bool:
    """ "A number (of guns)", "the subject (of taxes)", "the way (for talks)"."""
    last = piece.words[-1].casefold()
    return (
        (after.before == "of" and last in _SUBJECTS)
        or (after.before in {"of", "in"} and last in _AMOUNTS)
        or (after.before == "for" and last == "way")
    )


def _piece(part: Part, around: Around, *, lone: bool, things: bool, told: bool) -> Piece | None:
    if part.words[0].tag == "X":
        stood = _stood_for(part.words[0], around, things=things) or _asked_about(part, around)
        return Piece(part.before, stood, [part.words[0]]) if stood else None
    words = _counting(part.words)
    if words and words[-1].low in ONES:
        return _of_a_kind(part.before, words, around)
    if not words:
        return None
    if (owner := _owner(part, words, around, lone=lone)) is not None:
        return Piece(part.before, [f"{owner}'s", words[0].word], words, f"{owner}'s")
    if part.known and len(words) == 1 and words[0].word.islower():
        return Piece(part.before, list(around.core(words[0], alone=not (told or part.owner)) or (words[0].word,)), words)
    return Piece(part.before, [*(token.word for token in words[:-1]), _OWNS.sub("", words[-1].word)], words)


def _asked_about(part: Part, around: Around) -> list[str]:
    """ "A question about it": what was named last before the question."""
    pronoun, begin = part.words[0], part.words[0].span.start - len(f"{part.told} ")
    if not part.told or begin < 0:
        return []
    return _stood_for(pronoun._replace(span=Span(begin, pronoun.span.end)), around, things=True)


def _of_a_kind(before: str, words: list[Token], around: Around) -> Piece | None:
    """ "A second one", told with the noun that was named last."""
    thing, told = around.thing(words[0]._replace(low="it")), words[:-1]
    named = pieces_of(thing.parts, Around()) if thing else []
    kind = [word for word in named[0].words if word.islower()][-2:] if named else []
    return Piece(before, [*(token.word for token in told), *kind], words) if told else None


def _owner(part: Part, words: list[Token], around: Around, *, lone: bool) -> str | None:
    """Whose thing it is, where the noun alone says too little ("her resignation") and is nobody."""
    owner = around.who(part.owner) if part.owner and len(words) == 1 and words[0].low not in PEOPLE else None
    return owner if owner and len(owner.split()) < _OWNED and (lone or owner != around.own) else None


def _stood_for(pronoun: Token, around: Around, *, things: bool) -> list[str]:
    """The words of whom or what a pronoun stands for."""
    if name := around.who(pronoun):
        return name.split() if name != around.own else []
    thing = around.thing(pronoun) if things else None
    named = pieces_of(thing.parts, Around()) if thing else []
    if not named:
        return []
    words = list(named[0].words)
    for piece in named[1:]:
        words += [piece.before, *piece.words]
    return words if len(words) <= _OWNED else named[0].words[-_OWNED:]


def _counting(words: tuple[Token, ...]) -> list[Token]:
    """The words that name something: no counts, no forms of address, and no "and" that they leave behind at the front."""
    kept = [word for word in words if _names(word)]
    while kept and kept[0].tag == "C":
        kept = kept[1:]
    while kept and (kept[-1].tag == "C" or (len(kept) < len(words) and is_adjective(kept[-1].word))):
        kept.pop()
    return [] if len(kept) < len(words) and all(word.low in _CURRENCIES for word in kept) else kept


def _names(word: Token) -> bool:
    return word.low not in _UNNAMED and (word.word[0].isalpha() or not _NUMBER.fullmatch(word.word))


def hung(pieces: list[Piece], on: str) -> list[Piece]:
    """The first with another preposition before it, or with none."""
    return [pieces[0]._replace(before=on), *pieces[1:]] if pieces else []
