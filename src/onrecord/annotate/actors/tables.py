"""The shipped tables of countries, bodies, people, roles and office holders, indexed once (about 15 ms)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from onrecord.types import ActorKind


@dataclass(frozen=True, slots=True)
class Known:
    """A form of a name in the tables: what it names, and whether it is an adjective ("French")."""

    name: str
    kind: ActorKind
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """ "This person held this office of this state or body from then to then"; dates are ISO prefixes, the end may be open."""

    name: str
    place: str
    role: str
    start: str
    end: str

    def on(self, day: str) -> bool:
        """Whether the office was held on that day (YYYY-MM-DD)."""
        return self.start <= day[: len(self.start)] and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Role:
    """An office: the words for its holder, best first, whether the holder speaks for the place, and how near the top it is."""

    name: str
    words: tuple[str, ...]
    speaks: bool
    rank: int
    basis: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything, by the ways in which it is looked up."""

    forms: dict[str, tuple[str, ...]]
    known: dict[str, Known]
    genders: dict[str, str]
    first_names: dict[str, str]
    surnames: dict[str, tuple[Holder, ...]]
    offices: dict[str, tuple[Holder, ...]]
    held: dict[str, tuple[Holder, ...]]
    roles: dict[str, Role]
    bodies_for: dict[str, str]
    spellings: dict[str, str]
    nicknames: dict[str, tuple[str, ...]]
    adjectives: dict[str, str]
    called: dict[str, tuple[Holder, ...]]
    towns: frozenset[str]

    def adjective(self, country: str) -> str:
        """What is of a country ("Norlandic"), or the country's own name where the tables have no adjective."""
        return self.adjectives.get(country, country)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word or name in lower case without accents, as the tables compare it."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _rows(file: str) -> Iterator[list[str]]:
    text = files("onrecord.annotate.data").joinpath(file).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and line[0] != "#":
            yield line.split("\t")


def _split(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def _places(known: dict[str, Known], bodies_for: dict[str, str], adjective: dict[str, str]) -> None:
    for name, _two, _three, capital, adjectives, people, aliases, stands in _rows("countries.tsv"):
        country = Known(name, "country")
        for form in [name, *_split(people), *_split(aliases), *_split(stands), *_split(capital)]:
            known.setdefault(form, country)
        for form in _split(adjectives):
            adjective.setdefault(name, form)
            known.setdefault(form, Known(name, "country", adjective=True))
    for name, kind, acts_for, aliases, _basis in _rows("bodies.tsv"):
        if acts_for:
            bodies_for[name] = acts_for
        for form in [name, *_split(aliases)]:
            known[form] = Known(name, cast(ActorKind, kind), adjective=form in {"Palestinian", "Kurdish", "Houthi", "Soviet"})


def _people(known: dict[str, Known], genders: dict[str, str], holders: list[Holder]) -> None:
    for name, gender, place, role, start, end, _basis in _rows("holders.tsv"):
        holders.append(Holder(name, place, role, start, end))
        if gender or name not in genders:
            genders[name] = gender
        if " " in name:
            known.setdefault(name, Known(name, "person"))
    for name, gender, others in _rows("people.tsv"):
        genders.setdefault(name, gender)
        for form in [name, *_split(others)]:
            known[form] = Known(name, "person")


def _group(holders: list[Holder], key: str) -> dict[str, tuple[Holder, ...]]:
    grouped: dict[str, list[Holder]] = defaultdict(list)
    for holder in holders:
        grouped[getattr(holder, key)].append(holder)
    return {name: tuple(rows) for name, rows in grouped.items()}


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables, read from the package once."""
    known: dict[str, Known] = {}
    genders: dict[str, str] = {}
    bodies_for: dict[str, str] = {}
    holders: list[Holder] = []
    adjectives: dict[str, str] = {}
    _places(known, bodies_for, adjectives)
    _people(known, genders, holders)
    spellings = {row[0]: row[1] for row in _rows("spellings.tsv")}
    nicknames = {short: tuple(_split(longer)) for short, longer in _rows("nicknames.tsv")}
    surnames: dict[str, list[Holder]] = defaultdict(list)
    for holder in holders:
        for key in surname_keys(holder.name, spellings):
            surnames[key].append(holder)
    first_names = {name: gender for gender, names in _rows("first_names.tsv") for name in names.split(" ")}
    roles = {n: Role(n, tuple(w.split("|")), s == "yes", int(rank), basis) for n, w, s, rank, basis in _rows("roles.tsv")}
    called = [Holder(name, "", words, start, end) for name, words, start, end, _basis in _rows("legislators.tsv")]
    for member in called:
        known.setdefault(member.name, Known(member.name, "person"))
    forms: dict[str, list[str]] = defaultdict(list)
    for form in known:
        forms[form.split(" ")[0]].append(form)
    by_length = {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in forms.items()}
    last = {key: tuple(rows) for key, rows in surnames.items()}
    by_place, by_name = _group(holders, "place"), _group(holders, "name")
    return Tables(
        by_length,
        known,
        genders,
        first_names,
        last,
        by_place,
        by_name,
        roles,
        bodies_for,
        spellings,
        nicknames,
        adjectives,
        _group(called, "name"),
        frozenset(fold(town) for _, towns in _rows("towns.tsv") for town in _split(towns)),
    )


FAMILY_FIRST = frozenset(
    "Xi Li Wang Hu Wen Qin Kim Moon Park Yoon Lee Ri Ban Tsai Ma Lai Lin Yang Geng Hua Mao Zhao Lu Liu He Hong".split()
)


def surname_keys(name: str, spellings: dict[str, str]) -> tuple[str, ...]:
    """The folded words by which a full name is cited when cited short; family name first where custom is so."""
    words = [word for word in name.split(" ") if word not in {"Jr.", "Jr", "III", "II"}]
    keys = [words[-1]] + ([words[0]] if words[0] in FAMILY_FIRST else [])
    folded = [fold(key).removeprefix("al-").removeprefix("el-") for key in keys]
    return tuple(dict.fromkeys(spellings.get(key, key) for key in folded))


def same_first(one: str, other: str, nicknames: dict[str, tuple[str, ...]]) -> bool:
    """Whether two first names may be one person's: one is short for the other, or both for a third ("Bob", "Robert")."""
    a, b = ({fold(name), *nicknames.get(fold(name), ())} for name in (one, other))
    return not a.isdisjoint(b)
