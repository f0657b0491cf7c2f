"""The weights of the ranking, and the choice by them: of all candidates the one whose marks weigh most."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from onrecord.extract.ranking.field import Candidate
from onrecord.types import Act

Role = Literal["party", "to"]

_GROUPS: dict[Act, str] = {"demand": "demand", "evade": "evade", "threaten": "threaten"}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each mark weighs for a role; a key is a mark, or an act's group and a mark. What is absent weighs nothing."""

    party: dict[str, float]
    to: dict[str, float]


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


def weigh(candidate: Candidate, act: Act, weights: dict[str, float]) -> float:
    return sum(weights.get(key, 0.0) for key in keys_of(candidate, act))


def choose(rows: Iterable[Candidate], act: Act, weights: dict[str, float]) -> Candidate | None:
    """The candidate that weighs most; of equals the first. None where there is none."""
    best: tuple[float, Candidate] | None = None
    for row in rows:
        weight = weigh(row, act, weights)
        if best is None or weight > best[0]:
            best = (weight, row)
    return best[1] if best else None
