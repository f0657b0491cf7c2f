"""A name that says too little, filled up from the rest of the report."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from onrecord.extract.matter.asked import asked_of, spoken_of
from onrecord.extract.matter.before import event_before
from onrecord.extract.matter.closed import CLOSED
from onrecord.extract.matter.headlines import headline, plurals
from onrecord.extract.matter.keys import matter_key, stem
from onrecord.extract.matter.naming import LONGEST, Name, name_of
from onrecord.extract.matter.parts import is_adjective
from onrecord.extract.matter.pieces import Around
from onrecord.extract.matter.relations import Sides, relations
from onrecord.extract.matter.report import called_in, names_in
from onrecord.extract.matter.weights import somebody, unanswered, vague, weight
from onrecord.extract.matter.words import EMPTY, PEOPLE, TELLING, TIMES, VAGUE
from onrecord.types import Spans

# A name of the report's topic weighs more the oftener it is used, and less if it is somebody's or long.
_CALLED, _PROPER, _LONG = 0.5, 2.0, 0.5
_LEAD = 500  # characters in which a report without a title says what it is about
# What somebody does by himself, told with "of": "resignation of Berg".
_OF_ONES_OWN = frozenset("resignation departure death return arrival".split())
_PART = frozenset("participation attendance".split())
_IS = frozenset("being having doing seeing finding feeling hearing becoming remaining staying wanting".split())
_TOLD = frozenset("on against with over for to from about".split())  # after these it is told already whom the name is about


def filled(text: str, title: str | None, name: Name | None, content: Spans, times: Spans = ()) -> Name | None:
    """The report's own fuller name of the thing, else the thing with what the report is about, else the latter alone.

    Where there is no name, it is what was asked, else what the report is about.
    """
    topic = _topic(text, title)
    if name is None or _says_nothing(name):
        asked = asked_of(text, content, times)
        return asked._replace(taken=()) if asked else topic
    spoken = spoken_of(text, content, name.words[-1], times) if len(name.words) < 3 else None
    if (found := spoken or taken_part(text, content, name)) is not None:
        return found._replace(taken=())
    called = called_in(text, title)
    elided = any(token.tag == "X" for token in name.taken)  # "any" is of the same kind, but not the ones named before
    if not (elided or vague(name)) and (
        fuller := called.name(name.words, name.head) or called.last(name.words, name.head, name.start)
    ):
        return name._replace(words=fuller, taken=())
    if topic is not None and not elided and stem(name.head) in {stem(word) for word in topic.words}:
        return topic
    told = topic is not None and not _about_somebody(topic)
    return _with_topic(text, title, name) or _done(name) or (topic if vague(name) or (told and len(name.words) < 2) else name)


def taken_part(text: str, content: Spans, name: Name) -> Name | None:
    """ "It would take part": in the talks, or whatever there is to take part in, that was named last before."""
    if name.text not in _PART:
        return None
    event = event_before(text, content[0].start)
    shorter = (event._replace(parts=event.parts[:count]) for count in range(len(event.parts), 0, -1)) if event else ()
    named = (whole.words for one in shorter if (whole := name_of(one, Around())) is not None)
    fits = next((words for words in named if len(words) <= LONGEST - 2), None)
    return name._replace(words=(name.text, "in", *fits)) if fits else None


def _done(name: Name) -> Name | None:
    """ "To send soldiers": sending soldiers."""
    tells = len(name.words) == 1 and not (name.verb or vague(name)) and name.doing and name.doing not in _IS
    return name._replace(words=(*name.doing.split(), *name.words)) if tells else None


def _with_topic(text: str, title: str | None, name: Name) -> Name | None:
    before = relations().topic.get(name.head.casefold())
    topic = _topic(text, title, LONGEST - 1 - len(name.words), things=True) if before else None
    if topic is not None and stem(name.head) in {stem(word) for word in topic.words}:
        return topic
    told = topic is not None and not _about_somebody(topic)
    return name._replace(words=(*name.words, before, *topic.words), taken=()) if before and topic and told else None


def _says_nothing(name: Name) -> bool:
    """Whether it is a place, a person or a verb alone, or "the way"."""
    return bare(name) or unanswered(name) or name.head.casefold() in EMPTY | PEOPLE or name.words[-1][0].isupper()


def bare(name: Name) -> bool:
    """Whether it is a verb alone: "walking away"."""
    return name.verb and name.text == name.head and name.words[0].endswith("ing")


def completed(name: Name, sides: Sides) -> Name:
    """ "New sanctions", towards Sudmark: new sanctions on Sudmark."""
    other = sides.other
    if not _open(name) or other is None or other.unnamed or other.kind != "country" or other.name == sides.own:
        return name
    return _about(name, (relations().counterpart[name.words[-1].casefold()], *other.name.split()))


def as_elsewhere(text: str, title: str | None, name: Name, sides: Sides) -> Name:
    """The same where no counterpart is told, but the report mostly tells of one thing of that name ("the no-fly zone")."""
    found = called_in(text, title).about(name.words[-1]) if sides.other is None and _open(name) else ()
    return _about(name, found) if found and " ".join(found[1:]) != sides.own else name


def _open(name: Name) -> bool:
    """Whether it is a thing that is about somebody, of whom nothing is told."""
    told = not _TOLD.isdisjoint(name.words) or any(word[0].isupper() for word in name.words)
    return name.words[-1].casefold() in relations().counterpart and not (told or name.words[-2:] == ("civil", "war"))


def _about(name: Name, whom: tuple[str, ...]) -> Name:
    words = (*name.words, *whom)
    return name if len(words) > LONGEST else name._replace(words=words)


@lru_cache(maxsize=32)
def _topic(text: str, title: str | None, room: int = LONGEST, *, things: bool = False) -> Name | None:
    """What the report is about: the weightiest of the names of its title and of what it names most, of at most `room` words."""
    named = ((Name(words, (), head, 0), count) for words, head, count in called_in(text, title).often())
    often = [(name, count) for name, count in named if not vague(name) and name.head.casefold() not in TIMES]
    best = _weightiest(text, _candidates(text, title), room, things=things)
    if best is None or _about_somebody(best):
        best = _weightiest(text, often, room, things=True) or _of_lead(text, title, room) or best
    return (
        best._replace(taken=()) if best and len(best.words) > 1 and not all(word[0].isupper() for word in best.words) else None
    )


def _of_lead(text: str, title: str | None, room: int) -> Name | None:
    """The first thing of several words that a report without a title names."""
    told = () if title else called_in(text, title).until(_LEAD)
    things = ((Name(words, (), head, start), 1) for start, words, head in told if head.casefold() not in VAGUE)
    return _weightiest(text, things, room, things=True)


def _weightiest(text: str, names: Iterable[tuple[Name, int]], room: int, *, things: bool) -> Name | None:
    fits = [(name, count) for name, count in names if 2 <= len(name.words) <= room]
    if things:
        fits = [(name, count) for name, count in fits if not (name.verb and name.head.endswith("ing")) and not _proper(name)]
    weighed = [(_topical(text, name) + _CALLED * math.log2(count), name) for name, count in fits]
    return max(weighed, key=lambda pair: pair[0], default=(0.0, None))[1]


def _about_somebody(name: Name) -> bool:
    """Whether it is somebody, or what he does or is done to him: "praising Anna Berg", "resignation of Berg"."""
    doing = name.verb and (name.head.endswith("ing") or name.head in _OF_ONES_OWN or name.words[1:2] == ("by",))
    said = (word for word in name.words[1:] if not (word in CLOSED or is_adjective(word) or "-" in word))
    people = all(word[0].isupper() or word in PEOPLE for word in said)
    return _proper(name) or (doing and len(name.words) > 1 and people)


def _candidates(text: str, title: str | None) -> Iterator[tuple[Name, int]]:
    """The names of the title (without one, of the first words), and what is named often of which the title tells something."""
    source = headline(title, text) if title else text[:_LEAD]
    named = names_in(source, plurals(text) if title else None)
    yield from (
        (name, 1) for name in named if title or not (name.verb or name.head.casefold() in VAGUE | TELLING)
    )  # prose tells of much besides
    told = matter_key(source)
    often = called_in(text, title).often()
    yield from ((Name(words, (), head, 0), count) for words, head, count in often if told & matter_key(" ".join(words)))


def _proper(name: Name) -> bool:
    return name.head[0].isupper() or somebody(name)


def _topical(text: str, name: Name) -> float:
    return weight(text, name, 0) - _LONG * max(0, len(name.words) - 4) - _PROPER * _proper(name)
