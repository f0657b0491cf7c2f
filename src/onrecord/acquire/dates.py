"""Publication dates as pages, feeds and mails write them, to ISO 8601. The publisher's day stays: nothing is taken to UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.acquire.given import date_problem

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z|[+-]\d{4})?)?")
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"  # as a pattern has them, the first letters of each
_MONTHS = {name: number for number, name in enumerate(MONTHS.lower().split("|"), 1)}
_MONTH = rf"(?P<month>{MONTHS})[a-z]*\.?"
_WORDED = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
)
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)


def date_of(value: str) -> str | None:
    """The date or date-time that a machine-readable field holds; None where it holds none that exists."""
    text = value.strip()[:80]
    return _checked(_machine(text)) or worded_date(text)


def utc(value: str | None) -> str | None:
    """The instant that a machine-readable field holds, in UTC, so that two can be compared; None where it holds none."""
    found = date_of(value) if value else None
    if found is None:
        return None
    moment = datetime.fromisoformat(found)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def worded_date(text: str) -> str | None:
    """The first date in words ("27 February 2025", "Feb. 27, 2025") that exists."""
    for pattern in _WORDED:
        for found in pattern.finditer(text):
            month = _MONTHS[found["month"][:3].lower()]
            if date := _checked(f"{found['year']}-{month:02d}-{int(found['day']):02d}"):
                return date
    return None


def date_in_address(url: str) -> str | None:
    """The date that a path gives, as in `/2025/02/27/` or `/2025/feb/27/`."""
    found = _IN_ADDRESS.search(url)
    if found is None:
        return None
    month = _MONTHS.get(found[2].lower()) if found[2].isalpha() else int(found[2])
    return _checked(f"{found[1]}-{month:02d}-{int(found[3]):02d}") if month else None


def _machine(text: str) -> str | None:
    if found := _ISO.match(text):
        day, clock, zone = "-".join(found.group(1, 2, 3)), found[4], found[5] or ""
        return f"{day}T{clock}{zone}" if clock else day
    if found := _SLASHED.match(text):
        return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    if found := _COMPACT.fullmatch(text):
        day = "-".join(found.group(1, 2, 3))
        return f"{day}T{found[4]}:{found[5]}:{found[6]}{found[7] or ''}" if found[4] else day
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _checked(date: str | None) -> str | None:
    return date if date and date_problem(date) is None else None
