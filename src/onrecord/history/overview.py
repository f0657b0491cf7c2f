"""Which parties and matters an overview shows: those that most of the record is about, in words a person would use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.history.matters import MEETS
from onrecord.history.parties import name_key
from onrecord.history.words import bag, fold, subject, vocabulary, weigh

_GRAM = 3  # words of a matter's wording that make a column at most
# Words of the vocabulary that name a subject by themselves; the others ("join", "stop") need a second word to say of what.
_TOPICS = frozenset(
    "guarantee troops peacekeepers ceasefire sanctions tariffs talks treaty nucleardeal weapons missile"
    " airdefence jet tank strike withdraw aid funds loan spending election referendum hostage prisoner"
    " prisonerswap inquiry border refugee denuclearise enrich inspect test territory law gas oil grain emission"
    " embassy drone chip mineral war apology quota".split()
)
_WHICH = frozenset("treaty talks law test war".split())  # not these, nor "security agreement": which?
_KINDS = frozenset(bag("security military economic political joint foreign"))  # light words that a column may begin with
_PARTING = frozenset("against over toward towards about between and or".split())  # besides the stop words
_SMALL = 200  # mentions up to which a matter of one statement may be a column


@dataclass(frozen=True, slots=True)
class Mention:
    """ "So many statements are of this party on this matter", by one wording of it."""

    party: str
    matter: str
    statements: int = 1


def leading_parties(counted: Iterable[tuple[str, int]], most: int) -> tuple[str, ...]:
    """The names with most statements of these names and numbers, the commonest spelling of each, at most `most`.

    A surname alone counts for the one full name that ends in it ("Macron" for "Emmanuel Macron").
    """
    spelled: dict[str, Counter[str]] = {}
    for party, statements in counted:
        if key := name_key(party):
            spelled.setdefault(key, Counter())[party] += statements
    for key in [key for key in spelled if " " not in key and key not in vocabulary().places]:
        whole = [other for other in spelled if other.endswith(f" {key}") and " and " not in other]
        if len(whole) == 1:
            spelled[whole[0]][_commonest(spelled[whole[0]])] += spelled.pop(key).total()
    ordered = sorted(spelled.values(), key=lambda names: (-names.total(), min(names)))
    return tuple(_commonest(names) for names in ordered[:most])


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def leading_matters(mentions: Sequence[Mention], most: int) -> tuple[str, ...]:
    """Short wordings of the matters that most parties and statements are about, at most `most`, no two on one matter.

    Candidates are the ends of up to three words of the noun phrases of the matters' wordings; a word alone only where the
    vocabulary knows it as a subject. Each next one is that which adds most statements to those covered.
    """
    heads = [bag(one.matter) for one in mentions]
    holding: dict[str, list[int]] = {}
    for number, words in enumerate(heads):
        for word in words:
            holding.setdefault(word, []).append(number)
    keys = [name_key(one.party) for one in mentions]
    counts = [one.statements for one in mentions]
    reach = {label: _met(label, heads, holding) for label in _labels(mentions)}
    fewest = 1 if sum(counts) <= _SMALL else 2
    chosen: list[str] = []
    covered: set[int] = set()
    while reach and len(chosen) < most:
        label = min(reach, key=lambda one: (-_worth(one, reach[one] - covered, keys, counts), one))
        fresh = reach.pop(label) - covered
        if sum(counts[number] for number in fresh) < fewest:
            break
        chosen.append(label)
        covered |= fresh
    return tuple(chosen)


def _worth(label: str, fresh: set[int], keys: Sequence[str], counts: Sequence[int]) -> float:
    """Statements and, twice, parties that it adds; several words say more than one."""
    adds = sum(counts[number] for number in fresh) + 2 * len({keys[number] for number in fresh})
    return adds * (1.5 if " " in label else 1.0)


def _labels(mentions: Iterable[Mention]) -> list[str]:
    """The runs of words that can be a column, in their commonest spelling, the rarest left out."""
    spelled: dict[frozenset[str], Counter[str]] = {}
    for one in mentions:
        own = bag(one.party)
        for run in dict.fromkeys(_runs(one.matter)):
            heads = subject(bag(run))
            if heads and not heads & own:
                spelled.setdefault(bag(run), Counter())[run] += one.statements
    # In a record of some size what only one report calls so is no matter of its own.
    least = 3 if len(spelled) > _SMALL else 1
    kept = [names for heads, names in spelled.items() if names.total() >= least or (least > 1 and len(heads) == 1)]
    return sorted(_commonest(names) for names in kept)


def _runs(matter: str) -> Iterator[str]:
    """The ends of the noun phrases of a wording: of "leaving Paris climate accord" the accord, of no phrase its beginning."""
    words = matter.split()
    for first, after in _phrases(words):
        for start in range(max(first, after - _GRAM), after):
            doing = start == 0 and after > 1 and words[0].endswith("ing")
            if not doing and _names_a_subject(words[start:after]):
                yield " ".join(words[_name_begun(words, first, start) : after])


def _phrases(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each noun phrase begins and ends: a preposition, "and" or an article parts them."""
    first = 0
    for at, word in enumerate([*words, "of"]):
        if fold(word) in _PARTING or fold(word) in vocabulary().stop:
            if at > first:
                yield first, at
            first = at + 1


def _names_a_subject(run: Sequence[str]) -> bool:
    """A topic by itself, or a topic told by words that count, the last of which the vocabulary knows."""
    last, found = bag(run[-1]), bag(" ".join(run))
    if not found - vocabulary().light - _WHICH or (run[0].islower() and bag(run[0]) <= vocabulary().light - _KINDS):
        return False
    return bool(last & _TOPICS) if len(run) == 1 else bool(last & _subjects() and found & _TOPICS)


def _name_begun(words: Sequence[str], first: int, start: int) -> int:
    """Where the name begins within which a run would: "United Nations sanctions"."""
    while start > first and words[start][0].isupper() and words[start - 1][0].isupper():
        start -= 1
    return start


@cache
def _subjects() -> frozenset[str]:
    """The words of substance that the vocabulary knows."""
    table = vocabulary()
    return frozenset((*table.forms.values(), *table.stems.values())) - table.light - table.places


def _met(label: str, heads: Sequence[frozenset[str]], holding: dict[str, list[int]]) -> set[int]:
    """Which mentions a wording meets by the rule of `relevance`, as numbers: those that name its places too."""
    asked = bag(label)
    needed, heavy, places = MEETS * weigh(asked), subject(asked), asked & vocabulary().places
    near = {number for word in heavy for number in holding.get(word, ())}
    return {number for number in near if places <= heads[number] and weigh(asked & heads[number]) >= needed}
