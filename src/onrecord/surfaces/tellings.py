"""Merged statements: what was said, however many reports told it; all of a ledger, or the one that a statement tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from onrecord.errors import NotFoundError
from onrecord.history import Merged, link, name_key, reviewed, said_day
from onrecord.history.merge import Linker, copies, merge_one
from onrecord.ledger import Ledger, Selection
from onrecord.types import Judgement, JudgementKind, Statement

NEAR = 28  # days before and after: two neighbouring fortnights, the widest that a link reaches
COMPARED = 300_000  # code points of a report beyond which its words are not compared with those of others
NAMED = 400  # statements of one name in that time
ROUNDS = 4  # times that tellings of tellings are looked for
JOINING: tuple[JudgementKind, ...] = ("merge", "split")


class Tellings:
    """All merged statements as reviewed, by first publication, as the ledger was when this was made."""

    def __init__(self, every: tuple[Merged, ...]) -> None:
        self.all = every


class Joining:
    """Makes the tellings of a ledger, again and again as it grows: only what is new is read and compared."""

    def __init__(self) -> None:
        self._held = _Held()

    def __call__(self, ledger: Ledger) -> Tellings:
        """All merged statements of the ledger as it is now. Raises LedgerError where the store fails."""
        # Taken back only once all is done: half of a change would be taken for the whole of it the next time.
        held, self._held = self._held, _Held()
        made = held.joined(ledger)
        self._held = held
        return Tellings(made)


class _Held:
    """What was read and joined so far; not to be asked again after it raised."""

    def __init__(self) -> None:
        self._linker = Linker()
        self._readings, self._judgements = set[tuple[str, str]](), tuple[Judgement, ...]()
        self._places, self._read = dict[str, list[int]](), dict[int, Statement]()

    def joined(self, ledger: Ledger) -> tuple[Merged, ...]:
        """All merged statements of the ledger as it is now."""
        return self._joined(*self._changed(ledger), tuple(ledger.judgements()))

    def _changed(self, ledger: Ledger) -> tuple[list[Statement], list[Statement]]:
        """Read what stands since something was read; with it what stands no more."""
        readings = ledger.readings()
        places = ledger.standing(report for report, _ in readings - self._readings)
        now = {place for some in places.values() for place in some}
        old = {place for document in places for place in self._places.get(document, ())}
        new = ledger.index.placed(now - old)
        gone = [self._read.pop(place) for place in old - now]
        self._readings = readings
        self._places |= places
        self._read |= new
        return list(new.values()), gone

    def _joined(self, new: list[Statement], gone: list[Statement], judgements: tuple[Judgement, ...]) -> tuple[Merged, ...]:
        """Of what is new, and of all where somebody judged since, what is not as it was when reviewed."""
        known, same = self._linker.known, judgements == self._judgements
        kept = {one.id: one for one in reviewed(new if same else self._read.values(), judgements)}
        fresh = [one for key, one in kept.items() if known.get(key) is not one and known.get(key) != one]
        left = ({one.id for one in (*new, *gone)} if same else known.keys()) - kept.keys()
        self._judgements = judgements
        return self._linker.merged(fresh, left, judgements)


def telling_of(ledger: Ledger, one: Statement) -> Merged:
    """The merged statement that a statement is a telling of, as reviewed.

    Looked for among what was said in the same weeks by or of the same people, again with each telling found, and among what
    reviewers joined to them: a whole ledger need not be compared. Raises NotFoundError where it was rejected or withdrawn.
    """
    if not _as_reviewed(ledger, [one]):
        raise NotFoundError(f"{one.id}: is rejected, or its report withdrawn: it tells nothing now")
    held = tuple(judgement for kind in JOINING for judgement in ledger.judgements(kind))
    group, short = {one.id: one}, [one]
    for _ in range(ROUNDS):
        found = {other.id: other for other in _as_reviewed(ledger, _around(ledger, group.values(), held))}
        short = [other for other in found.values() if len(other.report.document.text) <= COMPARED]
        if one.id not in {other.id for other in short}:
            return merge_one([found[one.id]])
        joined = next(group for group in link(short, held).groups if one.id in group)
        known, group = group.keys(), {key: found[key] for key in joined}
        if group.keys() <= known:
            break
    return merge_one(list(group.values()), copies(other.report.document for other in short))


def _as_reviewed(ledger: Ledger, some: Iterable[Statement]) -> list[Statement]:
    given = list(some)
    return reviewed(given, ledger.index.judgements_on(given))


def _around(ledger: Ledger, group: Iterable[Statement], held: Iterable[Judgement]) -> Iterator[Statement]:
    """The statements of a group, and whatever may be a telling of one of them."""
    given = list(group)
    yield from given
    ids = {one.id for one in given}
    joined = {target for judgement in held if ids & set(judgement.targets) for target in judgement.targets} - ids
    if joined:
        yield from ledger.select(Selection(ids=tuple(sorted(joined))))
    days = sorted(day[:10] for one in given if (day := one.report.day or said_day(one)))
    since, until = (_moved(days[0], -NEAR), _moved(days[-1], NEAR)) if days else (None, None)
    names = {actor.name for one in given for actor in (one.speaker, one.party) if actor is not None and not actor.unnamed}
    said = Selection(since=since, until=until, limit=NAMED)
    for name in sorted(filter(name_key, names)):
        yield from ledger.select(replace(said, speaker=name))
        yield from ledger.select(replace(said, party=name))


def _moved(day: str, days: int) -> str:
    """A day so many days on, within what a calendar has."""
    number = date.fromisoformat(day).toordinal() + days
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal())).isoformat()


__all__ = ["Joining", "Tellings", "telling_of"]
