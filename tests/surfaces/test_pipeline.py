"""Reading in order, in batches, again, and past what fails; with the ledger as a list."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from onrecord.errors import LedgerError, OnrecordError, WeightsError
from onrecord.pipeline import Done, Maker, Order, Outcome, Statements, Tally, read
from onrecord.types import Refusal, Report
from tests.surfaces.fakes import DEADLY, MOODY, PLAIN, UNMADE, WITHOUT_WEIGHTS, report_of

AT = "2026-03-06T08:00:00Z"


class Kept:
    """A ledger that is a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[str, Statements] = {}
        self.batches: list[int] = []

    def read_already(self, report_id: str, extractor: str) -> bool:
        return report_id in self.rows

    def statements_of(self, report: Report, extractor: str) -> Statements:
        return self.rows[report.id]

    def add(self, batch: Sequence[tuple[Report, Statements]], *, extractor: str, at: str) -> object:
        self.batches.append(len(batch))
        self.rows |= {report.id: statements for report, statements in batch}
        return None

    def take_back(self, given_id: str, *, by: str, at: str, reason: str) -> object:
        return None


class Full(Kept):
    """A ledger on a full disk."""

    def add(self, batch: Sequence[tuple[Report, Statements]], *, extractor: str, at: str) -> object:
        raise LedgerError("ledger.db: the disk is full")


def reports(count: int) -> list[Report]:
    return [report_of(f"Norland promised to send {n} trains. It rained.", f"r{n}") for n in range(count)]


def order(maker: Maker, workers: int = 1, seconds: float = 60.0) -> Order:
    return Order(maker, AT, workers, seconds)


def names(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.report.name if isinstance(outcome, Done) else f"!{outcome.name}: {outcome.reason}" for outcome in outcomes]


@pytest.mark.parametrize("workers", [1, 2])
def test_order_is_that_of_the_input_whatever_the_workers(workers: int) -> None:
    items: list[Report | Refusal] = list(reports(30))
    items.insert(7, Refusal("gone.txt", "there is no such file"))
    kept = Kept()
    found = list(read(items, kept, order(PLAIN, workers)))
    assert names(found) == [f"r{n}" for n in range(7)] + ["!gone.txt: there is no such file"] + [f"r{n}" for n in range(7, 30)]
    assert all(len(done.statements) == 1 for done in found if isinstance(done, Done))
    assert len(kept.rows) == 30


def test_read_again_gives_the_kept_statements_without_a_model() -> None:
    kept, tally = Kept(), Tally()
    first = list(read(reports(12), kept, order(PLAIN)))
    second = list(read(reports(12), kept, order(UNMADE, workers=2), tally))
    assert [(d.report, d.statements) for d in first if isinstance(d, Done)] == [
        (d.report, d.statements) for d in second if isinstance(d, Done)
    ]
    assert (tally.known, tally.words, sum(kept.batches)) == (12, 0, 12)


def test_handed_out_only_after_the_commit() -> None:
    kept = Kept()
    for done in read(reports(150), kept, order(PLAIN)):
        assert isinstance(done, Done)
        assert done.report.id in kept.rows
    assert max(kept.batches) > 1


@pytest.mark.parametrize("workers", [1, 2])
def test_a_report_that_fails_is_refused_by_name_and_the_rest_goes_on(workers: int) -> None:
    items = [
        *reports(9),
        report_of("BAD", "bad"),
        report_of("SLOW", "slow"),
        report_of("DEEP", "deep"),
        report_of("Oslo promised to pay.", "z"),
    ]
    found = names(list(read(items, Kept(), order(MOODY, workers, seconds=0.5))))
    assert found[9:] == [
        "!bad: its words make no sense",
        "!slow: it took more than 0.5 seconds",
        "!deep: it is nested too deeply",
        "z",
    ]


def test_a_worker_that_dies_takes_one_report_with_it() -> None:
    items = [*reports(10), report_of("DIE", "deadly"), *reports(14)[10:]]
    found = names(list(read(items, Kept(), order(MOODY, workers=2))))
    assert found == [f"r{n}" for n in range(10)] + ["!deadly: the process that read it died (out of memory?)"] + [
        "r10",
        "r11",
        "r12",
        "r13",
    ]


def test_a_worker_that_no_time_limit_stops_is_ended_and_the_rest_goes_on() -> None:
    items = [*reports(10), report_of("STUCK", "stuck"), *reports(14)[10:]]
    kept, began = Kept(), time.monotonic()
    found = names(list(read(items, kept, order(MOODY, workers=2, seconds=2.0))))
    assert found[10] == "!stuck: it took more than 2 seconds, and its process had to be ended"
    assert found[:10] + found[11:] == [f"r{n}" for n in range(14)]
    assert len(kept.rows) == 14
    assert time.monotonic() - began < 40


@pytest.mark.parametrize("workers", [1, 2])
def test_without_weights_nothing_is_refused_one_by_one(workers: int) -> None:
    with pytest.raises(WeightsError):
        list(read(reports(12), Kept(), order(WITHOUT_WEIGHTS, workers)))


def test_workers_that_die_at_their_start_end_the_run_with_the_reason() -> None:
    with pytest.raises(OnrecordError, match="one of 2 processes died while it loaded the model"):
        list(read(reports(12), Kept(), order(DEADLY, 2)))


def test_a_ledger_that_cannot_be_written_to_ends_the_run() -> None:
    with pytest.raises(LedgerError):
        list(read(reports(3), Full(), order(PLAIN)))


def test_tally_counts_words_and_refusals() -> None:
    tally = Tally()
    list(read([*reports(2), Refusal("x", "y")], None, order(PLAIN), tally))
    assert (tally.reports, tally.statements, tally.refused, tally.words) == (2, 2, 1, 16)
    assert 0 < tally.seconds < 10
    assert tally.rate == 16 / tally.seconds


def test_closing_early_ends_the_workers_at_once() -> None:
    running = read([*reports(9), *(report_of(f"SLOW {n}", f"s{n}") for n in range(9))], None, order(MOODY, workers=2))
    next(running)
    began = time.monotonic()
    running.close()
    assert time.monotonic() - began < 5
