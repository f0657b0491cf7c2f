"""What a verb is to its object: whether it leaves the subject to it, lacks it, or has it after a preposition."""

from __future__ import annotations

from onrecord.extract.matter.asides import thing
from onrecord.extract.matter.parts import Part
from onrecord.extract.matter.phrases import LEFT_OUT, Phrase
from onrecord.extract.matter.pieces import Piece
from onrecord.extract.matter.verbs import verbs
from onrecord.extract.matter.words import PEOPLE

# A verb that leaves the subject to its object names it with these: "give up the post", but "give aid".
_LASTING = frozenset("up off back away down over together".split())
LEFT = "out of"
# Of these it is the matter that somebody is their object: directly, or after a preposition.
_SOMEBODY, _WITH = (
    frozenset("support represent face keep invite call".split()),
    frozenset("appear hear speak talk deal work come".split()),
)
_ABOUT = frozenset("about on over regarding".split())
_SENDING = frozenset("send bring take invite".split())  # with somebody as their object
_MOVING, _WHERE = frozenset({"move"}), frozenset({"to", "from", "into"})  # with any
# Where somebody goes or stays is told with the verb; what is "in place" only goes on.
_DWELLING, _WITHIN = frozenset("stay remain".split()), frozenset("in at inside within".split())
_GOING, _LASTS = frozenset({"go"}), frozenset("place effect force charge doubt contact touch line".split())
_SPENDING = frozenset("spend invest".split())  # with a sum of money


def leaves_it(phrase: Phrase, base: str, pieces: list[Piece]) -> bool:
    """Whether the verb leaves the subject to its object: not "give up the post", "send Berg to the front", "take part"."""
    if idiom(phrase, base) or not (base in verbs().light or base in verbs().on):
        return False
    if (
        phrase.state is not None
        or phrase.particle == "on"
        or any(piece.before == LEFT for piece in pieces[:2])
        or (pieces and pieces[0].before == "as")
    ):
        return False
    direct = bool(pieces) and not pieces[0].before
    sends = base in _SENDING and direct and len(pieces) > 1 and pieces[1].before == "to" and is_somebody(pieces[0])
    if base in _MOVING and direct and len(pieces) > 1 and pieces[1].before in _WHERE:
        return False
    if concerns_somebody(phrase, base, pieces) or _goes_or_stays(base, pieces):
        return False
    return base in verbs().on or not (sends or (phrase.particle in _LASTING and direct))


def _goes_or_stays(base: str, pieces: list[Piece]) -> bool:
    """ "(Will) stay in the coalition", "go to Sudmark"."""
    if not pieces or pieces[0].words[-1].casefold() in _LASTS:
        return False
    return (base in _DWELLING and pieces[0].before in _WITHIN) or (
        base in _GOING and pieces[0].before == "to" and is_somebody(pieces[0])
    )


def concerns_somebody(phrase: Phrase, base: str, pieces: list[Piece]) -> bool:
    """ "Support Berg", "work with the envoy": what is done is all that is told; not "tell Berg", "ask Berg about the dam"."""
    if not pieces or phrase.inner or phrase.aside or not is_somebody(pieces[0]):
        return False
    return base in (_WITH if pieces[0].before else _SOMEBODY) and not any(piece.before in _ABOUT for piece in pieces[1:])


def idiom(phrase: Phrase, base: str) -> bool:
    """ "Take part": a verb and its object that one noun names."""
    first = phrase.parts[0].words if phrase.parts and not phrase.parts[0].before else ()
    return len(first) == 1 and f"{base} {first[0].low}" in verbs().nouns


def is_somebody(piece: Piece) -> bool:
    return piece.words[-1].casefold() in PEOPLE or all(word[0].isupper() for word in piece.words)


def lacks_object(phrase: Phrase, base: str, pieces: list[Piece]) -> bool:
    """Whether what is done to something is told without the thing: "handling with care" for "handle them with care"."""
    if not phrase.parts[0].before:
        return base not in _SPENDING and not (pieces and not pieces[0].before)
    told = phrase.particle or phrase.parts[0].before == LEFT or base in verbs().alone or base not in verbs().known
    return not told and phrase.aside


def takes_a_thing(phrase: Phrase) -> bool:
    """Whether what "it" is can be told from before: not where it is said of, and not in "make it clear"."""
    if phrase.verb is None or phrase.state is not None or not phrase.parts or phrase.parts[0].before:
        return False
    table, first = verbs(), phrase.parts[0].words[0].low
    return first in LEFT_OUT or not (phrase.verb.base in table.light or phrase.verb.base in table.on)


def what_for(phrase: Phrase) -> tuple[Part, ...]:
    """The parts, without the sum of money that is spent: "(spend) a million a year on the dam" is spending on it."""
    spends = phrase.verb is not None and phrase.verb.base in _SPENDING
    on = next((at for at, part in enumerate(phrase.parts) if part.before in {"on", "in"}), 0) if spends else 0
    return phrase.parts[on:]


def of_a_thing(phrase: Phrase, noun: str, subject: list[Piece], pieces: list[Piece]) -> bool:
    """Whether a thing does it, to nothing: not somebody, and not what it is for ("steps to react to the vote")."""
    alone = len(subject) == 1 and pieces and pieces[0].before and phrase.subject[0].head.tag == "N" and thing(phrase.subject[0])
    acts = phrase.verb is not None and not phrase.verb.low.endswith("ed") and phrase.verb.low not in verbs().past
    return bool(alone) and acts and not phrase.aside
