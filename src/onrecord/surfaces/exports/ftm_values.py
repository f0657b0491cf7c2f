"""Entities and values as FollowTheMoney keeps them."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from onrecord.surfaces.plain import safe, visible
from onrecord.types import Json

Values = list[str]
# The longest value of each type that `ftm validate` lets pass.
LONGEST = {"name": 384, "string": 1024, "text": 65_000}
_NAMES = {"name"}
_ZERO_WIDTH = re.compile("[\u200b-\u200d\ufeff]")
_NAMELESS = "nameless"
_DATES = {"date", "startDate", "endDate", "publishedAt", "retrievedAt"}
# FollowTheMoney takes no year before 1000 or after 2999.
_MILLENNIA = ("1", "2")
_TEXTS = {"summary", "description", "notes", "bodyText"}


def entity(id: str, schema: str, found: dict[str, Values]) -> Json:
    """An entity with its properties fitted, empty ones left out."""
    properties = {name: _fitting(name, values) for name, values in found.items() if values}
    # A name of signs alone is none to FollowTheMoney, which requires one.
    if "name" in found and not properties["name"]:
        properties["name"] = [_NAMELESS]
    return {"id": id, "schema": schema, "properties": {name: values for name, values in properties.items() if values}}


def _fitting(name: str, values: Values) -> Values:
    """Values as FollowTheMoney keeps them: no white space around them, nothing that drives a terminal, names without quotes.

    And as long as their type may be: texts go on in a second value, names and strings are cut at a word.
    """
    if name in _DATES:
        return [value for value in values if value[:1] in _MILLENNIA]
    kind = "name" if name in _NAMES else "text" if name in _TEXTS else "string"
    if kind == "text":
        return [piece for value in values for piece in pieces(visible(_kept(value)).strip(), LONGEST["text"])]
    # Quotes and spaces, in any order, are taken from the ends of names.
    around = "'\" " if kind == "name" else " "
    lines = (" ".join(safe(_kept(value)).split()).strip(around) for value in values)
    values = list(dict.fromkeys(filter(None, lines)))
    return [value if len(value) <= LONGEST[kind] else f"{value[: LONGEST[kind] - 1].rsplit(' ', 1)[0]}…" for value in values]


def _kept(value: str) -> str:
    """In NFC and without zero-width characters, as FollowTheMoney keeps every text."""
    return _ZERO_WIDTH.sub("", unicodedata.normalize("NFC", value))


def moment(moment: str) -> str:
    """A date as it is; an instant in UTC to the second, for FollowTheMoney keeps neither zones nor fractions."""
    if "T" not in moment:
        return moment
    found = datetime.fromisoformat(moment)
    return (found.astimezone(UTC) if found.tzinfo else found).strftime("%Y-%m-%dT%H:%M:%S")


def pieces(text: str, most: int) -> Values:
    """A text in parts of at most so many characters."""
    parts = (text[start : start + most].strip() for start in range(0, len(text), most))
    return [part for part in parts if part]


__all__ = ["LONGEST", "Values", "entity", "moment", "pieces"]
