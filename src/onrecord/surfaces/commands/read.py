"""`onrecord read`: reports in, statements out and into the ledger."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from onrecord.acquire import Fetching, Given, read_paths
from onrecord.asking import settle
from onrecord.pipeline import Maker, Order, Tally, read
from onrecord.pipeline import shipped as shipped_maker
from onrecord.settings import Settings, read_settings
from onrecord.surfaces.archiving import ENGINES, Archiving, read_into_archive
from onrecord.surfaces.console import note
from onrecord.surfaces.opening import beside, open_ledger, settling
from onrecord.surfaces.options import (
    AddressOption,
    AllowPrivateOption,
    EngineOption,
    LedgerOption,
    OutletOption,
    PublishedOption,
    RawOption,
    ToOption,
    now,
    one_of,
    today,
)
from onrecord.surfaces.outcomes import FORMATS, print_outcome, stats_words, stoppable, tally_words
from onrecord.surfaces.progress import ReadProgress

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord read report.txt --published 2025-02-27 --outlet "The Courier"

onrecord read reports/ --format jsonl > statements.jsonl

onrecord read archive/ --to read/ && onrecord load read/

onrecord read https://example.org/feed.xml --raw fetched/

curl -s https://example.org/report.txt | onrecord read - --outlet "The Courier"
"""


@app.command(epilog=EPILOG)
def command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files of any kind, folders, web addresses; - is stdin.")
    ],
    ledger: LedgerOption = None,
    format: Annotated[str, typer.Option("--format", metavar="table|jsonl", help="How statements are printed.")] = "table",
    published: PublishedOption = None,
    outlet: OutletOption = None,
    raw: RawOption = None,
    allow_private: AllowPrivateOption = False,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that read.", show_default="the processors")
    ] = None,
    stats: Annotated[
        bool, typer.Option("--stats", help="Print words, seconds and words a second on stderr, the start excluded.")
    ] = False,
    min_confidence: Annotated[
        float,
        typer.Option(
            "--min-confidence",
            metavar="X",
            min=0.0,
            max=1.0,
            help="Print only statements at least this confident; all are kept.",
        ),
    ] = 0.0,
    to: ToOption = None,
    engine: EngineOption = "local",
    address: AddressOption = None,
) -> None:
    """Read reports, print what they put on record, and keep it.

    A report that cannot be read is named on stderr with the reason, the rest is read, and the exit code is 1. Reading the same
    bytes again adds nothing and prints the same. With --to statements are written as Parquet and not printed.
    """
    one_of(format, FORMATS, "--format")
    given = Given(outlet, published, today().isoformat())
    one_of(engine, ENGINES, "--engine")
    order = _order(shipped_maker(), workers, read_settings())
    fetching = Fetching(raw or (None if to else beside(ledger, ".raw")), allow_private)
    if to or engine == "ray":
        read_into_archive(Archiving(paths, given, order, to, fetching, address, workers, stats), engine)
        return
    tally = Tally()
    with open_ledger(ledger, create=True) as kept:
        items = read_paths(paths, given, sys.stdin.buffer if "-" in paths else None, fetching)
        with closing(read(items, kept, order, tally)) as outcomes, ReadProgress(tally, _total(paths)) as progress, stoppable():
            for outcome in outcomes:
                print_outcome(outcome, format, min_confidence)
                progress.advance()
        settle(kept, settling)
        _summary(tally, kept.name, stats)
    if tally.refused:
        raise typer.Exit(1)


def _order(maker: Maker, workers: int | None, settings: Settings) -> Order:
    return Order(maker, now(), workers or settings.workers, settings.seconds)


def _total(paths: list[str]) -> int | None:
    """How many reports will come, where each path is surely one."""
    return len(paths) if all(path.endswith(".txt") and Path(path).is_file() for path in paths) else None


def _summary(tally: Tally, ledger: str, stats: bool) -> None:
    note(f"{tally_words(tally)}; ledger {ledger}")
    if stats:
        note(stats_words(tally))


__all__ = ["app"]
