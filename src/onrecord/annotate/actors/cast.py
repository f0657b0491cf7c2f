"""The people and bodies of one report as it is read: full and short names, genders, roles, and who was last spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.annotate.actors.bodies import head_of, state_of
from onrecord.annotate.actors.offices import LATEST, holder_of, principal, short_name
from onrecord.annotate.actors.scan import Found
from onrecord.annotate.actors.tables import FAMILY_FIRST, fold, same_first, surname_keys, tables
from onrecord.annotate.actors.told import Words, agreement, meets, told_of, told_words
from onrecord.types import ActorKind, Entity, Mention

_WINDOW = 60
# Sentences over which "the committee" may take up a committee.
_FAR = 40
# Words of a description that introduce nobody.
_VAGUE = frozenset({"official", "defiant", "prominent", "key", "high-ranking", "low-ranking"})
# What the reader calls a body may be somebody's surname.
_TAKEN_FOR_BODIES = frozenset({"organisation", "group", "outlet"})
# Names of people before a description among which it is resolved, and characters after it within which one is still to come.
_PEOPLE, _AHEAD = 120, 1500

_AND = re.compile(r",? and (?:the )?")
# Before the first of two sides; whom somebody deals with ("talks with Norland and Sudmark") are no two sides.
_LEAD = 14
_TWO = re.compile(r"(?:\b(?:[Bb]etween|[Bb]oth) (?:the )?|(?:^|[.!?\n][\"“”]?\s+)(?:The )?)$")


@dataclass(slots=True)
class Cast:
    """Entities in the order of their first mention; `recent` holds (entity, start, sentence, subject), newest last, capped."""

    day: str | None
    home: str | None = None
    places: frozenset[str] = frozenset()
    entities: list[Entity] = field(default_factory=list)
    index: dict[tuple[str, str], int] = field(default_factory=dict)
    surnames: dict[str, dict[str, None]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    recent: list[tuple[int, int, int, bool, bool]] = field(default_factory=list)
    told: dict[str, Words] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    named: list[tuple[int, str]] = field(default_factory=list)
    heads: dict[int, set[str]] = field(default_factory=dict)
    bodies: dict[str, set[str]] = field(default_factory=dict)
    firsts: dict[str, set[str]] = field(default_factory=dict)
    nicknamed: dict[str, str] = field(default_factory=dict)
    presiding: dict[tuple[str, bool], str | None] = field(default_factory=dict)
    two: tuple[int, int] | None = None

    def add(self, entity: Entity) -> int:
        """The index of the entity, added where it is new; `acts_for` is filled from the tables where it is not given."""
        key = (entity.kind, entity.name)
        if key not in self.index:
            self.index[key] = len(self.entities)
            known = entity.acts_for or (None if entity.unnamed else principal(entity, self.day) or state_of(entity))
            self.entities.append(replace(entity, acts_for=known))
        return self.index[key]

    def body(self, name: str) -> str:
        """The body's full name in the report where this is its beginning or end ("the Brotherhood"), else the name itself."""
        longer = self.bodies.get(name.split(" ", maxsplit=1)[0], set()) | self.bodies.get(
            name.rsplit(" ", maxsplit=1)[-1], set()
        )
        fitting = {full for full in longer if full != name and (full.startswith(f"{name} ") or full.endswith(f" {name}"))}
        longest = max(fitting, key=len, default=name)
        # "Sony" of "Sony Pictures" and "Sony Pictures Entertainment"; but not of two bodies that share a word.
        return longest if all(longest.startswith(one) or longest.endswith(one) for one in fitting) else name

    def learn(self, found: list[Found], text: str) -> None:
        """First pass: full names, so that short ones anywhere in the report can be resolved."""
        table = tables()
        for one in found:
            words = text[one.start : one.end]
            if one.kind in ("organisation", "group") and one.name not in table.bodies_for and " " in words:
                for word in (words.split(" ")[0], words.rsplit(" ", maxsplit=1)[-1]):
                    self.bodies.setdefault(word, set()).add(words)
            if one.kind != "person":
                continue
            name = self._one_name(one.name or words)
            gender = table.genders.get(name) or one.gender
            if gender:
                self.genders.setdefault(name, gender)
            if " " in name:
                self.firsts.setdefault(name.split(" ")[0], set()).add(name)
                for key in surname_keys(name, table.spellings):
                    self.surnames.setdefault(key, {})[name] = None

    def _one_name(self, name: str) -> str:
        """The name under which the report has this person already, by another form of the first name ("Bob" for "Robert")."""
        first, _, last = name.partition(" ")
        if last and " " not in last and name not in tables().held and name not in self.nicknamed:
            named = self.surnames.get(surname_keys(name, tables().spellings)[0], {})
            same = (full for full in named if full.endswith(f" {last}") and full.count(" ") == 1)
            alike = (full for full in same if same_first(first, full.partition(" ")[0], tables().nicknames))
            self.nicknamed[name] = next(alike, name)
        return self.nicknamed.get(name, name)

    def count(self, found: list[Found], text: str) -> None:
        """How often each person is named and what is told of each; needs what `learn` has learned."""
        for one in found:
            if (got := self.name(one, text)) and got[1] == "person":
                self.counts[got[0]] = self.counts.get(got[0], 0) + 1
                self.named.append((one.start, got[0]))
                self.first.setdefault(got[0], one.start)
                told = self.told.setdefault(got[0], frozenset())
                new = told_of(text, one.start, one.end)
                if not new <= told:
                    self.told[got[0]] = told | new

    def matching(self, noun: str, described: str, start: int, *, bare: bool = False) -> str | None:
        """The person of whom the report or the tables tell what a description says: the best agreement, then the nearest.

        Somebody who is first named after the description needs agreement beyond its noun.
        """
        wanted, former = told_words(described), "former" in described.casefold()
        # A description that tells of what ("Cohen's attorney", "the Democrat on the committee") is met by more than its noun.
        least = 2 if "'s " in described.replace("’", "'") or " on the " in described else 1
        best: tuple[int, int, int, str] | None = None
        here = bisect_left(self.named, (start, ""))
        for at, name in self.named[max(0, here - _PEOPLE) : here + _PEOPLE // 4]:
            known = self.told[name] | _held_words(name, self.day, former=former)
            score = agreement(wanted, known) if meets(noun, known) else -1
            if score < least or (self.first[name] > start and (score < 2 or at - start > _AHEAD)):
                continue
            key = (0 if bare else score, int(at < start), at if at < start else -at, name)
            best = key if best is None or key > best else best
        return best[3] if best else None

    def introduced(self, noun: str, described: str, start: int) -> str | None:
        """The first person named after the description whose introduction agrees with it: in noun and place or in two words."""
        wanted = told_words(described) - _VAGUE
        here = bisect_left(self.named, (start, ""))
        for at, name in self.named[here : here + _PEOPLE // 8]:
            if at - start > _AHEAD:
                return None
            if self.first[name] < start:
                continue
            known = self.told[name] | _held_words(name, self.day, former=False)
            score = agreement(wanted, known)
            if score >= 2 or (score == 1 and (meets(noun, known) or noun.casefold() == "official")):
                return name
        return None

    def head(self, words: str, *, former: bool = False) -> str | None:
        """The head of state or government whom "the president" means: the one of that title whom the report names most.

        Needs `count`; looked for once in a report, since it is asked for at every "the president".
        """
        if (words, former) not in self.presiding:
            self.presiding[words, former] = self._head(words, former=former)
        return self.presiding[words, former]

    def _head(self, words: str, *, former: bool) -> str | None:
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
        if full is None and len(self.firsts.get(words, ())) == 1:
            full = next(iter(self.firsts[words]))
        return full or (words if titled or " " in words else None)

    def _short(self, key: str) -> str | None:
        """Who is meant by a lone surname: the office holder of that name, where the report names no other in full."""
        named, known = self.surnames.get(key, {}), short_name(key, self.day)
        if known and (not named or known in named or (not any(name in tables().held for name in named) and self._high(known))):
            return known
        return next((name for name in named if name in tables().held), next(iter(named), None))

    def _bearer(self, word: str) -> str | None:
        """Who bears a lone surname that the reader took for a body's name: somebody named in full here, or in high office."""
        table = tables()
        key = table.spellings.get(fold(word), fold(word))
        known = short_name(key, self.day)
        return self._short(key) if key in self.surnames or (known is not None and self._high(known)) else None

    def _high(self, name: str) -> bool:
        rows = tables().held.get(name, ())
        return any(
            row.on(self.day or LATEST) and tables().roles[row.role].rank <= 3 and row.place in self.places for row in rows
        )

    def name(self, one: Found, text: str) -> tuple[str, ActorKind] | None:
        """Canonical name and kind of what was found, or None where it is no name."""
        words = " ".join(text[one.start : one.end].split())
        if one.name is not None:
            return self.nicknamed.get(one.name, one.name), one.kind
        if one.kind in ("person", "unknown"):
            full = self.person(words, one.kind == "person")
            return (self.nicknamed.get(full, full), "person") if full else None
        words = words.removeprefix("the ").removeprefix("The ") or words
        if one.kind in _TAKEN_FOR_BODIES and (who := self._bearer(words)):
            return who, "person"
        return (self.body(words) if one.kind in ("organisation", "group") else words), one.kind

    def touch(self, entity: int, start: int, sentence: int, subject: bool, *, quoted: bool = False) -> None:
        """Note that the entity was spoken of."""
        self.recent.append((entity, start, sentence, subject, quoted))
        if len(self.recent) > 2 * _WINDOW:
            del self.recent[:-_WINDOW]

    def antecedent(
        self, kinds: tuple[str, ...], sentence: int, gender: str = "", role: str = "", *, quoted: bool = True
    ) -> int | None:
        """The likeliest earlier entity: nearer sentences first, then subjects, then the first named in its sentence."""
        best: tuple[float, int] | None = None
        for entity, start, where, subject, inside in self.recent[-_WINDOW:]:
            row = self.entities[entity]
            if row.kind not in kinds or (role and role not in self.roles.get(entity, "")):
                continue
            has = self.genders.get(row.name, "")
            if (gender and has and has != gender) or sentence - where > (60 if role else 12):
                continue
            score = (
                -1.0 * (sentence - where)
                + (1.2 if subject else 0.0)
                - (1.5 if inside and not quoted else 0.0)
                + (0.4 if gender and has == gender else 0.0)
                - start * 1e-7
            )
            if best is None or score >= best[0]:
                best = (score, entity)
        return best[1] if best else None

    def headed(self, noun: str, words: str, sentence: int) -> int | None:
        """The body last spoken of whose name ends in this noun ("the committee"); of several one that shares another word."""
        best: tuple[int, int, int] | None = None
        wanted = set(words.casefold().split())
        for order, (entity, _, where, *_) in enumerate(self.recent[-_WINDOW:]):
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
        rows = [(entity, self.entities[entity]) for entity, *_ in self.recent[-_WINDOW:]]
        firms = [
            entity
            for entity, row in rows
            if row.kind == "organisation" and row.name not in tables().bodies_for and row.acts_for is None
        ]
        return max(firms, key=lambda entity: (firms.count(entity), firms[::-1].index(entity) * -1), default=None)

    def pair(self, one: Mention, other: Mention, text: str) -> None:
        """Note two neighbours that the text tells of as two sides ("between Norland and Sudmark")."""
        if one.entity is None or other.entity is None or one.entity == other.entity:
            return
        rows = (self.entities[one.entity], self.entities[other.entity])
        sides = all(row.kind != "person" and self._is_side(row, leaders=False) for row in rows)
        before = max(0, one.span.start - _LEAD)
        if sides and _AND.fullmatch(text, one.span.end, other.span.start) and _TWO.search(text, before, one.span.start):
            self.two = (one.entity, other.entity)

    def last_two(self, kinds: tuple[str, ...], *, leaders: bool) -> tuple[str, str] | None:
        """The two of these kinds last told of as two, else spoken of most; leaders are the last two heads of state."""
        if self.two is not None and not leaders and "person" not in kinds:
            return self.entities[self.two[0]].name, self.entities[self.two[1]].name
        spoken = [entity for entity, *_ in self.recent[-_WINDOW:]]
        sides = [one for one in dict.fromkeys(reversed(spoken)) if self.entities[one].kind in kinds]
        sides = [one for one in sides if self._is_side(self.entities[one], leaders=leaders)]
        if not leaders:  # the two that the report is about, rather than the one named in passing
            sides.sort(key=lambda one: -spoken.count(one))
        one = next(iter(sides), None)
        other = next(
            (two for two in sides[1:] if not leaders or self.entities[two].acts_for != self.entities[sides[0]].acts_for), None
        )
        if one is None or other is None:
            return None
        first, second = sorted((one, other))
        return self.entities[first].name, self.entities[second].name

    def _is_side(self, row: Entity, *, leaders: bool) -> bool:
        """Whether somebody can be one of two sides: a head of state or government, a state, or a group that the tables know."""
        if row.unnamed or " and " in row.name:
            return False
        if leaders:
            heads = [held for held in tables().held.get(row.name, ()) if held.on(self.day or LATEST)]
            return row.acts_for is not None and any(tables().roles[held.role].rank <= 1 for held in heads)
        return row.kind in {"country", "person"} or row.name in tables().known

    def office(self, place: str, words: str) -> str | None:
        """Who holds the office on the report's day; of several somebody whom the report names."""
        return holder_of(place, words, self.day, self.counts)


@lru_cache(maxsize=4096)
def _held_words(name: str, day: str | None, *, former: bool) -> Words:
    """The words of what the tables say that somebody holds, or held, on a day."""
    rows = [row for row in tables().held.get(name, ()) if former or row.on(day or LATEST)]
    known = [told_words(" ".join(tables().roles[row.role].words)) | {f"@{row.place}"} for row in rows]
    # For a member of Congress the words of the row's third column: party and state, committee and rank.
    known += [told_words(row.role) for row in tables().called.get(name, ()) if former or row.on(day or LATEST)]
    return frozenset[str]().union(*known)


__all__ = ["Cast"]
