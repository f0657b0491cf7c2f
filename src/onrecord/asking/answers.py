"""What questions to a record are answered with, beside positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.types import Position, Searched

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """The first rows of a list, what was searched for it, and whether there are more."""

    rows: tuple[Row, ...]
    more: bool
    searched: Searched


@dataclass(frozen=True, slots=True)
class Unknown:
    """ "Nobody of this name is on record": where nothing was found, it may be that nobody is called so. `near`: names alike."""

    name: str
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The position of each party (rows) on each matter (columns)."""

    parties: tuple[str, ...]
    matters: tuple[str, ...]
    positions: tuple[tuple[Position, ...], ...]


__all__ = ["Listed", "Matrix", "Row", "Unknown"]
