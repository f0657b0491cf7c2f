"""The matter of an act: of the phrases of its content the one that the report is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from onrecord.extract.matter.keys import WORD, matter_id, matter_key, stem
from onrecord.extract.matter.naming import LONGEST, Around, Name, Who, name_of, nobody
from onrecord.extract.matter.phrases import phrases_of
from onrecord.extract.matter.report import called_in, headline, names_in
from onrecord.extract.matter.tags import tokens_of
from onrecord.extract.matter.words import ABOUT, EMPTY, STOP, VAGUE
from onrecord.types import Matter, Spans, any_touch

# What the words of a name weigh together: that many of them, each more the more often the report uses it, and less the farther
# the name stands from the beginning of the content. A verb's name weighs more than the noun phrases within it, one word or what
# a relative clause tells less. Chosen on the training reports; twice or half of any of them moves the words in common by 0.01.
_HEAVIEST, _OFTEN, _FAR = 4, 0.5, 0.2 / 50
_VERB, _SHORT, _VAGUE, _ASIDE, _LONG = 1.0, 1.5, 2.0, 1.5, 0.5
# A name that weighs less is filled up from the report, and so is one word.
_ENOUGH = 1.0
_LEAD = 500  # characters in which a report without a title says what it is about


def matter_of(
    text: str,
    content: Spans,
    avoid: Spans = (),
    persons: Spans = (),
    times: Spans = (),
    title: str | None = None,
    who: Who = nobody,
) -> Matter | None:
    """The matter that the content names: a noun phrase of two to six words, or what the report is about where it names none.

    `avoid` are stretches that are not the subject (the condition), `times` those that only date it; `persons`, names of people,
    carry no weight. `who` says whom a pronoun stands for. The spans are the words that the name is made of; () where it is
    filled up from the rest of the report. None where neither content nor report name anything.
    """
    around = Around(who, called_in(text, title).core)
    phrases = phrases_of(tokens_of(text, content, avoid, times))
    names = [name for phrase in phrases if (name := name_of(phrase, around))]
    weighed = [(_weight(text, name, content[0].start, persons) - _ASIDE * name.aside, name) for name in names]
    weight, best = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or weight < _ENOUGH or len(best.words) < 2 or _vague(best):
        best = _filled(text, title, best) or best
    if best is None:
        return None
    spans = sorted({token.span for token in best.taken}, key=lambda span: span.start)
    return Matter(best.text, tuple(spans), matter_id(best.text))


def _vague(name: Name) -> bool:
    return name.head.casefold() in VAGUE and len(name.words) < 3


def _filled(text: str, title: str | None, name: Name | None) -> Name | None:
    """The report's own fuller name of the thing, else the thing with what the report is about, else the latter alone."""
    topic = _topic(text, title)
    if name is None or _says_nothing(name):
        return topic
    if not _vague(name) and (words := called_in(text, title).name(name.words, name.head)):
        return replace(name, words=words, taken=())
    if topic is None or stem(name.head) in {stem(word) for word in topic.words}:
        return topic
    topic = _topic(text, title, LONGEST - 1 - len(name.words)) or topic
    words = (*name.words, "on" if name.head.casefold() in ABOUT else "over", *topic.words)
    if len(words) <= LONGEST:
        return replace(name, words=words, taken=())
    return topic if _vague(name) or len(name.words) < 2 else name


def _says_nothing(name: Name) -> bool:
    """Whether it is a place or a verb alone, or "the way"."""
    alone = name.verb and len(name.words) == 1 and name.head.endswith("ing")
    return alone or name.head.casefold() in EMPTY or name.words[-1][0].isupper()


@lru_cache(maxsize=32)
def _topic(text: str, title: str | None, room: int = LONGEST) -> Name | None:
    """What the report is about: the weightiest name of its title, or of its first words, of at most `room` words."""
    source = headline(title, text) if title else text[:_LEAD]
    named = (name for name in names_in(source, headline=bool(title)) if title or not name.verb)  # prose tells of much besides
    names = (name for name in named if 2 <= len(name.words) <= room)
    weighed = [(_weight(text, name, 0) - _LONG * max(0, len(name.words) - 4), name) for name in names]
    best = max(weighed, key=lambda pair: pair[0], default=None)
    return replace(best[1], taken=()) if best else None


def _weight(text: str, name: Name, begin: int, persons: Spans = ()) -> float:
    weights = sorted(_weights(text, name, persons).values(), reverse=True)[:_HEAVIEST]
    extra = _VERB * name.verb - _SHORT * (len(name.words) < 2) - _VAGUE * _vague(name)
    return sum(weights) - _FAR * (name.start - begin) + extra


def _weights(text: str, name: Name, persons: Spans) -> dict[str, float]:
    people = {token.low for token in name.taken if any_touch(persons, (token.span,))}
    return {key: 1 + _OFTEN * math.log2(max(1, _uses(text)[stem(word)])) for word, key in _keys(name) if word not in people}


def _keys(name: Name) -> Iterator[tuple[str, str]]:
    """The words of a name that carry a subject, in lower case, with the key of each."""
    for word in name.words:
        key = None if word.casefold() in STOP or word[0].isdigit() else min(matter_key(word), default=None)
        if key:
            yield word.casefold(), key


@lru_cache(maxsize=8)
def _uses(text: str) -> Counter[str]:
    """How often the report uses each stem."""
    return Counter(stem(match.group()) for match in WORD.finditer(text))
