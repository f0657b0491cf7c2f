"""Whom a description of somebody means: by what the report and the tables tell of the people whom it names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.annotate.actors.offices import LATEST, holder_of
from onrecord.annotate.actors.people import People
from onrecord.annotate.actors.tables import tables
from onrecord.annotate.actors.told import Words, agreement, meets, told_words

# Words of a description that introduce nobody.
_VAGUE = frozenset({"official", "defiant", "prominent", "key", "high-ranking", "low-ranking"})
# Names of people before a description among which it is resolved, and characters after it within which one is still to come.
_PEOPLE, _AHEAD = 120, 1500


@dataclass(slots=True)
class Meant:
    """Descriptions of people in one report, whose outlet's country is `home`."""

    people: People
    home: str | None = None
    _presiding: dict[tuple[str, bool], str | None] = field(default_factory=dict)

    def matching(self, noun: str, described: str, start: int, *, bare: bool = False) -> str | None:
        """The person of whom the report or the tables tell what a description says: the best agreement, then the nearest.

        Somebody who is first named after the description needs agreement beyond its noun.
        """
        wanted, former = told_words(described), "former" in described.casefold()
        # A description that tells of what ("Cohen's attorney", "the Democrat on the committee") is met by more than its noun.
        least = 2 if "'s " in described.replace("’", "'") or " on the " in described else 1
        best: tuple[int, int, int, str] | None = None
        named = self.people.named
        here = bisect_left(named, (start, ""))
        for at, name in named[max(0, here - _PEOPLE) : here + _PEOPLE // 4]:
            known = self.people.told[name] | _held_words(name, self.people.day, former=former)
            alike = noun in known if noun == "diplomat" and self.people.nameless_diplomats else meets(noun, known)
            score = max(agreement(wanted, known), int(noun == "diplomat")) if alike else -1
            if score < least or (self.people.first[name] > start and (score < 2 or at - start > _AHEAD)):
                continue
            key = (0 if bare else score, int(at < start), at if at < start else -at, name)
            best = key if best is None or key > best else best
        return best[3] if best else None

    def introduced(self, noun: str, described: str, start: int, *, owned: bool) -> str | None:
        """The first person named after the description whose introduction agrees with it: in noun and place or in two words.

        A description that is `owned`, so that a place is among its words, needs both.
        """
        wanted = told_words(described) - _VAGUE
        named = self.people.named
        here = bisect_left(named, (start, ""))
        for at, name in named[here : here + _PEOPLE // 8]:
            if at - start > _AHEAD:
                return None
            if self.people.first[name] < start:
                continue
            known = self.people.told[name] | _held_words(name, self.people.day, former=False)
            score = agreement(wanted, known)
            if score >= 2 or (score == 1 and not owned and (meets(noun, known) or noun.casefold() == "official")):
                return name
        return None

    def unintroduced(self, start: int) -> str | None:
        """The first person named after a description of whom nothing is told, where his first mention cites him.

        A report that opens with what somebody is ("its prime minister said") names him next, and then by his name alone.
        """
        people = self.people
        for at, name in people.named[bisect_left(people.named, (start, "")) :]:
            if at - start > _AHEAD:
                return None
            if people.first[name] == at and not people.told[name] and " " in name and name not in tables().held:
                return name if name in people.cited else None
        return None

    def head(self, words: str, *, former: bool = False) -> str | None:
        """The head of state or government whom "the president" means: the one of that title whom the report names most.

        Needs `count`; looked for once in a report, since it is asked for at every "the president".
        """
        if (words, former) not in self._presiding:
            self._presiding[words, former] = self._head(words, former=former)
        return self._presiding[words, former]

    def _head(self, words: str, *, former: bool) -> str | None:
        best, most = None, 0
        for name, named in self.people.counts.items():
            # A report calls the head of its outlet's own country "the president" long after the last full name.
            times = named * (4 if any(row.place == self.home for row in tables().held.get(name, ())) else 1)
            if times > most and any(
                words in tables().roles[row.role].words[:2] and (former or row.on(self.people.day or LATEST))
                for row in tables().held.get(name, ())
            ):
                best, most = name, times
        return best

    def office(self, place: str, words: str) -> str | None:
        """Who holds the office on the report's day; of several somebody whom the report names.

        That of a part of the whole is known by the part's name: "the European Commission president", "the Pentagon chief".
        """
        whole, part = tables().bodies_for.get(place), place.rsplit(" ", maxsplit=1)[-1].casefold()
        held = holder_of(place, words, self.people.day, self.people.counts)
        return held or (holder_of(whole, f"{part} {words}", self.people.day, self.people.counts) if whole else None)


@lru_cache(maxsize=4096)
def _held_words(name: str, day: str | None, *, former: bool) -> Words:
    """The words of what the tables say that somebody holds, or held, on a day."""
    rows = [row for row in tables().held.get(name, ()) if former or row.on(day or LATEST)]
    known = [told_words(" ".join(tables().roles[row.role].words)) | {f"@{row.place}"} for row in rows]
    # For a member of Congress the words of the row's third column: party and state, committee and rank.
    known += [told_words(row.role) for row in tables().called.get(name, ()) if former or row.on(day or LATEST)]
    return frozenset[str]().union(*known)


__all__ = ["Meant"]
