"""What the pages draw on: a few questions to the record, put as the views need them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.asking import Record, told_by
from onrecord.ledger import Ledger, Selection
from onrecord.surfaces.web.pages.state import Clocks
from onrecord.types import VERDICTS, Judgement, Position, Statement


def grid(record: Record, parties: Sequence[str], matters: Sequence[str], clocks: Clocks) -> dict[tuple[str, str], Position]:
    """The position of each party on each matter."""
    made = record.matrix(parties, matters, as_of=clocks.as_of, known_by=clocks.known_by)
    return {
        (party, matter): one
        for party, row in zip(parties, made.positions, strict=True)
        for matter, one in zip(matters, row, strict=True)
    }


def withdrawn(ledger: Ledger, statements: Iterable[Statement], known_by: str | None = None) -> dict[str, Judgement]:
    """Which reports of these statements were taken back by then, by id: cards mark what they told."""
    return ledger.withdrawn((one.report for one in statements), known_by)


def unjudged(ledger: Ledger, party: str | None, after: str | None) -> tuple[Statement | None, str | None]:
    """The next statement without a verdict, the newest first, after that one; and what to go on after, past it."""
    verdicts = {target for one in ledger.judgements() if one.kind in VERDICTS for target in one.targets}
    passed = after is None
    for one in told_by(ledger, Selection(newest=True), party=party):
        if passed and one.id not in verdicts:
            return one, one.id
        passed = passed or one.id == after
    return None, None


__all__ = ["grid", "unjudged", "withdrawn"]
