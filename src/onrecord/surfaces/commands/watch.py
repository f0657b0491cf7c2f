"""`onrecord watch`: follow feeds, and read what is new in them."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from onrecord.acquire import Fetching, Followed, Given, Look, Watcher, load_followed, save_followed, watcher
from onrecord.errors import OnrecordError, UnreadableError, unreadable
from onrecord.pipeline import Done, Keeper, Maker, Order, Tally, read
from onrecord.pipeline import shipped as shipped_maker
from onrecord.settings import read_settings
from onrecord.surfaces import wording
from onrecord.surfaces.console import complain, note
from onrecord.surfaces.opening import beside, open_ledger
from onrecord.surfaces.options import AllowPrivateOption, LedgerOption, RawOption, now, one_of, today
from onrecord.surfaces.outcomes import FORMATS, print_outcome, stoppable
from onrecord.types import Refusal, Report

app = typer.Typer(add_completion=False)
clock: Callable[[], float] = time.time
sleep: Callable[[float], object] = time.sleep

EPILOG = """\
[bold]Examples[/bold]

onrecord watch feeds.opml --every 30

onrecord watch feeds.opml --once --format jsonl >> new.jsonl
"""


@app.command(epilog=EPILOG)
def command(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.opml", help="The feeds, as a feed reader exports them.")],
    ledger: LedgerOption = None,
    format: Annotated[str, typer.Option("--format", metavar="table|jsonl", help="How statements are printed.")] = "table",
    every: Annotated[
        float, typer.Option("--every", metavar="MINUTES", min=0.001, help="How long until a feed is asked again.")
    ] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="Ask each feed that is due once, then end: for cron.")] = False,
    state: Annotated[
        Path | None,
        typer.Option("--state", metavar="FILE", help="What is remembered of the feeds.", show_default="LEDGER.feeds.json"),
    ] = None,
    raw: RawOption = None,
    allow_private: AllowPrivateOption = False,
) -> None:
    """Follow the feeds of an OPML file, and read each new entry once.

    A feed is asked whether it changed; one that fails is asked less and less often, and not before it says. A restart goes on
    where the last run ended. With --once the exit code is 1 if a feed could not be had or an entry not be read.
    """
    one_of(format, FORMATS, "--format")
    reader = watcher(Fetching(raw or beside(ledger, ".raw"), allow_private))
    remembered = state or beside(ledger, ".feeds.json") or Path("onrecord.feeds.json")
    watched = load_followed(remembered, _feeds_of(feeds, reader))
    watch = _Watch(reader, watched, remembered, shipped_maker(), every * 60, format)
    with stoppable():
        while True:
            with open_ledger(ledger, create=True) as kept:
                asked = watch.round(kept)
            if once and not asked:
                note(f"no feed is due: the next in {_minutes(watch.until_due())}")
            if once:
                break
            sleep(watch.until_due())
    if watch.failed:
        raise typer.Exit(1)


def _feeds_of(path: Path, reader: Watcher) -> tuple[str, ...]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(str(path), unreadable(error)) from error
    try:
        return reader.feeds(data)
    except OnrecordError as error:
        raise UnreadableError(str(path), str(error)) from error


@dataclass
class _Watch:
    """All feeds with what is remembered of them; `every` is in seconds. The model is loaded once, for the first new entry."""

    reader: Watcher
    feeds: dict[str, Followed]
    path: Path
    maker: Maker
    every: float
    format: str
    failed: bool = False
    _told: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.maker = Maker(self.maker.version, cache(self.maker.make))

    def round(self, kept: Keeper) -> int:
        """Ask every feed that is due, and say how many. What is remembered of one is written after what it held is kept."""
        due = [feed for feed in self.feeds.values() if feed.is_due(clock(), self.every)]
        for feed in due:
            look = self.reader.look(feed, Given(today=today().isoformat()), clock(), self.every)
            if look.problem:
                self.failed = True
                complain(f"{feed.url}: {look.problem}; asked again in {_minutes(look.after.due - clock())}")
            self._read(feed.url, look, kept)
            self.feeds[feed.url] = look.after
            self._remember()
        return len(due)

    def until_due(self) -> float:
        """Seconds until the next feed is due."""
        return max(0.0, min(feed.due for feed in self.feeds.values()) - clock())

    def _remember(self) -> None:
        try:
            save_followed(self.path, self.feeds.values())
        except OSError as error:
            raise OnrecordError(f"{self.path}: cannot be written: {error.strerror}") from error

    def _read(self, url: str, look: Look, kept: Keeper) -> None:
        """Read a feed's entries; the known ones are passed over, and a refusal is told once."""
        tally = Tally()
        found: list[Report | Refusal] = []
        for one in look.found:
            if isinstance(one, Report):
                found.append(one)
            elif (url, one.reason) not in self._told:
                self._told.add((url, one.reason))
                found.append(one)
        order = Order(self.maker, now(), 1, read_settings().seconds)
        with closing(read(found, kept, order, tally)) as outcomes:
            for outcome in outcomes:
                if not (isinstance(outcome, Done) and outcome.known):
                    print_outcome(outcome, self.format, 0.0)
        self.failed |= tally.refused > 0
        new = tally.reports - tally.known
        if new:
            note(f"{url}: {wording.many(new, 'new report')}")


def _minutes(seconds: float) -> str:
    return wording.many(max(1, round(seconds / 60)), "minute")


__all__ = ["app"]
