"""What is compared of a statement when re-reports are looked for: words first, then who and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.history.clocks import said_window
from onrecord.history.merge.amounts import counted, is_number
from onrecord.history.merge.kin import ANSWER, kinds
from onrecord.history.parties import members, name_key
from onrecord.history.words import bag, fold, heads, plain, spelled, subject, vocabulary
from onrecord.types import Act, Actor, Statement

_QUOTED = re.compile('["\u201c\u201d\u201e\u00ab]([^"\u201c\u201d\u201e\u00ab\u00bb]{6,}?)["\u201c\u201d\u00bb]')
_CAPITAL = re.compile(r"(?<![.!?] )\b[A-Z][^\W\d_]{2,}")
BESIDE = frozenset(("person", "unknown"))  # who may be named beside the body that they speak for
BODIES = frozenset(("organisation", "country"))  # who may be spoken for
_BESIDE = 60  # code points before a name that can tell its office
_CALENDAR = frozenset(
    "January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
# A spokesman right before his name: nobody else speaks or is joined in between.
_SPOKESMAN = re.compile(r"\bspokes(?:(?:wo)?m[ae]n|person|people)\b(?!.*\b(?:said|says|told|and)\b)", re.IGNORECASE)
_AFTER = re.compile(r", ((?!(?:who|which|said|says|told|and|adding)\b)[^,.;:\"\u201c\u201d\n]{3,60}),")
# What ends one's title before his name, and in what is put after it: "an adviser to", but not "the minister of".
_BREAK = re.compile(r"[,;:()\"“”—–\n]|\b(?:and|but|with|to|by|told|met)\b")
_UNDER = re.compile(
    r"\b(?:to|who|at|in|under|from)\b|(?<!minister )(?<!secretary )\bfor\b"
    r"|(?<!minister )(?<!secretary )(?<!head )(?<!chief )(?<!speaker )(?<!leader )(?<!president )(?<!governor )\bof\b"
)
# What stands for words that are elsewhere, at the end of few ("asked Norland to reverse it"): the matter has them.
_POINTS, _FEW = re.compile(r"\b(?:it|this|that|them|these|those|so)[^\w]*$"), 3
_SENTENCE = re.compile(r"[.!?][\"”’]? |\n")
NO: frozenset[Act] = frozenset(("refuse", "retract"))
_OF_OTHERS = frozenset(("demand", "threaten", "state"))  # acts whose party need not be whom the speaker speaks for
# What is only set against something ("observers, but not soldiers") turns nothing around.
_NOT = re.compile(r"\b(?:(?<!but )(?<!and )(?<!, )not(?! only\b)|no|never|n't|neither|nor|cannot)\b|n't\b")

Named = tuple[str, str]
"""A name with what stands before it in its sentence, and what is put in after it."""


@dataclass(frozen=True, slots=True)
class Features:
    """The comparable side of a statement; everything in it comes from the statement alone.

    `denies`: whether something is told not to be, by the act or by a "not"; `beside`: the words of a person's name and beside
    it, as names are compared; `introduced`: the same words as they are; `titled`: those that stand as his title alone.
    """

    statement: Statement
    speakers: frozenset[str]
    principals: frozenset[str]
    words: frozenset[str]
    subject: frozenset[str]
    matter: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    own: frozenset[str]
    order: tuple[str, ...]
    running: tuple[str, ...]
    quotes: tuple[tuple[str, ...], ...]
    first: str
    last: str
    dated: bool
    negated: bool
    denies: bool
    beside: frozenset[str]
    introduced: frozenset[str]
    titled: frozenset[str]
    spoken_for: frozenset[str]


def features(statement: Statement) -> Features:
    """The comparable side of a statement."""
    content = statement.content.text
    running, order = _as_run(content), (*_unanswered(statement), *counted(content))
    matter = bag(statement.matter.name if statement.matter else "")
    words = frozenset(order) | (matter if _POINTS.search(content) and len(order) <= _FEW else frozenset())
    first, last = said_window(statement)
    actors = (statement.speaker, statement.party)
    own = bag(*(name for actor in actors if actor for name in (actor.name, actor.acts_for) if name))
    places = _named(statement)
    return Features(
        statement=statement,
        speakers=_names(statement.speaker) if statement.speaker and not statement.speaker.unnamed else frozenset(),
        principals=_principals(statement),
        words=words,
        subject=subject(words),
        matter=matter,
        numbers=frozenset(filter(is_number, order)),
        names=_proper(content, order),
        own=own,
        order=order,
        running=running,
        quotes=_quotes(statement, running),
        first=first,
        last=last,
        dated=statement.said_on is not None and not statement.said_on.inferred,
        negated=(negated := _negated(statement)),
        denies=negated or statement.act in NO,
        beside=frozenset(name_key(before := _introduction(places)).split()),
        introduced=frozenset(plain(before)),
        titled=frozenset(plain(_titles(places))),
        spoken_for=_spoken_for(statement, before),
    )


def _unanswered(statement: Statement) -> tuple[str, ...]:
    """Of an evasion the verb of answering that its cue holds: "would not comment" on a report, as "declined" to comment."""
    if statement.act != "evade" or statement.cue is None:
        return ()
    return tuple(head for head in heads(statement.cue.text) if ANSWER in kinds().get(head, ()))


def _negated(statement: Statement) -> bool:
    """Whether the content holds a "not", that of its condition apart."""
    words, condition = statement.content.text, statement.condition
    return _NOT.search(fold(words.replace(condition.text, " ") if condition else words)) is not None


def _introduction(places: Sequence[Named]) -> str:
    """A person's name and what stands shortly before it or is put after it.

    Of whom no table knows that tells for which body he speaks, and which office he holds.
    """
    return " ".join(f"{before}{after}" for before, after in places)


def _titles(places: Sequence[Named]) -> str:
    """His title right before the name, or put after it; of "an adviser to the minister" the adviser alone."""
    return " ".join(f"{_BREAK.split(before)[-1]} {_UNDER.split(after)[0]}" for before, after in places)


def _named(statement: Statement) -> list[Named]:
    """The speaker's name here, and where the report first has his last name, with what stands beside it; of bodies none."""
    speaker = statement.speaker
    if speaker is None or speaker.kind not in BESIDE:
        return []
    text = statement.report.document.text
    places = [(speaker.spans[0].start, speaker.spans[0].end)] if speaker.spans else []
    last = "" if speaker.unnamed else (speaker.name.split() or [""])[-1]
    if last and (first := text.find(last)) >= 0 and places[:1] != [(first, first + len(last))]:
        places.append((first, first + len(last)))
    return [(_put_before(text, start, end), _put_after(text, end)) for start, end in places]


def _put_before(text: str, start: int, end: int) -> str:
    """The name and what stands shortly before it in its sentence."""
    return _SENTENCE.split(text[max(0, start - _BESIDE) : end])[-1]


def _put_after(text: str, end: int) -> str:
    """What is put in after a name: ", the foreign minister of Norland,"."""
    found = _AFTER.match(text, end)
    return f" {found[1]}" if found else ""


def _spoken_for(statement: Statement, introduction: str) -> frozenset[str]:
    """For whom a spokesman speaks, named or not: whom he is known to act for, else whom he binds; of others nobody."""
    speaker = statement.speaker
    if speaker is None or not (speaker.standing == "spokesman" or _SPOKESMAN.search(introduction)):
        return frozenset()
    if speaker.acts_for:
        return frozenset((name_key(speaker.acts_for),))
    return frozenset() if statement.act in _OF_OTHERS else _principals(statement)


def _names(actor: Actor | None) -> frozenset[str]:
    if actor is None:
        return frozenset()
    return frozenset(key for name in members(actor.name) if (key := name_key(name)))


def _principals(statement: Statement) -> frozenset[str]:
    """The countries and bodies at stake: the party, and whom speaker and party act for."""
    actors = [actor for actor in (statement.speaker, statement.party) if actor is not None]
    acting = {name_key(actor.acts_for) for actor in actors if actor.acts_for}
    party = _names(statement.party) if statement.party is not None and not statement.party.unnamed else frozenset()
    return frozenset(acting) | party


def _proper(content: str, order: tuple[str, ...]) -> frozenset[str]:
    """The heads of names in a passage: its capitalised words but the first, and every place."""
    capital = [word for word in _CAPITAL.findall(content) if not content.startswith(word) and word not in _CALENDAR]
    places = vocabulary().places
    return bag(*capital) | frozenset(word for word in order if word in places)


def _quotes(statement: Statement, running: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    if statement.speech == "direct":
        return (running,)
    return tuple(words for piece in _QUOTED.findall(statement.content.text) if (words := _as_run(piece)))


def _as_run(text: str) -> tuple[str, ...]:
    """The words of a text as runs of them are compared."""
    return tuple(map(spelled, plain(text)))


def common_run(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of words that both hold, the earliest where there are several; looked for where words meet alone."""
    best, end = 0, 0
    where: dict[str, list[int]] = {}
    for column, word in enumerate(other):
        where.setdefault(word, []).append(column)
    before: dict[int, int] = {}
    for position, word in enumerate(one, start=1):
        row: dict[int, int] = {}
        for column in where.get(word, ()):
            row[column] = before.get(column - 1, 0) + 1
            if row[column] > best:
                best, end = row[column], position
        before = row
    return one[end - best : end]


def substance(words: tuple[str, ...]) -> int:
    """How many content words a run of words holds."""
    return len(heads(" ".join(words)))
