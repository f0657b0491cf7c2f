"""What the caller gives beside the paths, and publication dates as ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.errors import WrongUseError

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?")

FIELDS = ("id", "outlet", "published", "url", "title", "text")
"""What a row of a table, or a line of a documents file, says of a report."""


@dataclass(frozen=True)
class Given:
    """What the caller says of everything that is read now.

    `outlet` and `published` go before what a file says of itself. `today` is the date of reading (YYYY-MM-DD); a report
    published after it is refused. It is the only clock of this room: where it is None, nothing is checked against it.
    `columns` names the columns of tables, as (field, column) pairs with fields of FIELDS.
    Raises WrongUseError where a date is not an ISO 8601 one or does not exist, or a field is unknown.
    """

    outlet: str | None = None
    published: str | None = None
    today: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        unknown = [field for field, _ in self.columns if field not in FIELDS]
        if unknown:
            raise WrongUseError(f"{unknown[0]!r} is no field of a report; the fields are {', '.join(FIELDS)}")
        for value in (self.published, self.today):
            problem = None if value is None else date_problem(value)
            if problem:
                raise WrongUseError(problem)


def date_problem(value: str) -> str | None:
    """Why this is no publication date (a sentence without its full stop), or None where it is one."""
    found = _ISO.fullmatch(value)
    if found is None:
        return f"the date {value[:60]!r} is not of the form YYYY-MM-DD, with or without a time of day"
    try:
        datetime.fromisoformat(iso_date(value))
    except ValueError:
        return f"the date {value!r} does not exist"
    return None


def iso_date(value: str) -> str:
    """The same date or date-time with a `T` before the time of day and a point before fractions of a second."""
    return value.replace(" ", "T").replace(",", ".")


def is_after(published: str, today: str) -> bool:
    """Whether a publication date is later than a day; a date-time with an offset is taken to UTC first."""
    moment = datetime.fromisoformat(iso_date(published))
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:  # year 1 or 9999, where the offset leaves the calendar
            return published[:10] > today[:10]
    return moment.date().isoformat() > today[:10]
