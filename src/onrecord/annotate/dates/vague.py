"""Times without a date: soon, as soon as possible, in the coming weeks; and what recurs: every Friday, annually."""

from __future__ import annotations

from onrecord.annotate.dates.days import Days
from onrecord.annotate.dates.reading import Found, Reading, Tokens, same
from onrecord.annotate.dates.words import MONTHS, UNIT_LETTERS, UNITS, WEEKDAYS

# TIMEX3 values: PRESENT_REF, FUTURE_REF, PAST_REF (TimeML 1.2.1).
_VAGUE: dict[tuple[str, ...], str] = {
    ("as", "soon", "as", "possible"): "FUTURE_REF", ("as", "quickly", "as", "possible"): "FUTURE_REF",
    ("without", "delay"): "FUTURE_REF", ("in", "due", "course"): "FUTURE_REF", ("in", "the", "future"): "FUTURE_REF",
    ("in", "the", "near", "future"): "FUTURE_REF", ("in", "the", "foreseeable", "future"): "FUTURE_REF",
    ("for", "the", "foreseeable", "future"): "FUTURE_REF", ("very", "soon"): "FUTURE_REF", ("soon",): "FUTURE_REF",
    ("shortly",): "FUTURE_REF", ("promptly",): "FUTURE_REF", ("immediately",): "PRESENT_REF", ("at", "once"): "PRESENT_REF",
    ("with", "immediate", "effect"): "PRESENT_REF", ("for", "now"): "PRESENT_REF", ("at", "this", "time"): "PRESENT_REF",
    ("right", "now"): "PRESENT_REF", ("for", "the", "time", "being"): "PRESENT_REF", ("recently",): "PAST_REF",
    ("indefinitely",): "FUTURE_REF",
}  # fmt: skip
_STARTS = frozenset(key[0] for key in _VAGUE)
_NOT_AFTER = frozenset(("as", "after", "before", "following"))


def vague(t: Tokens, i: int) -> Found:
    """Words that name a time but no date; "soon after the vote" is left to the event."""
    if t.word(i) not in _STARTS:
        return None
    for words, value in _VAGUE.items():
        if t.has(i, *words):
            at = i + len(words)
            alone = t.word(at) not in _NOT_AFTER and t.word(i - 1) not in ("as", "too", "how")
            return (same(None, "vague", value, relation="on"), at) if alone or len(words) > 2 else None
    return None


def coming(t: Tokens, i: int) -> Found:
    """In the coming weeks, in the days ahead, within months: from publication on, and no end said. In recent days: past."""
    j = i + 1 if t.word(i) in ("in", "within", "over", "during", "for", "throughout") else i
    led = j > i
    k = j + 1 if t.word(j) == "the" else j
    if t.word(k) in ("coming", "next", "recent", "past", "last") and t.word(k + 1) in UNITS and t.word(k + 1).endswith("s"):
        return _open(t, UNITS[t.low[k + 1]], future=t.low[k] in ("coming", "next")), k + 2
    if (
        t.word(k) in UNITS
        and t.word(k).endswith("s")
        and t.word(k + 1) in ("ahead", "to")
        and (t.word(k + 1) == "ahead" or t.word(k + 2) == "come")
    ):
        return _open(t, UNITS[t.low[k]]), k + (2 if t.word(k + 1) == "ahead" else 3)
    if t.word(i) == "for" and t.word(j) in UNITS and t.word(j).endswith("s") and t.word(j + 1) != "of":
        return _lasting(t, UNITS[t.low[j]]), j + 1
    if led and t.word(i) in ("within", "in") and t.word(j) in UNITS and t.word(j).endswith("s") and t.word(j + 1) != "of":
        return _open(t, UNITS[t.low[j]]), j + 1
    return None


def _open(t: Tokens, unit: str, *, future: bool = True) -> Reading:
    value = f"P{'T' if unit == 'hour' else ''}X{UNIT_LETTERS[unit]}"
    if future:
        return Reading(None, Days(t.pub, None) if t.pub else None, unit, value, "end", "within")
    return Reading(Days(None, t.pub) if t.pub else None, None, unit, value, "end", "during")


def _lasting(t: Tokens, unit: str) -> Reading:
    """For months: back from publication, or on from it."""
    value = f"P{'T' if unit == 'hour' else ''}X{UNIT_LETTERS[unit]}"
    past, ahead = (Days(None, t.pub), Days(t.pub, None)) if t.pub else (None, None)
    return Reading(past, ahead, unit, value, "end", "during")


_ADVERBS = {"annually": "P1Y", "yearly": "P1Y"}


def recurring(t: Tokens, i: int) -> Found:
    """Every Friday, each year, every two years, once a week, annually: a set of times, none of them the deadline."""
    word = t.word(i)
    if word in _ADVERBS and t.word(i + 1) != "-":
        return same(None, "recurring", _ADVERBS[word], relation="during"), i + 1
    if word in ("once", "twice") and t.word(i + 1) in ("a", "every", "per") and t.word(i + 2) in UNITS:
        return same(None, "recurring", f"P1{UNIT_LETTERS[UNITS[t.low[i + 2]]]}", relation="during"), i + 3
    if word not in ("every", "each"):
        return None
    at = i + 2 if t.word(i + 1) in ("other", "single", "two", "three", "four", "five") or t.number(i + 1, 2) else i + 1
    name = t.word(at)
    if name in WEEKDAYS:
        return same(None, "recurring", f"XXXX-WXX-{WEEKDAYS[name] + 1}", relation="during"), at + 1
    if name in MONTHS and t.capital(at):
        return same(None, "recurring", f"XXXX-{MONTHS[name]:02}", relation="during"), at + 1
    if name in UNITS and t.word(at + 1) != "of":
        return same(None, "recurring", f"P1{UNIT_LETTERS[UNITS[name]]}" if at == i + 1 else None, relation="during"), at + 1
    return None
