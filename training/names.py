"""Loose matching of coded names to words of the text, for finding where a coded party or relay is mentioned."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_SAME = {
    "washington": "united states",
    "white house": "united states",
    "us": "united states",
    "u s": "united states",
    "american": "united states",
    "americans": "united states",
    "america": "united states",
    "moscow": "russia",
    "kremlin": "russia",
    "kyiv": "ukraine",
    "kiev": "ukraine",
    "eu": "european union",
    "europeans": "european countries",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "british": "united kingdom",
    "un": "united nations",
    "beijing": "china",
    "chinese": "china",
    "tehran": "iran",
    "pyongyang": "north korea",
    "seoul": "south korea",
    "french": "france",
    "paris": "france",
    "german": "germany",
    "berlin": "germany",
    "turkish": "turkey",
    "turks": "turkey",
    "ankara": "turkey",
    "israeli": "israel",
    "saudi": "saudi arabia",
    "riyadh": "saudi arabia",
    "tokyo": "japan",
    "pentagon": "united states",
}
_DROPPED = frozenset("the a an of mr mrs ms sen rep president senator secretary minister unnamed".split())


def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, articles and titles; a few names that stand for a state become it."""
    plain = (
        unicodedata.normalize("NFKD", name)
        .encode("ascii", "ignore")
        .decode()
        .casefold()
        .replace(".", " " if "." in name[1:2] else "")
    )
    words = tuple(word for word in _WORD.findall(plain) if word not in _DROPPED)
    joined = " ".join(words)
    return tuple(_SAME.get(joined, joined).split())


def alike(mention: str, name: str) -> bool:
    """Whether a mention may name this actor: same last word with one set of words in the other, or a demonym of it."""
    a, b = fold(mention), fold(name)
    if not a or not b:
        return False
    if a == b or (a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))):
        return True
    return len(a) == len(b) == 1 and min(len(a[0]), len(b[0])) >= 4 and a[0][:4] == b[0][:4]
