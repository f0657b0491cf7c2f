"""Which statements: one description of a choice for exports, programs and servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

from onrecord.history import meets, reviewed, role_of
from onrecord.ledger import Ledger, Selection
from onrecord.types import Act, Statement

Reading = Literal["reviewed", "machine"]
READINGS: tuple[Reading, ...] = get_args(Reading)

# Statements that are held at once while judgements are applied to them.
_PART = 1_000


@dataclass(frozen=True, slots=True)
class Choice:
    """ "All statements for which every field given holds."

    `party` and `matter` are met as `stand` meets them: the party is bound, asked, or speaks for itself, under any spelling; the
    matter under any wording. `acts` are those after review. `since`, `until`: ISO dates, inclusive, on the last day on which it
    can have been said, else on publication. The two clocks: `as_of` (said by then; with `until` the earlier holds) and
    `known_by` (read by then, judgements too). `min_confidence`: the extractor's, 0 to 1. `document`: a document's id, a
    report's, or the given one. `reading`: `reviewed` (corrected, without what was rejected or withdrawn) or `machine`.
    """

    party: str | None = None
    matter: str | None = None
    acts: tuple[Act, ...] = ()
    outlet: str | None = None
    document: str | None = None
    ids: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    known_by: str | None = None
    min_confidence: float = 0.0
    reading: Reading = "reviewed"

    @property
    def last(self) -> str | None:
        """The last day on which it can have been said."""
        return min((day for day in (self.until, self.as_of) if day), default=None)

    def takes(self, statement: Statement) -> bool:
        """Whether a statement, as it is after review, has the party, the matter, the act and the confidence."""
        return (
            statement.confidence >= self.min_confidence
            and (not self.acts or statement.act in self.acts)
            and (self.party is None or role_of(self.party, statement) != "none")
            and (self.matter is None or meets(self.matter, statement))
        )


def chosen(ledger: Ledger, choice: Choice = Choice(), *, newest: bool = False) -> Iterator[Statement]:
    """The chosen statements, streamed, by day and then in a fixed order; the oldest first, or the newest.

    Raises LedgerError where the store fails.
    """
    selection = Selection(
        since=choice.since,
        until=choice.last,
        known_by=choice.known_by,
        document=choice.document,
        ids=choice.ids,
        outlet=choice.outlet,
        newest=newest,
    )
    judgements = () if choice.reading == "machine" else tuple(ledger.judgements(known_by=choice.known_by))
    found = ledger.select(selection)
    while part := list(islice(found, _PART)):
        yield from filter(choice.takes, reviewed(part, judgements))


__all__ = ["READINGS", "Choice", "Reading", "chosen"]
