"""Where the statements are that an answer can rest on, as the index tells: none is read for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.asking.when import When
from onrecord.history import (
    MEETS,
    NEARLY,
    TOUCHES,
    WHOLLY,
    Matters,
    bearing_on,
    due_of,
    keys_of,
    relevance_of,
    role_of,
    same_name,
    telling_of,
)
from onrecord.ledger import Found, Ledger
from onrecord.types import briefs_from_texts

Pair = tuple[str, str]
Scored = list[tuple[Found, float]]


class Places:
    """Tells for many questions at a time which places may bear on them. To be made anew when the ledger grew."""

    def __init__(self, ledger: Ledger, matters: Matters | None, *, settled: bool) -> None:
        self._ledger, self._index, self._matters = ledger, ledger.index, matters
        self._settled = settled
        self._keys: dict[str, tuple[str, ...]] = {}

    def keys(self, party: str) -> tuple[str, ...]:
        """The keys of the names in the ledger that this name is one with."""
        if party not in self._keys:
            named = {
                key: None for own in keys_of(party) for key in self._index.keys_under(own.split()[-1]) if same_name(own, key)
            }
            self._keys[party] = tuple(named)
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

    def telling(self, conditions: Iterable[str], when: When) -> list[Found]:
        """Where the statements are that may tell that one of these conditions has come about."""
        wanted = telling_of(conditions)
        return self._index.matching([wanted], as_of=when.as_of, known_by=when.known_by)[0] if wanted else []

    def places(self, pairs: Sequence[Pair], whens: Sequence[When]) -> list[list[Scored]]:
        """For each of the clocks and pairs where the statements are that meet the matter, and how far they bear on it.

        Where some of the party's own are wholly on it, only those nearly all on it. By an earlier clock that shortcut is not
        taken: what stood then may not be what the index holds to count.
        """
        clocks, numbers = whens[0], range(len(pairs))
        chosen: list[list[Scored | None]] = [[None] * len(pairs) for _ in whens]
        if clocks.known_by is None and not clocks.day_by_day:
            near = self._scored(pairs, clocks, nearly=True)
            chosen = [[_wholly(rows, when, party) for rows, (party, _) in zip(near, pairs, strict=True)] for when in whens]
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


def _wholly(scored: Scored, when: When, party: str) -> Scored | None:
    """What is nearly all on the matter; None where nothing of the party's own is wholly on it."""
    seen = [(one, score) for one, score in scored if when.sees(one.day)]
    whole = (one.brief for one, score in seen if one.exact and score >= WHOLLY)
    if not any(role_of(party, brief) == "own" for text in whole for brief in briefs_from_texts([text])):
        return None
    return [(one, score) for one, score in seen if score >= NEARLY]


def _meeting(scored: Scored, when: When) -> Scored:
    """What meets the matter; all that touches it where nothing surely meets it."""
    seen = [(one, score) for one, score in scored if when.sees(one.day)]
    sure = when.known_by is None and any(one.exact and score >= MEETS for one, score in seen)
    least = MEETS if sure and not when.day_by_day else TOUCHES
    return [(one, score) for one, score in seen if score >= least]


__all__ = ["Pair", "Places", "Scored"]
