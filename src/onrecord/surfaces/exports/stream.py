"""JSON written item by item, so that a ledger of any size needs no memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord.surfaces.plain import json_line
from onrecord.types import Json


def write_array(file: TextIO, items: Iterable[Json], before: str = "", after: str = "") -> int:
    """A JSON array of the items, one a line, between `before` and `after`; how many there were."""
    count = 0
    file.write(f"{before}[")
    for item in items:
        file.write(("," if count else "") + "\n" + json_line(item))
        count += 1
    file.write(f"\n]{after}\n")
    return count


def write_lines(file: TextIO, items: Iterable[Json]) -> int:
    """One JSON object a line; how many there were."""
    count = 0
    for item in items:
        file.write(json_line(item) + "\n")
        count += 1
    return count


__all__ = ["write_array", "write_lines"]
