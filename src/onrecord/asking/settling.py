"""Settling: the rules of history, brought to the ledger's index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.errors import LedgerError, WrongUseError
from onrecord.history import bearing_of, reviewed, rules_version, takes_back
from onrecord.ledger import Ledger, Rules
from onrecord.types import Bearing, Judgement, Statement


def draw(statement: Statement, judgements: Sequence[Judgement]) -> Bearing:
    """The bearing of a statement under its judgements: found by the machine's reading and by each that reviewers made of it."""
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    readings, left = [statement], [statement]
    for number in range(1, len(ordered) + 1):
        left = _left(statement, ordered[:number])
        readings += [one for one in left if one not in readings]
    if left:
        # What counts now comes last.
        readings = [one for one in readings if one != left[0]] + left
    return bearing_of(readings, out=not left)


def _left(statement: Statement, held: Sequence[Judgement]) -> list[Statement]:
    try:
        return reviewed([statement], held)
    except WrongUseError:
        # A correction to no value there is: whoever asks is told; here the machine's reading is what can be drawn.
        return [statement]


def rules() -> Rules:
    """The rules that a ledger is settled by."""
    return Rules(rules_version(), draw, takes_back)


def settle(ledger: Ledger, told: Callable[[int], None] | None = None) -> bool:
    """Settle what is new in a ledger; False where it is not settled and cannot be written to."""
    index, by = ledger.index, rules()
    if index.is_settled(by.version):
        return True
    try:
        index.settle(by, told=told)
    except LedgerError:
        return False
    return index.is_settled(by.version)


def unlike_anew(ledger: Ledger) -> Iterator[str]:
    """Where the index is not what settling anew would make it; nothing where it is yet to be settled."""
    if ledger.index.is_settled(rules_version()):
        yield from ledger.index.differing(rules())


__all__ = ["draw", "rules", "settle", "unlike_anew"]
