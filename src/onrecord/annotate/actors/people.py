"""The people and bodies that a report names: full and short names, genders, and what is told of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.annotate.actors.found import Found
from onrecord.annotate.actors.offices import LATEST, short_name
from onrecord.annotate.actors.tables import FAMILY_FIRST, fold, same_first, surname_keys, tables
from onrecord.annotate.actors.told import Words, speaks, told_of
from onrecord.annotate.actors.towns import is_town
from onrecord.types import ActorKind

_NAMELESS = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ome|[Ss]everal|[Uu]nnamed) (?:[\w-]+ ){0,4}?diplomats?\b(?! [A-Z])"
)
# What the reader calls a body may be somebody's surname.
_TAKEN_FOR_BODIES = frozenset({"organisation", "group", "outlet"})


@dataclass(slots=True)
class People:
    """Names of one report: first `learn`, then `count`, then any name can be resolved; `places` are those that it names."""

    day: str | None
    places: frozenset[str] = frozenset()
    genders: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    told: dict[str, Words] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    named: list[tuple[int, str]] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    nameless_diplomats: bool = False
    _bodies: dict[str, set[str]] = field(default_factory=dict)
    _firsts: dict[str, set[str]] = field(default_factory=dict)
    _surnames: dict[str, dict[str, None]] = field(default_factory=dict)
    _nicknamed: dict[str, str] = field(default_factory=dict)

    def learn(self, found: list[Found], text: str) -> None:
        """First pass: full names, so that short ones anywhere in the report can be resolved."""
        table = tables()
        for one in found:
            words = text[one.start : one.end]
            if one.kind in ("organisation", "group") and one.name not in table.bodies_for and " " in words:
                for word in (words.split(" ")[0], words.rsplit(" ", maxsplit=1)[-1]):
                    self._bodies.setdefault(word, set()).add(words)
            if one.kind != "person":
                continue
            name = self._one_name(one.name or words)
            gender = table.genders.get(name) or one.gender
            if gender:
                self.genders.setdefault(name, gender)
            if " " in name:
                self._firsts.setdefault(name.split(" ")[0], set()).add(name)
                for key in surname_keys(name, table.spellings):
                    self._surnames.setdefault(key, {})[name] = None

    def _one_name(self, name: str) -> str:
        """The name under which the report has this person already, by another form of the first name ("Bob" for "Robert")."""
        first, _, last = name.partition(" ")
        if last and " " not in last and name not in tables().held and name not in self._nicknamed:
            named = self._surnames.get(surname_keys(name, tables().spellings)[0], {})
            same = (full for full in named if full.endswith(f" {last}") and full.count(" ") == 1)
            alike = (full for full in same if same_first(first, full.partition(" ")[0], tables().nicknames))
            self._nicknamed[name] = next(alike, name)
        return self._nicknamed.get(name, name)

    def nameless(self, text: str) -> None:
        """Note whether the report cites diplomats without names, so that "the diplomat" may be one of them."""
        self.nameless_diplomats = _NAMELESS.search(text) is not None

    def count(self, found: list[Found], text: str) -> None:
        """How often each person is named and what is told of each; needs what `learn` has learned."""
        for one in found:
            if (got := self.name(one, text)) and got[1] == "person":
                self.counts[got[0]] = self.counts.get(got[0], 0) + 1
                self.named.append((one.start, got[0]))
                if self.first.setdefault(got[0], one.start) == one.start and speaks(text, one.start, one.end):
                    self.cited.add(got[0])
                told = self.told.setdefault(got[0], frozenset())
                new = told_of(text, one.start, one.end)
                if not new <= told:
                    self.told[got[0]] = told | new

    def person(self, words: str, titled: bool) -> str | None:
        """The full name for a name as printed; None where a lone word is nobody's that is known."""
        if " " in words and words.split(" ", maxsplit=1)[0] not in FAMILY_FIRST | {"al", "Al", "el"}:
            return words
        table = tables()
        key = fold(words.rsplit(" ", maxsplit=1)[-1]).removeprefix("al-").removeprefix("el-")
        key = table.spellings.get(key, key)
        full = None if " " in words else self._short(key)
        if full is None and len(self._firsts.get(words, ())) == 1:
            full = next(iter(self._firsts[words]))
        return full or (words if titled or " " in words else None)

    def _short(self, key: str) -> str | None:
        """Who is meant by a lone surname: the office holder of that name, where the report names no other in full."""
        named, known = self._surnames.get(key, {}), short_name(key, self.day)
        if known and (not named or known in named or (not any(name in tables().held for name in named) and self._high(known))):
            return known
        return next((name for name in named if name in tables().held), next(iter(named), None))

    def bearers(self, word: str) -> dict[str, None]:
        """The people of this surname where surnames come first and go alone ("Kim"); none for other words."""
        table, key = tables(), fold(word)
        named = {} if " " in word else self._surnames.get(table.spellings.get(key, key), {})
        return {name: None for name in named if name.split(" ")[0] in FAMILY_FIRST}

    def _bearer(self, word: str) -> str | None:
        """Who bears a lone surname that the reader took for a body's name: somebody named in full here, or in high office."""
        table = tables()
        key = table.spellings.get(fold(word), fold(word))
        known = short_name(key, self.day)
        return self._short(key) if key in self._surnames or (known is not None and self._high(known)) else None

    def _high(self, name: str) -> bool:
        rows = tables().held.get(name, ())
        return any(
            row.on(self.day or LATEST) and tables().roles[row.role].rank <= 3 and row.place in self.places for row in rows
        )

    def name(self, one: Found, text: str) -> tuple[str, ActorKind] | None:
        """Canonical name and kind of what was found, or None where it is no name."""
        words = " ".join(text[one.start : one.end].split())
        if one.name is not None:
            return self._nicknamed.get(one.name, one.name), one.kind
        if one.kind in ("person", "unknown"):
            full = self.person(words, one.kind == "person")
            return (self._nicknamed.get(full, full), "person") if full else None
        words = words.removeprefix("the ").removeprefix("The ") or words
        if one.kind in _TAKEN_FOR_BODIES and (who := self._bearer(words)):
            return who, "person"
        known = tables().known.get(words.title()) if one.kind == "country" else None
        if known is not None and known.kind == "country":  # "BRITAIN", "United states"
            return known.name, "country"
        if one.kind == "country" and is_town(text, one.start, one.end):
            return words, "unknown"
        return (self.body(words) if one.kind in ("organisation", "group") else words), one.kind

    def body(self, name: str) -> str:
        """The body's full name in the report where this is its beginning or end ("the Brotherhood"), else the name itself."""
        longer = self._bodies.get(name.split(" ", maxsplit=1)[0], set()) | self._bodies.get(
            name.rsplit(" ", maxsplit=1)[-1], set()
        )
        fitting = {full for full in longer if full != name and (full.startswith(f"{name} ") or full.endswith(f" {name}"))}
        longest = max(fitting, key=len, default=name)
        # "Sony" of "Sony Pictures" and "Sony Pictures Entertainment"; but not of two bodies that share a word.
        return longest if all(longest.startswith(one) or longest.endswith(one) for one in fitting) else name


__all__ = ["People"]
