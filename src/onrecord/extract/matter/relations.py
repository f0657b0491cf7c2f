"""What is added to a name that is short: whom it is about, or the subject, after the preposition that its noun takes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.types import Actor


@dataclass(frozen=True, slots=True)
class Relations:
    """For a noun what stands before the country or body that it is about, and before its subject."""

    counterpart: Mapping[str, str]
    topic: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sides:
    """Who would act, and towards whom."""

    own: str | None = None
    other: Actor | None = None


@cache
def relations() -> Relations:
    """The table that ships with the package, read once."""
    raw = tomllib.loads(files("onrecord.extract.matter").joinpath("relations.toml").read_text(encoding="utf-8"))
    return Relations(
        *({noun: before for before, nouns in raw[name].items() for noun in nouns.split()} for name in ("counterpart", "topic"))
    )
