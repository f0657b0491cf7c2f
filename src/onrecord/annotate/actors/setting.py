# ruff: noqa: E501  (a pattern reads better whole)
"""Where a report was written and where a paragraph is set: places that nobody there speaks for."""

from __future__ import annotations

import re

from onrecord.annotate.actors.describe import place_in
from onrecord.annotate.actors.tables import tables

_DAY = r"(?:[.,] [A-Z][\w.]*(?: \d{1,2})?\.?(?:, \d{4})?){0,2}"
_AGENCY = r"(?:\([A-Z][^()\n]{1,30}\)|/[A-Z][\w-]*/)"
# "OSLO, Nov 5 (Reuters) - ", "OSLO. May 14 (Interfax) - ", "OSLO, May 14. /TASS/. ", "Oslo (AFP) - ", "OSLO - ".
_DATELINE = re.compile(
    rf"(?:[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){{0,3}}{_DAY} ?{_AGENCY}\.?(?: ?[-–—]+)? |[A-Z][A-Z.'’ /-]{{2,40}}{_DAY} ?[-–—]+ )"
)
_HEAD = 300
_IN = re.compile(r"\s*(?:In|From) (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), ")


def dateline(text: str) -> tuple[int, int]:
    """Where the dateline of a report begins and ends: at the head of one of its first lines; (0, 0) where there is none."""
    at = 0
    while 0 <= at < min(_HEAD, len(text)):
        if (match := _DATELINE.match(text, at)) is not None:
            return match.span()
        at = text.find("\n", at) + 1 or _HEAD
    return 0, 0


_CITY = re.compile(r"[ \t]{0,9}(?P<place>[A-Z][A-Z .'’-]{2,30}?)(?=, |[ ]?\(|[ ]?[-–—])")


def country_of(text: str, head: tuple[int, int]) -> str | None:
    """The country in a city of which the dateline at `head` says that the report was written; None where it does not."""
    match = _CITY.match(text, *head)
    known = tables().known.get(match["place"].strip().title()) if match else None
    return known.name if known is not None and known.kind == "country" else None


class Setting:
    """Tells the country in which the paragraph around a place is set, asked from the top of the text to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end, self._country = -1, None  # type: int, str | None

    def at(self, start: int) -> str | None:
        """The country of the place with which the paragraph opens ("In Oslo, the government said"); None where it opens with none."""
        if start > self._end:
            begin = self._text.rfind("\n", 0, start) + 1
            end = self._text.find("\n", start)
            self._end = len(self._text) if end < 0 else end
            match = _IN.match(self._text, begin)
            place = place_in(match["place"]) if match else None
            self._country = place if place in tables().adjectives else None
        return self._country


__all__ = ["Setting", "country_of", "dateline"]
