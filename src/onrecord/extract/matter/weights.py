"""What a name weighs: how much it says of what its report is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from onrecord.extract.matter.closed import CLOSED
from onrecord.extract.matter.keys import WORD, matter_key, stem
from onrecord.extract.matter.naming import Name
from onrecord.extract.matter.words import EMPTY, PEOPLE, STOP, TIMES, VAGUE
from onrecord.types import Spans, any_touch

# What the words of a name weigh together: that many of them, each more the more often the report uses it, and less the farther
# the name stands from the beginning of the content. A verb's name weighs more than the noun phrases within it, and what a verb
# rules more than others; one word, what says too little, what a relative clause tells and somebody's name weigh less. Chosen on
# the training reports; twice or half of any of them moves the words in common by 0.01.
_HEAVIEST, _OFTEN, _FAR = 4, 0.5, 0.2 / 50
_VERB, _OBJECT, _SHORT, _VAGUE, _ASIDE, _WHO = 1.0, 1.0, 1.5, 2.0, 2.5, 1.5
_TOO_LITTLE = VAGUE | TIMES
# What a verb rules that says as little as "it".
_ANSWERS = frozenset({"comment", "comments"})
_IDLE = frozenset("issue issues situation game request requests matter matters problem problems".split())


def weight(text: str, name: Name, begin: int, persons: Spans = ()) -> float:
    """How much a name says of what the report is about, as against the others of the same content."""
    weights = sorted(_weights(text, name, persons).values(), reverse=True)[:_HEAVIEST]
    extra = _VERB * name.verb + _OBJECT * (name.done and not name.verb) - _SHORT * (len(name.words) < 2) - _VAGUE * vague(name)
    return sum(weights) - _FAR * (name.start - begin) + extra - _WHO * somebody(name, persons) - _ASIDE * name.aside


def vague(name: Name) -> bool:
    """Whether it says too little: "a decision"."""
    head = name.head.casefold()
    short = len(name.words) < 3 and (head in _TOO_LITTLE or (name.verb and name.words[-1] in _IDLE))
    return short or (head in EMPTY and not name.verb) or unanswered(name)


def unanswered(name: Name) -> bool:
    """Whether it only says that an answer was sought: "requests for comment"."""
    return name.words[-1].casefold() in _ANSWERS


def somebody(name: Name, persons: Spans = ()) -> bool:
    """Whether it is no matter but somebody: a proper name alone, or a person with their office."""
    if name.verb:
        return False
    if name.head.casefold() in PEOPLE or name.head[0].isupper():
        return True
    heads = (token.span for token in name.taken if token.word == name.head)
    return all(word[0].isupper() for word in name.words if word not in CLOSED) or any_touch(persons, tuple(heads))


def _weights(text: str, name: Name, persons: Spans) -> dict[str, float]:
    people = {token.low for token in name.taken if any_touch(persons, (token.span,))}
    uses = _uses(text)
    return {key: 1 + _OFTEN * math.log2(max(1, uses[stem(word)])) for word, key in _keys(name) if word not in people}


def _keys(name: Name) -> Iterator[tuple[str, str]]:
    """The words of a name that carry a subject, in lower case, with the key of each; not those of whose it is."""
    own = name.owner.split()
    for word in name.words:
        if word in own:
            continue
        if key := _key(word):
            yield word.casefold(), key


@lru_cache(maxsize=16384)
def _key(word: str) -> str | None:
    return None if word.casefold() in STOP or word[0].isdigit() else min(matter_key(word), default=None)


@lru_cache(maxsize=8)
def _uses(text: str) -> Counter[str]:
    """How often the report uses each stem."""
    return Counter(stem(match.group()) for match in WORD.finditer(text))
