"""*How accurate is this*: the measured figures, with what they mean, and how well two people agree."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.surfaces.web.pages.shown import shown

router = APIRouter()

# The figures are printed from benchmarks/floors.json by `python -m tools.papers`; what they mean is written by hand.
FIGURES = Path(__file__).with_name("figures.json")
MEANINGS = Path(__file__).with_name("figures.toml")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure from 0 to 1, what it means, and how well two people agree on it where that is known."""

    name: str
    value: float
    people: float | None
    means: str


@dataclass(frozen=True, slots=True)
class Group:
    """Figures measured on the same reports."""

    title: str
    about: str
    note: str
    rows: tuple[Row, ...]


@cache
def groups() -> tuple[tuple[Group, ...], str]:
    """The figures in their groups, and the hash of the corpus that they were measured on."""
    measured = json.loads(FIGURES.read_text(encoding="utf-8"))
    floors: dict[str, float] = measured["floors"]
    told = tomllib.loads(MEANINGS.read_text(encoding="utf-8"))["group"]
    found = [
        Group(
            one["title"],
            one["about"],
            one.get("note", ""),
            tuple(
                Row(r["name"], floors[r["figure"]], r.get("people"), r["means"]) for r in one["row"] if r["figure"] in floors
            ),
        )
        for one in told
    ]
    return tuple(group for group in found if group.rows), str(measured["corpus"])


@router.get("/accuracy", name="accuracy")
def how_accurate(request: Request) -> Response:
    found, corpus = groups()
    return shown(request, "accuracy.html", groups=found, corpus=corpus)


__all__ = ["FIGURES", "MEANINGS", "Group", "Row", "groups", "router"]
