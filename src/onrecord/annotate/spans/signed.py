"""Words that are signed: a dash and a name after them, where other reports have a cue.

So stand the voices of readers and pull quotes ("I am afraid of both." — Ana Ruiz) and posts of social media that a report
embeds (We will meet in May. — Jo Berg (@joberg) May 2, 2018). A quotation must fill its paragraph, a post bear its writer's
handle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.types import Span

_DASH = r"(?:--|[-‐‒–—―])"
_OPEN, _CLOSE = r"(?:[“”\"„«]|''|``)", r"(?:[”“\"»]|'')"
_BLANK = r"[^\S\n]{0,9}"
_NAME = r"(?P<who>[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){0,5})"
_QUOTED = re.compile(
    rf"^{_BLANK}(?P<words>{_OPEN}[^\n]+{_CLOSE}){_BLANK}(?:\n\s{{0,9}})?(?P<dash>{_DASH}){_BLANK}{_NAME}(?:,[^\n.!?]{{2,120}})?{_BLANK}$",
    re.MULTILINE,
)
_POSTED = re.compile(
    rf"(?P<dash>{_DASH}){_BLANK}{_NAME}[^\n(]{{0,40}}\(@\w{{1,20}}\)(?:{_BLANK}[A-Z][a-z]{{2,8}} \d{{1,2}}, \d{{4}})?"
)
_WORD = re.compile(r"\S+")
_TAG = re.compile(r"\s*<[^<>]*>\s*")
_TOLD = re.compile(rf"{_NAME}: ?{_OPEN}")  # a post that quotes: whose words they are is said with them
_LINK = re.compile(r"https?://|pic\.twitter\.com/")
_SMALL = frozenset("al bin bint da das de del den der di do dos el la le ibn of the van von y".split())
LONGEST_SHORT = 3  # letters of what a full stop shortens at the end of a name, with it: Jr.
LEAST = 3  # words; a title or a slogan in quotation marks has fewer


@dataclass(frozen=True, slots=True)
class Signed:
    """Where the words, the dash and the name of the one who signed stand."""

    content: Span
    cue: Span
    source: Span


def signed(text: str) -> list[Signed]:
    """All signed words of a text, in text order."""
    found = [_signed(text, match.start("words"), match.end("words"), match) for match in _QUOTED.finditer(text)]
    last = 0
    for match in _POSTED.finditer(text):
        found.append(_signed(text, max(last, text.rfind("\n", last, match.start()) + 1), match.start(), match))
        last = match.end()
    return sorted({one.cue: one for one in found if one is not None}.values(), key=lambda one: one.cue.start)


def _signed(text: str, start: int, end: int, match: re.Match[str]) -> Signed | None:
    """The words from start to end without tags before and links after them; None where nobody has signed them."""
    while tag := _TAG.match(text, start, end):
        start = tag.end()
    words = list(_WORD.finditer(text, start, end))
    while words and _LINK.match(words[-1][0]):
        words.pop()
    if len(words) < LEAST or not _names(match["who"]) or _TOLD.match(text, words[0].start()):
        return None
    return Signed(Span(words[0].start(), words[-1].end()), Span(*match.span("dash")), _name(match))


def _name(match: re.Match[str]) -> Span:
    """The name without the full stop that ends its line; one that shortens it stays."""
    start, end = match.span("who")
    stopped = match["who"].endswith(".") and len(match["who"].split()[-1]) > LONGEST_SHORT
    return Span(start, end - stopped)


def _names(words: str) -> bool:
    """Whether every word but the small ones has a capital, so that no sentence goes on after the dash."""
    return all(word in _SMALL or word[0].isupper() for word in words.split())
