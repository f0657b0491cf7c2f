"""Promises of the contrary: to end the matter asked for, or not to do it, is to refuse it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from onrecord.history.ended import ended
from onrecord.history.stances import Evidence
from onrecord.history.words import KEPT, bag, fold, subject, vocabulary
from onrecord.types import Brief, Statement

# Words by which a demand asks that something be not done.
_NOT_TO = re.compile(
    r"\b(?:(?:should|must|ought|do|does|need)(?: not|n['\u2019]t)|not to|never|stay (?:\w+ ){0,3}out|no more|against"
    r"|refrain|hold off)\b",
    re.IGNORECASE,
)
# Words by which a refusal is one of what its matter names, and not told by the ending itself ("boycotted the talks").
_DENIES = re.compile(
    r"\b(?:not|no|never|cannot|nor|neither|without|refus\w+|declin\w+|rul\w+ out|reject\w*|den(?:y|ie)\w*)\b|n't\b"
)
_REJECTS = re.compile(r"\breject\w*", re.IGNORECASE)
# What somebody takes back who is no longer against a thing ("dropped its objections to the sale").
_OBJECTION = re.compile(
    r"\b(?:opposition|objections?|refusal|resistance|rejection|disavowal|boycott|veto|bans?)"
    r" (?:to|of|on|against|over)\b([^.;,]*)"
)
_NEGATIVE = re.compile(r"\b(?:no|not|non|never|without|refrain\w*|abstain\w*|abstention|restraint)\b")


def ended_by(statement: Statement) -> frozenset[str]:
    """What a statement's matter says is ended, and what its words do, where that is its matter ("suspended | all contacts").

    Of what is taken back only that to which there is no longer an objection.
    """
    if statement.matter is None or statement.act == "state":
        return frozenset()
    if statement.act == "retract":
        objection = _OBJECTION.search(fold(f"{_words(statement)}; {statement.matter.name}"))
        return subject(bag(objection[1])) if objection else frozenset()
    named = ended(_less_denial(statement, statement.matter.name))
    if not _tells_ending(statement):
        return named
    return named | ended(_less_denial(statement, _words(statement))) & subject(bag(statement.matter.name))


def _less_denial(statement: Statement, text: str) -> str:
    """The text without the "rejected" by which a statement refuses: that is its act, and ends nothing besides."""
    denial = _DENIES.search(fold(_words(statement))) if statement.act == "refuse" else None
    return _REJECTS.sub("refused", text, count=1) if denial and denial[0].startswith("reject") else text


def negated(statement: Statement) -> bool:
    """Whether a statement's words are that something be not done, and its matter names that thing.

    "Not take part" called "boycott of the talks" is not negated: there the matter says it. Nor is a refusal without a "not".
    """
    if statement.act == "refuse":
        return _DENIES.search(fold(_words(statement))) is not None
    if statement.polarity == "do" and not (statement.act == "demand" and _NOT_TO.search(statement.content.text)):
        return False
    said = statement.matter is None or not ended(statement.matter.name)
    return said or _tells_ending(statement)


def _tells_ending(statement: Statement) -> bool:
    """Whether a word of its cue or content ends something; told by their heads, which are worked out for the index anyway."""
    return not vocabulary().against.isdisjoint(bag(*_texts(statement)))


def _words(statement: Statement) -> str:
    return " ".join(_texts(statement))


def _texts(statement: Statement) -> list[str]:
    return [passage.text for passage in (statement.cue, statement.content) if passage is not None]


def turned(evidence: Evidence, matter: str) -> Evidence:
    """The evidence with promises of the contrary as the refusals that they are: who vows to veto the bill refuses the bill."""
    own = tuple(_turned(one, matter) for one in evidence.own)
    wants = tuple(one._replace(against=one.against != _is_ended(matter, one)) for one in evidence.wants)
    return replace(evidence, own=own, wants=wants)


def _turned(one: Brief, matter: str) -> Brief:
    """A promise to end what is asked for, or not to do it, as a refusal, and a refusal to end it as a promise.

    Who drops an objection has not promised anything: he is open to the thing.
    """
    if one.act == "retract":
        return one._replace(act="consider") if _no_longer_against(matter, one) else one
    ending = _is_ended(matter, one) or _is_kept(matter, one)
    if one.act == "refuse":
        return one._replace(act="commit") if ending and one.against else one
    if one.act not in ("commit", "threaten", "intend"):
        return one
    # Of plans and threats the "not" is too often misread to turn them: of ten read so on train, two rightly.
    refrains = one.against and (ending or one.act == "commit") and not _is_negative(matter)
    return one._replace(act="refuse", polarity="do") if ending != refrains else one


def _is_ended(matter: str, one: Brief) -> bool:
    """Whether what is ended is the matter asked for or what that names; if it names an ending itself, whether that is ended.

    Of "the delay of the ban" that is the delay: who delays the ban does not end it.
    """
    if not one.ended:
        return False
    asked = bag(matter)
    named = asked & vocabulary().against
    return not (named - ended(matter) or named or subject(asked)).isdisjoint(one.ended.split())


def _is_kept(matter: str, one: Brief) -> bool:
    """Whether what is to be ended, as it is asked for, is to be kept: who stays in the coalition does not leave it."""
    table, asked = vocabulary(), bag(matter)
    if one.matter is None or asked.isdisjoint(table.against):
        return False
    named = bag(one.matter)
    return named.isdisjoint(table.against) and not (named.isdisjoint(table.keeping) or named.isdisjoint(asked - table.against))


def _no_longer_against(matter: str, one: Brief) -> bool:
    """Whether an objection to what is asked for is dropped, also where that itself is asked for; not "opposition"."""
    asked, against = bag(matter), vocabulary().against
    return len(asked & against) % 2 == 0 and not (subject(asked) - against).isdisjoint(one.ended.split())


@lru_cache(maxsize=KEPT)
def _is_negative(matter: str) -> bool:
    """Whether a matter is that something be not done ("no new sanctions")."""
    return _NEGATIVE.search(fold(matter)) is not None
