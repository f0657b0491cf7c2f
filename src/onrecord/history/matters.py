"""Matters: whether two wordings are of one subject, and whether a statement bears on a matter asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from onrecord.errors import UnreadableError, unreadable
from onrecord.history.parties import name_key
from onrecord.history.setting import own_heads, setting_of
from onrecord.history.words import KEPT, bag, fold, subject, vocabulary, weigh, weight
from onrecord.types import Statement

MEETS = 0.6  # share of the query's weight that a statement must hold; see docs/positions.md for how it was chosen
_ELSEWHERE = 0.9  # a word found in the content or condition counts a little less than one in the matter's own wording
_APART = 0.45  # the most that two matters share which are not one


@dataclass(frozen=True, slots=True)
class UserMatter:
    """A matter that the user defined: any of `words` (phrases) is one of its wordings; `parents` are wider matters."""

    name: str
    words: tuple[str, ...]
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matters:
    """The matters a user defined, looked up by folded name; empty where none are."""

    defined: tuple[UserMatter, ...] = ()
    by_name: dict[str, UserMatter] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {fold(matter.name): matter for matter in self.defined})

    def wordings(self, query: str) -> tuple[str, ...]:
        """The query itself and, where it names a defined matter, that matter's words and those of its sub-matters."""
        found: dict[str, None] = {query: None}
        open_names, seen = [fold(query)], set()
        while open_names:
            name = open_names.pop(0)
            if name in seen:
                continue
            seen.add(name)
            if matter := self.by_name.get(name):
                found.update(dict.fromkeys((matter.name, *matter.words)))
            open_names += [fold(m.name) for m in self.defined if name in {fold(parent) for parent in m.parents}]
        return tuple(found)


def wordings_of(query: str, matters: Matters | None) -> tuple[str, ...]:
    """`Matters.wordings`; where the user defined none, the query is its only wording."""
    return matters.wordings(query) if matters is not None and matters.defined else (query,)


def load_matters(path: Path) -> Matters:
    """Matters from a TOML file: `[[matter]]` tables with `name`, `words` (list) and `parents` (list).

    Raises UnreadableError where there is no such file, it is not TOML, a key is unknown,
    a name is missing or defined twice, or a parent is not defined.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableError(str(path), unreadable(error)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableError(str(path), f"is no TOML file of matters: {error}") from error
    rows = raw.get("matter", [])
    if set(raw) - {"matter"} or not isinstance(rows, list):
        raise UnreadableError(str(path), "a file of matters may hold [[matter]] tables only")
    defined = tuple(_user_matter(row, path) for row in rows)
    names = [fold(matter.name) for matter in defined]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise UnreadableError(str(path), f"defines {twice[0]!r} twice")
    for matter in defined:
        for parent in matter.parents:
            if fold(parent) not in names:
                reason = f"names {parent!r} as parent of {matter.name!r}, but does not define it"
                raise UnreadableError(str(path), reason)
    return Matters(defined)


def _user_matter(row: object, path: Path) -> UserMatter:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise UnreadableError(str(path), "every [[matter]] needs a name")
    lists = {key: row.get(key, []) for key in ("words", "parents")}
    plain = all(isinstance(value, list) and all(isinstance(item, str) for item in value) for value in lists.values())
    if set(row) - {"name", "words", "parents"} or not plain:
        raise UnreadableError(str(path), f"the matter {row['name']!r} takes name, words and parents (lists of strings) only")
    return UserMatter(row["name"], tuple(lists["words"]), tuple(lists["parents"]))


@lru_cache(maxsize=KEPT)
def similarity(one: str, other: str) -> float:
    """How much two wordings of matters share, 0 to 1: the weight of their common heads over that of the smaller wording's.

    Forms of one word and synonyms (vocab.toml) are equal; places and party names weigh less, and alone never reach 0.5; nor
    does a general word where each names a kind of its own ("border treaty", "trade treaty").
    """
    return alike(bag(one), bag(other))


def alike(first: frozenset[str], second: frozenset[str]) -> float:
    """`similarity` from the heads of two wordings."""
    shared = first & second
    if not shared:
        return 0.0
    smaller, larger = sorted((weigh(first), weigh(second)))
    overlap = weigh(shared)
    mixed = 0.7 * min(1.0, overlap / smaller) + 0.3 * overlap / larger
    common = subject(first) & subject(second)
    return mixed if common and not _two_kinds(first, second, common) else min(_APART, mixed)


def _two_kinds(first: frozenset[str], second: frozenset[str], common: frozenset[str]) -> bool:
    """Whether two wordings share a general word alone ("treaty"), and each tells its own kind of it."""
    table = vocabulary()
    return common <= table.general and all(
        (one - other) - table.general - table.light for one, other in ((first, second), (second, first))
    )


def one_deed(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether what is told under these heads can be the deed promised under those: one matter, and not in two places.

    A visit to one country is not called off by that to another, which `alike` holds to be one matter.
    """
    here, there = first & vocabulary().places, second & vocabulary().places
    return alike(first, second) >= MEETS and (not here or not there or not here.isdisjoint(there))


def matter_key(name: str, party: str | None = None) -> frozenset[str]:
    """The heads that identify a matter: its subject and its places, without light words and without the party's own name."""
    table, given = vocabulary(), bag(name)
    own = bag(party) | {name_key(party)} if party else frozenset()
    rest = (given - own) or given
    return subject(rest) | {word for word in rest if word in table.places}


def statement_heads(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The heads of the matter's wording, and those of content, condition and cue."""
    matter = statement.matter.name if statement.matter else ""
    passages = (statement.content, statement.condition, statement.cue)
    return bag(matter), bag(*(passage.text for passage in passages if passage is not None))


def index_terms(statement: Statement) -> frozenset[str]:
    """The heads under which a store should index a statement: any that a query can meet it by."""
    wording, rest = statement_heads(statement)
    return wording | rest


def query_terms(query: str, matters: Matters | None = None) -> tuple[frozenset[str], ...]:
    """For each wording of the query the subject heads; a statement that meets it holds at least one head of one of them."""
    return tuple(subject(bag(wording)) for wording in wordings_of(query, matters))


def relevance(query: str, statement: Statement, matters: Matters | None = None) -> float:
    """How far a statement bears on a matter asked for, 0 to 1: the best over the query's wordings."""
    wording, rest = statement_heads(statement)
    own, setting = own_heads(statement), setting_of(statement)
    wordings = wordings_of(query, matters)
    return max((covered(bag(text), wording, rest, own, setting) for text in wordings), default=0.0)


def meets(query: str, statement: Statement, matters: Matters | None = None) -> bool:
    """Whether a statement bears on a matter asked for, sub-matters included."""
    return relevance(query, statement, matters) >= MEETS


def covered(
    query: frozenset[str], wording: Collection[str], rest: Collection[str], own: Collection[str], setting: Collection[str]
) -> float:
    """Share of the query's weight found; the name of whoever is concerned is taken as found, its subject must be met.

    0 where the query names a place that neither the statement names, nor whom it concerns, nor its report where that sets in:
    another agreement is not the Iran deal. 0 too where the two share a general word alone, and each tells its own kind of it.
    """
    here, elsewhere, met, other = 0.0, 0.0, False, False
    # The query's few words are looked for in the others' many, each once: most of the time of a matrix's scores.
    for head, counts, share, place in _weighed(query):
        if head in wording:
            here, met = here + share, met or counts
        elif head in rest:
            elsewhere, met = elsewhere + share, met or counts
        elif head in own or head in setting or _otherwise(head, wording):
            elsewhere += share
        elif place:
            return 0.0
        else:
            other = other or counts
    if not met or (other and _told_apart(query, wording, rest)):
        return 0.0
    return (here + _ELSEWHERE * elsewhere) / weigh(query)


def _otherwise(head: str, wording: Collection[str]) -> bool:
    """Whether an ending that is asked for is told by another word for it, or by its contrary ("staying" for "leaving").

    One word alone: the end of a ban stops nothing.
    """
    table = vocabulary()
    if head not in table.against:
        return False
    endings = [word for word in wording if word in table.against]
    if not endings:
        return any(word in table.keeping for word in wording)
    return len(endings) == 1 and head in table.stopping and endings[0] in table.stopping


def _told_apart(query: frozenset[str], wording: Collection[str], rest: Collection[str]) -> bool:
    """Whether only general words of the query are met, as the wording has them, and that has a word for another kind."""
    table = vocabulary()
    shared = {head for head in subject(query) if head in wording or head in rest}
    if not shared <= table.general or shared.isdisjoint(wording):
        return False
    return any(head not in query and head not in table.general and head not in table.light for head in wording)


@lru_cache(maxsize=KEPT)
def _weighed(query: frozenset[str]) -> tuple[tuple[str, bool, float, bool], ...]:
    """The words of a query in a fixed order, for the same sum: whether each carries its subject, its weight, if a place."""
    heavy, places = subject(query), vocabulary().places
    return tuple((head, head in heavy, weight(head), head in places) for head in sorted(query))
