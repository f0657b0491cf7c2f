"""The tellings of a ledger that grows are those of the ledger as it is, whatever was added or held meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.errors import LedgerError
from onrecord.history import Merged, link, merged, reviewed
from onrecord.history.merge import comparing
from onrecord.ledger import Ledger
from onrecord.surfaces.tellings import Joining
from onrecord.types import Judgement, JudgementKind
from tests.ledger.ledger_made import AT, READER, batch, report, statement

LATER = "2025-03-05T00:00:00Z"
TEXT = "Norway will send 7 patrol boats to Estonia, minister Ola Berg said on Tuesday."
LATE, EARLY = report(7, "Weekly", "2025-02-28", TEXT), report(7, "Daily", "2025-02-27", TEXT)
AGAIN = report(9, "Gazette", "2025-02-28", TEXT + " He smiled.")
COPIED = report(8, "Courier", "2025-02-27", TEXT + " It was a long day.")


def at_once(ledger: Ledger) -> tuple[Merged, ...]:
    judgements = tuple(ledger.judgements())
    every = reviewed(ledger.select(), judgements)
    return merged(every, link(every, judgements))


def held(kind: JudgementKind, *targets: str, value: tuple[tuple[str, str], ...] = ()) -> Callable[[Ledger], object]:
    return lambda ledger: ledger.judge(Judgement(kind, targets, "R. Viewer", LATER, value=value))


ONE, OTHER = (statement(made).id for made, _ in batch(1, 2))
STEPS: dict[str, Callable[[Ledger], object]] = {
    "more": lambda ledger: ledger.add(batch(3, 4), extractor=READER, at=AT),
    "an earlier report of one text": lambda ledger: ledger.add([(EARLY, [statement(EARLY)])], extractor=READER, at=AT),
    "a copy": lambda ledger: ledger.add([(COPIED, [statement(COPIED)])], extractor=READER, at=AT),
    "a newer reading": lambda ledger: ledger.add(
        [(made, [statement(made, "test-2", "intend")]) for made, _ in batch(1)], extractor="test-2", at=LATER
    ),
    "a newer reading that finds nothing": lambda ledger: ledger.add(
        [(made, []) for made, _ in batch(1)], extractor="test-2", at=LATER
    ),
    "merged": held("merge", ONE, statement(LATE).id),
    "split": held("split", statement(LATE).id, statement(AGAIN).id),
    "rejected": held("reject", ONE),
    "corrected": held("correct", ONE, value=(("matter", "rescue boats"),)),
    "spoken for": held("speaks_for", "Ola Berg", value=(("acts_for", "Denmark"),)),
    "withdrawn": lambda ledger: ledger.withdraw(LATE.id, by="Weekly", at=LATER),
    "nothing": lambda ledger: None,
}


@pytest.mark.parametrize("step", STEPS)
def test_what_grows_is_told_as_the_ledger_is(address: str, step: str) -> None:
    joining = Joining()
    with Ledger.open(address) as ledger:
        assert joining(ledger).all == ()
        told = [(made, [statement(made)]) for made in (LATE, AGAIN)]
        ledger.add([*batch(1, 2), *told], extractor=READER, at=AT)
        before = joining(ledger).all
        assert before == at_once(ledger)
        STEPS[step](ledger)
        after = joining(ledger).all
        assert after == at_once(ledger)
        assert (after == before) == (step == "nothing")
        # As it is with each other step on top.
        for another in STEPS.values():
            another(ledger)
            assert joining(ledger).all == at_once(ledger)


def test_what_failed_halfway_is_not_taken_for_done(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    joining = Joining()

    def broken(*_: object) -> None:
        raise LedgerError("no room")

    with Ledger.open(address) as ledger:
        ledger.add(batch(1, 2), extractor=READER, at=AT)
        joining(ledger)
        ledger.add(batch(3), extractor=READER, at=AT)
        with monkeypatch.context() as context:
            context.setattr(comparing, "links_of_later", broken)
            with pytest.raises(LedgerError):
                joining(ledger)
        assert joining(ledger).all == at_once(ledger)
        assert len(at_once(ledger)) == 3
