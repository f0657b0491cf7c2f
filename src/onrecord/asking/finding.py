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
    bearing_of,
    bearing_on,
    day_before,
    due_of,
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
from onrecord.ledger import Cell, Found, Ledger
from onrecord.types import Bearing, Brief, Searched, Statement

Pair = tuple[str, str]
Scored = list[tuple[Found, float]]
# A second clock that nothing is read after.
LAST_DAY = "9999-12-31"
# The most rows of a list whose evidence is gathered together.
AT_ONCE = 32


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

    @property
    def until(self) -> str | None:
        """The day that an answer is for: the one before `before`, where there is one; none where the question has no end."""
        return day_before(self.before) if self.before is not None and self.as_of is not None else self.as_of

    def sees(self, day: str) -> bool:
        """Whether what was said on that day ("" unknown) was said before."""
        return self.before is None or day < self.before

    def taken(self, briefs: Iterable[Brief]) -> list[Brief]:
        """What an answer takes in of these: said by the first clock, and before."""
        before, until = self.before, self.until and self.until[:10]
        return [one for one in briefs if (before is None or one.day < before) and (until is None or "" < one.day <= until)]


class Finder:
    """Finds what questions can rest on, many at a time; unsettled, all there is. To be made anew when the ledger grew."""

    def __init__(self, ledger: Ledger, matters: Matters | None, *, settled: bool) -> None:
        self._ledger, self._index, self._matters = ledger, ledger.index, matters
        self._settled = settled
        self._keys: dict[str, tuple[str, ...]] = {}
        self._then: dict[str, list[tuple[int, Bearing]]] = {}

    def keys(self, party: str) -> tuple[str, ...]:
        """The keys of the names in the ledger that this name is one with."""
        if party not in self._keys:
            own = name_key(party)
            under = self._index.keys_under(own.split()[-1]) if own else ()
            self._keys[party] = tuple(key for key in under if same_name(own, key))
        return self._keys[party]

    def places_of(self, party: str | None, matter: str | None = None) -> frozenset[int] | None:
        """The places that may be of a party and on a matter, of those given; None where only looking at all of them tells."""
        if party is not None and _is_unnamed(party):
            party = None
        if not self._settled or (party is None and matter is None):
            return None
        keys = frozenset(self.keys(party)) if party is not None else None
        if keys is not None and not keys:
            return frozenset()
        return frozenset(
            place
            for place, own, heads in self._index.all_found_by(*sorted(keys or ()))
            if (keys is None or not keys.isdisjoint(own.split("|"))) and self.is_on(matter, heads)
        )

    def is_on(self, matter: str | None, heads: str) -> bool:
        """Whether a statement of these heads meets the matter, where one is given."""
        return matter is None or relevance_of(matter, heads, self._matters) >= MEETS

    def deadlines_of(self, party: str | None, when: When) -> frozenset[int] | None:
        """The places of deadlines that may be a party's; None where every one may be: nobody is named, or somebody unnamed."""
        if party is None or not self.finds([(party, "")]):
            return None
        (found,) = self._index.matching([due_of(self.keys(party))], as_of=when.as_of, known_by=when.known_by)
        return frozenset(one.place for one in found)

    def finds(self, pairs: Iterable[Pair]) -> bool:
        """Whether the index tells what these can rest on: it is settled, and none of them is unnamed, who are not in it."""
        return self._settled and not any(_is_unnamed(party) for party, _ in pairs)

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

    def telling(self, conditions: Iterable[str], when: When) -> list[Found]:
        """Where the statements are that may tell that one of these conditions has come about."""
        wanted = telling_of(conditions)
        return self._index.matching([wanted], as_of=when.as_of, known_by=when.known_by)[0] if wanted else []

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

    def places(self, pairs: Sequence[Pair], whens: Sequence[When]) -> list[list[Scored]]:
        """For each of the clocks and pairs where the statements are that meet the matter, and how far they bear on it.

        Where some are wholly on it, only those nearly all on it. By an earlier clock that shortcut is not taken: what stood
        then may not be what the index holds to count.
        """
        clocks, numbers = whens[0], range(len(pairs))
        chosen: list[list[Scored | None]] = [[None] * len(pairs) for _ in whens]
        if clocks.known_by is None and not clocks.day_by_day:
            near = self._scored(pairs, clocks, nearly=True)
            chosen = [[_wholly(rows, when) for rows in near] for when in whens]
        left = [number for number in numbers if any(row[number] is None for row in chosen)]
        wide = dict(zip(left, self._scored([pairs[number] for number in left], clocks, nearly=False), strict=True))
        return [
            [_meeting(wide[number], when) if found is None else found for number, found in enumerate(row)]
            for row, when in zip(chosen, whens, strict=True)
        ]

    def _scored(self, pairs: Sequence[Pair], when: When, *, nearly: bool) -> list[Scored]:
        """For each pair what the index has on it, `before` left aside, and how far that bears on the matter."""
        wanted = [bearing_on(self.keys(party), matter, self._matters, nearly=nearly) for party, matter in pairs]
        found = self._index.matching(wanted, as_of=when.as_of, known_by=when.known_by)
        return [
            [(one, relevance_of(matter, one.heads, self._matters)) for one in rows]
            for (_, matter), rows in zip(pairs, found, strict=True)
        ]


def _is_unnamed(party: str) -> bool:
    """Whether it is a name for somebody unnamed ("unnamed official"): none of them is in the index."""
    return party.casefold().startswith("unnamed")


def _wholly(scored: Scored, when: When) -> Scored | None:
    """What is nearly all on the matter; None where nothing is wholly on it."""
    seen = [(one, score) for one, score in scored if when.sees(one.day)]
    if not any(one.exact and score >= WHOLLY for one, score in seen):
        return None
    return [(one, score) for one, score in seen if score >= NEARLY]


def _meeting(scored: Scored, when: When) -> Scored:
    """What meets the matter; all that touches it where nothing surely meets it."""
    seen = [(one, score) for one, score in scored if when.sees(one.day)]
    sure = when.known_by is None and any(one.exact and score >= MEETS for one, score in seen)
    least = MEETS if sure and not when.day_by_day else TOUCHES
    return [(one, score) for one, score in seen if score >= least]


__all__ = ["Finder", "Pair", "Scored", "When"]
