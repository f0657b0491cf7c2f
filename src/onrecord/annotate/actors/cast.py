"""Who a report speaks of, as it is read: its entities in order, and who was last spoken of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.annotate.actors.bodies import head_of, part_in, state_of
from onrecord.annotate.actors.meant import Meant
from onrecord.annotate.actors.offices import principal
from onrecord.annotate.actors.people import People
from onrecord.annotate.actors.states import is_state
from onrecord.annotate.actors.tables import tables
from onrecord.types import Entity

# How far it speaks for somebody to be who "he" is that he is the first of his sentence, or is cited by it.
SUBJECT, SPEAKER = 1.2, 1.6
_WINDOW = 60
# Sentences over which a pronoun may take up a name, and "the committee" a committee.
_NEAR, _FAR = 12, 40


_LONGEST_SHORT = 7


def _initials(name: str) -> str:
    """The capitals with which the words of a name begin; "" for a name of one word."""
    words = name.split(" ")
    return "".join(word[0] for word in words if word[:1].isupper()) if len(words) > 1 else ""


@dataclass(slots=True)
class Cast:
    """Entities in the order of their first mention; `recent`: whoever was spoken of lately, newest last.

    `two` are the sides last told of as two, `couple` the two people of whom "the two leaders" was first said.
    Of each its entity, start, sentence, how far its place there speaks for it, and whether it stands in a quotation.
    """

    people: People
    meant: Meant
    entities: list[Entity] = field(default_factory=list)
    index: dict[tuple[str, str], int] = field(default_factory=dict)
    heads: dict[int, set[str]] = field(default_factory=dict)
    recent: list[tuple[int, int, int, float, bool]] = field(default_factory=list)
    two: tuple[int, int] | None = None
    couple: tuple[str, str] | None = None
    initials: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def add(self, entity: Entity) -> int:
        """The index of the entity, added where it is new; `acts_for` is filled from the tables where it is not given."""
        key = (entity.kind, entity.name)
        if key not in self.index:
            self.index[key] = len(self.entities)
            known = entity.acts_for or (None if entity.unnamed else principal(entity, self.people.day) or state_of(entity))
            self.entities.append(replace(entity, acts_for=known))
            if entity.kind in ("organisation", "group") and not entity.unnamed:
                self.initials[_initials(entity.name)] = entity.name
                if known and (part := part_in(entity.name)):
                    self.parts[part] = entity.name
        at = self.index[key]
        if entity.acts_for and not self.entities[at].acts_for:
            self.entities[at] = replace(self.entities[at], acts_for=entity.acts_for)
        return at

    def spoken(self) -> list[tuple[int, int, int, float, bool]]:
        """Who was spoken of lately, oldest first."""
        return self.recent[-_WINDOW:]

    def touch(self, entity: int, start: int, sentence: int, place: float, *, quoted: bool = False) -> None:
        """Note that the entity was spoken of."""
        self.recent.append((entity, start, sentence, place, quoted))
        if len(self.recent) > 2 * _WINDOW:
            del self.recent[:-_WINDOW]

    def antecedent(
        self, kinds: tuple[str, ...], sentence: int, gender: str = "", *, quoted: bool = True, one: bool = True
    ) -> int | None:
        """The likeliest earlier entity: nearer sentences first, then subjects, then the first named in its sentence.

        Where it is not `one` ("they"), no state of the Union is meant.
        """
        best: tuple[float, int] | None = None
        for entity, start, where, place, inside in self.spoken():
            row = self.entities[entity]
            if row.kind not in kinds or sentence - where > _NEAR or (not one and is_state(row)):
                continue
            has = self.people.genders.get(row.name, "")
            if gender and has and has != gender:
                continue
            score = (
                -1.0 * (sentence - where)
                + place
                - (1.5 if inside and not quoted else 0.0)
                + (0.4 if gender and has == gender else 0.0)
                - start * 1e-7
            )
            if best is None or score >= best[0]:
                best = (score, entity)
        return best[1] if best else None

    def in_full(self, short: str) -> str | None:
        """The body named before whose initials these capitals are ("DA" of the Democratic Alliance); None where none is."""
        if not (1 < len(short) < _LONGEST_SHORT and short.isalpha() and short.isupper()) or short in tables().known:
            return None
        return self.initials.get(short)

    def part_of_state(self, name: str) -> str:
        """The name under which a part of a state was named before with its state ("Foreign Ministry" of the Norlandic one)."""
        return self.parts.get(name, name) if part_in(name) == name else name

    def last_called(self, words: str, name: str) -> str:
        """Whom a surname alone means where several named so far bear it ("Kim"): the one last cited."""
        alike = self.people.bearers(words)
        rows = (self.entities[entity].name for entity, _, _, place, _ in reversed(self.spoken()) if place >= SPEAKER)
        return next((one for one in rows if one in alike), name) if len(alike) > 1 else name

    def opening(self, kind: str, sentence: int) -> int | None:
        """The first subject of this kind in a sentence; None where it has none yet."""
        here = (entity for entity, _, where, place, _ in self.spoken() if where == sentence and place > 0)
        return next((entity for entity in here if self.entities[entity].kind == kind), None)

    def headed(self, noun: str, words: str, sentence: int) -> int | None:
        """The body last spoken of whose name ends in this noun ("the committee"); of several one that shares another word."""
        best: tuple[int, int, int] | None = None
        wanted = set(words.casefold().split())
        for order, (entity, _, where, *_) in enumerate(self.spoken()):
            row = self.entities[entity]
            if row.kind not in ("organisation", "group") or sentence - where > _FAR:
                continue
            if noun not in self.heads.get(entity, {head_of(row.name)}):
                continue
            key = (len(wanted & set(row.name.casefold().split())), order, entity)
            best = key if best is None or key > best else best
        return best[2] if best else None

    def firm(self) -> int | None:
        """The firm that a report is about: of the bodies last spoken of that no table knows, the one named most."""
        rows = [(entity, self.entities[entity]) for entity, *_ in self.spoken()]
        firms = [
            entity
            for entity, row in rows
            if row.kind == "organisation" and row.name not in tables().bodies_for and row.acts_for is None
        ]
        return max(firms, key=lambda entity: (firms.count(entity), firms[::-1].index(entity) * -1), default=None)


__all__ = ["Cast"]
