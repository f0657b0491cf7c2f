"""Finding what an answer can rest on: few statements of many, and none too few."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.asking.evidence import Evidence, evidence
from onrecord.history import (
    MEETS,
    NEARLY,
    TOUCHES,
    WHOLLY,
    Matters,
    bearing_on,
    is_withdrawn,
    later_of,
    may_be_later,
    meets,
    name_key,
    relevance_of,
    reviewed,
    role_of,
    said_by,
    said_day,
    same_name,
    telling_of,
    withdrawn_names,
)
from onrecord.ledger import Found, Ledger
from onrecord.types import Searched, Statement

Pair = tuple[str, str]
# A second clock that nothing is read after.
LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class When:
    """The two clocks of a question, and what can be searched by them.

    `before`: nothing that was said on that day or later. `day_by_day`: also for each day before
    `as_of`, so that nothing is left aside because of what was said later.
    """

    as_of: str | None
    known_by: str | None
    searched: Searched
    before: str | None = None
    day_by_day: bool = False


class Finder:
    """Gathers the evidence for questions, many at a time; unsettled, all there is. To be made anew when the ledger grew."""

    def __init__(self, ledger: Ledger, matters: Matters | None, *, settled: bool) -> None:
        self._ledger, self._index, self._matters = ledger, ledger.index, matters
        self._settled = settled
        self._keys: dict[str, tuple[str, ...]] = {}

    def keys(self, party: str) -> tuple[str, ...]:
        """The keys of the names in the ledger that this name is one with."""
        if party not in self._keys:
            own = name_key(party)
            under = self._index.keys_under(own.split()[-1]) if own else ()
            self._keys[party] = tuple(key for key in under if same_name(own, key))
        return self._keys[party]

    def gather(self, pairs: Sequence[Pair], when: When) -> list[Evidence]:
        """For each party and matter the statements that an answer about them can rest on."""
        if not self._settled or any(party.casefold().startswith("unnamed") for party, _ in pairs):
            # Unnamed people are not in the index.
            return [self._all(when)] * len(pairs)
        places = self._places(pairs, when)
        made = self._index.placed({place for found in places for place in found}, known_by=when.known_by)
        tellings = self._tellings(made.values(), when)
        judgements = self._index.judgements_on([*made.values(), *tellings], when.known_by)
        gathered = []
        for found in places:
            own = {one.id: one for one in tellings} | {made[place].id: made[place] for place in found if place in made}
            gathered.append(Evidence(tuple(own.values()), judgements, when.searched, when.as_of, when.known_by, self._matters))
        return gathered

    def reviewed(self, places: Sequence[int], known_by: str | None) -> list[Statement]:
        """The statements at these places in this order, as reviewed by then."""
        made = self._index.placed(places, known_by=known_by)
        found = [made[place] for place in places if place in made]
        return reviewed(found, self._index.judgements_on(found, known_by))

    def later(self, bound: Sequence[Statement], when: When) -> list[Statement]:
        """What may take these statements back, or tell them done, as reviewed."""
        found = self._index.matching([later_of([one]) for one in bound], as_of=when.as_of, known_by=when.known_by)
        places = {
            row.place
            for one, rows in zip(bound, found, strict=True)
            for row in rows
            if may_be_later(one, row.day, row.heads, exact=row.exact)
        }
        return self.reviewed(sorted(places), when.known_by)

    def withdrawn(self, party: str, matter: str, when: When) -> list[Statement]:
        """What would bear on a question, had its report not been taken back; by day, then id."""
        given = self._out(party, matter, when)
        gone = withdrawn_names(given.judgements)
        held = reviewed(given.statements, [one for one in given.judgements if one.kind != "withdrawn"])
        found = [
            one
            for one in said_by(held, when.as_of)
            if is_withdrawn(one, gone)
            and one.act != "state"
            and role_of(party, one) != "none"
            and meets(matter, one, self._matters)
        ]
        return sorted(found, key=lambda one: (said_day(one), one.id))

    def _out(self, party: str, matter: str, when: When) -> Evidence:
        """What is out among all that can bear on a question, in the reading that is or was current."""
        if not self._settled or party.casefold().startswith("unnamed"):
            return self._all(when)
        wanted = bearing_on(self.keys(party), matter, self._matters)
        (found,) = self._index.matching([wanted], as_of=when.as_of, known_by=when.known_by, out=True)
        made = self._index.placed((one.place for one in found), known_by=when.known_by or LAST_DAY)
        judgements = self._index.judgements_on(made.values(), when.known_by)
        return Evidence(tuple(made.values()), judgements, when.searched, when.as_of, when.known_by, self._matters)

    def _all(self, when: When) -> Evidence:
        whole = evidence(self._ledger, when.as_of, when.known_by)
        return Evidence(whole.statements, whole.judgements, when.searched, when.as_of, when.known_by, self._matters)

    def _places(self, pairs: Sequence[Pair], when: When) -> list[list[int]]:
        """Where the statements are that meet the matter; where some are wholly on it, only those nearly all on it.

        By an earlier clock that shortcut is not taken: what stood then may not be what the index holds to count.
        """
        chosen: list[list[int] | None] = [None] * len(pairs)
        if when.known_by is None and not when.day_by_day:
            for number, found in enumerate(self._matching(pairs, when, nearly=True)):
                scored = [(one, relevance_of(pairs[number][1], one.heads, self._matters)) for one in found]
                if any(one.exact and score >= WHOLLY for one, score in scored):
                    chosen[number] = [one.place for one, score in scored if score >= NEARLY]
        left = [number for number, found in enumerate(chosen) if found is None]
        for number, wide in zip(left, self._matching([pairs[number] for number in left], when, nearly=False), strict=True):
            scored = [(one, relevance_of(pairs[number][1], one.heads, self._matters)) for one in wide]
            sure = when.known_by is None and any(one.exact and score >= MEETS for one, score in scored)
            least = MEETS if sure and not when.day_by_day else TOUCHES
            chosen[number] = [one.place for one, score in scored if score >= least]
        return [found or [] for found in chosen]

    def _matching(self, pairs: Sequence[Pair], when: When, *, nearly: bool) -> list[list[Found]]:
        wanted = [bearing_on(self.keys(party), matter, self._matters, nearly=nearly) for party, matter in pairs]
        return self._index.matching(wanted, as_of=when.as_of, known_by=when.known_by, before=when.before)

    def _tellings(self, statements: Iterable[Statement], when: When) -> list[Statement]:
        """What may tell that a condition of these has come about."""
        given = list(statements)
        wanted = telling_of(one for one in given if one.condition is not None and one.act != "state")
        (found,) = self._index.matching([wanted], as_of=when.as_of, known_by=when.known_by)
        return list(self._index.placed((one.place for one in found), known_by=when.known_by).values())


__all__ = ["Finder", "Pair", "When"]
