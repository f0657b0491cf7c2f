"""How far a long read is, on stderr; nothing for a few reports, and nothing off a terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from onrecord.pipeline import Tally
from onrecord.surfaces.console import err

# Fewer reports than this are done before anyone wonders.
A_FEW = 5


class ReadProgress:
    """A bar that appears with the sixth outcome. `total` is how many reports will come, None where that is not known."""

    def __init__(self, tally: Tally, total: int | None) -> None:
        self._tally, self._total, self._seen = tally, total, 0
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, count: int = 1) -> None:
        """So many more reports read or refused."""
        self._seen += count
        if self._bar is None and self._seen > A_FEW and err().is_terminal:
            self._bar = self._begin()
        if self._bar is not None:
            rate = f"{self._tally.rate:,.0f} words/s" if self._tally.words else ""
            self._bar.update(self._bar.task_ids[0], completed=self._seen, rate=rate)

    def _begin(self) -> Progress:
        # Where the answer goes to the same terminal, rich must print it, else the two would overwrite each other.
        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed:,} reports"),
            BarColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=err(),
            transient=True,
            redirect_stdout=sys.stdout.isatty(),
            redirect_stderr=False,
        )
        bar.add_task("read", total=self._total, rate="")
        bar.start()
        return bar


__all__ = ["ReadProgress"]
