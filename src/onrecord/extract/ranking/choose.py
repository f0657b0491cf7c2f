"""The weights of the ranking, and the choice by them: of all candidates the one whose marks weigh most."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Literal

from onrecord.extract.ranking.field import Candidate
from onrecord.types import ACTS, Act

Role = Literal["party", "to"]
ByMark = Mapping[str, Mapping[str, float]]
"""What a mark weighs, by group of acts; "" stands for all acts."""

_GROUPS: dict[Act, str] = {"demand": "demand", "evade": "evade", "threaten": "threaten"}


@dataclass(frozen=True)
class Weights:
    """What each mark weighs for a role; a key is a mark, or an act's group and a mark. What is absent weighs nothing."""

    party: dict[str, float]
    to: dict[str, float]

    @cached_property
    def by_mark(self) -> dict[Role, ByMark]:
        """For each role what a mark weighs, by the group of acts for which it does."""
        return {"party": _by_mark(self.party), "to": _by_mark(self.to)}


def _by_mark(weights: Mapping[str, float]) -> ByMark:
    found: dict[str, dict[str, float]] = {}
    for key, weight in weights.items():
        group, _, mark = key.rpartition("|")
        found.setdefault(mark, {})[group] = weight
    return found


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights in the package; where they come from stands in the file and in training/parties.py."""
    rows = json.loads(files("onrecord.extract.ranking").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(rows["party"], rows["to"])


def keys_of(candidate: Candidate, act: Act) -> Iterator[str]:
    """The keys under which a candidate's marks are weighed, in order: once for every act, once for acts of this group."""
    group = _GROUPS.get(act, "own")
    for mark in sorted(candidate.marks):
        yield mark
        yield f"{group}|{mark}"


def shares_of(acts: Sequence[float], act: Act) -> dict[str, float]:
    """How likely the act is of each group, given that it is one: probabilities in the order of ACTS, without state."""
    shares: dict[str, float] = {}
    for name, share in zip(ACTS, acts, strict=True):
        if name != "state":
            group = _GROUPS.get(name, "own")
            shares[group] = shares.get(group, 0.0) + share
    whole = sum(shares.values())
    return {group: share / whole for group, share in shares.items()} if whole else {_GROUPS.get(act, "own"): 1.0}


class _Scale:
    """What marks weigh for one act: a mark stands on several of its candidates and is looked up once."""

    def __init__(self, shares: dict[str, float], weights: ByMark) -> None:
        self._shares, self._weights = shares, weights
        self._known: dict[str, tuple[float, float]] = {}

    def weigh(self, candidate: Candidate) -> float:
        """What the candidate's marks weigh; what holds for a group of acts counts by how likely the act is of that group."""
        total = 0.0
        for mark in sorted(filter(self._weights.__contains__, candidate.marks)):
            for weight in self._known.get(mark) or self._look_up(mark):
                total += weight
        return total

    def _look_up(self, mark: str) -> tuple[float, float]:
        weights = self._weights[mark]
        by_group = sum(share * weights[group] for group, share in self._shares.items() if group in weights)
        self._known[mark] = found = weights.get("", 0.0), by_group
        return found


def ranked(
    rows: Iterable[Candidate], shares: dict[str, float], weights: ByMark, said: Callable[[Candidate], float]
) -> list[tuple[float, Candidate]]:
    """The candidates by what their marks weigh and what is said of each, the likeliest first; equals in their order."""
    scale = _Scale(shares, weights)
    return sorted(((scale.weigh(row) + said(row), row) for row in rows), key=lambda one: -one[0])
