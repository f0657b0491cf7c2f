"""Numbers as they are compared, however they are written: "two hundred" and "200", "6bn" and "six billion"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.history.words import worded

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: number for number, word in enumerate(_UNITS.split())}
_ROUND = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_TIMES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_VALUES: dict[str, float] = {**_TIMES, **_SMALL, **_ROUND}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SHORT = re.compile(r"(?<=\d)\s?(m|mn|mln|bn|bln|k)\b")
_PART = re.compile(r"\b(half|(?:a )?quarter of) an? (?=(?:dozen|hundred|thousand|million|billion|trillion)\b)", re.IGNORECASE)
_AS_MANY = re.compile(
    r"\bas (?:many|much|few|little|early|late|soon|long) as\b", re.IGNORECASE
)  # says nothing of what is counted
_LONG = {"m": " million", "b": " billion", "k": " thousand"}
_MOST = 1e24
_MONEY = frozenset("euro dollar pound yen yuan rouble ruble rupee franc crown krona krone kroner hryvnia zloty".split())


def counted(text: str) -> tuple[str, ...]:
    """The content words of a text in their order, each as its head and every number as its value; "one" alone is a word.

    The money that a number counts is left out, since one report writes its sign and the other its name.
    """
    whole = _PART.sub(lambda match: "0.5 " if match[1].lower() == "half" else "0.25 ", _AS_MANY.sub("", text))
    return tuple(_counted(worded(_SHORT.sub(lambda match: _LONG[match[1][0]], whole))))


def is_number(head: str) -> bool:
    """Whether a head of `counted` is a number."""
    return head[0].isdigit()


def _counted(words: tuple[tuple[str, str], ...]) -> Iterator[str]:
    value, before = None, ""  # the number so far, and the word of it that was last
    for word, head in (*words, ("", "")):
        grown = _grown(value, before, word)
        if grown is not None:
            value, before = grown, word
            continue
        if word == "and" and before in _TIMES:
            continue
        money = value is not None and word.removesuffix("s") in _MONEY
        if value is not None:
            yield "one" if before == "one" else _written(value)
        value, before = _begun(word), word
        if value is None and head and not money:
            yield head


def _begun(word: str) -> float | None:
    """The value of a word that begins a number, or None."""
    if word[:1].isdigit():
        plain = word.replace(",", "")
        return float(plain) if plain.count(".") < 2 and _DIGITS.fullmatch(word) else None
    return _VALUES.get(word)


def _grown(value: float | None, before: str, word: str) -> float | None:
    """The value of a number with one more word, or None where the word is none of it."""
    if value is None:
        return None
    if word in _TIMES:
        return value * _TIMES[word]
    if word in _SMALL and (before in _ROUND or before in _TIMES):
        return value + _SMALL[word]
    return value + _ROUND[word] if word in _ROUND and before in _TIMES else None


def _written(value: float) -> str:
    """A number as it is compared and shown; what may be a year is without marks.

    Above a trillion trillions there are no whole ones (and a number of 400 digits is infinite).
    """
    if value > _MOST:
        return f"{value:g}"
    whole = round(value)
    if abs(whole - value) > 1e-6:
        return f"{value:g}"
    return f"{whole:,}" if whole >= 10_000 else str(whole)


__all__ = ["counted", "is_number"]
