"""Reading reports from a program."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.acquire import Given, read_paths, read_string
from onrecord.api.record import Ledger
from onrecord.pipeline import Done, Maker, Order, Outcome, shipped
from onrecord.pipeline import read as run
from onrecord.types import Refusal, Statement

Path = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Read:
    """What a reading gave: `statements` in the order of the reports and their text, `reports` read, `known` of them before.

    `refusals` are the documents that could not be read, each with its reason. Iterating gives the statements.
    """

    statements: tuple[Statement, ...]
    refusals: tuple[Refusal, ...]
    reports: int
    known: int

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)


def read(
    *paths: Path,
    ledger: Ledger | None = None,
    outlet: str | None = None,
    published: str | None = None,
    workers: int = 1,
    seconds: float = 1800.0,
) -> Read:
    """Read files and folders, whatever their kind, and keep what they say where a ledger is given.

    `outlet` and `published` (ISO 8601 date) stand before what a file says of itself; a report dated after today (UTC) is
    refused. `seconds` is how long one report may take. What cannot be read is in `refusals`, and the rest is read; nothing is
    fetched from the web. Raises WrongUseError on a date that does not exist, LedgerError where the ledger cannot be written to,
    WeightsError where there is no model.
    """
    given = Given(outlet, published, now()[:10])
    order = Order(_maker(), now(), workers, seconds)
    return _gathered(run(read_paths([os.fspath(path) for path in paths], given), ledger.store if ledger else None, order))


def read_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    ledger: Ledger | None = None,
) -> Read:
    """Read one report from a string, as `read` would from a file, and refuse what it would; without a `date` header.

    Offsets count its normal form.
    """
    item = read_string(text, Given(outlet, published, now()[:10]), url=url, title=title)
    return _gathered(run([item], ledger.store if ledger else None, Order(_maker(), now())))


def _gathered(outcomes: Generator[Outcome]) -> Read:
    with closing(outcomes):
        return gather(outcomes)


def gather(outcomes: Iterable[Outcome]) -> Read:
    """Outcomes as one answer."""
    statements: list[Statement] = []
    refusals: list[Refusal] = []
    reports = known = 0
    for outcome in outcomes:
        if isinstance(outcome, Done):
            statements += outcome.statements
            reports, known = reports + 1, known + outcome.known
        else:
            refusals.append(outcome)
    return Read(tuple(statements), tuple(refusals), reports, known)


def _maker() -> Maker:
    """Whose extractor reads; a test puts a smaller one here."""
    return shipped()


def now() -> str:
    """This instant in UTC, ISO 8601 to the microsecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


__all__ = ["Read", "gather", "now", "read", "read_text"]
