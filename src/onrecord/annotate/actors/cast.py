"""The people and bodies of one report as it is read: full and short names, genders, roles, and who was last spoken of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.annotate.actors.offices import LATEST, holder_of, principal, short_name
from onrecord.annotate.actors.scan import Found
from onrecord.annotate.actors.tables import FAMILY_FIRST, fold, surname_keys, tables
from onrecord.types import ActorKind, Entity

_WINDOW = 60


@dataclass(slots=True)
class Cast:
    """Entities in the order of their first mention; `recent` holds (entity, start, sentence, subject), newest last, capped."""

    day: str | None
    home: str | None = None
    entities: list[Entity] = field(default_factory=list)
    index: dict[tuple[str, str], int] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    recent: list[tuple[int, int, int, bool]] = field(default_factory=list)

    def add(self, entity: Entity) -> int:
        """The index of the entity, added where it is new; `acts_for` is filled from the tables where it is not given."""
        key = (entity.kind, entity.name)
        if key not in self.index:
            self.index[key] = len(self.entities)
            known = entity.acts_for or (None if entity.unnamed else principal(entity, self.day))
            self.entities.append(replace(entity, acts_for=known))
        return self.index[key]

    def learn(self, found: list[Found], text: str) -> None:
        """First pass: full names, so that short ones anywhere in the report can be resolved."""
        table = tables()
        for one in found:
            words = text[one.start : one.end]
            if one.kind != "person":
                continue
            name = one.name or words
            gender = table.genders.get(name) or one.gender
            if gender:
                self.genders.setdefault(name, gender)
            if " " in name:
                for key in surname_keys(name, table.spellings):
                    self.surnames.setdefault(key, []).append(name)

    def count(self, found: list[Found], text: str) -> None:
        """How often each person is named; needs what `learn` has learned."""
        for one in found:
            if one.kind in ("person", "unknown") and (got := self.name(one, text)):
                self.counts[got[0]] = self.counts.get(got[0], 0) + 1

    def head(self, words: str, *, former: bool = False) -> str | None:
        """The head of state or government whom "the president" means: the one of that title whom the report names most."""
        best, most = None, 0
        for name, named in self.counts.items():
            # A report calls the head of its outlet's own country "the president" long after the last full name.
            times = named * (4 if any(row.place == self.home for row in tables().held.get(name, ())) else 1)
            if times > most and any(
                words in tables().roles[row.role].words[:2] and (former or row.on(self.day or LATEST))
                for row in tables().held.get(name, ())
            ):
                best, most = name, times
        return best

    def person(self, words: str, titled: bool) -> str | None:
        """The full name for a name as printed; None where a lone word is nobody's that is known."""
        if " " in words and words.split(" ", maxsplit=1)[0] not in FAMILY_FIRST | {"al", "Al", "el"}:
            return words
        table = tables()
        key = fold(words.rsplit(" ", maxsplit=1)[-1]).removeprefix("al-").removeprefix("el-")
        key = table.spellings.get(key, key)
        full = None if " " in words else self._short(key)
        return full or (words if titled or " " in words else None)

    def _short(self, key: str) -> str | None:
        """Who is meant by a lone surname: the office holder of that name, where the report names no other in full."""
        named, known = self.surnames.get(key, []), short_name(key, self.day)
        if known and (not named or known in named or (not any(name in tables().held for name in named) and self._high(known))):
            return known
        return next((name for name in named if name in tables().held), named[0] if named else None)

    def _high(self, name: str) -> bool:
        rows = tables().held.get(name, ())
        return any(row.on(self.day or LATEST) and tables().roles[row.role].rank <= 3 for row in rows)

    def name(self, one: Found, text: str) -> tuple[str, ActorKind] | None:
        """Canonical name and kind of what was found, or None where it is no name."""
        words = " ".join(text[one.start : one.end].split())
        if one.name is not None:
            return one.name, one.kind
        if one.kind in ("person", "unknown"):
            full = self.person(words, one.kind == "person")
            return (full, "person") if full else None
        return words.removeprefix("the ").removeprefix("The ") or words, one.kind

    def touch(self, entity: int, start: int, sentence: int, subject: bool) -> None:
        """Note that the entity was spoken of."""
        self.recent.append((entity, start, sentence, subject))
        if len(self.recent) > 2 * _WINDOW:
            del self.recent[:-_WINDOW]

    def antecedent(self, kinds: tuple[str, ...], sentence: int, gender: str = "", role: str = "") -> int | None:
        """The likeliest earlier entity: nearer sentences first, then subjects, then the first named in its sentence."""
        best: tuple[float, int] | None = None
        for entity, start, where, subject in self.recent[-_WINDOW:]:
            row = self.entities[entity]
            if row.kind not in kinds or (role and role not in self.roles.get(entity, "")):
                continue
            has = self.genders.get(row.name, "")
            if (gender and has and has != gender) or sentence - where > (60 if role else 12):
                continue
            score = (
                -1.0 * (sentence - where)
                + (1.2 if subject else 0.0)
                + (0.4 if gender and has == gender else 0.0)
                - start * 1e-7
            )
            if best is None or score >= best[0]:
                best = (score, entity)
        return best[1] if best else None

    def office(self, place: str, words: str) -> str | None:
        """Who holds the office on the report's day."""
        return holder_of(place, words, self.day)


__all__ = ["Cast"]
