"""Codes for names: ISO 3166 of countries, and the kinds of sources as PLOVER's sectors."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files

from onrecord.history import members
from onrecord.types import Actor

# PLOVER writes the European Union and the United Nations with codes of their own.
_BODIES = {"European Union": "EUR", "European Commission": "EUR", "European Council": "EUR", "United Nations": "UNO"}
_SECTORS = {"official": "GOV", "diplomat": "GOV", "minister": "GOV", "leader": "GOV", "aide": "GOV", "lawmaker": "LEG"}


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Usual English name to alpha-2 and alpha-3, from the table by which reports are read."""
    text = files("onrecord.annotate.data").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: (row[1], row[2]) for row in rows}


def alpha2(name: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of a country by its usual English name, lower case; None for what is no country."""
    found = _countries().get(name or "")
    return found[0].lower() if found and found[0] else "eu" if name == "European Union" else None


def alpha3(name: str | None) -> str | None:
    """ISO 3166-1 alpha-3, or PLOVER's own code for the European Union (EUR) and the United Nations (UNO)."""
    found = _countries().get(name or "")
    return found[1] if found and found[1] else _BODIES.get(name or "")


def apart(actor: Actor) -> list[Actor]:
    """The members of a named group, or countries in one name ("France, Germany and Italy"), each by itself; else the actor."""
    names = () if actor.unnamed else members(actor.name)[1:]
    if actor.kind != "group" and not all(map(alpha3, names)):
        names = ()
    sides = members(actor.acts_for)[1:] if actor.acts_for else ()
    for_whom = sides if len(sides) == len(names) else (None if sides else actor.acts_for,) * len(names)
    return [_member(actor, name, side) for name, side in zip(names, for_whom, strict=True)] or [actor]


def _member(group: Actor, name: str, acts_for: str | None) -> Actor:
    return replace(group, name=name, kind="country" if alpha3(name) else "unknown", acts_for=acts_for)


def place_of(actor: Actor) -> str | None:
    """The code of the country or body that an actor is or acts for."""
    return alpha3(actor.name) or alpha3(actor.acts_for)


def sectors_of(actor: Actor) -> list[str]:
    """PLOVER's sectors as far as the report tells: a country is its government; a person's, by what it is called."""
    if actor.kind == "country":
        return ["GOV"]
    if actor.standing in _SECTORS:
        return [_SECTORS[actor.standing]]
    return ["MED"] if actor.kind == "outlet" else []


__all__ = ["alpha2", "alpha3", "apart", "place_of", "sectors_of"]
