"""What an address says: the two clocks and the filters, so that a link carries the whole state of a view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, TypedDict
from urllib.parse import quote, urlencode

from fastapi import Depends, Query

from onrecord.asking import exact_day
from onrecord.errors import WrongUseError

Value = str | int | None | Iterable[str]


def day_of(value: str | None, name: str) -> str | None:
    """A date of an address, None where it is empty. Raises WrongUseError on what is no date."""
    if not value or not value.strip():
        return None
    try:
        return exact_day(value)
    except ValueError as error:
        raise WrongUseError(f"{name}: {error}") from None


def link(path: str, **parameters: Value) -> str:
    """An address of this server with its parameters; those that are None or empty are left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in parameters.items():
        if value is None or value == "":
            continue
        several = [str(value)] if isinstance(value, str | int) else value
        pairs += [(name, one) for one in several]
    # Lone surrogates of a hostile name cannot be encoded: they become question marks.
    written = urlencode([(name, one.encode("utf-8", "replace")) for name, one in pairs], quote_via=quote)
    return f"{path}?{written}" if written else path


class Given(TypedDict):
    """The two clocks as arguments of a question."""

    as_of: str | None
    known_by: str | None


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of a view, ISO dates; None: no limit."""

    as_of: str | None
    known_by: str | None

    def link(self, path: str, **parameters: Value) -> str:
        """An address that keeps both clocks, unless they are given anew."""
        clocks: dict[str, Value] = {"as_of": self.as_of, "known_by": self.known_by}
        return link(path, **{**parameters, **{name: day for name, day in clocks.items() if name not in parameters}})

    @property
    def given(self) -> Given:
        return Given(as_of=self.as_of, known_by=self.known_by)


def _clocks(as_of: Annotated[str | None, Query()] = None, known_by: Annotated[str | None, Query()] = None) -> Clocks:
    return Clocks(day_of(as_of, "as of"), day_of(known_by, "known by"))


ClocksDep = Annotated[Clocks, Depends(_clocks)]

__all__ = ["Clocks", "ClocksDep", "day_of", "link"]
