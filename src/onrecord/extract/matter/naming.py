"""A phrase's name: two to six words that a noun heads ("to withdraw its troops from the region": withdrawal of troops ...)."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.matter.fitting import fitting
from onrecord.extract.matter.objects import (
    LEFT,
    idiom,
    is_somebody,
    lacks_object,
    leaves_it,
    of_a_thing,
    takes_a_thing,
    what_for,
)
from onrecord.extract.matter.parts import head_at
from onrecord.extract.matter.phrases import Phrase
from onrecord.extract.matter.pieces import Around, Piece, hung, pieces_of
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.verbs import gerund_of, named, verbs
from onrecord.extract.matter.words import EMPTY, ONE, SAID

LONGEST = 6
_ABOUT = frozenset("about on for with over regarding in".split())
_TOWARD = frozenset("to toward towards".split())
_SO = ONE | {"so"}
# What is met where it is no meeting.
_MET = frozenset(
    "condition conditions demand demands deadline deadlines obligations commitments requirements needs goals".split()
)
_OF_COUNTRIES = ("an", "ese", "ish", "i", "ch", "US", "UN", "UK", "EU", "'s", "’s")


class Name(NamedTuple):
    """The words of a name, the tokens they are of, and the noun that heads it.

    `verb`: the noun names a verb; `done`: a verb rules it; `doing`: that verb in -ing, where it is the object, or the position
    taken on it ("promises on"); `aside`: a relative clause tells it; `owner`: the possessive put in for a pronoun.
    """

    words: tuple[str, ...]
    taken: tuple[Token, ...]
    head: str
    start: int
    verb: bool = False
    aside: bool = False
    done: bool = False
    doing: str = ""
    owner: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)


def name_of(phrase: Phrase, around: Around) -> Name | None:
    """The name; None where the phrase names nothing: what matters hangs on a verb within it, or it is only a pronoun."""
    pieces = pieces_of(what_for(phrase), around, things=takes_a_thing(phrase))
    if phrase.verb is not None:
        return _otherwise(phrase, phrase.verb, pieces, around) or _verbal(phrase, phrase.verb, pieces, around)
    if not pieces or pieces[0].before:
        return None
    if around.own is not None and is_somebody(pieces[0]):
        pieces = _asked_for(pieces)
    empty = pieces[0].words[-1].casefold() in EMPTY
    return _put_together(phrase, "", hung(_without_whom(pieces) if empty else _asked_to(pieces), ""))


def _otherwise(phrase: Phrase, verb: Token, pieces: list[Piece], around: Around) -> Name | None:
    """What is done about a thing is a response to it; of what "takes place" that itself is told."""
    if verb.base == "do" and pieces and pieces[0].before == "about":
        return _put_together(phrase, "response", hung(pieces, "to"))
    if verb.base == "take" and phrase.subject and phrase.parts and [token.low for token in phrase.parts[0].words] == ["place"]:
        thing = _put_together(phrase, "", hung(pieces_of(phrase.subject, around), ""))
        return thing._replace(doing="") if thing else None
    return None


def _verbal(phrase: Phrase, verb: Token, pieces: list[Piece], around: Around) -> Name | None:
    table, base = verbs(), verb.base or verb.low
    if base == "do" and phrase.parts and phrase.parts[0].words[0].low in _SO and (deed := around.deed(verb)):
        named_deed = name_of(deed, Around())
        return named_deed._replace(taken=(verb,), start=phrase.start, aside=phrase.aside) if named_deed else None
    if phrase.inner and base in table.on | table.hindering | SAID:
        return None
    noun, takes, pieces = _noun_for(phrase, verb, base, pieces)
    subject = pieces_of(phrase.subject, around)
    if _told(phrase) or leaves_it(phrase, base, pieces) or (verb.passive and not subject and not takes):
        return _put_together(phrase, "", hung(_without_whom(pieces), "")) if pieces else None
    if phrase.state is not None and pieces and not pieces[0].before:
        state = Piece("", [phrase.state.word], [phrase.state])
        until = 1 + (len(pieces) > 1 and pieces[1].before == "of")
        return _put_together(phrase, gerund_of(base), [*pieces[:until], state, *pieces[until:]])
    if verb.passive:
        does = not (phrase.aside and base in table.joining) and not (phrase.inner and base in table.meant)
        return _ruling(phrase, noun, takes, [*subject[:2], *pieces]) if does else None
    if not phrase.parts:
        return _done_by(phrase, base, noun, takes, subject[:2])
    if not takes and of_a_thing(phrase, noun, subject, pieces):
        return _doing_of_a_thing(phrase, base, noun, subject, pieces)
    return _ruling(phrase, noun, takes, pieces) if takes or not lacks_object(phrase, base, pieces) else None


def _ruling(phrase: Phrase, noun: str, takes: str, pieces: list[Piece]) -> Name | None:
    return _put_together(phrase, noun, pieces if pieces and pieces[0].before else hung(pieces, takes))


def _done_by(phrase: Phrase, base: str, noun: str, takes: str, subject: list[Piece]) -> Name | None:
    """Of a verb without an object: "departure of the envoys", "investigation by the panel"; no -ing form of somebody."""
    table = verbs()
    if subject and base in table.without and not phrase.particle:
        return _put_together(phrase, table.without[base], hung(subject, "of"))
    alone = base in table.alone and base not in table.by
    return _put_together(phrase, noun, hung(subject, "of" if alone else "by")) if takes or not subject else None


def _without_whom(pieces: list[Piece]) -> list[Piece]:
    """ "(Ask) Berg about the dam": the dam; somebody before it is no matter."""
    if len(pieces) < 2 or pieces[1].before not in _ABOUT or not pieces[1].words[-1].islower():
        return pieces
    empty = pieces[0].words[-1].casefold() in EMPTY
    return pieces[1:] if empty or is_somebody(pieces[0]) else pieces


def _doing_of_a_thing(phrase: Phrase, base: str, noun: str, subject: list[Piece], pieces: list[Piece]) -> Name | None:
    """ "(Let) ships sail through the strait": ships sailing through strait; "the talks end in June": end of talks in June."""
    if base in verbs().without and not phrase.particle:
        return _put_together(phrase, verbs().without[base], [*hung(subject, "of"), *pieces])
    doing = [*hung(subject, ""), pieces[0]._replace(before=f"{noun} {pieces[0].before}")]
    fits = sum(len([*piece.before.split(), *piece.words]) for piece in doing) <= LONGEST
    return _put_together(phrase, "", [*doing, *pieces[1:]]) if fits else _ruling(phrase, noun, "", pieces)


def _asked_to(pieces: list[Piece]) -> list[Piece]:
    """ "(Invite) Berg to the harbor talks": the talks."""
    to = next((at for at, piece in enumerate(pieces) if at and piece.before in _TOWARD), 0)
    return pieces[to:] if to and is_somebody(pieces[0]) and pieces[to].words[-1].islower() else pieces


def _asked_for(pieces: list[Piece]) -> list[Piece]:
    """ "(Press) the head of the panel on the dam", "(ask) Berg for an answer": what they are asked for or about."""
    at = next((at for at, piece in enumerate(pieces) if at and piece.before != "of"), 0)
    told = at and pieces[at].before in {"on", "about", "for"} and pieces[at].words[-1].islower()
    return hung(pieces[at:], "") if told and not is_somebody(pieces[at]) else pieces


def _noun_for(phrase: Phrase, verb: Token, base: str, pieces: list[Piece]) -> tuple[str, str, list[Piece]]:
    """The noun for the doing, what it has before its object, and the pieces; "take part in" is participation in."""
    table, direct = verbs(), bool(pieces) and not pieces[0].before
    if direct and base in table.giving and len(pieces) > 1 and pieces[1].before == "with":
        pieces = [*hung(pieces[1:2], ""), *hung(pieces[:1], "to"), *pieces[2:]]
    if direct and base in table.granting:
        pieces = [_granted(pieces[0]), *pieces[1:]]
    first = pieces[0].words if direct else []
    if base == "meet" and (verb.passive or (first and first[-1] in _MET)):
        return gerund_of(base), "", pieces
    if idiom(phrase, base) and first:
        return *named(base, first[0]), pieces[1:]
    if f"{base} out" in table.nouns and any(piece.before == LEFT for piece in pieces[:2]):
        from_ = [piece._replace(before="from") if piece.before == LEFT else piece for piece in pieces]
        return *named(base, "out"), from_
    return *named(base, phrase.particle), pieces


def _granted(piece: Piece) -> Piece:
    """ "(Give) Norland access": the thing without to whom."""
    words = piece.words
    until = next((at for at, word in enumerate(words) if word[0].islower()), 0)
    country = until and "." not in words[until - 1] and not words[until - 1].endswith(_OF_COUNTRIES)
    return piece._replace(words=words[until:]) if country else piece


def _put_together(phrase: Phrase, noun: str, pieces: list[Piece]) -> Name | None:
    kept = fitting(pieces, LONGEST - len(noun.split()), told=bool(noun))
    if not noun and not kept:
        return None
    words = noun.split()
    for piece in kept:
        words += (piece.before.split() if words else []) + " ".join(piece.words).split()
    verb = [phrase.verb] if noun and phrase.verb else []
    head = noun or kept[0].words[head_at(kept[0].words)]
    taken = (*verb, *(token for piece in kept for token in piece.taken))
    owner = next((piece.owner for piece in kept if piece.owner), "")
    return Name(
        tuple(words), taken, head, phrase.start, bool(noun), phrase.aside, phrase.verb is not None, _doing(phrase), owner
    )


def _told(phrase: Phrase) -> str:
    return phrase.parts[0].told if phrase.parts else ""


def _doing(phrase: Phrase) -> str:
    whole = phrase.verb is not None and not (phrase.parts and phrase.parts[0].before)
    doing = f"{gerund_of(phrase.verb.base or phrase.verb.low)} {phrase.particle}".strip() if whole and phrase.verb else ""
    return _told(phrase) or doing
