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
        self._linker, self._read = Linker(), dict[int, Statement]()

    def __call__(self, ledger: Ledger) -> Tellings:
        """All merged statements of the ledger as it is now. Raises LedgerError where the store fails."""
        places = ledger.places()
        missing = [place for place in places if place not in self._read]
        known = self._read | ledger.index.placed(missing)
        self._read = {place: known[place] for place in places}
        judgements = tuple(ledger.judgements())
        return Tellings(self._linker.merged(reviewed(self._read.values(), judgements), judgements))


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
