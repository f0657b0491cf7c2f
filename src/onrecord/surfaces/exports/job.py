"""What an exporter is given, and what it says when it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.asking import Choice, chosen
from onrecord.ledger import Ledger
from onrecord.types import Judgement, Report, Statement

# Where records live that nobody has published under an address of their own.
OWN_PLACE = "urn:onrecord:"
# Documents whose reports are remembered: statements of one document come close together.
_AT_HAND = 64


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows (statements, or what the format has in their place) were written, and what was left out, by reason."""

    rows: int
    left_out: Mapping[str, int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Job:
    """ "Write these statements of this ledger."

    `uncoded`: for formats with codes of their own, also what has no code there. `base`: the address of the page that shows this
    ledger (https://example.org/), where there is one: identifiers are made from it.
    """

    ledger: Ledger
    choice: Choice = field(default_factory=Choice)
    uncoded: bool = False
    base: str | None = None
    _since: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _withdrawn: dict[str, Judgement | None] = field(default_factory=dict, repr=False, compare=False)
    _reports: dict[str, tuple[Report, ...]] = field(default_factory=dict, repr=False, compare=False)

    def statements(self, *, newest: bool = False) -> Iterator[Statement]:
        return chosen(self.ledger, self.choice, newest=newest)

    def judgements(self) -> tuple[Judgement, ...]:
        """What was held by the clock of the choice; nothing for the machine's reading."""
        if self.choice.reading == "machine":
            return ()
        return tuple(self.ledger.judgements(known_by=self.choice.known_by))

    def known_since(self, report: Report) -> str:
        """The instant (ISO 8601, UTC) at which a report was first read."""
        if report.id not in self._since:
            self._since[report.id] = self.ledger.known_since(report.id)
        return self._since[report.id]

    def withdrawn(self, report: Report) -> Judgement | None:
        """The judgement, held by the clock of the choice, that a report was withdrawn or corrected; whatever the reading."""
        if report.id not in self._withdrawn:
            self._withdrawn[report.id] = self.ledger.withdrawn([report], self.choice.known_by).get(report.id)
        return self._withdrawn[report.id]

    def reports_of(self, report: Report) -> tuple[Report, ...]:
        """Every appearance of a report's text that was read by the clock of the choice."""
        key = report.document.id
        if key not in self._reports:
            if len(self._reports) >= _AT_HAND:
                self._reports.pop(next(iter(self._reports)))
            self._reports[key] = tuple(self.ledger.reports(document=key, known_by=self.choice.known_by)) or (report,)
        return self._reports[key]

    def iri(self, kind: str, id: str) -> str:
        """The identifier of a record: an address under `base`, else a URN."""
        return f"{self.base.rstrip('/')}/{kind}/{id}" if self.base else f"{OWN_PLACE}{kind}:{id}"


__all__ = ["OWN_PLACE", "Job", "Written"]
