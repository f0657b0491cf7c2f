"""What the ranking knows of a report and of one act in it, computed once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from onrecord.extract.names import Names
from onrecord.extract.ranking.between import most_between
from onrecord.extract.ranking.described import acts, described, names_thing
from onrecord.extract.sources.voice import UNVOICED, Said
from onrecord.types import Act, Actor, Analysis, Attribution, Entity, Span, Spans, apart

Place = tuple[Span, Entity, bool]
"""Where a mention stands, whom it names, and whether it is a pronoun."""

# How far back, in characters, one looks in the paragraph and the one before it for whom an act concerns.
BEFORE = 500
INTRODUCED = 3  # mentions of a person in which a report says who he is


class Ground:
    """One report: its mentions in text order, how often each actor is named, and the words of its title."""

    def __init__(self, analysis: Analysis, names: Names) -> None:
        self.analysis, self.names, self.text = analysis, names, analysis.text
        entities = analysis.entities or ()
        named: list[Place] = [
            (mention.span, entities[mention.entity], mention.pronoun)
            for mention in analysis.mentions or ()
            if mention.entity is not None and not names_thing(self.text, mention.span, entities[mention.entity])
        ]
        self.inside: dict[Span, tuple[Span, Entity]] = {}
        """Where a group is described by somebody's name, that name."""
        self._places = sorted(self._as_described(named), key=lambda place: (place[0].start, -place[0].end))
        self.at_odds = most_between(self.text, self._places)
        """The two between whom the report tells of a war, a truce or talks."""
        self._sides: dict[Entity, str | None] = {}
        self.people: dict[str, list[Span]] = {}
        """Where each person is first named."""
        for span, entity, pronoun in self._places:
            if entity.kind == "person" and not pronoun and len(at := self.people.setdefault(entity.name, [])) < INTRODUCED:
                at.append(span)
        self._starts = [place[0].start for place in self._places]
        self.counts = Counter(entity.name for _, entity, _ in named)
        self._most = max(self.counts.values(), default=0)
        kinds = {entity.name: entity.kind for _, entity, _ in named}
        self.bodies = tuple(
            name for name, _ in self.counts.most_common(12) if kinds[name] in {"country", "organisation", "group"}
        )
        self.title = frozenset(re.findall(r"[\w.]+", (analysis.report.title or "").casefold()))
        countries = Counter(
            side for _, entity, _ in named if (side := entity.name if entity.kind == "country" else entity.acts_for)
        )
        self.main = tuple(name for name, _ in countries.most_common(2))
        self.states = Counter({name: times for name, times in countries.items() if kinds.get(name) == "country"})

    def _as_described(self, places: list[Place]) -> Iterator[Place]:
        """The places, with the groups that names describe in place of those names ("embassies in Norland", not Norland)."""
        reached = 0
        for span, entity, pronoun in places:
            group = None if pronoun else described(self.text, span, entity)
            if group is not None and group[0].start >= reached:
                reached = group[0].end
                self.inside[group[0]] = span, entity
                yield *group, False
            elif span.start >= reached and (pronoun or acts(self.text, span, entity)):
                yield span, entity, pronoun

    def cut(self, analysis: Analysis) -> Ground:
        """The same ground with only those sentences and attributions that the analysis still has."""
        ground = copy(self)
        ground.analysis = analysis
        return ground

    def within(self, start: int, end: int) -> Iterator[Place]:
        """The mentions that lie within the stretch, in text order."""
        at = bisect_left(self._starts, start)
        while at < len(self._places) and self._starts[at] < end:
            if self._places[at][0].end <= end:
                yield self._places[at]
            at += 1

    def share(self, entity: Entity) -> int:
        """How much of the report is about the actor, against the one named most: 0 least, 4 as much or nearly.

        Several as one count as the one of them who is named least.
        """
        joined = entity.kind == "group" and entity.name not in self.counts
        names = apart(entity.name) if joined else [entity.name]
        part = min(self.counts[name] for name in names) / self._most if self._most else 0.0
        return sum(part >= step for step in (0.05, 0.15, 0.35, 0.7))

    def side(self, entity: Entity) -> str | None:
        """The country or body that the entity acts for, where it is another than itself."""
        if entity not in self._sides:
            side = entity.acts_for or self.names.principal(entity)
            self._sides[entity] = None if side == entity.name else side
        return self._sides[entity]


@dataclass(frozen=True, slots=True)
class Deed:
    """One act as the ranking sees it: its attribution and what has been settled before.

    `source` names the speaker and `teller` who tells of him, each () where nobody does; `told`: an outlet alone tells of the
    stance, so that nobody is cited; `party` is settled before the counterpart is chosen; `said`: by whose voice it is told.
    """

    attribution: Attribution
    content: Spans
    act: Act
    speaker: Actor | None
    source: Spans = ()
    teller: Spans = ()
    told: bool = False
    party: Actor | None = None
    said: Said = UNVOICED
