"""Events that stand for a time: "after the vote", "ahead of next week's summit". An event without a date stays an event."""

from __future__ import annotations

from onrecord.annotate.dates.reading import Tokens
from onrecord.annotate.dates.words import EVENT_NOUNS, EVENT_STARTS, HOLIDAY_HEADS, MONTHS, WEEKDAYS

_BREAKS = frozenset(
    (
        "of in on at to for and or but with by from that which who is was are were be been has have had will would could "
        "should may might as than if when while after before until during said says told he she it they we you i not more"
    ).split()
)
# Nothing by themselves: the end of the war.
_EDGES = frozenset(["end", "start", "beginning", "conclusion", "completion", "expiry"])
_TAILS = frozenset("of in on at with between over".split())
_TIME_NAMES = frozenset((*MONTHS, *WEEKDAYS, *HOLIDAY_HEADS))
_MOST_WORDS = 7


def is_event(word: str) -> bool:
    return word in EVENT_NOUNS or (word.endswith("s") and word[:-1] in EVENT_NOUNS)


def event_at(t: Tokens, i: int, led: bool = False) -> int | None:
    """The token after an event's name that begins here; it needs a determiner or a capital unless `led` by one ("Friday's")."""
    first = t.word(i)
    if not first or not (led or first in EVENT_STARTS or t.capital(i)):
        return None
    last = None
    for k in range(i, min(i + _MOST_WORDS, len(t.low))):
        word = t.low[k]
        if (
            word in _BREAKS
            or (k > i and word in ("a", "an", "the"))
            or not (word[0].isalnum() or word in "-–'’." or word == "cease-fire")
        ):
            break
        if word == "." and not t.joined(k - 1):
            break
        if is_event(word) and (k > i or led or t.capital(i)):
            last = k + 1
        elif last is not None:
            break
    if last and t.low[last - 1] in _EDGES:
        return event_at(t, last + 1) if t.word(last) == "of" else None
    return _tail(t, last) if last else None


def _tail(t: Tokens, at: int) -> int:
    """Takes in "in Paris", "of the European Council": a preposition and capitals."""
    if t.word(at) not in _TAILS:
        return at
    k = at + 2 if t.word(at + 1) == "the" else at + 1
    end = at
    while t.capital(k) and t.raw[k].isalpha() and t.low[k] not in _TIME_NAMES:
        k = end = k + 1
    return k + 1 if end > at and is_event(t.word(k)) else end
