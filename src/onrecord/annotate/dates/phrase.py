"""A time with its preposition: which side of it is meant. "By June" ends on 1 June; "before June" on 31 May."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.annotate.dates.days import DAY, Days, shift
from onrecord.annotate.dates.durations import counted, duration, within_period
from onrecord.annotate.dates.events import event_at
from onrecord.annotate.dates.parts import middle
from onrecord.annotate.dates.ranges import between, time_at
from onrecord.annotate.dates.reading import Found, Reading, Rule, Tokens, map_days
from onrecord.annotate.dates.vague import coming, recurring, vague
from onrecord.types import Relation

_KINDS = {
    "by": "by, no later than, not later than, on or before",
    "from": "from, no earlier than, no sooner than, not before, not until, on or after, as early as, as soon as, as of, "
    "as from, effective, starting, starting on, starting in, starting from, starting at, beginning, beginning on, beginning in",
    "before": "before, ahead of, prior to, in advance of, pre -",
    "after": "after, until after, till after, following, beyond, post -",
    "since": "since",
    "until": "until, till, up to, up until",
    "through": "through",
    "during": "during, throughout, within",
    "over": "over",
    "on": "on, in, at, for, around, sometime, as late as",
}
PREPOSITIONS = {tuple(words.split()): kind for kind, row in _KINDS.items() for words in row.split(", ")}
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _kind in sorted(PREPOSITIONS.items(), key=lambda row: -len(row[0])):
    _BY_FIRST.setdefault(_words[0], []).append((_words, _kind))
_RELATIONS: dict[str, Relation] = {
    "by": "by", "from": "from", "before": "before", "after": "after", "since": "from", "until": "until", "through": "until",
    "during": "during", "over": "during", "on": "on",
}  # fmt: skip
_WITH_EVENT = ("before", "after", "until", "from", "since", "during")
_OWN: tuple[Rule, ...] = (between, duration, within_period, coming, recurring, vague)


def phrase(t: Tokens, i: int) -> Found:
    """The longest time phrase that begins at this token."""
    own = next((found for rule in _OWN if (found := rule(t, i))), None)
    return own or _offset(t, i) or _bounded(t, i) or _bare(t, i)


def _bare(t: Tokens, i: int) -> Found:
    found = time_at(t, i)
    if found is None:
        return None
    reading, end = found
    return _owned(t, replace(reading, relation=reading.relation or _default(reading)), end)


def _default(reading: Reading) -> Relation:
    return "on" if reading.grain in ("day", "hour", "recurring") else "during"


def _owned(t: Tokens, reading: Reading, end: int) -> tuple[Reading, int]:
    """Takes in the event that a time owns: "Thursday's summit"."""
    if t.word(end) in ("'", "’") and t.word(end + 1) == "s":
        after = event_at(t, end + 2, led=True)
        if after:
            return replace(reading, event=words(t, end + 2, after)), after
    return reading, end


def words(t: Tokens, first: int, end: int) -> str:
    return t.text[t.start[first] : t.end[end - 1]]


def _prepositions(t: Tokens, i: int) -> tuple[str, int] | None:
    for name, kind in _BY_FIRST.get(t.word(i), ()):
        if t.has(i, *name):
            return kind, i + len(name)
    return None


def _bounded(t: Tokens, i: int) -> Found:
    led = _prepositions(t, i)
    if led is None:
        return None
    kind, at = led
    inner = _prepositions(t, at) if kind == "from" and t.word(at) in ("on", "in", "at") else None
    at = inner[1] if inner else at
    found = time_at(t, at)
    if found is None:
        return _before_event(t, kind, at)
    reading, end = _owned(t, *found)
    # "He was sworn in Thursday", "a fight over Monday": the preposition is another's.
    if reading.grain == "day" and reading.due == "start" and t.word(at - 1) in ("in", "over") and kind in ("on", "over"):
        return None
    if reading.grain == "recurring" and kind != "on":
        return None
    if reading.event:
        return _around(reading, kind), end
    return bound(t.pub, reading, kind), end


def _before_event(t: Tokens, kind: str, at: int) -> Found:
    """After the vote: no date unless one follows ("after the vote on Friday")."""
    if kind not in _WITH_EVENT:
        return None
    end = event_at(t, at)
    if end is None:
        return None
    name = words(t, at, end)
    dated = time_at(t, end + 1 if t.word(end) in ("on", "in") else end)
    if dated and dated[0].grain in ("day", "week", "month", "weekend", "year") and dated[0].relation is None:
        return _around(replace(dated[0], event=name), kind), dated[1]
    return Reading(None, None, "event", None, relation=_RELATIONS[kind], event=name), end


def _around(reading: Reading, kind: str) -> Reading:
    """Before or after an event within a stretch: its days may still be before it, so the stretch is not cut off."""
    relation = _RELATIONS[kind]
    if kind in ("before", "by", "until", "through"):
        return map_days(reading, lambda days: Days(None, days.end), relation=relation)
    if kind in ("after", "from", "since"):
        return map_days(reading, lambda days: Days(days.start, None), relation=relation)
    return replace(reading, relation=_default(reading))


def _offset(t: Tokens, i: int) -> Found:
    """A day before Thursday's summit; two weeks after June 1; three days after the vote (no date)."""
    count = counted(t, i)
    if count is None or t.word(count.end) not in ("before", "after", "following"):
        return None
    sign = -1 if t.low[count.end] == "before" else 1
    found = time_at(t, count.end + 1)
    if found is None:
        event = event_at(t, count.end + 1)
        relation: Relation = "before" if sign < 0 else "after"
        return (
            (Reading(None, None, "event", None, relation=relation, event=words(t, count.end + 1, event)), event)
            if event
            else None
        )
    reading, end = _owned(t, *found)
    if reading.grain != "day":
        return None
    return map_days(reading, lambda days: moved(days, sign * count.number, count.unit), relation="on", timex=None), end


def moved(days: Days, count: int, unit: str) -> Days | None:
    if days.start is None or not days.start.year + (count if unit in ("year", "decade") else 0) > 100:
        return None
    day = shift(days.start, count, unit)
    return Days(day, day)


def bound(pub: date | None, reading: Reading, kind: str) -> Reading:
    """The days that a preposition leaves of a time; a relation that the words fix themselves stays."""
    if kind == "on" or (kind in ("during", "over") and reading.relation):
        return replace(reading, relation=reading.relation or ("on" if reading.grain == "day" else "during"))
    if kind == "since":
        begun = reading.past.start if reading.past else None
        past, ahead = (Days(begun, pub), Days(begun, None)) if begun else (None, None)
        return replace(reading, past=past, ahead=ahead, relation="from")
    return map_days(reading, lambda days: _side(pub, days, reading, kind), relation=_RELATIONS[kind])


def _side(pub: date | None, days: Days, reading: Reading, kind: str) -> Days | None:
    start, end = days
    if kind in ("during", "over"):
        return days
    if kind == "from":
        return Days(start, None) if start else None
    if kind == "after":
        return Days(end if reading.relation else end + DAY, None) if end else None
    if kind == "before":
        last = end if reading.due == "end" else start and start - DAY
        return Days(None, last) if last else None
    due = end if kind == "through" else _due(pub, days, reading)
    return Days(None, due) if due else None


def _due(pub: date | None, days: Days, reading: Reading) -> date | None:
    """The day that "by" and "until" mean: the first of a period to come, the last of one that has begun."""
    start, end = days
    if reading.due == "middle":
        return middle(days)
    begun = start and pub and start <= pub
    return end if reading.due == "end" or begun or start is None else start
