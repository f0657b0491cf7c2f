"""The clocks of a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.history import day_before
from onrecord.types import Brief, Searched


@dataclass(frozen=True, slots=True)
class When:
    """The two clocks of a question, and what can be searched by them.

    `before`: nothing that was said on that day or later. `day_by_day`: also for each day before
    `as_of`, so that nothing is left aside because of what was said later.
    """

    as_of: str | None
    known_by: str | None
    searched: Searched
    before: str | None = None
    day_by_day: bool = False

    @property
    def until(self) -> str | None:
        """The day that an answer is for: the one before `before`, where there is one; none where the question has no end."""
        return day_before(self.before) if self.before is not None and self.as_of is not None else self.as_of

    def sees(self, day: str) -> bool:
        """Whether what was said on that day ("" unknown) was said before."""
        return self.before is None or day < self.before

    def taken(self, briefs: Iterable[Brief]) -> list[Brief]:
        """What an answer takes in of these: said by the first clock, and before."""
        before, until = self.before, self.until and self.until[:10]
        return [one for one in briefs if (before is None or one.day < before) and (until is None or "" < one.day <= until)]


__all__ = ["When"]
