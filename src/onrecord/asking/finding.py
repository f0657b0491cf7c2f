"""Finding what an answer can rest on: few statements of many, and none too few."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.asking.evidence import Evidence, evidence
from onrecord.asking.places import Places
from onrecord.asking.when import When
from onrecord.history import (
    Matters,
    bearing_of,
    bearing_on,
    is_withdrawn,
    later_of,
    may_be_later,
    meets,
    reviewed,
    role_of,
    said_by,
    said_day,
    withdrawn_names,
)
from onrecord.ledger import Cell, Ledger
from onrecord.types import Bearing, Statement

# A second clock that nothing is read after.
LAST_DAY = "9999-12-31"
# The most rows of a list whose evidence is gathered together.
AT_ONCE = 32


class Finder(Places):
    """Finds what questions can rest on, many at a time; unsettled, all there is."""

    def __init__(self, ledger: Ledger, matters: Matters | None, *, settled: bool) -> None:
        super().__init__(ledger, matters, settled=settled)
        self._then: dict[str, list[tuple[int, Bearing]]] = {}

    def gather(self, party: str, matter: str, when: When) -> Evidence:
        """The statements that an answer about a party and a matter can rest on."""
        if not self.finds([(party, matter)]):
            return self.all(when)
        ((found,),) = self.places([(party, matter)], [when])
        made = self._index.placed((one.place for one, _ in found), known_by=when.known_by)
        held = reviewed(made.values(), self._index.judgements_on(made.values(), when.known_by))
        told = self.telling((one.condition.text for one in held if one.condition and one.act != "state"), when)
        tellings = self._index.placed((one.place for one in told), known_by=when.known_by).values()
        judgements = self._index.judgements_on([*made.values(), *tellings], when.known_by)
        statements = {one.id: one for one in (*tellings, *made.values())}
        scores = {made[one.place].id: score for one, score in found if one.exact and one.place in made}
        clocks = (when.searched, when.as_of, when.known_by)
        return Evidence(tuple(statements.values()), judgements, *clocks, self._matters, scores)

    def reviewed(self, places: Sequence[int], known_by: str | None) -> list[Statement]:
        """The statements at these places in this order, as reviewed by then."""
        made = self.reviewed_at(places, known_by)
        return [made[place] for place in places if place in made]

    def reviewed_at(self, places: Iterable[int], known_by: str | None) -> dict[int, Statement]:
        """The statements at these places by place, as reviewed by then, without those that review left out."""
        made = self._index.placed(places, known_by=known_by)
        kept = {one.id: one for one in reviewed(made.values(), self._index.judgements_on(made.values(), known_by))}
        return {place: kept[one.id] for place, one in made.items() if one.id in kept}

    def cells_of_then(self, kind: str, known_by: str | None) -> list[Cell]:
        """The cells, by the reading that held then, of what review has corrected since or before; the latest first."""
        if known_by is None:
            return []
        if known_by not in self._then:
            held = self.reviewed_at(self._index.corrected(known_by), known_by)
            self._then[known_by] = [(place, bearing_of([one])) for place, one in held.items()]
        found = [
            Cell.of(place, row)
            for place, row in self._then[known_by]
            if row.party_key and (row.asked if kind == "asked" else row.moves)
        ]
        return sorted(found, key=lambda cell: (cell.day, cell.place), reverse=True)

    def later(self, bound: Sequence[Statement], when: When) -> list[Statement]:
        """What may take these statements back, or tell them done, as reviewed."""
        found = self._index.matching([later_of([one]) for one in bound], as_of=when.as_of, known_by=when.known_by)
        places = {
            row.place
            for one, rows in zip(bound, found, strict=True)
            for row in rows
            if may_be_later(one, row.day, row.heads, exact=bool(row.exact))
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
        if not self.finds([(party, matter)]):
            return self.all(when)
        wanted = bearing_on(self.keys(party), matter, self._matters)
        (found,) = self._index.matching([wanted], as_of=when.as_of, known_by=when.known_by, out=True)
        made = self._index.placed((one.place for one in found), known_by=when.known_by or LAST_DAY)
        judgements = self._index.judgements_on(made.values(), when.known_by)
        return Evidence(tuple(made.values()), judgements, when.searched, when.as_of, when.known_by, self._matters)

    def all(self, when: When) -> Evidence:
        """The whole ledger, for what the index does not tell."""
        whole = evidence(self._ledger, when.as_of, when.known_by)
        return Evidence(whole.statements, whole.judgements, when.searched, when.as_of, when.known_by, self._matters)


__all__ = ["AT_ONCE", "Finder"]
