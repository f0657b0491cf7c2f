"""The only place where rooms meet: reports in, statements extracted, kept, and handed out in the order they came in."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Protocol

from onrecord import __version__
from onrecord.annotate import Actors, Annotator, ReportNames, Sentences, Spanner, Times, Voices, annotate
from onrecord.extract import extract
from onrecord.types import Foreign, Refusal, Report, Statement, Withdrawal
from onrecord.weights import FOLDER, Model, version_of
from onrecord.workers import Alone, Crew, Failed, Pool, Task

Statements = tuple[Statement, ...]
Item = Report | Refusal

# A pool costs about a second and a half to start (a model load in each worker): fewer reports are read in this process.
WORTH_A_POOL = 9
# A batch is one transaction. A killed run repeats at most this much; a small batch is written after BATCH_SECONDS.
BATCH = 64
BATCH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Maker:
    """How a process makes its extractor, and the version it will have, known without loading the model. Must be picklable."""

    version: str
    make: Callable[[], Callable[[Report], Statements]]


class Keeper(Protocol):
    """What reading needs of a ledger."""

    def read_already(self, report_id: str, extractor: str) -> bool: ...

    def statements_of(self, report: Report, extractor: str) -> Statements: ...

    def add(self, batch: Sequence[tuple[Report, Statements]], *, extractor: str, at: str) -> object: ...

    def take_back(self, given_id: str, *, by: str, at: str, reason: str) -> object: ...


@dataclass(slots=True)
class Tally:
    """What a run did: `seconds` from the loaded model to the last commit, `words` newly read, split at white space.

    `undated` of the `reports` have no publication date, `foreign` of the `refused` are not English.
    """

    reports: int = 0
    known: int = 0
    undated: int = 0
    statements: int = 0
    refused: int = 0
    foreign: int = 0
    words: int = 0
    _began: float = field(default=0.0, repr=False)
    seconds: float = 0.0

    def begin(self) -> None:
        self._began = time.perf_counter()

    def note(self) -> None:
        self.seconds = time.perf_counter() - self._began

    @property
    def rate(self) -> float:
        """Words a second, the start excluded."""
        return self.words / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Order:
    """How to read: whose extractor, in how many processes, how long a report may take, and the instant to record as read."""

    maker: Maker
    at: str
    workers: int = 1
    seconds: float = 1800.0


@dataclass(frozen=True, slots=True)
class Done:
    """A report with its statements; `known` where the ledger had them from an earlier run of the same extractor."""

    report: Report
    statements: Statements
    known: bool = False


Outcome = Done | Refusal
_Pending = tuple[Report, Callable[[], Statements | Failed], bool]


def read(items: Iterable[Item], ledger: Keeper | None, order: Order, tally: Tally | None = None) -> Generator[Outcome]:
    """Read reports and keep what they say; each is handed out after its commit, in the order of `items`, whatever the workers.

    A report that the ledger has from this extractor version is not read again: its kept statements are handed out, so that a
    second run prints what the first printed. A report that raises or overruns is a Refusal, and the rest goes on. Raises
    LedgerError where the ledger cannot be written to, WeightsError where there is no model. Closing the generator, or Ctrl-C,
    leaves a sound ledger.
    """
    count = tally or Tally()
    crew, rest = _crew_for(items, order)
    try:
        # Clocks here only measure and decide how many reports share a transaction, never what is read.
        count.begin()
        outcomes = _outcomes(rest, ledger, order.maker.version, crew, count)
        yield from outcomes if ledger is None else _kept(outcomes, ledger, order, count)
        count.note()
    finally:
        crew.close()


def _crew_for(items: Iterable[Item], order: Order) -> tuple[Crew[Report, Statements], Iterator[Item]]:
    """Who reads, and all the items again: looks at the first few to see whether a pool is worth its start."""
    source = iter(items)
    first = list(islice(source, WORTH_A_POOL)) if order.workers > 1 else []
    task: Task[Report, Statements] = Task(order.maker.make, order.seconds)
    if len(first) < WORTH_A_POOL:
        return Alone(task), chain(first, source)
    return Pool(task, order.workers), chain(first, source)


def _outcomes(
    items: Iterable[Item], ledger: Keeper | None, version: str, crew: Crew[Report, Statements], count: Tally
) -> Iterator[Outcome]:
    """Each item's outcome in order; reports are handed to the crew ahead of their turn, at most `crew.window` of them."""
    started = False
    ahead: deque[_Pending | Refusal] = deque()
    for item in items:
        if isinstance(item, Refusal):
            ahead.append(item)
        elif ledger is not None and ledger.read_already(item.id, version):
            # Looked up when its turn comes, so that a long run of known reports holds no statements in memory.
            ahead.append((item, _recall(ledger, item, version), True))
        else:
            if not started:
                crew.start()
                count.begin()
                started = True
            ahead.append((item, crew.submit(item), False))
        while len(ahead) > crew.window:
            yield _finish(ahead.popleft(), count)
    while ahead:
        yield _finish(ahead.popleft(), count)


def _recall(ledger: Keeper, report: Report, version: str) -> Callable[[], Statements]:
    return lambda: ledger.statements_of(report, version)


def _finish(pending: _Pending | Refusal, count: Tally) -> Outcome:
    """Wait for one item's result and count it."""
    if isinstance(pending, Refusal):
        count.refused += 1
        count.foreign += isinstance(pending, Foreign)
        return pending
    report, result, known = pending
    found = result()
    if isinstance(found, Failed):
        count.refused += 1
        return Refusal(report.name or report.document_id, found.reason)
    statements = _in_text_order(found)
    count.reports += 1
    count.undated += report.published is None
    count.statements += len(statements)
    if known:
        count.known += 1
    else:
        count.words += len(report.document.text.split())
    return Done(report, statements, known)


def _in_text_order(statements: Statements) -> Statements:
    """One a statement id, in the order of the text, as the ledger hands them out: a second run prints the same bytes."""
    unique = {statement.id: statement for statement in statements}
    return tuple(sorted(unique.values(), key=lambda one: (one.content.spans, one.act, one.id)))


def _kept(outcomes: Iterator[Outcome], ledger: Keeper, order: Order, count: Tally) -> Iterator[Outcome]:
    """The same outcomes, each handed out only after the transaction that keeps it is committed."""
    waiting: list[Outcome] = []
    since = time.monotonic()
    for outcome in outcomes:
        waiting.append(outcome)
        if len(waiting) >= BATCH or time.monotonic() - since >= BATCH_SECONDS:
            yield from _commit(waiting, ledger, order, count)
            waiting, since = [], time.monotonic()
    yield from _commit(waiting, ledger, order, count)


def _commit(waiting: list[Outcome], ledger: Keeper, order: Order, count: Tally) -> list[Outcome]:
    fresh = [(done.report, done.statements) for done in waiting if isinstance(done, Done) and not done.known]
    if fresh:
        ledger.add(fresh, extractor=order.maker.version, at=order.at)
    for item in waiting:
        if isinstance(item, Withdrawal):
            ledger.take_back(item.given_id, by=item.by, at=order.at, reason=item.reason)
    count.note()
    return waiting


class LocalExtractor:
    """Reads one report in this process: the shipped model, the annotators in their order, and extraction."""

    def __init__(self, model: Model | None = None) -> None:
        """Load the shipped weights, or use those given. Raises WeightsError where they are missing or altered."""
        self._model = model or Model()
        self.version = _version(self._model.version)
        self.annotators: tuple[Annotator, ...] = (Sentences(), Voices(), Spanner(self._model), Times(), Actors())

    def __call__(self, report: Report) -> Statements:
        analysis = annotate(report, self.annotators)
        return extract(analysis, ReportNames(analysis), self.version)


def _version(weights: str) -> str:
    return f"onrecord-{__version__}+{weights}"


def shipped() -> Maker:
    """The maker of the shipped extractor; its version names the program and the weights, and is known without loading them."""
    return Maker(_version(version_of(FOLDER)), LocalExtractor)


__all__ = ["Done", "Keeper", "LocalExtractor", "Maker", "Order", "Outcome", "Tally", "read", "shipped"]
