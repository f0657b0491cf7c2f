"""Words that are one word together: prepositions of several ("in the wake of") and adverbs ("in place", "on hold").

What comes after such a preposition tells of something beside the matter, and the noun within is none. Table: idioms.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.extract.matter.closed import CLOSED
from onrecord.extract.matter.token import Token
from onrecord.types import Span

_ALSO = "as well as"
_TIMES = frozenset("times months years weeks days hours minutes month year week day hour".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ON = frozenset("on by until since".split())
_SPELLED = frozenset("two three four five six seven eight nine ten several few many".split())


@dataclass(frozen=True, slots=True)
class _Idioms:
    """The tag of each idiom, the words that one or a number begins with, and how many words the longest has."""

    tags: Mapping[str, str]
    first: frozenset[str]
    longest: int


@cache
def _idioms() -> _Idioms:
    raw = tomllib.loads(files("onrecord.extract.matter").joinpath("idioms.toml").read_text(encoding="utf-8"))
    parts = ((*ends.split(), noun) for ends, nouns in raw["prepositions"].items() for noun in nouns.split())
    tags = {f"{first} {article}{noun} {last}": "P" for first, last, noun in parts for article in ("", "the ", "a ")}
    tags |= dict.fromkeys(_listed(raw["whole"]["phrases"]), "P") | dict.fromkeys(_listed(raw["adverbs"]["phrases"]), "R")
    tags[_ALSO] = "B"
    first = _SPELLED.union(["up"], _DAYS, _ON, (idiom.split()[0] for idiom in tags))
    return _Idioms(tags, first, max(len(idiom.split()) for idiom in tags))


def _listed(phrases: str) -> list[str]:
    return [phrase.strip() for phrase in phrases.split(",")]


def joined(words: list[Token]) -> Iterator[Token]:
    """The words, with those that are one word together as one."""
    at, first = 0, _idioms().first
    while at < len(words):
        whole = words[at]
        count, tag = _together(words, at) if whole.low in first or whole.word[:1].isdigit() else (1, "")
        if tag:
            last = words[at + count - 1]
            phrase = " ".join(word.low for word in words[at : at + count])
            yield whole._replace(span=Span(whole.span.start, last.span.end), word=phrase, low=phrase, tag=tag)
        else:
            yield whole
        at += count


def _together(words: list[Token], at: int) -> tuple[int, str]:
    """How many words from there on are one, and what that is."""
    idioms, near = _idioms(), words[at : at + _idioms().longest + 1]
    if (day := _day(near)) and (day > 1 or not (at and words[at - 1].tag == "N" and words[at - 1].word[0].isupper())):
        return day, "R"
    if _counts(words[at]) and len(near) > 1 and near[1].low in _TIMES and not (len(near) > 2 and near[2].low == "of"):
        return 2, "R"
    if len(near) > 2 and [word.low for word in near[:2]] == ["up", "to"] and (_counts(near[2]) or near[2].word[0] in "$€£"):
        return 2, "R"
    lows = [word.low if word.tag not in "B," or word.low in CLOSED else "" for word in near]
    for count in range(min(idioms.longest, len(near)), 0, -1):
        phrase = " ".join(lows[:count])
        goes_on = phrase.startswith("in r") and lows[count : count + 1] in (["to"], ["for"])
        if tag := "" if goes_on else idioms.tags.get(phrase, ""):
            return count, tag
    return 1, ""


def _day(near: list[Token]) -> int:
    """How many words from there on only date what is told: "on Monday", "Monday"; not "Friday prayers", nor "Black Friday"."""
    count = 1 + (near[0].low in _ON)
    dates = len(near) >= count and near[count - 1].low in _DAYS and near[count - 1].word[0].isupper()
    return count if dates and not (len(near) > count and near[count].tag == "N") else 0


def _counts(word: Token) -> bool:
    return word.word[:1].isdigit() or word.low in _SPELLED
