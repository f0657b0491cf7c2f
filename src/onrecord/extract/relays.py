"""Outlets that a stretch of text names as relays, by the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.outlet_words import INTERVIEWS, OUTLET, PAPER, REPORTS
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
    """An outlet's name for comparison: without case, article and a trailing News."""
    key = _ARTICLE.sub("", name.casefold().strip(" .'’s" if name.endswith(("'s", "’s")) else " ."))
    return _SAME.get(key, key)


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether the name is the report's own outlet."""
    if not outlet:
        return False
    one, two = outlet_key(name), outlet_key(outlet)
    return one == two or (one.split()[:1] == two.split()[:1] and (one in two or two in one))


# The statements of one paragraph ask for the same stretch again and again; the answers of a report fit into the cache.
@lru_cache(maxsize=1024)
def relays_in(text: str, area: Span, before: int) -> tuple[Relay, ...]:
    """The outlets that a stretch names as relays: those spoken to first, then those that report.

    "The newspaper" is the last outlet that the text names before it; `before` is where the stretch's paragraph begins.
    """
    found: dict[str, Relay] = {}
    if not _names_outlet(text, area):
        return ()
    for spoken_to, patterns in ((True, INTERVIEWS), (False, REPORTS)):
        for pattern in patterns:
            for match in pattern.finditer(text, area.start, area.end):
                span = Span(*match.span("outlet"))
                named = named_outlet(text, span, before)
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


def named_outlet(text: str, span: Span, before: int) -> str | None:
    words = span.words(text)
    if not re.fullmatch(PAPER, words, re.IGNORECASE):
        plain = words if _KEEPS_ARTICLE.match(words) else _ARTICLE.sub("", words)
        return _full_name(text, span, plain) if plain in _SHORT else plain
    earlier = list(re.finditer(OUTLET, text[: span.start]))
    return _ARTICLE.sub("", earlier[-1].group()) if earlier else None


_SHORT = frozenset({"Times", "Post", "Journal", "Telegraph", "Herald", "Tribune", "News"})


def _full_name(text: str, span: Span, short: str) -> str:
    """The outlet named before whose name ends so ("the Journal" of the Wall Street Journal), else the short name."""
    longer = [m.group() for m in re.finditer(OUTLET, text[: span.start]) if m.group().endswith(f" {short}")]
    full = _ARTICLE.sub("", longer[-1]) if longer else short
    return full or short
