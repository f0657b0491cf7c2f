"""Where sentences end, by rule: line ends, and closing punctuation before something that can begin a sentence."""

from __future__ import annotations

import re

from onrecord.types import Span

# Words after which a full stop does not end a sentence. Lower case, without the stop.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt maj adm cmdr sen rep gov pres rev hon st jr sr vs etc inc ltd co corp no nos "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "u.s u.k u.n e.u d.c a.m p.m i.e e.g ph.d amb dept est approx ave blvd ft mt fig al".split()
)
# Those that often do end one: only a following lower-case word keeps the sentence open.
_MAY_END = frozenset("u.s u.k u.n e.u d.c a.m p.m jr sr inc ltd co corp etc no".split())
_CLOSERS = "\"'”’»)]"
# From the first mark of a run only and without giving any back: a million full stops are looked at once.
_END = re.compile(rf"(?<![.!?…])[.!?…]++[{re.escape(_CLOSERS)}]*+(?=\s)|\n")
# A stretch without an end is cut after so many code points, at white space where there is any, so that whatever looks through a
# sentence stays linear in the text. The longest sentence of the development reports has 504.
LONGEST = 3000
_LAST_WORD = re.compile(r"[\w.]*\w$")
_NEXT = re.compile(r"\s*(\S)")
# An ellipsis after a word with which no sentence ends is a pause or a cut within it: "We will go because... They asked."
_PAUSE = re.compile(
    r"\b(?:a|an|and|as|because|but|by|for|from|her|his|if|into|its|my|nor|of|or|our|than|that|the|their|to|unless|when|while|with|your)"
    r"[ \u00a0]?(?:\.{3,4}|…)$",
    re.IGNORECASE,
)


def pauses(text: str, end: int) -> bool:
    """Whether an ellipsis that ends there only pauses: the word before it is one with which no sentence ends."""
    return _PAUSE.search(text, max(0, end - 12), end) is not None


def _ends_here(text: str, match: re.Match[str], begin: int) -> bool:
    """Whether the punctuation at `match` closes the sentence that began at `begin`."""
    if match[0] == "\n":
        return True
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    if following[1].islower() or pauses(text, match.end()):
        return False
    if match[0][0] != "." or len(match[0].strip(_CLOSERS)) > 1:
        return True
    return not abbreviates(text, match.start(), begin)


def abbreviates(text: str, stop: int, begin: int = 0) -> bool:
    """Whether the full stop at `stop` only abbreviates the word before it, which begins no earlier than `begin`.

    After what may also end a sentence ("in the U.S.") the next word decides.
    """
    # 40 characters hold every abbreviation; looking no further keeps the pass linear.
    word = _LAST_WORD.search(text, max(begin, stop - 40), stop)
    last = word[0].casefold() if word else ""
    if len(last) == 1 and last.isalpha() and last != "i":
        return True
    return last in _ABBREVIATIONS and not (last in _MAY_END and _starts_afresh(text, stop + 1))


_FRESH = re.compile(
    rf"[{re.escape(_CLOSERS)}]*+\s+[\"“‘'(\[]*(The|A|An|He|She|It|They|We|I|In|On|At|But|And|This|That|These|Those|If|As|For|His|Her|Its|Their)\b"
)


def _starts_afresh(text: str, at: int) -> bool:
    """Whether what follows is a usual first word; after "U.S." a mere capital may be a name ("U.S. President")."""
    return _FRESH.match(text, at) is not None


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them; they cover every visible character."""
    found: list[Span] = []
    begin = 0
    for match in _END.finditer(text):
        if _ends_here(text, match, begin):
            _append(found, text, begin, match.end())
            begin = match.end()
    _append(found, text, begin, len(text))
    return tuple(found)


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while end - start > LONGEST:
        space = _last_space(text, start + LONGEST // 2, start + LONGEST)
        _strip(found, text, start, space)
        start = space
    _strip(found, text, start, end)


def _last_space(text: str, low: int, high: int) -> int:
    """After the last white space between the two places; the higher place where there is none."""
    return next((at for at in range(high, low, -1) if text[at - 1].isspace()), high)


def _strip(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append(Span(start, start + len(stripped)))
