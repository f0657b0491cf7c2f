"""Outlets that a stretch of text names as relays, by the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.chains.outlet_words import INTERVIEWS, KIND, OUTLET, PAPER, REPORTS
from onrecord.types import Span

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_KEEPS_ARTICLE = re.compile(
    r"^the (?:new york times|hill|economist|atlantic|guardian|new yorker|daily beast|intercept|independent)$", re.IGNORECASE
)
_ANY = re.compile(rf"\b(?:{OUTLET}|{PAPER})", re.IGNORECASE)
_SAME = {"ap": "associated press", "fox": "fox news", "wsj": "wall street journal", "usa": "usa today", "unn.ua": "unn"}


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet named as a relay: its words, and whether the speaker spoke to it or it reported."""

    span: Span
    name: str
    spoken_to: bool


def outlet_key(name: str) -> str:
    """An outlet's name for comparison: without case, article and possessive, a short form by its full one."""
    bare = name.casefold().strip(" .").removesuffix("'s").removesuffix("’s")
    key = _ARTICLE.sub("", bare)
    return _SAME.get(key, key)


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether the name is the report's own outlet."""
    if not outlet:
        return False
    one, two = outlet_key(name), outlet_key(outlet)
    return one == two or (one.split()[:1] == two.split()[:1] and (one in two or two in one))


# The statements of one paragraph ask for the same stretch again and again; the answers of a report fit into the cache.
@lru_cache(maxsize=1024)
def relays_in(text: str, area: Span, own: str | None = None) -> tuple[Relay, ...]:
    """The outlets that a stretch names as relays: those spoken to first, then those that report.

    "The newspaper" is the last outlet that the text names before it, but never the report's `own`.
    """
    found: dict[str, Relay] = {}
    if not _names_outlet(text, area):
        return ()
    for spoken_to, patterns in ((True, INTERVIEWS), (False, REPORTS)):
        for pattern in patterns:
            for match in pattern.finditer(text, area.start, area.end):
                span = Span(*match.span("outlet"))
                named = named_outlet(text, span, own)
                if named:
                    found.setdefault(outlet_key(named), Relay(span, named, spoken_to))
    return tuple(sorted(found.values(), key=lambda relay: (not relay.spoken_to, relay.span)))


@lru_cache(maxsize=8)
def _outlets_of(text: str) -> tuple[int, ...]:
    """Where outlets are named in the text, whatever is told of them: one search for all its stretches."""
    return tuple(match.start() for match in _ANY.finditer(text))


def _names_outlet(text: str, area: Span) -> bool:
    starts = _outlets_of(text)
    at = bisect_left(starts, area.start)
    return at < len(starts) and starts[at] < area.end


# What an outlet is, before or after its name.
_KIND = re.compile(rf"^{KIND} (?=[A-Z])|(?<=\w) {KIND}$")


def named_outlet(text: str, span: Span, own: str | None = None) -> str | None:
    words = span.words(text)
    if not re.fullmatch(PAPER, words, re.IGNORECASE):
        plain = words if _KEEPS_ARTICLE.match(words) else _KIND.sub("", _ARTICLE.sub("", words))
        return _full_name(text, span, plain) if plain in _SHORT else plain
    earlier = _earlier(_named_outlets(text), span.start, own)
    return _KIND.sub("", _ARTICLE.sub("", earlier)) if earlier else None


@lru_cache(maxsize=8)
def _named_outlets(text: str) -> tuple[tuple[int, str], ...]:
    """The end and the name of every outlet that the text names, in order."""
    return tuple((match.end(), match.group()) for match in re.finditer(OUTLET, text))


@lru_cache(maxsize=8)
def _by_last_word(text: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """The same, by the last word of names of several words."""
    found: dict[str, list[tuple[int, str]]] = {}
    for end, name in _named_outlets(text):
        if " " in name:
            found.setdefault(name.rsplit(" ", maxsplit=1)[-1], []).append((end, name))
    return {word: tuple(rows) for word, rows in found.items()}


def _earlier(outlets: Sequence[tuple[int, str]], before: int, own: str | None = None) -> str | None:
    """The last of the outlets that ends before, and is not the report's own."""
    at = bisect_right(outlets, before, key=_end)
    while at and is_outlet(outlets[at - 1][1], own):
        at -= 1
    return outlets[at - 1][1] if at else None


def _end(outlet: tuple[int, str]) -> int:
    return outlet[0]


_SHORT = frozenset({"Times", "Post", "Journal", "Telegraph", "Herald", "Tribune", "News"})


def _full_name(text: str, span: Span, short: str) -> str:
    """The outlet named before whose name ends so ("the Journal" of the Wall Street Journal), else the short name."""
    longer = _earlier(_by_last_word(text).get(short, ()), span.start)
    return (_ARTICLE.sub("", longer) if longer else short) or short
