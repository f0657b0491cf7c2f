"""The outlet that a text names as its own: a dateline, a byline, a copyright line, a retelling agency. Precision before recall.

An outlet that a text merely cites ("told Reuters", "the BBC reported") is a source, not the publisher, so nothing is taken
from such words.
"""

from __future__ import annotations

import re

from onrecord.acquire.dates import MONTHS
from onrecord.acquire.outlet_names import AGENCIES, OUTLETS, RETELLERS

_LEAD = 1_200  # how far from the start a retelling names itself: a first paragraph of ours has 400 characters at most
_TAIL = 500  # where copyright lines and credits of own staff stand


def _any_of(names: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"


_ANY = f"(?P<outlet>{_any_of(tuple(OUTLETS))})"
_RETELLER = f"(?P<outlet>{_any_of(RETELLERS)})"
_PLACE = r"[A-Z][\w.'’/ -]{1,40}(?:, [A-Z][\w.'’ -]{1,30})?"
_DAY = rf"(?:,? (?:{MONTHS})[a-z]*\.? \d{{1,2}}(?:, \d{{4}})?[.,]?)?"
_DASH = r" *(?:--?|[–—]) "
_END = r"(?=[.,;:\n]|$)"
_CITING = r",? (?:citing|with reference to|referring to) "


def _patterns(*sources: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source, re.MULTILINE) for source in sources)


_DATELINES = _patterns(
    rf"^(?:{_PLACE}{_DAY} )?\({_ANY}\)(?:{_DASH}| (?=[A-Z]))",
    rf"^[A-Z][A-Z.,'’/ -]{{2,40}}{_DAY} \((?P<outlet>[A-Z][\w .'’&-]{{1,30}})\){_DASH}",
    rf"^{_PLACE}{_DAY} /{_ANY}/\.? ",
    rf"^[A-Z][\w'’ -]{{1,40}}[,.] {_RETELLER}{_DASH}",
)
_BYLINE = _patterns(rf"^{_ANY}$")
_IMPRINTS = _patterns(
    rf"(?:©|\(c\)|Copyright)[^\n]{{0,12}}\d{{4}}(?:,| by)? (?:The )?{_ANY}\b",
    rf"^{_ANY}(?:’s?|'s?) [^\n]{{3,80}}contributed to this report",
)
_RETOLD = _patterns(
    rf"(?:reported|announced|written|stated|said) by [^.\n]{{2,60}}, (?:according to|reports|writes) {_ANY}{_END}",
    rf"(?:reports|writes|reported), (?:according to|reports) {_ANY}{_END}",
    rf", (?:according to|reports|writes|as reported by) {_RETELLER}{_END}",
    rf"\b{_RETELLER} (?:reports|writes|reported)(?:{_CITING}|{_END})",
    rf"\b{_RETELLER}{_CITING}",
    rf"\b(?:correspondent of|reported to) {_RETELLER}{_END}",
)


def outlet_in(text: str) -> str | None:
    """The outlet that the text says is its own, by its usual name; None where it says none."""
    return _dateline(text) or _byline(text) or _retold(text) or _imprint(text)


def _dateline(text: str) -> str | None:
    opening = text[:400]
    found = [match for pattern in _DATELINES if (match := pattern.search(opening))]
    return _usual(min(found, key=lambda match: match.start())["outlet"]) if found else None


def _byline(text: str) -> str | None:
    opening = "\n".join(line for line in text[:400].split("\n")[:6])
    found = _BYLINE[0].search(opening)
    return _usual(found["outlet"]) if found else None


def _retold(text: str) -> str | None:
    lead = text[:_LEAD].lstrip().split("\n", 1)[0]
    for pattern in _RETOLD:
        names = {_usual(match["outlet"]) for match in pattern.finditer(lead)}
        if len(names) == 1:
            return names.pop()
    return None


def _imprint(text: str) -> str | None:
    """Copyright lines and credits of own staff at the end. An agency's are no sign: other outlets print its copy with them."""
    names = {_usual(match["outlet"]) for pattern in _IMPRINTS for match in pattern.finditer(text[-_TAIL:])}
    own = names - AGENCIES
    return own.pop() if len(own) == 1 else None


def _usual(name: str) -> str:
    return OUTLETS.get(name, name.strip())
