"""Which pairs of statements are worth comparing: words of one party in near weeks, or copied words."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.history.clocks import ordinal, said_day
from onrecord.history.merge.features import Features, features
from onrecord.history.merge.kin import kinds
from onrecord.history.merge.offices import speaks_together
from onrecord.history.words import vocabulary
from onrecord.types import Statement

_BUCKET_DAYS = 14
_NO_DAY = -2
_HEADS = 8  # subject words of a statement that are keys
_GRAM, _GRAMS = 5, 4  # quoted words in a key, and how many such keys a statement has at most
_PLACES = 3  # places and names in it that are keys
_BESIDE = 3  # words before a name that are keys
_TOGETHER = "+"  # for the names of several who speak as one, whom another report tells by what they are
_RECENT = 48  # of a crowded key only the nearest are compared: keeps a million statements linear

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A statement as it is compared, and the keys under which others find it."""

    features: Features
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Fortnight:
    """The statements of a fortnight and those of the one before it, each by day and id: what pairs are looked for among."""

    number: int
    before: tuple[Statement, ...]
    own: tuple[Statement, ...]


def fortnights(statements: Iterable[Statement]) -> list[Fortnight]:
    """Statements by the fortnight of their reports; those of no known day are together, apart from all others."""
    found: dict[int, list[Statement]] = {}
    for one in by_day(statements):
        found.setdefault(fortnight_of(one), []).append(one)
    return [Fortnight(number, tuple(found.get(number - 1, ())), tuple(own)) for number, own in found.items()]


def fortnight_of(statement: Statement) -> int:
    """The number of the fortnight of a statement's report."""
    day = _day(statement)
    return ordinal(day) // _BUCKET_DAYS if day else _NO_DAY


def first_day_of(fortnight: int) -> str:
    """The day with which a fortnight begins, or 0001-01-01: no report of it, nor of a later one, was published before."""
    return date.fromordinal(max(1, fortnight * _BUCKET_DAYS)).isoformat()


def by_day(statements: Iterable[Statement]) -> list[Statement]:
    """Statements in the order in which they are compared."""
    return sorted(statements, key=lambda one: (_day(one), one.id))


def row_of(statement: Statement) -> Row:
    """The statement as it is compared."""
    found = features(statement)
    return Row(found, tuple(_keys(found)))


def candidate_pairs(
    before: Sequence[Row], own: Sequence[Row], only: Container[str] | None = None
) -> Iterator[tuple[Features, Features]]:
    """Pairs of a fortnight's rows, with each other and with those of the one before it, that share keys: each once.

    `only`: the ids of those whose pairs with earlier ones are asked for, else all.
    """
    ordered = [row.features for row in (*before, *own)]
    older: dict[Key, list[int]] = {}
    newer: dict[Key, list[int]] = {}
    for index, row in enumerate(before):
        for key in row.keys:
            older.setdefault(key, []).append(index)
    for index, row in enumerate(own, len(before)):
        if only is None or row.features.statement.id in only:
            yield from ((ordered[found], row.features) for found in _sharing(row, ordered, older, newer))
        for key in row.keys:
            newer.setdefault(key, []).append(index)


def _sharing(row: Row, ordered: Sequence[Features], older: dict[Key, list[int]], newer: dict[Key, list[int]]) -> list[int]:
    found: list[int] = []
    for key in row.keys:
        near = (*older.get(key, ())[-_RECENT:], *newer.get(key, ())[-_RECENT:])
        found += near * 2 if key[0] in ("quote", "matter") else near
    few = len(row.features.subject) <= 2
    counts = Counter(found).items()
    return sorted(one for one, count in counts if count > 1 or few or len(ordered[one].subject) <= 2)


def _day(statement: Statement) -> str:
    return statement.report.day or said_day(statement)


def _keys(row: Features) -> list[Key]:
    whom = sorted({name.split()[-1] for name in row.speakers | row.principals if name})
    chosen = sorted(row.subject, key=lambda head: (zlib.crc32(head.encode()), head))[:_HEADS]
    speaker = row.statement.speaker
    if speaker is not None and speaker.kind == "person" and speaker.acts_for is None:
        # Of a person whose office no table tells, the words before the name may name the body.
        own = {word for name in row.speakers for word in name.split()}
        whom = [*whom[:4], *sorted(row.beside - own - vocabulary().stop)[-_BESIDE:]]
    if speaks_together(row):
        whom = [*whom[: 3 + _BESIDE], _TOGETHER]
    named = [("word", name, head) for name in whom[: 4 + _BESIDE] for head in chosen]
    # What one who is named promises, asks or refuses is told elsewhere in other words: of one kind, or of the same places.
    acts = row.statement.act != "state"
    speakers = sorted({name.split()[-1] for name in row.speakers})[:1] if acts else []
    alike = sorted({kind for head in chosen for kind in kinds().get(head, ())}) + sorted(row.names - row.own)[:_PLACES]
    named += [("alike", name, word) for name in speakers for word in alike]
    grams = {quote[i : i + _GRAM] for quote in row.quotes for i in range(len(quote) - _GRAM + 1)}
    sketch = sorted(grams, key=lambda gram: (zlib.crc32(" ".join(gram).encode()), gram))[:_GRAMS]
    # Of one report: what is on a matter of the same words.
    told = [("matter", row.statement.report.document.id, row.statement.act, *sorted(row.matter))] if row.matter else []
    return [*named, *told, *(("quote", *gram) for gram in sketch)]
