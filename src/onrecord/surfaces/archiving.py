"""Reading into Parquet by month, on this machine or on a cluster."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import typer

from onrecord.acquire import Fetching, Given, read_paths
from onrecord.errors import WrongUseError, module_of
from onrecord.pipeline import Order, Tally, read
from onrecord.surfaces.console import complain, note
from onrecord.surfaces.outcomes import stats_words, stoppable, tally_words
from onrecord.surfaces.progress import ReadProgress
from onrecord.types import Refusal

ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True)
class Archiving:
    """What to read, how, and into which folder. `workers` is what the user asked for, None where nothing."""

    paths: list[str]
    given: Given
    order: Order
    to: str | None
    fetching: Fetching
    address: str | None = None
    workers: int | None = None
    stats: bool = False


def read_into_archive(what: Archiving, engine: str) -> None:
    """Read, name what is refused, and say what was done. Raises typer.Exit (1) where something was refused."""
    if what.to is None:
        raise WrongUseError("--engine ray writes Parquet: say where with --to DIR")
    if what.address and engine != "ray":
        raise WrongUseError("--address is of a Ray cluster: add --engine ray")
    tally = Tally()
    tally.begin()
    with stoppable():
        (_on_cluster if engine == "ray" else _here)(what, what.to, tally)
    note(f"{tally_words(tally)}; in {what.to}")
    if what.stats:
        note(stats_words(tally))
    if tally.refused:
        raise typer.Exit(1)


def _here(what: Archiving, to: str, tally: Tally) -> None:
    room = module_of("tables", "onrecord.archive.keeper", "--to")
    keeper = room.ArchiveKeeper(to, what.order.maker.version)
    items = read_paths(what.paths, what.given, sys.stdin.buffer if "-" in what.paths else None, what.fetching)
    try:
        with closing(read(items, keeper, what.order, tally)) as outcomes, ReadProgress(tally, None) as progress:
            for outcome in outcomes:
                if isinstance(outcome, Refusal):
                    complain(f"{outcome.name}: {outcome.reason}")
                progress.advance()
    finally:
        keeper.close()


def _on_cluster(what: Archiving, to: str, tally: Tally) -> None:
    room = module_of("ray", "onrecord.archive.cluster", "--engine ray")
    pieces = module_of("ray", "onrecord.archive.pieces", "--engine ray")
    job = pieces.Job(to, what.order.maker, what.given, what.order.at, what.order.seconds)
    manifests: Generator[Any] = room.read_on_cluster(what.paths, job, what.address, what.workers)
    with closing(manifests), ReadProgress(tally, None) as progress:
        for manifest in manifests:
            tally.reports += len(manifest.reports)
            tally.statements += manifest.statements
            tally.refused += len(manifest.refused)
            tally.foreign += manifest.foreign
            if manifest.at == what.order.at:
                tally.words += manifest.words
            else:
                tally.known += len(manifest.reports)
            for name, reason in manifest.refused:
                complain(f"{name}: {reason}")
            tally.note()
            progress.advance(len(manifest.reports) + len(manifest.refused))


__all__ = ["ENGINES", "Archiving", "read_into_archive"]
